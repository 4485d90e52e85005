package merge

import (
	"fmt"
	"strings"
	"unicode"

	"zhenggai/internal/docx"
	"zhenggai/internal/source"
)

func (r *reading) paragraph(p *docx.Paragraph) {
	w := &words{}
	inlines, before, behind := breaks(p.Inlines)
	turns := p.PageBreakBefore || before || r.turn
	if r.turn = behind; len(inlines) == 0 {
		turns, r.turn = false, behind || turns
	}
	fmt.Fprintf(&w.text, "段 align=%d rule=%d outline=%d break=%t keep=%t ", alignOf(p, inlines), p.Rule, p.Outline, turns, p.KeepNext)
	w.measures = append(w.measures, p.Left, p.Right, p.FirstLine, p.Before, p.After, p.Line)
	w.borders(p.Borders)
	flag(&w.text, p.Fill != docx.NoColor, fmt.Sprintf("底%06X ", uint32(p.Fill)))
	if p.Label != nil {
		fmt.Fprintf(&w.text, "编号%q ", p.Label.Text)
	}
	if len(inlines) == 0 {
		w.measures = append(w.measures, p.Mark.Size)
	}
	for _, in := range inlines {
		w.inline(in)
	}
	at := source.Pos{File: r.file, Part: r.part, Para: p.Number}
	r.lines = append(r.lines, Line{At: at, Words: w.text.String(), Measures: w.measures})
}

// breaks takes off the page breaks at both ends of a paragraph: one in front is
// a paragraph that begins a page, one behind another way to say so of the next,
// and so is any break of an empty paragraph. LibreOffice writes either.
func breaks(inlines []docx.Inline) (rest []docx.Inline, before, behind bool) {
	if n := len(inlines); n > 0 && isPageBreak(inlines[n-1]) {
		inlines, behind = inlines[:n-1], true
	}
	if len(inlines) > 0 && isPageBreak(inlines[0]) {
		inlines, before = inlines[1:], true
	}
	return inlines, before, behind
}

func isPageBreak(in docx.Inline) bool {
	b, ok := in.(docx.Break)
	return ok && b.Kind == docx.PageBreak
}

// alignOf: flush left and justified look the same in a paragraph without text.
func alignOf(p *docx.Paragraph, inlines []docx.Inline) docx.Align {
	if len(inlines) == 0 {
		return docx.AlignLeft
	}
	return p.Align
}

// words writes a paragraph's text with its visible format: a mark wherever the
// look of the text changes, so that the splitting of runs does not matter.
type words struct {
	text     strings.Builder
	measures []docx.Len
	look     map[script]string // the last look of each kind of character
}

// script tells which of a run's fonts sets a character.
type script int

const (
	neutral script = iota // a space or a character that either font may set
	latin
	eastAsian
)

func scriptOf(c rune) script {
	switch {
	case c == ' ' || c == '\u3000':
		return neutral
	case c < 0x80:
		return latin
	case unicode.Is(unicode.Han, c) || c >= 0x3000 && c < 0x3040 || c >= 0xFF00 && c < 0xFFEF:
		return eastAsian
	}
	return neutral
}

func (w *words) inline(in docx.Inline) {
	switch in := in.(type) {
	case docx.Text:
		for _, c := range in.Text {
			w.char(c, in.Format, in.Link)
		}
	case docx.TabChar:
		w.text.WriteByte('\t')
	case docx.Break:
		fmt.Fprintf(&w.text, "⟨换%d⟩", in.Kind)
	case docx.Field:
		fmt.Fprintf(&w.text, "⟨域%d⟩", in.Kind)
	case docx.Picture:
		fmt.Fprintf(&w.text, "⟨图 %x⟩", hash(in.Data))
		w.measures = append(w.measures, in.Width, in.Height)
	case docx.Chart:
		fmt.Fprintf(&w.text, "⟨图表%d %t %s⟩", in.Kind, in.Stacked, in.Text())
		w.measures = append(w.measures, in.Width, in.Height)
	}
}

func (w *words) char(c rune, f *docx.Format, link string) {
	kind := scriptOf(c)
	look := lookOf(kind, f, link)
	if w.look == nil {
		w.look = map[script]string{}
	}
	if w.look[kind] != look {
		w.look[kind] = look
		w.text.WriteString("⟨" + look + "⟩")
	}
	w.text.WriteRune(c)
}

// lookOf is what the format does to a character of that kind.
func lookOf(kind script, f *docx.Format, link string) string {
	var b strings.Builder
	switch kind {
	case latin:
		b.WriteString(f.ASCII)
	case eastAsian:
		b.WriteString(f.EastAsia)
	}
	if kind != neutral {
		fmt.Fprintf(&b, " %g", f.Size.Points())
		flag(&b, f.Bold, "粗")
		flag(&b, f.Italic, "斜")
		flag(&b, f.Color != 0, fmt.Sprintf("色%06X", uint32(f.Color)))
		flag(&b, f.Vert != docx.Baseline, fmt.Sprintf("标%d", f.Vert))
		flag(&b, f.Scale != 100, fmt.Sprintf("缩%d", f.Scale))
		flag(&b, f.Spacing != 0, fmt.Sprintf("距%.1f", f.Spacing.Points()))
		flag(&b, f.Position != 0, fmt.Sprintf("升%g", f.Position.Points()))
	}
	flag(&b, f.Underline, "线")
	flag(&b, f.Strike, "删")
	flag(&b, f.Highlight != docx.NoColor, fmt.Sprintf("底%06X", uint32(f.Highlight)))
	flag(&b, link != "", "链"+link)
	return b.String()
}

func flag(b *strings.Builder, on bool, word string) {
	if on {
		b.WriteString(" " + word)
	}
}

func (w *words) borders(b docx.Borders) {
	for i, x := range []docx.Border{b.Top, b.Bottom, b.Left, b.Right} {
		if x.Width > 0 {
			fmt.Fprintf(&w.text, "边%d:%d:%06X ", i, kindOf(x), uint32(x.Color))
		}
	}
}

// kindOf tells a single line from a double and a broken one; a re-save may
// round how wide they are.
func kindOf(b docx.Border) int {
	switch {
	case b.First > 0:
		return 1
	case b.Dash > 0:
		return 2
	}
	return 0
}
