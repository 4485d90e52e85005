package layout_test

import (
	"strings"
	"testing"

	"zhenggai/internal/docx"
	"zhenggai/internal/layout"
)

func cell(text string) docx.Cell {
	p := para(text)
	p.Align, p.WidowControl = docx.AlignLeft, false
	line := docx.Border{Width: docx.Point / 2}
	return docx.Cell{Span: 1, Fill: 0xFFFFFF, Borders: docx.Borders{Top: line, Bottom: line, Left: line, Right: line}, Blocks: []docx.Block{p}}
}

func grid(columns int, rows ...docx.Row) *docx.Table {
	t := &docx.Table{Rows: rows}
	for range columns {
		t.Columns = append(t.Columns, 1600*docx.Twip)
	}
	return t
}

func TestHeaderRowsRepeat(t *testing.T) {
	rows := []docx.Row{{Header: true, Cells: []docx.Cell{cell("表头"), cell("说明")}}}
	for range 60 {
		rows = append(rows, docx.Row{Cells: []docx.Cell{cell("行"), cell("内容")}})
	}
	pages := set(t, wide(12, grid(2, rows...)))
	if len(pages) < 3 {
		t.Fatalf("%d页", len(pages))
	}
	top := docx.Len(-1)
	for i, p := range pages {
		ls := lines(p)
		if ls[0] != "表头说明" || strings.Count(strings.Join(ls, ""), "表头") != 1 {
			t.Errorf("第%d页的表头：%v", i+1, ls[:2])
		}
		y := p.Items[0].(*layout.Text).Y
		if top >= 0 && y != top {
			t.Errorf("第%d页表头的位置不同", i+1)
		}
		top = y
	}
}

func TestRowBreaksOverPages(t *testing.T) {
	long := strings.Repeat("整改措施", 100)
	for _, c := range []struct {
		name  string
		split bool
	}{{"可跨页", false}, {"不可跨页", true}} {
		t.Run(c.name, func(t *testing.T) {
			d := wide(12, para("前文"), grid(1, docx.Row{CantSplit: c.split, Cells: []docx.Cell{cell(long)}}))
			all := ""
			for _, p := range set(t, d) {
				all += strings.Join(lines(p), "")
			}
			if want := "前文" + long; !strings.HasPrefix(all, want) {
				t.Errorf("文字有缺：%d字，应为%d字", len([]rune(all)), len([]rune(want)))
			}
		})
	}
}

func TestVerticalMergeKeepsItsTextWhole(t *testing.T) {
	start, more := cell("合并单元格里的文字"), cell("")
	start.Merge, more.Merge = docx.MergeStart, docx.MergeContinue
	start.VAlign = docx.VCenter
	d := wide(12, grid(2,
		docx.Row{Cells: []docx.Cell{start, cell("甲")}},
		docx.Row{Cells: []docx.Cell{more, cell("乙")}},
		docx.Row{Cells: []docx.Cell{cell("下"), cell("丙")}}))
	ls := strings.Join(lines(set(t, d)[0]), "")
	for _, want := range []string{"甲", "乙", "丙", "下"} {
		if !strings.Contains(ls, want) {
			t.Errorf("缺“%s”：%s", want, ls)
		}
	}
	if n := strings.Count(ls, "合"); n != 1 {
		t.Errorf("合并单元格的文字印了%d次", n)
	}
}

// Lines of neighbouring cells that meet are drawn as one.
func TestBordersAreMerged(t *testing.T) {
	row := docx.Row{Cells: []docx.Cell{cell("甲"), cell("乙"), cell("丙")}}
	n := 0
	for _, it := range set(t, wide(20, grid(3, row, row)))[0].Items {
		if _, ok := it.(layout.Rule); ok {
			n++
		}
	}
	if n != 3+4 {
		t.Errorf("%d条线，应为横3竖4", n)
	}
}

func TestNestedTable(t *testing.T) {
	inner := cell("")
	inner.Blocks = []docx.Block{grid(1, docx.Row{Cells: []docx.Cell{cell("内")}}), para("后")}
	ls := lines(set(t, wide(12, grid(2, docx.Row{Cells: []docx.Cell{inner, cell("外")}})))[0])
	if all := strings.Join(ls, ""); !strings.Contains(all, "内") || !strings.Contains(all, "后") || !strings.Contains(all, "外") {
		t.Errorf("得 %v", ls)
	}
}
