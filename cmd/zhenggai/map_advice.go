package main

import (
	"fmt"
	"io"
	"slices"
	"strings"

	"zhenggai/internal/model"
)

// advice is what config.toml must say so that a workbook reads as it is meant.
type advice struct {
	headings []line // field = [headings]
	sheets   []line // sheet = form
	items    []string
}

// line is one line of config.toml. Open lines need an answer and are printed as
// comments.
type line struct {
	key    string
	values []string
	list   bool // the value is a list even of one
	open   bool
	note   string
}

func (l line) String() string {
	var quotes []string
	for _, v := range l.values {
		quotes = append(quotes, tomlString(v))
	}
	value := strings.Join(quotes, ", ")
	if l.list {
		value = "[" + value + "]"
	}
	s := tomlString(l.key) + " = " + value
	if l.open {
		s = "# " + s
	}
	if l.note != "" {
		s += "    # " + l.note
	}
	return s
}

var tomlEscape = strings.NewReplacer(`\`, `\\`, `"`, `\"`, "\n", `\n`, "\t", `\t`)

func tomlString(s string) string { return `"` + tomlEscape.Replace(s) + `"` }

// advise works out the lines from what was left open; what config.toml already
// says of a field is kept in the line that replaces it.
func advise(sheets []model.Mapping, c config) advice {
	a := advice{}
	for _, m := range sheets {
		a.sheet(m)
		if m.Pairs {
			a.slips(m)
			continue
		}
		for _, col := range m.Columns {
			a.column(col)
		}
		a.missing(m)
	}
	for i, l := range a.headings {
		if old := c.Headings[l.key]; len(old) > 0 && !l.open {
			a.headings[i].values = slices.Concat(old, l.values)
			a.headings[i].note = "代替原有的这一行"
		}
	}
	return a
}

// sheet: a sheet that only resembles a form is settled when its columns then
// have all that the form needs; else a person must say.
func (a *advice) sheet(m model.Mapping) {
	if m.How != model.Unrecognised || m.Form == "" {
		return
	}
	l := line{key: m.At.Sheet, values: []string{m.Form}, note: "请核对"}
	for _, field := range m.Missing {
		l.open = l.open || !nearTo(m, field)
	}
	a.sheets = append(a.sheets, l)
}

func nearTo(m model.Mapping, field string) bool {
	return slices.ContainsFunc(m.Columns, func(c model.Match) bool { return c.Sure == model.Near && c.Maybe[0] == field })
}

func (a *advice) column(c model.Match) {
	switch c.Sure {
	case model.Near:
		a.heading(c.Maybe[0], c.Heading)
	case model.Ambiguous:
		for _, field := range c.Maybe {
			a.choice(field, c.Heading, fmt.Sprintf("%s列是这个意思，就去掉行首的 #", c.Letter))
		}
	}
}

// heading adds a sure line, one for each field.
func (a *advice) heading(field, heading string) {
	for i, l := range a.headings {
		if l.key == field && !l.open {
			if !slices.Contains(l.values, heading) {
				a.headings[i].values = append(l.values, heading)
			}
			return
		}
	}
	a.headings = append(a.headings, line{key: field, values: []string{heading}, list: true, note: "请核对"})
}

func (a *advice) choice(field, heading, note string) {
	l := line{key: field, values: []string{heading}, list: true, open: true, note: note}
	if !slices.ContainsFunc(a.headings, func(x line) bool { return x.String() == l.String() }) {
		a.headings = append(a.headings, l)
	}
}

// missing asks for the heading of a needed field that no column resembles.
func (a *advice) missing(m model.Mapping) {
	var unknown []string
	for _, c := range m.Columns {
		if c.Sure == model.Unknown {
			unknown = append(unknown, c.Heading)
		}
	}
	if len(unknown) == 0 {
		return
	}
	for _, field := range slices.Concat(m.Missing, m.Wanting) {
		if !nearTo(m, field) {
			a.choice(field, "……", "没有找到这一列；未识别的列有："+strings.Join(unknown, "、"))
		}
	}
}

// slips: items have no table in config.toml; they are mended in the sheet.
func (a *advice) slips(m model.Mapping) {
	for _, c := range m.Columns {
		if c.Sure == model.Near {
			a.items = append(a.items, fmt.Sprintf("%s 的“%s”不认识，如果是“%s”，请在表中改名。", c.At, c.Heading, c.Maybe[0]))
		}
	}
}

func (a advice) print(w io.Writer, r *reader) {
	for _, s := range a.items {
		fmt.Fprintf(w, "\n%s\n", s)
	}
	if len(a.headings)+len(a.sheets) == 0 {
		fmt.Fprintln(w, "\n不需要在 config.toml 中另作对应。")
		return
	}
	fmt.Fprintln(w, "\n请核对以下各行，贴进 config.toml 后保存；带 # 的行要先作选择。也可以直接在台账里改列名。")
	r.printTable(w, "headings", a.headings)
	r.printTable(w, "sheets", a.sheets)
}

// printTable prints the name of the table only where config.toml has none yet: a
// table may stand there once.
func (r *reader) printTable(w io.Writer, name string, lines []line) {
	if len(lines) == 0 {
		return
	}
	if n := r.headingLine(name); n > 0 {
		fmt.Fprintf(w, "\n（加在第%d行 [%s] 之下）\n", n, name)
	} else {
		fmt.Fprintf(w, "\n[%s]\n", name)
	}
	for _, l := range lines {
		fmt.Fprintln(w, l)
	}
}
