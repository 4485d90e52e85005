package layout

import "zhenggai/internal/docx"

// story picks the header or footer of a page.
func (e *engine) story(st docx.Stories, s *docx.Section, number int, first bool) []docx.Block {
	switch {
	case first && s.TitlePage:
		return st.First
	case e.doc.EvenAndOdd && number%2 == 0:
		return st.Even
	}
	return st.Default
}

// textArea is the top and bottom of the body: the margins, unless a header or
// footer is so high that it needs more.
func (e *engine) textArea(s *docx.Section, number int, first bool) (top, bottom docx.Len) {
	width := s.Width - s.Left - s.Right
	top, bottom = s.Top, s.Height-s.Bottom
	asked := e.asked
	if h := e.story(s.Headers, s, number, first); h != nil {
		top = max(top, s.Header+height(e.column(h, width)))
	}
	if f := e.story(s.Footers, s, number, first); f != nil {
		bottom = min(bottom, s.Height-s.Footer-height(e.column(f, width)))
	}
	e.asked = asked
	return top, bottom
}

func height(ss []strip) docx.Len {
	h := docx.Len(0)
	for _, s := range ss {
		h += s.height
	}
	return h
}

// stories adds the header and the footer to a page.
func (e *engine) stories(p *Page, s *docx.Section, first bool) {
	width := s.Width - s.Left - s.Right
	e.page = p.Number
	asked := e.asked
	header := e.column(e.story(s.Headers, s, p.Number, first), width)
	footer := e.column(e.story(s.Footers, s, p.Number, first), width)
	e.asked = asked
	p.stack(header, s.Left, s.Header)
	p.stack(footer, s.Left, s.Height-s.Footer-height(footer))
}

// stack puts strips one below the other from y on.
func (p *Page) stack(ss []strip, x, y docx.Len) {
	var d drawer
	d.stack(ss, x, y)
	p.Items = append(p.Items, d.finish()...)
}
