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
	headings []line   // field = [headings]
	sheets   []line   // sheet = form
	asked    []string // comments: fields without a column
	items    []string // slips in key/value sheets, mended there
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
			a.column(m, col)
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
		_, sure := nearTo(m, field)
		l.open = l.open || !sure
	}
	a.sheets = append(a.sheets, l)
}

// nearTo counts the columns of a sheet that may mean a field.
func nearTo(m model.Mapping, field string) (n int, sure bool) {
	for _, c := range m.Columns {
		if (c.Sure == model.Near || c.Sure == model.Ambiguous) && slices.Contains(c.Maybe, field) {
			n++
			sure = len(c.Maybe) == 1
		}
	}
	return n, sure && n == 1
}

// column: a heading like one field, that no other heading is like, is settled;
// of any others a person must say.
func (a *advice) column(m model.Mapping, c model.Match) {
	if c.Sure != model.Near && c.Sure != model.Ambiguous {
		return
	}
	for _, field := range c.Maybe {
		if _, sure := nearTo(m, field); sure {
			a.heading(field, c.Heading)
		} else {
			a.choice(field, c.Heading, fmt.Sprintf("如果%s列是“%s”，去掉行首的 #", c.Letter, field))
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

// missing names the fields that no column resembles, where there are columns
// that became nothing.
func (a *advice) missing(m model.Mapping) {
	var unknown, wanted []string
	for _, c := range m.Columns {
		if c.Sure == model.Unknown {
			unknown = append(unknown, c.Heading)
		}
	}
	for _, field := range slices.Concat(m.Missing, m.Wanting) {
		if n, _ := nearTo(m, field); n == 0 {
			wanted = append(wanted, field)
		}
	}
	if len(unknown) > 0 && len(wanted) > 0 {
		a.asked = append(a.asked, fmt.Sprintf("# 工作表“%s”还没有%s；未识别的列有%s。对得上的，写作 %s",
			m.At.Sheet, strings.Join(wanted, "、"), strings.Join(unknown, "、"), line{key: wanted[0], values: unknown[:1], list: true}))
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
	if len(a.headings)+len(a.sheets)+len(a.asked) == 0 {
		fmt.Fprintln(w, "\n不需要在 config.toml 中另作对应。")
		return
	}
	fmt.Fprintln(w, "\n请核对以下各行，贴进 config.toml 后保存；带 # 的行要先作选择。也可以直接在台账里改列名。")
	r.printTable(w, "headings", a.headings, a.asked)
	r.printTable(w, "sheets", a.sheets, nil)
}

// printTable prints the name of the table only where config.toml has none yet: a
// table may stand there once.
func (r *reader) printTable(w io.Writer, name string, lines []line, asked []string) {
	if len(lines)+len(asked) == 0 {
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
	for _, s := range asked {
		fmt.Fprintln(w, s)
	}
}
