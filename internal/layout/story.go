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
	if h := e.story(s.Headers, s, number, first); h != nil {
		top = max(top, s.Header+stacked(e.aside("页眉", h, width)))
	}
	if f := e.story(s.Footers, s, number, first); f != nil {
		bottom = min(bottom, s.Height-s.Footer-stacked(e.aside("页脚", f, width)))
	}
	return top, bottom
}

// aside sets a header or footer: problems name it, and its fields do not make
// the document be laid out again, because it is set when all pages are known.
func (e *engine) aside(part string, blocks []docx.Block, width docx.Len) []strip {
	asked, was := e.asked, e.part
	e.part = part
	out := e.column(blocks, width)
	e.asked, e.part = asked, was
	return out
}

// stacked is the height of strips with the last lines of the tables among them.
func stacked(ss []strip) docx.Len {
	h := height(ss)
	for i := range ss {
		h += ending(ss, i)
	}
	return h
}

// ending is the room of the rule below strip i where a table ends with it.
func ending(ss []strip, i int) docx.Len {
	r := ss[i].row
	if r == nil || i+1 < len(ss) && ss[i+1].row != nil && ss[i+1].row.table == r.table {
		return 0
	}
	return r.under()
}

func height(ss []strip) docx.Len {
	h := docx.Len(0)
	for _, s := range ss {
		h += s.high()
	}
	return h
}

// stories adds the header and the footer to a page.
func (e *engine) stories(p *Page, s *docx.Section, first bool) {
	width := s.Width - s.Left - s.Right
	e.page = p.Number
	header := e.aside("页眉", e.story(s.Headers, s, p.Number, first), width)
	footer := e.aside("页脚", e.story(s.Footers, s, p.Number, first), width)
	p.stack(header, s.Left, s.Header)
	p.stack(footer, s.Left, s.Height-s.Footer-stacked(footer))
}

// stack puts strips one below the other from y on.
func (p *Page) stack(ss []strip, x, y docx.Len) {
	var d drawer
	d.stack(ss, x, y)
	p.Items = append(p.Items, d.finish()...)
}
