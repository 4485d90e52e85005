package layout_test

import (
	"fmt"
	"strings"
	"testing"

	"zhenggai/internal/docx"
	"zhenggai/internal/layout"
)

func TestMissingGlyphAndFontAreReported(t *testing.T) {
	f, err := fonts()
	if err != nil {
		t.Fatal(err)
	}
	p := para("表情\U0001F600")
	p.Inlines[0].(docx.Text).Format.EastAsia = "某厂某体"
	d := wide(20, p)
	d.File, p.Number = "样张.docx", 3
	pages, problems := layout.Pages(d, f, layout.LibreOffice)
	for _, x := range problems {
		if x.At.File != "样张.docx" || x.At.Para != 3 {
			t.Errorf("位置：%s", x.At)
		}
	}
	if len(problems) != 2 || problems[0].Code != "E101" || problems[1].Code != "E102" || !problems.Blocking() {
		t.Fatalf("问题：%v", problems)
	}
	for _, it := range pages[0].Items {
		for _, g := range it.(*layout.Text).Glyphs {
			if g.ID == 0 {
				t.Error("印出了缺字方框")
			}
		}
	}
}

// A font that is installed under another of its names is not missing.
func TestFontUnderAnotherName(t *testing.T) {
	f, err := fonts()
	if err != nil {
		t.Fatal(err)
	}
	p := para("整改")
	p.Inlines[0].(docx.Text).Format.EastAsia = "某厂某体"
	d := wide(20, p)
	d.FontAlso = map[string][]string{"某厂某体": {"GW Kai"}}
	pages, problems := layout.Pages(d, f, layout.LibreOffice)
	if got := pages[0].Items[0].(*layout.Text).Face.Family; got != "GW Kai" || len(problems) > 0 {
		t.Errorf("got %s and %v", got, problems)
	}
}

// What cannot be printed is named, once and as it can be read; what takes no
// place needs no glyph.
func TestMissingGlyphsAreNamed(t *testing.T) {
	f, err := fonts()
	if err != nil {
		t.Fatal(err)
	}
	for _, c := range []struct{ text, want string }{
		{"镕喆𠮷䶮㛃𬭎𰻝〇", ""},
		{"葛\U000E0100※\uFE0E前\u200B后\u200D再\u2060前\uFEFF后\u00AD", ""},
		{"表情\U0001F600和\U0001F600", "“\U0001F600”（U+1F600）"},
		{"姓\U00020BB8", "“\U00020BB8”（U+20BB8）"},
		{"未定\u0378", "“\u0378”（U+0378）"},
		{"自造\uE000\uF0A7\U000F0000", "U+E000 U+F0A7 U+F0000"},
		{"分行\u2028分段\u2029", "U+2028 U+2029"},
		{"乱码\uFFFD", "“\uFFFD”（U+FFFD）"},
		{"合成点\u0323", "U+0323"},
		{"控制\u0085", "U+0085"},
	} {
		_, problems := layout.Pages(wide(20, para(c.text)), f, layout.LibreOffice)
		var got []string
		for _, p := range problems {
			name, ok := strings.CutSuffix(strings.TrimPrefix(p.Text, "字符"), "在现有字体中都没有字形，无法印出。")
			if !ok || p.Code != "E102" || !strings.Contains(c.text, p.About) {
				t.Errorf("%q: %v", c.text, p)
			}
			got = append(got, name)
		}
		if strings.Join(got, " ") != c.want {
			t.Errorf("%q: got %q, want %q", c.text, got, c.want)
		}
	}
}

func TestPageNumbersAndTotals(t *testing.T) {
	d := wide(10, para(strings.Repeat("整改", 300)))
	f := format()
	foot := para("")
	foot.Inlines = []docx.Inline{docx.Field{Kind: docx.FieldPage, Format: f}, docx.Text{Text: "/", Format: f}, docx.Field{Kind: docx.FieldNumPages, Format: f}}
	d.Sections[0].Footers.Default = []docx.Block{foot}
	d.Sections[0].Footer = 800 * docx.Twip
	d.Sections[0].PageStart = 5
	pages := set(t, d)
	for i, p := range pages {
		ls := lines(p)
		want := fmt.Sprintf("%d/%d", i+5, len(pages))
		if last := ls[len(ls)-1]; last != want {
			t.Errorf("页脚是 %s，应为 %s", last, want)
		}
	}
}

// Two paragraphs with the same border stand in one frame, which stands outside
// the text and round the space between them, not above and below it.
func TestFrameRoundParagraphs(t *testing.T) {
	line := docx.Border{Width: docx.Point, Space: 4 * docx.Point}
	framed := func() *docx.Paragraph {
		p := para("甲")
		p.Before, p.After, p.Fill = 10*docx.Point, 10*docx.Point, 0xFFFF00
		p.Borders = docx.Borders{Top: line, Bottom: line, Left: line, Right: line}
		return p
	}
	d := wide(20, framed(), framed(), para("乙"))
	s := d.Sections[0]
	type frame struct{ left, right, top, bottom docx.Len }
	lines, fill := frame{left: s.Width, top: s.Height}, frame{left: s.Width, top: s.Height}
	grow := func(f *frame, x1, x2, y1, y2 docx.Len) {
		*f = frame{min(f.left, x1), max(f.right, x2), min(f.top, y1), max(f.bottom, y2)}
	}
	for _, it := range set(t, d)[0].Items {
		switch it := it.(type) {
		case layout.Rule:
			grow(&lines, it.X1, it.X2, it.Y1, it.Y2)
		case layout.Fill:
			grow(&fill, it.X, it.X+it.Width, it.Y, it.Y+it.Height)
		}
	}
	top := s.Top + 10*docx.Point
	want := frame{s.Left - 5*docx.Point, s.Width - s.Right + 5*docx.Point, top, top + 2*579*docx.Twip + 20*docx.Point}
	if fill != want {
		t.Errorf("fill %+v, want %+v", fill, want)
	}
	if lines != want {
		t.Errorf("lines %+v, want %+v", lines, want)
	}
}

// A frame that a page end cuts is told.
func TestFrameOverPages(t *testing.T) {
	p := para(strings.Repeat("国", 20*30))
	p.Borders.Left = docx.Border{Width: docx.Point}
	f, err := fonts()
	if err != nil {
		t.Fatal(err)
	}
	_, problems := layout.Pages(wide(20, p), f, layout.LibreOffice)
	if len(problems) != 1 || problems[0].Code != "E107" || problems[0].At.Words == "" {
		t.Error(problems)
	}
}

// The lines of a paragraph's border reach from the hanging first line, or the
// left indent, to the right indent.
func TestParagraphBorders(t *testing.T) {
	for _, c := range []struct{ left, first, want docx.Len }{{0, 0, 0}, {600, 300, 600}, {1120, -840, 280}} {
		p := para("抄送：县委办公室")
		p.Left, p.FirstLine, p.Right = c.left*docx.Twip, c.first*docx.Twip, 280*docx.Twip
		p.Borders.Top = docx.Border{Width: docx.Point}
		d := wide(20, p)
		var got []layout.Rule
		for _, it := range set(t, d)[0].Items {
			if r, ok := it.(layout.Rule); ok {
				got = append(got, r)
			}
		}
		s := d.Sections[0]
		if len(got) != 1 || got[0].X1 != s.Left+c.want*docx.Twip || got[0].X2 != s.Width-s.Right-p.Right {
			t.Errorf("左缩进%d首行%d：%+v", c.left, c.first, got)
		}
	}
}
