package font

import (
	"slices"
	"strings"
	"unicode/utf16"
)

// families lists the family names of a face in every language it has
// (name IDs 1 and 16, Unicode and Windows platforms), each once.
func families(name view) []string {
	var out []string
	each(name, func(id int, s string) {
		if (id == 1 || id == 16 || id == 4) && s != "" && !slices.Contains(out, s) {
			out = append(out, s)
		}
	})
	return out
}

func nameOf(name view, id int) string {
	found := ""
	each(name, func(i int, s string) {
		if i == id && found == "" {
			found = s
		}
	})
	return found
}

// each visits the UTF-16 records of a name table.
func each(name view, visit func(id int, s string)) {
	base := name.u16(4)
	for i := range name.u16(2) {
		e := 6 + 12*i
		if p := name.u16(e); p != 0 && p != 3 {
			continue
		}
		visit(name.u16(e+6), utf16Text(name.cut(base+name.u16(e+10), name.u16(e+8))))
	}
}

func utf16Text(v view) string {
	u := make([]uint16, len(v)/2)
	for i := range u {
		u[i] = uint16(v.u16(2 * i))
	}
	return strings.TrimSpace(string(utf16.Decode(u)))
}

// psName keeps what a PDF name may hold without escapes.
func psName(s string) string {
	keep := strings.Map(func(r rune) rune {
		if r >= 'a' && r <= 'z' || r >= 'A' && r <= 'Z' || r >= '0' && r <= '9' || r == '-' {
			return r
		}
		return -1
	}, s)
	if keep == "" {
		return "Font"
	}
	return keep
}

// fold makes the key under which a family name is looked up: case, spaces and
// the "@" of vertical fonts do not count.
func fold(name string) string {
	return strings.ToLower(strings.Map(func(r rune) rune {
		if r == ' ' || r == '@' || r == '　' {
			return -1
		}
		return r
	}, name))
}
