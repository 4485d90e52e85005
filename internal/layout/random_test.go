package layout_test

import (
	"strings"
	"testing"

	"pgregory.net/rapid"

	"zhenggai/internal/docx"
	"zhenggai/internal/layout"
)

// anyPara draws a paragraph of every alignment, indent and mark.
func anyPara(t *rapid.T) *docx.Paragraph {
	text := rapid.StringOf(rapid.SampledFrom([]rune("整改年作“”‘’《》（）〔〕。，、；：！？—…·×℃～%12 Aab-/\t\n"))).Draw(t, "text")
	p := para(text)
	p.Align = docx.Align(rapid.IntRange(0, 4).Draw(t, "align"))
	p.Rule = docx.LineRule(rapid.IntRange(0, 2).Draw(t, "rule"))
	p.Left = docx.Len(rapid.IntRange(0, 900).Draw(t, "left")) * docx.Twip
	p.FirstLine = docx.Len(rapid.IntRange(-900, 900).Draw(t, "first")) * docx.Twip
	p.Kinsoku, p.OverflowPunct = rapid.Bool().Draw(t, "kinsoku"), rapid.Bool().Draw(t, "hang")
	p.KeepNext, p.KeepLines = rapid.Bool().Draw(t, "next"), rapid.Bool().Draw(t, "keep")
	return p
}

func anyTable(t *rapid.T) *docx.Table {
	g := grid(3)
	for range rapid.IntRange(1, 12).Draw(t, "rows") {
		r := docx.Row{CantSplit: rapid.Bool().Draw(t, "whole"), Header: rapid.Bool().Draw(t, "header")}
		for range 3 {
			c := cell("")
			c.Blocks = []docx.Block{anyPara(t)}
			c.Merge = docx.VMerge(rapid.IntRange(0, 2).Draw(t, "merge"))
			c.VAlign = docx.VAlign(rapid.IntRange(0, 2).Draw(t, "valign"))
			r.Cells = append(r.Cells, c)
		}
		g.Rows = append(g.Rows, r)
	}
	return g
}

// Whatever the document and the habits: layout ends, keeps the text of every paragraph in its
// order, and never begins a page beyond the last.
func TestAnyDocument(t *testing.T) {
	f, err := fonts()
	if err != nil {
		t.Fatal(err)
	}
	all := []layout.Habits{layout.LibreOffice, layout.Word, layout.Standard}
	rapid.Check(t, func(t *rapid.T) {
		h := rapid.SampledFrom(all).Draw(t, "habits")
		d := wide(rapid.IntRange(1, 20).Draw(t, "width"))
		d.Sections[0].Height = docx.Len(rapid.IntRange(4000, 17000).Draw(t, "height")) * docx.Twip
		want := ""
		for range rapid.IntRange(1, 6).Draw(t, "blocks") {
			p := anyPara(t)
			want += p.Inlines[0].(docx.Text).Text
			d.Sections[0].Blocks = append(d.Sections[0].Blocks, p)
		}
		pages, _ := layout.Pages(d, f, h)
		if got := visible(strings.Join(texts(pages), "")); got != visible(want) {
			t.Fatalf("得 %q，应为 %q", got, visible(want))
		}
		d.Sections[0].Blocks = append(d.Sections[0].Blocks, anyTable(t))
		if again, _ := layout.Pages(d, f, h); len(again) < len(pages) {
			t.Fatal("加了表格，页数反而少了")
		}
	})
}

func texts(pages []layout.Page) []string {
	var out []string
	for _, p := range pages {
		out = append(out, lines(p)...)
	}
	return out
}

// visible drops what leaves no ink or may be dropped at the end of a line.
func visible(s string) string {
	return strings.NewReplacer(" ", "", "\t", "", "\n", "").Replace(s)
}
