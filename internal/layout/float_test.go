package layout_test

import (
	"strings"
	"testing"

	"zhenggai/internal/docx"
	"zhenggai/internal/layout"
)

// A table on the foot of the page stands on the bottom of the text area of the
// page of the paragraph after it, and text leaves it free.
func TestTableOnTheFoot(t *testing.T) {
	for _, c := range []struct{ lines, pages, last int }{{1, 1, 1}, {20, 1, 20}, {21, 2, 0}, {22, 2, 0}, {23, 2, 1}} {
		foot := grid(1, docx.Row{Cells: []docx.Cell{cell("版记")}})
		foot.Float = &docx.Float{Foot: true}
		end := para("")
		end.Line = docx.Point
		d := wide(10, para(strings.TrimSuffix(strings.Repeat("行\n", c.lines), "\n")), foot, end)
		d.Sections[0].Blocks[0].(*docx.Paragraph).WidowControl = false
		pages := set(t, d)
		last := lines(pages[len(pages)-1])
		if len(pages) != c.pages || len(last) != c.last+1 || last[c.last] != "版记" {
			t.Errorf("%d行：%d页，末页 %v", c.lines, len(pages), last)
		}
		s := d.Sections[0]
		if got := lastLine(pages[len(pages)-1]); got != s.Height-s.Bottom {
			t.Errorf("%d行：版记的底线在 %v，版心下边缘在 %v", c.lines, got, s.Height-s.Bottom)
		}
	}
}

func lastLine(p layout.Page) docx.Len {
	y := docx.Len(0)
	for _, it := range p.Items {
		if r, ok := it.(layout.Rule); ok {
			y = max(y, r.Y1+r.Width/2, r.Y2+r.Width/2)
		}
	}
	return y
}

// Turned text runs down beside the text area, in the middle of its cell.
func TestTurnedText(t *testing.T) {
	c := cell("12")
	c.Turned, c.VAlign = true, docx.VCenter
	number := grid(1, docx.Row{Rule: docx.LineExact, Height: 300 * docx.Point, Cells: []docx.Cell{c}})
	number.Float = &docx.Float{X: 20 * docx.Point, Y: 50 * docx.Point}
	d := wide(10, para("正文"))
	d.Sections[0].Footers.Default = []docx.Block{number}
	for _, it := range set(t, d)[0].Items {
		x, ok := it.(*layout.Text)
		if !ok || !x.Turned {
			continue
		}
		middle := number.Float.X + number.Columns[0]/2
		if x.Y != number.Float.Y+docx.Point/2 || x.X > middle || x.X < middle-x.Size/2 {
			t.Errorf("横排的字在 %v,%v", x.X.Points(), x.Y.Points())
		}
		return
	}
	t.Error("没有转过来的字")
}
