package layout

import "zhenggai/internal/docx"

// cuttable reports whether a part of the row can stand in a height: it may be
// cut at all, and every cell with text can leave a line above.
func (r *tableRow) cuttable(room docx.Len) bool {
	if r.src.CantSplit || r.src.Rule == docx.LineExact || r.src.Header {
		return false
	}
	some := false
	for _, c := range r.cells {
		if c.src.Merge != docx.NoMerge || len(c.strips) == 0 {
			continue
		}
		n := c.fits(room - r.line())
		if n == 0 {
			return false
		}
		some = some || n < len(c.strips)
	}
	return some
}

// fits counts the strips of a cell that may stand in a height, ending where a
// break is allowed.
func (c *tableCell) fits(room docx.Len) int {
	room -= c.src.Top + c.src.Bottom
	n := 0
	for n < len(c.strips) && c.strips[n].height <= room {
		room -= c.strips[n].height
		n++
	}
	if n == len(c.strips) {
		return n
	}
	for n > 0 && c.strips[n-1].glue {
		n--
	}
	return n
}

// cut divides the row: what fits in the height, and the rest.
func (r *tableRow) cut(room docx.Len) (upper, lower strip) {
	a, b := *r, *r
	a.cells, b.cells = nil, nil
	for _, c := range r.cells {
		n := c.fits(room - r.line())
		if c.src.Merge != docx.NoMerge {
			n = len(c.strips)
		}
		x, y := *c, *c
		x.strips, y.strips = c.strips[:n], c.strips[n:]
		x.cut = true // LibreOffice centres only the lower part
		a.cells, b.cells = append(a.cells, &x), append(b.cells, &y)
	}
	a.height, b.first = room, false
	b.height = docx.Len(0)
	for _, c := range b.cells {
		if c.src.Merge == docx.NoMerge {
			b.height = max(b.height, c.need())
		}
	}
	b.height = max(b.height+b.line(), r.height-room)
	return strip{height: a.height, row: &a}, strip{height: b.height, row: &b}
}
