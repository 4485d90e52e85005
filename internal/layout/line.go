package layout

import (
	"zhenggai/internal/docx"
)

// line sets one piece as a strip: its height, its glyphs with the spaces of
// justification, its underlines and links.
func (e *engine) line(b *breaker, l piece, left, room docx.Len) strip {
	m := e.lineMetrics(b, l)
	s := strip{height: m.height, slack: m.slack, pageAfter: l.page}
	x := left + start(b.p.Align, room-l.width)
	pen := &setter{e: e, b: b, x: x, baseline: m.baseline}
	pen.spaces(l, room-l.width)
	for i := l.from; i < l.hung; i++ {
		pen.unit(i)
	}
	pen.close()
	s.items, s.notes = pen.items, b.notes(l)
	return s
}

// notes are the footnotes that a line refers to.
func (b *breaker) notes(l piece) []*docx.Note {
	var out []*docx.Note
	for i := l.from; i < l.to && b.noted; i++ {
		if ref := b.us[i].ref; ref >= 0 && (i == 0 || b.us[i-1].ref != ref) {
			if n, ok := b.p.Inlines[ref].(*docx.Note); ok {
				out = append(out, n)
			}
		}
	}
	return out
}

// start is how far into the free room a line begins.
func start(a docx.Align, free docx.Len) docx.Len {
	switch {
	case free <= 0:
		return 0
	case a == docx.AlignCenter:
		return free / 2
	case a == docx.AlignRight:
		return free
	}
	return 0
}

// setter walks along a line and makes its items.
type setter struct {
	e        *engine
	b        *breaker
	x        docx.Len
	baseline docx.Len
	items    []Item
	text     *Text  // being filled
	style    *style // of text
	from     docx.Len
	link     string
	mark     int32 // the note whose number it is, -1 for none
	source   From  // of text

	gaps    int      // how many shares the extra space is cut into
	extra   docx.Len // to be shared out
	done    int      // shares already given
	given   docx.Len // already shared out
	gapFrom int      // units before are not spread
	gapTo   int
	hangs   bool
}

// spaces prepares justification: the free room is shared among the places
// between characters, as LibreOffice's lcl_AddSpace counts them.
func (s *setter) spaces(l piece, free docx.Len) {
	a := s.b.p.Align
	if free <= 0 || a != docx.AlignDistribute && (a != docx.AlignJustify || l.hard) {
		return
	}
	s.gapFrom, s.gapTo, s.hangs = l.from, l.fit, l.hung > l.fit
	for i := l.from; i < l.fit; i++ {
		if s.b.us[i].kind == tab {
			s.gapFrom = i + 1
		}
	}
	for i := s.gapFrom; i < l.fit; i++ {
		s.gaps += s.shares(i)
	}
	s.extra = free
}

// shares is how many shares of the room go in behind unit i: one behind every
// Chinese character and every blank, and one where Chinese follows Western text,
// so that two come between a word with a blank and the Chinese after it.
func (s *setter) shares(i int) int {
	if i < s.gapFrom || i >= s.gapTo || i == s.gapTo-1 && !s.hangs {
		return 0
	}
	u, n := &s.b.us[i], 0
	if u.script == asian || u.r == ' ' {
		n++
	}
	if u.script != asian && i+1 < len(s.b.us) && s.b.us[i+1].script == asian {
		n++
	}
	return n
}

func (s *setter) unit(i int) {
	u := &s.b.us[i]
	switch u.kind {
	case character:
		if u.face != nil {
			s.put(u)
		}
	case tab:
		s.leader(u)
	case picture:
		s.picture(u)
	}
	s.x += u.width
	if n := s.shares(i); s.gaps > 0 && n > 0 {
		s.done += n
		share := s.extra * docx.Len(s.done) / docx.Len(s.gaps)
		s.x += share - s.given
		s.given = share
	}
}

// put adds a glyph to the Text being filled, or begins another.
func (s *setter) put(u *unit) {
	t := s.text
	link, mark := s.e.linkOf(s.b.p, u), int32(-1)
	if u.mark {
		mark = u.ref
	}
	if t == nil || t.Face != u.face || s.style != u.style || s.link != link || s.mark != mark {
		s.close()
		s.source = From{Paragraph: s.b.p, Inline: mark}
		if link != "" {
			s.source.Inline = u.ref
		}
		t = &Text{From: s.source, X: s.x, Y: s.baseline - u.style.risen(u.face), Face: u.face, Size: u.style.size, Scale: int(u.style.scale),
			Color: u.style.Color, Bold: u.style.heavy && u.face.Weight < 600, Italic: u.style.slant && !u.face.Italic}
		t.Glyphs = make([]Glyph, 0, 30)
		s.text, s.style, s.from, s.link, s.mark = t, u.style, s.x, link, mark
	}
	t.Glyphs = append(t.Glyphs, Glyph{u.glyph, u.r, s.x - t.X})
	t.Width = s.x + u.width - u.style.extra - t.X
}

// close ends the Text being filled: its underline, strike and link follow it.
func (s *setter) close() {
	t := s.text
	if t == nil {
		return
	}
	s.items = append(s.items, t)
	s.decorate(t, s.style)
	if s.link != "" {
		s.items = append(s.items, Link{s.source, s.from, s.baseline - t.Size*4/5, s.x - s.from, t.Size, s.link})
	}
	s.text = nil
}

func (s *setter) decorate(t *Text, st *style) {
	em := func(v int) docx.Len { return docx.Len(v) * t.Size / docx.Len(t.Face.Units) }
	if st.Underline {
		y := t.Y + em(t.Face.UnderlineAt)
		s.items = append(s.items, Rule{X1: s.from, Y1: y, X2: s.x, Y2: y, Width: em(t.Face.UnderlineWidth), Color: t.Color})
	}
	if st.Strike {
		y := t.Y - t.Size*3/10
		s.items = append(s.items, Rule{X1: s.from, Y1: y, X2: s.x, Y2: y, Width: em(t.Face.UnderlineWidth), Color: t.Color})
	}
	if st.Highlight != noFill {
		s.items = append(s.items, Fill{s.from, t.Y - t.Size*88/100, s.x - s.from, t.Size * 112 / 100, st.Highlight})
	}
}

// noFill is the colour that stands for "none" in a Document.
const noFill docx.RGB = 0xFFFFFF

func (e *engine) linkOf(p *docx.Paragraph, u *unit) string {
	if u.ref < 0 {
		return ""
	}
	if t, ok := p.Inlines[u.ref].(docx.Text); ok {
		return t.Link
	}
	return ""
}

// leader fills a tab with its dots or line.
func (s *setter) leader(u *unit) {
	s.close()
	r := s.b.tabs.leader(s.x - s.b.tabs.indent)
	if r == 0 || u.style == nil {
		return
	}
	d := unit{r: r, script: latin, style: u.style, ref: u.ref}
	s.e.measure(&d)
	if d.face == nil || d.width <= 0 {
		return
	}
	x, end := s.x, s.x+u.width
	for s.x = x; s.x+d.width <= end; s.x += d.width {
		s.put(&d)
		s.text.From = From{}
	}
	s.close()
	s.x = x
}

func (s *setter) picture(u *unit) {
	s.close()
	from := From{Paragraph: s.b.p, Inline: u.ref}
	switch p := s.b.p.Inlines[u.ref].(type) {
	case docx.Picture:
		s.items = append(s.items, Image{from, s.x, s.baseline - p.Height, p.Width, p.Height, p.Data, p.Type})
	case docx.Chart:
		drawn := s.e.chart(&p)
		shift(drawn, s.x, s.baseline-p.Height)
		bind(drawn, from)
		s.items = append(s.items, drawn...)
	}
}
