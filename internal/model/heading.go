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
	own    map[string]*field   // the office's own headings
	exact  map[string]*field   // canonical names
	others map[string]*field   // headings seen elsewhere
	unsure map[string][]string // headings with several readings, and those
}

func newNamer(f *form, own map[string][]string) *namer {
	n := &namer{form: f, own: map[string]*field{}, exact: map[string]*field{}, others: map[string]*field{}, unsure: map[string][]string{}}
	for _, w := range words(f.unsure) {
		said, readings, _ := strings.Cut(w, "=")
		n.unsure[heading(said)] = strings.Split(readings, "|")
	}
	for i := range f.fields {
		x := &f.fields[i]
		n.exact[heading(x.name)] = x
		for _, w := range words(x.also) {
			n.others[heading(w)] = x
		}
		for _, w := range own[x.name] {
			n.own[heading(w)] = x
		}
	}
	return n
}

// find reads a heading from its parts, outermost first: the whole path, then
// its last part, then that without a remark in brackets.
func (n *namer) find(parts []string) (*field, Certainty) {
	if len(parts) == 0 {
		return nil, Unknown
	}
	last := strings.TrimRight(parts[len(parts)-1], ":*")
	paths := []string{strings.Join(parts, "/"), strings.Join(parts, ""), last}
	for _, known := range []struct {
		fields map[string]*field
		sure   Certainty
	}{{n.own, Own}, {n.exact, Same}} {
		for _, s := range paths {
			if f := known.fields[s]; f != nil {
				return f, known.sure
			}
		}
	}
	if n.unsure[last] != nil {
		return nil, Ambiguous
	}
	return n.loosely(last, unbracketed(last))
}

// loosely knows the headings of other offices, and any heading with a remark.
func (n *namer) loosely(last, short string) (*field, Certainty) {
	if f := n.others[last]; f != nil {
		return f, Synonym
	}
	if f := n.own[short]; f != nil {
		return f, Own
	}
	if f := n.exact[short]; f != nil {
		return f, Same
	}
	if f := n.others[short]; f != nil {
		return f, Synonym
	}
	return nil, Unknown
}

// column is one column under the header.
type column struct {
	col   int
	parts []string // heading, outermost first
	field *field   // nil: no field of the form
	sure  Certainty
	maybe []string // fields that it may mean, where field is nil
}

// unfit takes a column out of the form and says why, and what it may mean.
func (c *column) unfit(why Certainty, maybe ...string) {
	c.field, c.sure, c.maybe = nil, why, maybe
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

// fields are the names of all fields that have a column.
func (h header) fields() map[string]bool {
	out := map[string]bool{}
	for _, c := range h.columns {
		if c.field != nil {
			out[c.field.name] = true
		}
	}
	return out
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
