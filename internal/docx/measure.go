package docx

import (
	"strconv"
	"strings"
)

// units are those of ST_UniversalMeasure, which strict files use.
var units = []struct {
	name string
	size Len
}{
	{"mm", Millimetre}, {"cm", 10 * Millimetre}, {"in", Inch},
	{"pt", Point}, {"pc", 12 * Point}, {"pi", 12 * Point},
}

// maxLength bounds every length read: 22 inches, Word's largest page.
const maxLength = 22 * Inch

// measure reads a length written as a number of units of one size, or with a
// unit of its own. A value that is no length counts as absent.
func measure(s string, one Len) (Len, bool) {
	s = strings.TrimSpace(s)
	for _, u := range units {
		if rest, ok := strings.CutSuffix(s, u.name); ok {
			s, one = rest, u.size
			break
		}
	}
	v, err := strconv.ParseFloat(s, 64)
	if err != nil || v != v {
		return 0, false
	}
	v *= float64(one)
	limit := float64(maxLength)
	return Len(max(-limit, min(limit, v))), true
}

// length sets a length from an attribute, if it is there.
func (n *Node) length(attr string, one Len, to *Len) {
	if s, ok := n.Lookup(attr); ok {
		if v, ok := measure(s, one); ok {
			*to = v
		}
	}
}

// count sets a whole number from an attribute, if it is there.
func (n *Node) count(attr string, to *int) {
	s, ok := n.Lookup(attr)
	if !ok {
		return
	}
	if v, err := strconv.Atoi(strings.TrimSpace(s)); err == nil && v > -1e6 && v < 1e6 {
		*to = v
	}
}

// isOn reads an on/off property: present without a value is on.
func (n *Node) isOn() bool {
	if n == nil {
		return false
	}
	switch v, ok := n.Lookup("w:val"); v {
	case "0", "false", "off", "none":
		return false
	default:
		return !ok || v != ""
	}
}

// color reads RRGGBB; auto and nonsense give the other colour.
func color(s string, other RGB) RGB {
	if len(s) != 6 {
		return other
	}
	v, err := strconv.ParseUint(s, 16, 32)
	if err != nil {
		return other
	}
	return RGB(v)
}

// NoColor stands for no fill and no highlight.
const NoColor RGB = 0xFFFFFF
