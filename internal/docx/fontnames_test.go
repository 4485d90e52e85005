package docx

import (
	"slices"
	"testing"
)

func TestFontNames(t *testing.T) {
	f := &File{}
	f.SetPart(StylesPart, []byte(`<w:rFonts w:ascii="Times New Roman" w:hAnsi="A&amp;B" w:eastAsia="仿宋" w:cs=""/>`))
	f.SetPart("word/theme/theme1.xml", []byte(`<a:ea typeface="黑体"/><a:cs typeface="`))
	f.SetPart(fontTablePart, []byte(`<w:font w:name="仿宋"><w:altName w:val="FangSong, Fang Song"/></w:font>`))
	f.SetPart("word/media/image1.bin", []byte(`w:ascii="no"`))
	if got, want := f.FontNames(), []string{"A&B", "Fang Song", "FangSong", "Times New Roman", "仿宋", "黑体"}; !slices.Equal(got, want) {
		t.Errorf("got %q, want %q", got, want)
	}
}

// TestFontAlso: a font table gives a font other names.
func TestFontAlso(t *testing.T) {
	f := &File{}
	f.SetPart(DocumentPart, []byte(`<w:document xmlns:w="http://schemas.openxmlformats.org/wordprocessingml/2006/main"><w:body/></w:document>`))
	f.SetPart(fontTablePart, []byte(`<w:fonts xmlns:w="http://schemas.openxmlformats.org/wordprocessingml/2006/main">
<w:font w:name="机关标宋"><w:altName w:val="方正小标宋简体, FZXiaoBiaoSong-B05S"/><w:charset w:val="86"/></w:font><w:font w:name="黑体"/></w:fonts>`))
	d, problems := Resolve(f)
	if got := d.FontAlso["机关标宋"]; !slices.Equal(got, []string{"方正小标宋简体", "FZXiaoBiaoSong-B05S"}) || len(d.FontAlso) != 1 || len(problems) > 0 {
		t.Errorf("got %q and %v", d.FontAlso, problems)
	}
}
