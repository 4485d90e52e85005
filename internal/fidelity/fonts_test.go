package fidelity

import (
	"encoding/xml"
	"os"
	"testing"

	"zhenggai/internal/font"
)

// Both engines must take the same font for the same name.
func TestFontNamesAgree(t *testing.T) {
	data, err := os.ReadFile(fontsConf)
	if err != nil {
		t.Fatal(err)
	}
	var conf struct {
		Match []struct {
			Name   string `xml:"test>string"`
			Family string `xml:"edit>string"`
		} `xml:"match"`
	}
	if err := xml.Unmarshal(data, &conf); err != nil {
		t.Fatal(err)
	}
	fonts, err := font.Load(fontDir)
	if err != nil {
		t.Fatal(err)
	}
	if len(conf.Match) == 0 {
		t.Fatal("fonts.conf 中没有字体名")
	}
	for _, m := range conf.Match {
		if got := fonts.Find(m.Name); got.Face == nil || got.Face.Family != m.Family || got.Substitute {
			t.Errorf("%s 在 fonts.conf 中是 %s，程序用 %v", m.Name, m.Family, got)
		}
	}
}
