package layout_test

import (
	"strings"
	"testing"

	"zhenggai/internal/docx"
	"zhenggai/internal/layout"
)

const pitch = 579 * docx.Twip

// pagesAs sets a document with the habits of a program.
func pagesAs(t *testing.T, d *docx.Document, h layout.Habits) []layout.Page {
	t.Helper()
	f, err := fonts()
	if err != nil {
		t.Fatal(err)
	}
	pages, problems := layout.Pages(d, f, h)
	for _, p := range problems {
		t.Errorf("意外的问题：%s", p)
	}
	return pages
}

// where is the page and the baseline of a character that stands once.
func where(t *testing.T, pages []layout.Page, r rune) (page int, y docx.Len) {
	t.Helper()
	for _, g := range glyphs(pages) {
		if g.r == r {
			return g.page, g.y
		}
	}
	t.Fatalf("没有“%c”", r)
	return 0, 0
}

// The last row of a page, from which a joined cell goes on: LibreOffice sets
// its cells at the top, unless the row is higher than what it holds.
func TestCellsOfRowAtPageEnd(t *testing.T) {
	for _, c := range []struct {
		name   string
		habits layout.Habits
		least  docx.Len
		down   docx.Len // of the single line beside three
	}{
		{"LibreOffice", layout.LibreOffice, 0, 0},
		{"LibreOffice，最小行高不起作用", layout.LibreOffice, pitch, 0},
		{"LibreOffice，最小行高撑高了行", layout.LibreOffice, 5 * pitch, 2 * pitch},
		{"Word", layout.Word, 0, pitch},
	} {
		t.Run(c.name, func(t *testing.T) {
			start, more := cell("合"), cell("")
			start.Merge, more.Merge, more.Blocks = docx.MergeStart, docx.MergeContinue, nil
			single, three := cell("末"), cell(strings.Repeat("多", 3*5)) // a column holds 5 hanzi
			single.VAlign = docx.VCenter
			last := docx.Row{CantSplit: true, Cells: []docx.Cell{start, single, three}}
			if c.least > 0 {
				last.Rule, last.Height = docx.LineAtLeast, c.least
			}
			filler := docx.Row{Rule: docx.LineExact, Height: 22*pitch - max(3*pitch, c.least) - 2*docx.Point, Cells: []docx.Cell{cell(""), cell(""), cell("")}}
			next := docx.Row{CantSplit: true, Cells: []docx.Cell{more, cell("次"), cell("页")}}
			pages := pagesAs(t, wide(20, grid(3, filler, last, next)), c.habits)
			if p, _ := where(t, pages, '次'); p != 1 {
				t.Fatalf("下一行在第%d页", p+1)
			}
			_, y := where(t, pages, '末')
			_, top := where(t, pages, '多')
			if off := y - top - c.down; off.Points() < -1 || off.Points() > 1 {
				t.Errorf("单行的单元格比邻格首行低%.2f磅，应为%.2f磅", (y - top).Points(), c.down.Points())
			}
		})
	}
}

// A row that is cut ends with what stands on the page, and is not cut where its
// least height has no room.
func TestRowIsCutWhereItsLeastHeightFits(t *testing.T) {
	for _, c := range []struct {
		name        string
		least, room docx.Len
		page        int // of the first line
		rule        docx.Len
	}{
		{"没有最小行高", 0, 5*pitch + pitch/2, 0, 5 * pitch},
		{"放得下最小行高", 5*pitch + pitch/4, 5*pitch + pitch/2, 0, 5*pitch + pitch/4},
		{"放不下最小行高", 6 * pitch, 5*pitch + pitch/2, 1, 0},
	} {
		t.Run(c.name, func(t *testing.T) {
			filler := docx.Row{Rule: docx.LineExact, Height: 22*pitch - c.room, Cells: []docx.Cell{cell("")}}
			long := docx.Row{Cells: []docx.Cell{cell("首" + strings.Repeat("多", 30))}}
			if c.least > 0 {
				long.Rule, long.Height = docx.LineAtLeast, c.least
			}
			d := wide(20, grid(1, filler, long))
			pages := set(t, d)
			if p, _ := where(t, pages, '首'); p != c.page {
				t.Fatalf("首行在第%d页", p+1)
			}
			if c.page > 0 {
				return
			}
			foot := docx.Len(0)
			for _, it := range pages[0].Items {
				if r, ok := it.(layout.Rule); ok && r.X1 != r.X2 {
					foot = max(foot, r.Y1)
				}
			}
			if got := foot - d.Sections[0].Top - filler.Height; got < c.rule || got > c.rule+docx.Point {
				t.Errorf("分页处的底线在行首以下%.2f磅，应为%.2f磅", got.Points(), c.rule.Points())
			}
		})
	}
}

// What an exact height has no room for is not printed over the rows below, and
// is told.
func TestExactHeightClips(t *testing.T) {
	f, err := fonts()
	if err != nil {
		t.Fatal(err)
	}
	joined, more := cell("甲乙丙丁戊己庚辛壬癸子丑"), cell("")
	joined.Merge, more.Merge, more.Blocks = docx.MergeStart, docx.MergeContinue, nil
	for _, c := range []struct {
		name string
		cell docx.Cell
		want string
		lost bool
	}{
		{"放得下", cell("甲乙丙丁戊己庚"), "甲乙丙丁戊己庚", false},
		{"多一行", cell("甲乙丙丁戊己庚辛壬癸子丑寅"), "甲乙丙丁戊己庚辛壬癸", true},
		{"多一个空段落", docx.Cell{Span: 1, Fill: 0xFFFFFF, Blocks: []docx.Block{para("甲"), para(""), para("")}}, "甲", false},
		{"合并的单元格用两行的高度", joined, "甲乙丙丁戊己庚辛壬癸子丑", false},
	} {
		t.Run(c.name, func(t *testing.T) {
			fixed := docx.Row{Rule: docx.LineExact, Height: 2*pitch + 2*docx.Point, Cells: []docx.Cell{c.cell, cell("〇")}}
			below := docx.Row{Rule: docx.LineExact, Height: pitch, Cells: []docx.Cell{cell(""), cell("〇")}}
			if c.cell.Merge == docx.MergeStart {
				below.Cells[0] = more
			}
			pages, problems := layout.Pages(wide(20, grid(2, fixed, below)), f, layout.LibreOffice)
			got := ""
			for _, g := range glyphs(pages) {
				if g.r != '〇' {
					got += string(g.r)
				}
			}
			if got != c.want {
				t.Errorf("印出“%s”，应为“%s”", got, c.want)
			}
			if told := len(problems) == 1 && problems[0].Code == "E106"; told != c.lost {
				t.Errorf("问题：%v", problems)
			}
		})
	}
}
