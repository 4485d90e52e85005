package layout

import (
	"zhenggai/internal/docx"
	"zhenggai/internal/source"
)

// crowd takes out of cells of exact height the lines that have no room there,
// as both programs clip them, and reports that they are lost.
func (e *engine) crowd(b *tableBox) {
	for _, r := range b.rows {
		for _, c := range r.cells {
			last, room := r.span(c)
			if c.more || last.src.Rule != docx.LineExact {
				continue
			}
			from := r.line() + c.src.Top
			if c.src.Turned {
				from, room = c.src.Right, c.w
			}
			if c.clip(room - from) {
				e.problem(source.Problem{Code: "E106", Level: source.Error, At: c.at,
					Text: "表格的行高是固定值，单元格里的内容放不下，印不全。", Hint: "请在“表格属性”中把行高改为“最小值”，或者减少内容。"})
			}
		}
	}
}

// clip leaves out the strips of a cell from the first that has no room, and
// reports whether that loses anything to be seen.
func (c *tableCell) clip(room docx.Len) (lost bool) {
	y := docx.Len(0)
	for i := range c.strips {
		s := &c.strips[i]
		if y+s.reach() > room {
			c.strips, c.cut = c.strips[:i], true
			return true
		}
		y += s.high()
	}
	return false
}

// reach is how far down a strip must show: to its lowest baseline, or to the
// foot of what else it holds.
func (s *strip) reach() docx.Len {
	if s.row != nil {
		return s.row.height
	}
	y := docx.Len(0)
	for _, it := range s.items {
		switch it := it.(type) {
		case *Text:
			y = max(y, it.Y)
		case Image:
			y = max(y, it.Y+it.Height)
		case *Area:
			for _, p := range it.Points {
				y = max(y, p.Y)
			}
		}
	}
	return y
}
