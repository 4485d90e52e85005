package layout

import (
	"unicode"

	"zhenggai/internal/docx"
	"zhenggai/internal/font"
)

// unit is the smallest thing a line is made of: one character, tab, break,
// picture or chart.
type unit struct {
	r      rune
	kind   kind
	script script
	glyph  font.GID
	face   *font.Face
	style  *style
	width  docx.Len // with what comes behind it
	tail   docx.Len // the part of width that does not count at the end of a line
	mark   bool     // the number of a footnote: no space beside it
	ref    int32    // index of the Inline it came from, for pictures, links, breaks
}

type kind uint8

const (
	character kind = iota
	tab
	lineBreak
	pageBreak
	picture
)

// units flattens a paragraph: its label, its text, its fields computed.
func (e *engine) units(p *docx.Paragraph) []unit {
	us := e.buffer[:0]
	if l := p.Label; l != nil && l.Text != "" {
		us = e.chars(us, l.Text, e.style(&l.Format), -1)
		switch l.Suffix {
		case '\t':
			us = append(us, unit{r: '\t', kind: tab, style: e.style(&l.Format), ref: -1})
		case ' ':
			us = e.chars(us, " ", e.style(&l.Format), -1)
		}
	}
	for i, in := range p.Inlines {
		us = e.inline(us, in, int32(i))
	}
	e.settle(us)
	for i := range us {
		e.measure(&us[i])
	}
	e.join(us, p)
	if e.habits.Squeeze {
		squeeze(us)
	}
	e.buffer = us
	return us
}

func (e *engine) inline(us []unit, in docx.Inline, i int32) []unit {
	switch in := in.(type) {
	case docx.Text:
		return e.chars(us, in.Text, e.style(in.Format), i)
	case docx.TabChar:
		return append(us, unit{r: '\t', kind: tab, style: e.style(in.Format), ref: i})
	case docx.Field:
		return e.chars(us, e.field(in.Kind), e.style(in.Format), i)
	case *docx.Note:
		from := len(us)
		us = e.chars(us, in.Mark, e.style(in.Format), i)
		for k := range us[from:] {
			us[from+k].mark = true
		}
		return us
	case docx.Break:
		k := pageBreak
		if in.Kind == docx.LineBreak {
			k = lineBreak
		}
		return append(us, unit{r: '\n', kind: k, style: e.lastStyle, ref: i})
	case docx.Picture:
		return append(us, unit{r: '\uFFFC', kind: picture, style: e.lastStyle, width: in.Width, ref: i})
	case docx.Chart:
		return append(us, unit{r: '\uFFFC', kind: picture, style: e.lastStyle, width: in.Width, ref: i})
	}
	return us
}

func (e *engine) chars(us []unit, s string, st *style, ref int32) []unit {
	for _, r := range s {
		switch {
		case r == '\t':
			us = append(us, unit{r: r, kind: tab, style: st, ref: ref})
		case r == '\n':
			us = append(us, unit{r: r, kind: lineBreak, style: st, ref: ref})
		case r < 0x20 || invisible(r):
		default:
			us = append(us, unit{r: r, style: st, ref: ref})
		}
	}
	return us
}

// invisible characters take no place and have no glyph: joiners, marks of
// direction, selectors of variants.
func invisible(r rune) bool {
	if r < 0x80 || r >= 0x2E80 && r < 0xFB00 {
		return false
	}
	return unicode.In(r, unicode.Cf, unicode.Variation_Selector)
}

// measure finds the glyph and the width of a character.
func (e *engine) measure(u *unit) {
	if u.kind != character {
		return
	}
	u.face, u.glyph = e.glyph(u.style, u.r, u.script)
	if u.face == nil {
		return
	}
	u.width = advance(u.face, u.glyph, u.style)
}

// dots is how many dots LibreOffice measures a twip with, 8640 to the inch: the
// advance of a glyph is a whole number of dots, that of a run of whole twips.
const dots = 6

// advance is the width of a glyph with its scale, without tracking.
func advance(f *font.Face, g font.GID, s *style) docx.Len {
	em, units := s.size*dots/docx.Twip, docx.Len(f.Units)
	w := (docx.Len(f.Advance(g))*em*2 + units) / (2 * units) * docx.Twip / dots
	if s.scale != 100 {
		w = w * s.scale / 100
	}
	return w
}

// join adds to each character what stands between it and the next: tracking,
// or the space between Chinese and Western text.
func (e *engine) join(us []unit, p *docx.Paragraph) {
	for i := range us {
		u := &us[i]
		if u.kind != character {
			continue
		}
		end := i+1 == len(us)
		if end || u.style.extra > 0 || !e.habits.TrackInside || sameRun(u, &us[i+1]) {
			u.tail = u.style.extra
		}
		if !end && e.scriptGap(u, &us[i+1], p) {
			u.tail += u.style.size / scriptSpace
		}
		u.width += u.tail
	}
}

// sameRun reports whether two units are drawn as one run.
func sameRun(a, b *unit) bool {
	return b.kind == character && a.script == b.script && a.style == b.style
}

// scriptGap reports whether the paragraph wants space between two units.
func (e *engine) scriptGap(a, b *unit, p *docx.Paragraph) bool {
	if a.mark || b.mark || b.kind != character || a.script == b.script || !isWord(a.r) || !isWord(b.r) {
		return false
	}
	if e.habits.AlwaysScriptSpace {
		return true
	}
	if unicode.IsDigit(a.r) || unicode.IsDigit(b.r) {
		return p.AutoSpaceDN
	}
	return p.AutoSpaceDE
}
