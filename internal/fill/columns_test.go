package fill

import (
	"strconv"
	"strings"
	"testing"

	"zhenggai/internal/docx"
	"zhenggai/internal/source"
)

// The repeated columns share the width that their columns and those of the tags
// had; every row covers the grid.
func TestRepeatedColumnsFillTheGrid(t *testing.T) {
	for n := range 5 {
		list := table("科室", "名称"+strings.Repeat("\n甲", n))
		b := bind(t, "[[table 2 1 3 1]]\n| 标题 | < | < | <\n| 科室 | {{#科室}} | {{名称}} | {{/}}\n| 一 | | 二 |", paper{}, list)
		r, problems := b.Fill(paper{}, []source.Table{list})
		if len(problems) > 0 {
			t.Fatal(problems)
		}
		tree, _ := r.File.Tree(docx.DocumentPart)
		tbl := tree.Root().Child("w:body").Child("w:tbl")
		grid := tbl.Child("w:tblGrid")
		if len(grid.Kids) != n+1 {
			t.Errorf("%d columns for %d items", len(grid.Kids), n)
		}
		total := 0
		for _, c := range grid.Kids {
			w, _ := strconv.Atoi(c.Attr("w:w"))
			total += w
		}
		if first := grid.Kids[0].Attr("w:w"); n > 0 && (first != "2527" || total != 8845) {
			t.Errorf("%d items: the first column is %s wide, the table %d", n, first, total)
		}
		for _, row := range rows(tbl) {
			covered := 0
			for _, k := range row.Kids {
				if k.Name == "w:tc" {
					covered += spanOf(k)
				}
			}
			if covered != n+1 {
				t.Errorf("%d items: a row covers %d columns: %s", n, covered, row.Bytes())
			}
		}
	}
}
