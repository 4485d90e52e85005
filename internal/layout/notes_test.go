package layout_test

import (
	"strings"
	"testing"

	"pgregory.net/rapid"

	"zhenggai/internal/docx"
	"zhenggai/internal/layout"
)

// noted is a paragraph with notes after its text.
func noted(text string, notes ...string) *docx.Paragraph {
	p := para(text)
	for _, n := range notes {
		p.Inlines = append(p.Inlines, &docx.Note{Mark: "*", Format: format(), Blocks: []docx.Block{para(n)}})
	}
	return p
}

// Whatever stands where: notes are conserved, and nothing lies below the text
// area.
func TestAnyNotes(t *testing.T) {
	f, err := fonts()
	if err != nil {
		t.Fatal(err)
	}
	rapid.Check(t, func(t *rapid.T) {
		d := wide(10)
		want := ""
		for range rapid.IntRange(1, 30).Draw(t, "paragraphs") {
			p := noted(strings.Repeat("文", rapid.IntRange(1, 40).Draw(t, "length")))
			for range rapid.IntRange(0, 2).Draw(t, "notes") {
				n := strings.Repeat("注", rapid.IntRange(1, 300).Draw(t, "note"))
				want += n
				p.Inlines = append(p.Inlines, &docx.Note{Mark: "*", Format: format(), Blocks: []docx.Block{para(n)}})
			}
			var b docx.Block = p
			if rapid.Bool().Draw(t, "in a cell") {
				c := cell("")
				c.Blocks = []docx.Block{p}
				b = grid(1, docx.Row{Cells: []docx.Cell{c}})
			}
			d.Sections[0].Blocks = append(d.Sections[0].Blocks, b)
		}
		pages, _ := layout.Pages(d, f, layout.LibreOffice)
		got := ""
		for i, p := range pages {
			all := strings.Join(lines(p), "")
			got += strings.ReplaceAll(strings.ReplaceAll(all, "文", ""), "*", "")
			bottom := d.Sections[0].Height - d.Sections[0].Bottom
			for _, it := range p.Items {
				if x, ok := it.(*layout.Text); ok && x.Y > bottom {
					t.Fatalf("第%d页有文字在版心之下", i+1)
				}
			}
		}
		if got != want {
			t.Fatalf("注释有%d字，应为%d字", len(got)/3, len(want)/3)
		}
	})
}

// A note begins on the page of its reference, below a rule, and goes on over
// the page when it is too long.
func TestNotePlaces(t *testing.T) {
	d := wide(10, para(strings.TrimSuffix(strings.Repeat("行\n", 18), "\n")), noted("引", strings.Repeat("注", 60)), para("后"))
	pages := set(t, d)
	if len(pages) != 2 {
		t.Fatalf("%d页", len(pages))
	}
	first, second := strings.Join(lines(pages[0]), "|"), strings.Join(lines(pages[1]), "|")
	if !strings.HasSuffix(first, "引*|注注注注注注注注注注|注注注注注注注注注注") {
		t.Errorf("首页：%s", first)
	}
	if want := "后|" + strings.TrimSuffix(strings.Repeat("注注注注注注注注注注|", 4), "|"); second != want {
		t.Errorf("次页：%s", second)
	}
	for i, p := range pages {
		rules := 0
		for _, it := range p.Items {
			if _, ok := it.(layout.Rule); ok {
				rules++
			}
		}
		if rules != 1 {
			t.Errorf("第%d页有%d条线", i+1, rules)
		}
	}
}
