package docx

import "testing"

// What LibreOffice 7.4 fills the paragraph with.
func TestShade(t *testing.T) {
	for _, c := range []struct {
		pattern, front, behind string
		want                   RGB
	}{
		{"clear", "auto", "auto", NoColor},
		{"clear", "FF0000", "00FF00", 0x00FF00},
		{"", "", "FFFF00", 0xFFFF00},
		{"pct15", "auto", "FFFFFF", 0xD8D8D8},
		{"pct50", "FF0000", "00FF00", 0x7F7F00},
		{"pct12", "auto", "auto", 0xDFDFDF},
		{"solid", "FF0000", "00FF00", 0xFF0000},
		{"diagStripe", "FF0000", "00FF00", 0x54AA00},
		{"pct9000", "FF0000", "00FF00", 0xFF0000},
	} {
		n := El("w:shd", []string{"w:val", c.pattern, "w:color", c.front, "w:fill", c.behind})
		if got := shade(n); got != c.want {
			t.Errorf("%s %s/%s: %06X, want %06X", c.pattern, c.front, c.behind, uint32(got), uint32(c.want))
		}
	}
}
