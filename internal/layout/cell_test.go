package layout_test

import (
	"cmp"
	"slices"
	"strings"
	"testing"

	"pgregory.net/rapid"

	"zhenggai/internal/docx"
	"zhenggai/internal/layout"
)

// signs are characters of which each cell of a test table has one of its own.
const signs = "一二三四五六七八九十百千万年月日时分上下左右前后大小多少人民工作整改问题责任单位落实情况措施进展完成长期坚持领导干部学习教育监督检查制度机制"

// ownSign is a table in which cell n holds signs[n] some times; the first
// column is joined downwards here and there.
func ownSign(t *rapid.T) (*docx.Table, map[rune]int) {
	g, want := grid(3), map[rune]int{}
	free := []rune(signs)
	joined := false
	for i := range rapid.IntRange(2, 20).Draw(t, "rows") {
		r := docx.Row{CantSplit: rapid.Bool().Draw(t, "whole")}
		joined = i > 0 && rapid.Bool().Draw(t, "join")
		for k := range 3 {
			c := cell("")
			c.Span, c.VAlign = 1, docx.VAlign(rapid.IntRange(0, 2).Draw(t, "valign"))
			if k == 0 {
				c.Merge = docx.MergeStart
			}
			if k == 0 && joined {
				c.Merge = docx.MergeContinue
			} else {
				n := rapid.IntRange(1, 60).Draw(t, "n")
				c.Blocks = cell(strings.Repeat(string(free[0]), n)).Blocks
				want[free[0]], free = n, free[1:]
			}
			r.Cells = append(r.Cells, c)
		}
		g.Rows = append(g.Rows, r)
	}
	return g, want
}

// placed is a glyph of a table's text.
type placed struct {
	page int
	y, x docx.Len
	r    rune
}

func glyphs(pages []layout.Page) []placed {
	var out []placed
	for i, p := range pages {
		for _, it := range p.Items {
			if t, ok := it.(*layout.Text); ok {
				for _, g := range t.Glyphs {
					out = append(out, placed{i, t.Y, t.X + g.X, g.Rune})
				}
			}
		}
	}
	return out
}

// Whatever the table: each cell's text stands once, whole, in its own column,
// inside the type area, below the cells above and above those below.
func TestTextStaysInItsCell(t *testing.T) {
	f, err := fonts()
	if err != nil {
		t.Fatal(err)
	}
	rapid.Check(t, func(t *rapid.T) {
		table, want := ownSign(t)
		d := wide(20, table)
		s := &d.Sections[0]
		s.Height = docx.Len(rapid.IntRange(7000, 16000).Draw(t, "height")) * docx.Twip
		pages, _ := layout.Pages(d, f, layout.LibreOffice)
		all := glyphs(pages)
		got := map[rune]int{}
		for _, g := range all {
			got[g.r]++
			if g.y < s.Top || g.y > s.Height-s.Bottom {
				t.Fatalf("“%c”在版心之外：第%d页 y=%d", g.r, g.page+1, g.y)
			}
		}
		for r, n := range want {
			if got[r] != n {
				t.Fatalf("“%c”应有%d个，印了%d个", r, n, got[r])
			}
		}
		for k := range 3 {
			column(t, all, k, s.Left)
		}
	})
}

// column checks that the cells of a column stand one below the other.
func column(t *rapid.T, all []placed, k int, left docx.Len) {
	const width, pitch = 1600 * docx.Twip, 579 * docx.Twip
	from := left + docx.Len(k)*width - 2*docx.Twip // a column may lose a twip
	var in []placed
	for _, g := range all {
		if g.x >= from && g.x < from+width {
			in = append(in, g)
		}
	}
	slices.SortStableFunc(in, func(a, b placed) int { return cmp.Or(cmp.Compare(a.page, b.page), cmp.Compare(a.y, b.y)) })
	seen := map[rune]bool{}
	for i, g := range in {
		if i > 0 && in[i-1].r != g.r {
			if seen[g.r] {
				t.Fatalf("第%d列“%c”与别的单元格交错", k+1, g.r)
			}
			if in[i-1].page == g.page && g.y-in[i-1].y < pitch {
				t.Fatalf("第%d列“%c”压在“%c”上", k+1, g.r, in[i-1].r)
			}
		}
		seen[g.r] = true
	}
}

// A joined cell that goes on over the page begins at its top here and is
// centred in its rows there, and lines close the table on both pages.
func TestJoinedCellOverPages(t *testing.T) {
	first := cell(strings.Repeat("方面", 3))
	first.Merge, first.VAlign = docx.MergeStart, docx.VCenter
	more := cell("")
	more.Merge, more.Blocks = docx.MergeContinue, nil
	rows := []docx.Row{{Header: true, Cells: []docx.Cell{cell("表头"), cell("说明")}}}
	for i := range 30 {
		c := more
		if i == 0 {
			c = first
		}
		rows = append(rows, docx.Row{CantSplit: true, Cells: []docx.Cell{c, cell("行")}})
	}
	pages := set(t, wide(12, grid(2, rows...)))
	if len(pages) != 2 {
		t.Fatalf("%d页", len(pages))
	}
	for i, want := range []string{"表头说明|方面方面方|面|行", "表头说明|行|行"} {
		if got := strings.Join(lines(pages[i]), "|"); !strings.HasPrefix(got, want) {
			t.Errorf("第%d页：%s", i+1, got)
		}
		if top, bottom := across(pages[i]); bottom < lowest(pages[i]) || top > bottom {
			t.Errorf("第%d页的表没有底线", i+1)
		}
	}
}

// across finds the highest and lowest horizontal rule that is as wide as the table.
func across(p layout.Page) (top, bottom docx.Len) {
	top = p.Height
	for _, it := range p.Items {
		if r, ok := it.(layout.Rule); ok && r.Y1 == r.Y2 && r.X2-r.X1 >= 3200*docx.Twip {
			top, bottom = min(top, r.Y1), max(bottom, r.Y1)
		}
	}
	return top, bottom
}

func lowest(p layout.Page) docx.Len {
	y := docx.Len(0)
	for _, it := range p.Items {
		if t, ok := it.(*layout.Text); ok {
			y = max(y, t.Y)
		}
	}
	return y
}

// The space before a paragraph falls away at the head of a page, but not where
// a page break stands.
func TestSpaceBeforeAtPageHead(t *testing.T) {
	for _, c := range []struct {
		name   string
		breaks bool
	}{{"自动分页", false}, {"段前分页", true}} {
		d := wide(4, para(strings.Repeat("整改落实", 22)))
		p := para("落款")
		p.Before, p.PageBreakBefore = 579*docx.Twip, c.breaks
		d.Sections[0].Blocks = append(d.Sections[0].Blocks, p)
		pages := set(t, d)
		if len(pages) != 2 {
			t.Fatalf("%s：%d页", c.name, len(pages))
		}
		y := func(p layout.Page) docx.Len { return p.Items[0].(*layout.Text).Y }
		if down := y(pages[1]) - y(pages[0]); down != map[bool]docx.Len{true: p.Before}[c.breaks] {
			t.Errorf("%s：比首页低%d", c.name, down)
		}
	}
}
