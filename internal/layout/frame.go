package layout

import (
	"zhenggai/internal/docx"
	"zhenggai/internal/source"
)

// joined reports whether two paragraphs share one frame, or one fill.
func joined(upper, lower *docx.Paragraph) bool {
	bordered := upper.Borders != docx.Borders{}
	filled := upper.Fill != noFill && lower.Fill != noFill
	return (bordered || filled) && upper.Borders == lower.Borders && upper.Left == lower.Left && upper.Right == lower.Right && !lower.PageBreakBefore
}

// frame adds the space above and below a paragraph, its border lines and its
// fill. The lines stand outside the text, as far from it as they say.
func (e *engine) frame(p *docx.Paragraph, out []strip, width docx.Len, near neighbours) {
	top, bottom, b := &out[0], &out[len(out)-1], p.Borders
	left := p.Left + min(p.FirstLine, 0) - depth(b.Left) // a frame goes round a hanging first line
	right := width - p.Right + depth(b.Right)
	if b := b.Bottom; b.Width > 0 && !near.joinBelow {
		y := bottom.height + b.Space + b.Width/2
		bottom.items = append(bottom.items, border(b, left, y, right, y)...)
		bottom.height += depth(b)
		bottom.slack = 0
	}
	after, down := docx.Len(0), docx.Len(0)
	if !near.tightBelow {
		after = p.After
	}
	bottom.height += after
	bottom.slack += after
	if b := b.Top; b.Width > 0 && !near.joinAbove {
		shift(top.items, 0, depth(b))
		top.items = append(top.items, border(b, left, b.Width/2, right, b.Width/2)...)
		top.height += depth(b)
	}
	if !near.tightAbove {
		down = max(p.Before-near.given, 0) // the larger of the two counts, in Word too
	}
	shift(top.items, 0, down)
	top.height += down
	top.above = down
	e.enclose(p, out, left, right, after, near)
}

// enclose adds the sides and the fill to every line of a paragraph; the space
// above and below it belongs to a joint frame only.
func (e *engine) enclose(p *docx.Paragraph, out []strip, left, right, after docx.Len, near neighbours) {
	for i := range out {
		from, to := docx.Len(0), out[i].height
		if i == 0 && !near.joinAbove {
			from = out[i].above
		}
		if i == len(out)-1 && !near.joinBelow {
			to -= after
		}
		out[i].sides(p, left, right, from, to)
		if (i > 0 || near.joinAbove) && p.Borders != (docx.Borders{}) {
			at := e.at
			out[i].framed = &at
		}
	}
}

// depth is the room that a line takes beside the text.
func depth(b docx.Border) docx.Len {
	if b.Width == 0 {
		return 0
	}
	return b.Space + b.Width
}

// sides adds the lines at the left and right of a strip, and its fill.
func (s *strip) sides(p *docx.Paragraph, left, right, from, to docx.Len) {
	if p.Fill != noFill {
		s.items = append(s.items, Fill{left, from, right - left, to - from, p.Fill})
	}
	if b := p.Borders.Left; b.Width > 0 {
		s.items = append(s.items, border(b, left+b.Width/2, from, left+b.Width/2, to)...)
	}
	if b := p.Borders.Right; b.Width > 0 {
		s.items = append(s.items, border(b, right-b.Width/2, from, right-b.Width/2, to)...)
	}
}

// openFrame reports a frame that a page end leaves open, where LibreOffice
// closes it and opens another.
func (e *engine) openFrame(at source.Pos) {
	e.problem(source.Problem{Code: "E107", Level: source.Warning, At: at,
		Text: "带边框的段落跨页，边框在页末不封口、在次页开头不另起。", Hint: "请在“段落”中设“段中不分页”“与下段同页”，或者把边框改为一个单元格的表格。"})
}
