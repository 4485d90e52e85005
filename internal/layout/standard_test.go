package layout_test

import (
	"strings"
	"testing"

	"zhenggai/internal/docx"
	"zhenggai/internal/layout"
)

// What the standards of punctuation and numerals change about the ends of lines
// of six characters.
func TestStandardLineEnds(t *testing.T) {
	f, err := fonts()
	if err != nil {
		t.Fatal(err)
	}
	for _, c := range []struct{ name, text, office, standard string }{
		{"相连的标点各占半格", "一》，二》，三四", "一》，二》，|三四", "一》，二》，三|四"},
		{"行末的后引号占半格", "一二》，三四”五", "一二》，三|四”五", "一二》，三四”|五"},
		{"行末放不下半格的标点悬挂", "一二三四五六。七", "一二三四五六。|七", "一二三四五六。|七"},
		{"引号和书名号相连", "一二《“三”》四", "一二|《“三”》四", "一二《“三”》|四"},
		{"数字和单位不拆开", "一二三2026年7月", "一二三2026|年7月", "一二三|2026年7月"},
		{"小数和单位不拆开", "一二三增长3.5万", "一二三增长|3.5万", "一二三增长|3.5万"},
		{"发文字号的年份和序号不拆开", "一〔2026〕5号", "一〔2026〕5|号", "一|〔2026〕5号"},
		{"行首的数字不再移动", "1234567890123年", "123456789012|3年", "123456789012|3年"},
		{"括号随数字移动", "一二三（2026年）", "一二三（2026|年）", "一二三|（2026年）"},
	} {
		for _, h := range []struct {
			habits layout.Habits
			want   string
		}{{layout.LibreOffice, c.office}, {layout.Standard, c.standard}} {
			pages, _ := layout.Pages(wide(6, para(c.text)), f, h.habits)
			if got := strings.Join(lines(pages[0]), "|"); got != h.want {
				t.Errorf("%s：%s，应为 %s", c.name, got, h.want)
			}
		}
	}
}

// A mark at the end of a line is drawn whole, half an em of white beyond the
// margin; the hanzi before it stand where they did.
func TestSqueezedMarksStayInside(t *testing.T) {
	f, err := fonts()
	if err != nil {
		t.Fatal(err)
	}
	d := wide(6, para("一二》，三四”五"))
	pages, _ := layout.Pages(d, f, layout.Standard)
	margin := d.Sections[0].Width - d.Sections[0].Right
	for _, it := range pages[0].Items {
		x, ok := it.(*layout.Text)
		if !ok {
			continue
		}
		for _, g := range x.Glyphs {
			end := x.X + g.X + 16*docx.Point/2
			if g.Rune == '”' && (end < margin-docx.Point || end > margin+docx.Point) {
				t.Errorf("后引号的墨迹止于%.1f点，页边在%.1f点", end.Points(), margin.Points())
			}
		}
	}
}
