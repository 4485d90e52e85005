package model

import (
	"strings"

	"zhenggai/internal/ledger"
	"zhenggai/internal/source"
)

// Mapping is how one sheet is read: the form it was taken for and what each of
// its headings became. It is what Load does, told before any row is read.
type Mapping struct {
	At          source.Pos // the sheet
	How         How
	Form        string   // form it is read as; of an unrecognised sheet the one it resembles, or ""
	Pairs       bool     // 项目 | 内容: Columns holds the items, one a row
	Top, Bottom int      // rows of the header; 0 without one
	Columns     []Match  // in sheet order
	Missing     []string // fields without which papers are wrong
	Wanting     []string // fields without which some papers stay incomplete
}

// Match is one heading, or one item of a key/value sheet.
type Match struct {
	At      source.Pos
	Letter  string // column letter, or the row of an item
	Heading string // without spaces and line breaks; parents first, joined by /
	Field   string // what it became; "" when it is kept as the office's own
	Sure    Certainty
	Maybe   []string // fields that it may mean, when Field is ""
	Sample  string   // first value under it
}

// Recognise tells how Load reads each sheet of a workbook. It shares Load's
// steps, so that the two never differ.
func Recognise(opt Options, b *ledger.Book) []Mapping {
	var out []Mapping
	for _, s := range b.Sheets {
		out = append(out, newLoader(opt).mapping(s))
	}
	return out
}

func (l *loader) mapping(s *ledger.Sheet) Mapping {
	v := l.look(s)
	m := Mapping{At: s.At(), How: v.how}
	switch {
	case v.grid == nil:
		return m
	case v.form == nil:
		if v = l.likely(v.grid); v.form == nil {
			return m
		}
		l.settle(v.grid, v.form, &v.header)
	}
	m.Form, m.Pairs = v.form.name, v.form.pairs
	if m.Pairs {
		m.Columns = v.items()
		return m
	}
	m.Top, m.Bottom = v.header.top, v.header.bottom
	m.Columns = v.matches()
	m.Missing, m.Wanting = v.lacking(required), v.lacking(expected)
	return m
}

func (v sight) lacking(t trait) []string {
	var out []string
	for _, x := range v.form.fields {
		if _, ok := v.header.column(x.name); !ok && x.is(t) {
			out = append(out, x.name)
		}
	}
	return out
}

func (v sight) matches() []Match {
	var out []Match
	for _, c := range v.header.columns {
		if len(c.parts) == 0 {
			continue
		}
		m := Match{At: v.at(c), Letter: ledger.ColumnName(c.col), Heading: written.Replace(c.heading()), Sure: c.sure, Maybe: c.maybe, Sample: v.sample(c)}
		if c.field != nil {
			m.Field = c.field.name
		}
		out = append(out, m)
	}
	return out
}

// written gives a heading its full-width marks back; config.toml may have either.
var written = strings.NewReplacer("(", "（", ")", "）", ":", "：", ",", "，")

// sample is the first value that a column shows in a record.
func (v sight) sample(c column) string {
	for _, r := range v.grid.Rows {
		if v.grid.omits(r, v.header) != "" {
			continue
		}
		cell, _ := v.grid.shown(r.Number, c.col)
		if text, _ := clean(shownText(cell)); text != "" {
			return text
		}
	}
	return ""
}

// items are the rows of a key/value sheet.
func (v sight) items() []Match {
	var out []Match
	for _, r := range v.grid.Rows {
		if v.grid.pairOmits(r) != "" {
			continue
		}
		cell, _ := v.grid.shown(r.Number, 2)
		value, _ := clean(shownText(cell))
		m := itemMatch(v.form, v.grid.words(r.Number, 1))
		m.At, m.Letter, m.Sample = v.grid.Pos(r.Number, 1), ledger.Ref(r.Number, 1), value
		out = append(out, m)
	}
	return out
}

func itemMatch(f *form, said string) Match {
	m := Match{Heading: said}
	known := words(f.items)
	for _, name := range known {
		if name == said {
			m.Field, m.Sure = name, Same
			return m
		}
	}
	if name := itemNames[said]; name != "" && strings.Contains(" "+f.items+" ", " "+name+" ") {
		m.Field, m.Sure = name, Synonym
		return m
	}
	if near := source.Closest(said, known); near != "" && said != "" {
		m.Sure, m.Maybe = Near, []string{near}
	}
	return m
}

// Forms names the sheets that the program knows, in the order of the manual.
func Forms() []string {
	var out []string
	for i := range forms {
		out = append(out, forms[i].name)
	}
	return out
}

// Fields names every canonical field of any form, each once.
func Fields() []string {
	seen := map[string]bool{}
	var out []string
	for _, f := range forms {
		for _, x := range f.fields {
			if !seen[x.name] {
				seen[x.name] = true
				out = append(out, x.name)
			}
		}
	}
	return out
}
