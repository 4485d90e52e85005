package layout

import (
	"fmt"
	"strconv"
	"unicode"

	"zhenggai/internal/docx"
	"zhenggai/internal/font"
	"zhenggai/internal/source"
)

// engine holds what one call of Pages needs everywhere.
type engine struct {
	doc      *docx.Document
	fonts    *font.Set
	habits   Habits
	faces    map[string]*font.Face
	styles   map[docx.Format]*style
	spares   map[rune]found
	problems source.Problems
	lost     map[rune]bool // missing glyphs already reported
	part     string        // 正文, 页眉 or 页脚
	at       source.Pos    // of the paragraph being set

	lastFormat *docx.Format
	lastStyle  *style
	buffer     []unit // reused from paragraph to paragraph
	cells      int    // depth of table cells
	turned     bool   // setting a cell whose text is turned

	page, total, ofSection int  // what fields show
	asked                  bool // a field in the body asked for a total
	pages                  []Page
}

// Pages lays the document out with the habits of a program. It always returns pages
// that can be printed as far as they go; problems say what is missing from
// them: E101 a font, E102 a character that no font has, E103 a font that
// cannot be used, E106 content that a cell of exact height has no room for, E107
// a frame round paragraphs that goes over a page.
func Pages(d *docx.Document, fonts *font.Set, h Habits) ([]Page, source.Problems) {
	e := run(d, fonts, h, 1)
	if e.asked && len(e.pages) != 1 {
		e = run(d, fonts, h, len(e.pages))
	}
	return e.pages, e.problems
}

func run(d *docx.Document, fonts *font.Set, h Habits, total int) *engine {
	e := &engine{doc: d, fonts: fonts, habits: h, faces: map[string]*font.Face{}, styles: map[docx.Format]*style{},
		lost: map[rune]bool{}, spares: map[rune]found{}, at: source.Pos{File: d.File}, part: "正文", page: 1, total: total, ofSection: total}
	e.style(nil)
	fl := &flow{e: e}
	for i := range d.Sections {
		fl.section(&d.Sections[i])
	}
	fl.finish()
	return e
}

func (e *engine) problem(p source.Problem) {
	if p.At.IsZero() {
		p.At = e.at
	}
	e.problems = append(e.problems, p)
}

// missing reports a character that no font can show, once.
func (e *engine) missing(r rune) {
	if e.lost[r] {
		return
	}
	e.lost[r] = true
	name := fmt.Sprintf("“%c”（U+%04X）", r, r)
	if unicode.In(r, unicode.Cc, unicode.Cf, unicode.Co, unicode.M, unicode.Z) { // nothing that stands alone between quotes
		name = fmt.Sprintf("U+%04X", r)
	}
	e.problem(source.Problem{Code: "E102", Level: source.Error, About: string(r),
		Text: "字符" + name + "在现有字体中都没有字形，无法印出。",
		Hint: "换用其他写法，或把含有这个字的字体文件放入字体目录。"})
}

func (e *engine) field(k docx.FieldKind) string {
	switch k {
	case docx.FieldNumPages:
		e.asked = true
		return strconv.Itoa(e.total)
	case docx.FieldSectionPages:
		e.asked = true
		return strconv.Itoa(e.ofSection)
	}
	return strconv.Itoa(e.page)
}

// words are the first characters of a paragraph, to find it by.
func words(p *docx.Paragraph) string {
	const enough = 12
	out := make([]rune, 0, enough)
	for _, in := range p.Inlines {
		t, ok := in.(docx.Text)
		if !ok {
			continue
		}
		for _, r := range t.Text {
			if len(out) == enough {
				return string(out) + "…"
			}
			out = append(out, r)
		}
	}
	return string(out)
}
