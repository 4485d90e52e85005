package main

import (
	"cmp"
	"os"
	"path/filepath"
	"regexp"
	"slices"
	"strings"
	"testing"
	"unicode/utf8"

	"zhenggai/internal/docx"
	"zhenggai/internal/font"
	"zhenggai/internal/layout"
)

// whole are the texts that stand on one line of a cell: a name, a heading of
// two or three characters, a date, a number, a share.
var whole = regexp.MustCompile(`^(\p{Han}{1,3}|\d{4}年\d{1,2}月(\d{1,2}日|底前|底|前)?|[\d.]+%?|\d+-\d+|(剩余|逾期)\d+日)$`)

// brief are the texts that may take two lines, if none is left with a single
// character.
var brief = regexp.MustCompile(`^[\p{Han}（）]{4,9}$`)

// TestCellsBreakWell: the columns of the shipped templates are wide enough for
// what the sample puts into them; an office's names are no longer.
func TestCellsBreakWell(t *testing.T) {
	fonts, err := font.Load("../../templates/fonts")
	if err != nil {
		t.Fatal(err)
	}
	var log strings.Builder
	out := t.TempDir()
	if code := run([]string{"build", "--config", "../../config.toml", "--out", out}, &log, &log); code != exitOK {
		t.Fatalf("exit code %d\n%s", code, log.String())
	}
	seen := map[string]bool{}
	eachPaper(t, out, func(name, _ string) {
		for _, c := range cellsOf(t, filepath.Join(out, name+".docx")) {
			text := c.text()
			said := name + " " + text
			if seen[said] || !whole.MatchString(text) && !brief.MatchString(text) {
				continue
			}
			seen[said] = true
			lines := c.lines(fonts)
			if len(lines) > 1 && (whole.MatchString(text) || len(lines) > 2 || utf8.RuneCountInString(lines[1]) < 2) {
				t.Errorf("%s: 表%d stands as %q", name, c.table, lines)
			}
		}
	})
	if len(seen) < 300 {
		t.Errorf("only %d cells were looked at", len(seen))
	}
}

// placed is a cell and the width of the columns it spans.
type placed struct {
	docx.Cell
	table int
	width docx.Len
}

func cellsOf(t *testing.T, path string) []placed {
	t.Helper()
	data, err := os.ReadFile(path)
	if err != nil {
		t.Fatal(err)
	}
	f, err := docx.Open(path, data)
	if err != nil {
		t.Fatal(err)
	}
	d, _ := docx.Resolve(f)
	var all []placed
	for _, s := range d.Sections {
		for _, b := range s.Blocks {
			if table, ok := b.(*docx.Table); ok {
				all = append(all, placedIn(table)...)
			}
		}
	}
	return all
}

func placedIn(table *docx.Table) []placed {
	var all []placed
	for _, r := range table.Rows {
		at := r.Skip
		for _, c := range r.Cells {
			p := placed{Cell: c, table: table.Number}
			for _, w := range table.Columns[at : at+c.Span] {
				p.width += w
			}
			at += c.Span
			all = append(all, p)
		}
	}
	return all
}

// text is that of the only paragraph of a cell.
func (c placed) text() string {
	var s strings.Builder
	if len(c.Blocks) != 1 {
		return ""
	}
	if p, ok := c.Blocks[0].(*docx.Paragraph); ok {
		for _, in := range p.Inlines {
			if t, ok := in.(docx.Text); ok {
				s.WriteString(t.Text)
			}
		}
	}
	return s.String()
}

// lines sets the cell in a table of its own.
func (c placed) lines(fonts *font.Set) []string {
	c.Span, c.Merge = 1, docx.NoMerge
	page := docx.Section{Width: 2 * c.width, Height: 2000 * docx.Point, Blocks: []docx.Block{
		&docx.Table{Columns: []docx.Len{c.width}, Rows: []docx.Row{{Cells: []docx.Cell{c.Cell}}}}}}
	pages, _ := layout.Pages(&docx.Document{Sections: []docx.Section{page}}, fonts, layout.LibreOffice)
	var texts []*layout.Text
	for _, it := range pages[0].Items {
		if t, ok := it.(*layout.Text); ok {
			texts = append(texts, t)
		}
	}
	slices.SortStableFunc(texts, func(a, b *layout.Text) int { return cmp.Or(cmp.Compare(a.Y, b.Y), cmp.Compare(a.X, b.X)) })
	var lines []string
	last := docx.Len(-1)
	for _, t := range texts {
		if t.Y-last > docx.Point || last < 0 {
			lines = append(lines, "")
		}
		last = t.Y
		for _, g := range t.Glyphs {
			lines[len(lines)-1] += string(g.Rune)
		}
	}
	return lines
}
