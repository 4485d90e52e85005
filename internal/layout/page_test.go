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
	pages, problems := layout.Pages(d, f)
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
