package docx

import (
	"slices"
	"testing"
)

func TestFontNames(t *testing.T) {
	f := &File{}
	f.SetPart(StylesPart, []byte(`<w:rFonts w:ascii="Times New Roman" w:hAnsi="A&amp;B" w:eastAsia="仿宋" w:cs=""/>`))
	f.SetPart("word/theme/theme1.xml", []byte(`<a:ea typeface="黑体"/><a:cs typeface="`))
	f.SetPart("word/media/image1.bin", []byte(`w:ascii="no"`))
	if got, want := f.FontNames(), []string{"A&B", "Times New Roman", "仿宋", "黑体"}; !slices.Equal(got, want) {
		t.Errorf("got %q, want %q", got, want)
	}
}
