package model

import (
	"strings"
	"unicode"

	"golang.org/x/text/unicode/norm"

	"zhenggai/internal/source"
)

// heading brings a heading to one form: full-width letters and digits folded,
// spaces, line breaks and invisible characters out.
func heading(s string) string {
	return strings.Map(func(r rune) rune {
		if unicode.IsSpace(r) || unicode.IsControl(r) || unicode.In(r, unicode.Cf) {
			return -1
		}
		return r
	}, norm.NFKC.String(s))
}

// unbracketed leaves out a remark in brackets: 责任人(签字) is 责任人. A unit that
// would change the number stays.
func unbracketed(s string) string {
	open := strings.IndexByte(s, '(')
	if open <= 0 {
		return s
	}
	end := strings.IndexByte(s[open:], ')')
	if end < 0 || strings.ContainsAny(s[open:open+end], "万亿千%") {
		return s
	}
	return s[:open] + s[open+end+1:]
}

// namer finds the field that a heading means.
type namer struct {
	form   *form
	exact  map[string]*field // the office's own headings and canonical names
	others map[string]*field // headings seen elsewhere
	unsure map[string]bool
}

func newNamer(f *form, own map[string][]string) *namer {
	n := &namer{form: f, exact: map[string]*field{}, others: map[string]*field{}, unsure: map[string]bool{}}
	for _, w := range words(f.unsure) {
		n.unsure[heading(w)] = true
	}
	for i := range f.fields {
		x := &f.fields[i]
		n.exact[heading(x.name)] = x
		for _, w := range words(x.also) {
			n.others[heading(w)] = x
		}
	}
	for i := range f.fields {
		for _, w := range own[f.fields[i].name] {
			n.exact[heading(w)] = &f.fields[i]
		}
	}
	return n
}

// find reads a heading from its parts, outermost first: the whole path, then
// its last part. exact: the canonical name or the office's own.
func (n *namer) find(parts []string) (f *field, exact bool) {
	if len(parts) == 0 {
		return nil, false
	}
	last := strings.TrimRight(parts[len(parts)-1], ":*")
	for _, s := range []string{strings.Join(parts, "/"), strings.Join(parts, ""), last} {
		if f := n.exact[s]; f != nil {
			return f, true
		}
	}
	if n.unsure[last] {
		return nil, false
	}
	if f := n.others[last]; f != nil {
		return f, false
	}
	short := unbracketed(last)
	if f := n.exact[short]; f != nil {
		return f, true
	}
	return n.others[short], false
}

// names are all headings a form knows, for suggestions.
func (n *namer) names() []string {
	var out []string
	for _, f := range n.form.fields {
		out = append(out, f.name)
	}
	for _, f := range n.form.fields {
		out = append(out, words(f.also)...)
	}
	return out
}

// column is one column under the header.
type column struct {
	col   int
	parts []string // heading, outermost first
	field *field   // nil: no field of the form
	exact bool
}

func (c column) heading() string { return strings.Join(c.parts, "/") }

// header is where the headings stand, and what they mean.
type header struct {
	top, bottom int
	columns     []column
}

// matched counts the different fields.
func (h header) matched() int {
	seen := map[*field]bool{}
	for _, c := range h.columns {
		if c.field != nil {
			seen[c.field] = true
		}
	}
	return len(seen)
}

// column finds the column of a field; false without one.
func (h header) column(name string) (column, bool) {
	for _, c := range h.columns {
		if c.field != nil && c.field.name == name {
			return c, true
		}
	}
	return column{}, false
}

// label names a column of a table: the field, or the heading as written.
func (c column) label() source.Column {
	if c.field != nil {
		return source.Column{Name: c.field.name, Kind: c.field.kind, Public: c.field.is(public)}
	}
	return source.Column{Name: c.heading()}
}
