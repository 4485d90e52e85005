package model

import (
	"strings"

	"zhenggai/internal/source"
)

// Offices tells whose a place is: the 责任科室 of the rows that stand there or
// show the merged cell that begins there; nothing for any other place.
func (m *Model) Offices() func(at source.Pos) []string {
	names := map[source.Pos][]string{}
	add := func(at source.Pos, offices []source.Fact) {
		for _, o := range offices {
			if said := fold(o.Text); !ditto[said] && !pending[said] {
				names[at] = appendNew(names[at], o.Text)
			}
		}
	}
	for _, t := range m.Tables {
		for _, r := range t.Rows {
			responsible, _ := offices(r.Text("责任科室"))
			add(rowOf(r.Pos), responsible)
			for _, f := range r.fields {
				for _, p := range f.Sources() {
					add(p, responsible)
				}
			}
		}
	}
	return func(at source.Pos) []string {
		at.Cell, _, _ = strings.Cut(at.Cell, ":")
		if at.Cell == "" {
			return nil
		}
		if found := names[at]; found != nil {
			return found
		}
		return names[rowOf(at)]
	}
}

// rowOf is the place of a whole row: A12 and J12 give 12.
func rowOf(at source.Pos) source.Pos {
	at.Cell = strings.TrimLeft(at.Cell, "ABCDEFGHIJKLMNOPQRSTUVWXYZ")
	return at
}

func appendNew(list []string, s string) []string {
	for _, have := range list {
		if have == s {
			return list
		}
	}
	return append(list, s)
}
