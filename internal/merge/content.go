// Package merge knows what a person did to a Word file after it was made: it
// tells an edit from a bare re-save, carries edits over to the next making, and
// shows the difference of two versions as tracked changes. It knows no ledger
// and writes no file.
package merge

import (
	"fmt"
	"slices"
	"strings"

	"zhenggai/internal/docx"
	"zhenggai/internal/source"
)

// Content is what a person sees of a Word file: the text and visible format of
// its paragraphs, its tables, pages, headers and footers, notes and comments,
// line by line. What Word, WPS and LibreOffice rewrite on every save is not in
// it: revision ids, proofing marks, document properties, the splitting of runs,
// the names of styles, default values, the order and packing of the parts.
type Content []Line

// Line is one thing that a person sees. Two lines are the same when their
// words are equal and their measures are nearly so: LibreOffice keeps lengths
// in hundredths of a millimetre.
type Line struct {
	At       source.Pos // of a paragraph; zero for anything else
	Words    string
	Measures []docx.Len
}

// nearly is how far two measures may lie apart and still be the same.
const nearly = 3 * docx.Twip

// ContentOf reads what a person sees of a file.
func ContentOf(f *docx.File) Content {
	d, found := docx.Resolve(f)
	r := &reading{file: f.Name}
	for i := range d.Sections {
		r.section(&d.Sections[i], i == len(d.Sections)-1)
	}
	r.otherStories(f)
	r.strange(found)
	return r.lines
}

// Same reports that two files show the same.
func Same(a, b Content) bool { return slices.EqualFunc(a, b, sameLine) }

func sameLine(a, b Line) bool {
	return a.Words == b.Words && slices.EqualFunc(a.Measures, b.Measures, func(x, y docx.Len) bool {
		return max(x-y, y-x) <= nearly
	})
}

// reading gathers the lines of a file.
type reading struct {
	file  string
	part  string // the story being read
	turn  bool   // the paragraph before ended with a page break
	lines Content
}

func (r *reading) add(words string, measures ...docx.Len) {
	r.lines = append(r.lines, Line{Words: words, Measures: measures})
}

func (r *reading) section(s *docx.Section, last bool) {
	r.add(fmt.Sprintf("页 start=%d first=%d title=%t", s.Start, s.PageStart, s.TitlePage),
		s.Width, s.Height, s.Left, s.Right, s.Top, s.Bottom)
	r.part = "正文"
	r.blocks(beforeDivider(s.Blocks, last))
	for _, story := range []struct {
		name   string
		edge   docx.Len
		blocks []docx.Block
	}{
		{"页眉", s.Header, s.Headers.Default}, {"偶数页页眉", s.Header, s.Headers.Even}, {"首页页眉", s.Header, s.Headers.First},
		{"页脚", s.Footer, s.Footers.Default}, {"偶数页页脚", s.Footer, s.Footers.Even}, {"首页页脚", s.Footer, s.Footers.First},
	} {
		if len(story.blocks) > 0 {
			r.part = story.name
			r.add(story.name, story.edge)
			r.blocks(story.blocks)
		}
	}
}

// beforeDivider takes off the empty paragraph that only ends a section: Word
// needs one behind a table, of which LibreOffice does not keep the format;
// behind a paragraph it does not keep it at all.
func beforeDivider(blocks []docx.Block, last bool) []docx.Block {
	n := len(blocks)
	if last || n == 0 {
		return blocks
	}
	if p, ok := blocks[n-1].(*docx.Paragraph); ok && len(p.Inlines) == 0 {
		return blocks[:n-1]
	}
	return blocks
}

func (r *reading) blocks(blocks []docx.Block) {
	for _, b := range blocks {
		switch b := b.(type) {
		case *docx.Paragraph:
			r.paragraph(b)
		case *docx.Table:
			r.table(b)
		}
	}
}

// otherStories reads what a Document does not hold: notes and comments.
func (r *reading) otherStories(f *docx.File) {
	for at, text := range docx.Paragraphs(f) {
		if slices.Contains([]string{"脚注", "尾注", "批注"}, at.Part) && strings.TrimSpace(text) != "" {
			r.lines = append(r.lines, Line{At: at, Words: text})
		}
	}
}

// strange adds what the page shows and a Document cannot: shapes, tracked
// changes, columns. Settings that every program writes in its own way are not
// among it.
func (r *reading) strange(found source.Problems) {
	var said []string
	for _, p := range found {
		if p.Level != source.Notice && !own[p.Code] {
			said = append(said, p.Code+" "+p.At.Part+" "+p.Text)
		}
	}
	slices.Sort(said)
	for _, s := range said {
		r.add(s)
	}
}

// own are codes of problems about a program's own habits: settings, styles that
// are named and not defined.
var own = map[string]bool{"Y211": true, "Y214": true}
