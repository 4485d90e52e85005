package layout

import "zhenggai/internal/docx"

// cuttable reports whether a part of the row can stand in a height: it may be
// cut at all, every cell with text can leave a line above, and one has text for
// below.
func (r *tableRow) cuttable(room docx.Len) bool {
	if r.src.CantSplit || !r.divisible(room) {
		return false
	}
	for _, c := range r.cells {
		if !c.joined && c.fits(room-r.line()) < len(c.strips) {
			return true
		}
	}
	return false
}

// leastPart is the least of a row that is cut off: joined cells alone would
// let it be nothing.
const leastPart = 10 * docx.Point

// divisible is cuttable for a row that no page can hold, which is cut though it
// asks to stay whole, or though just a joined cell makes it so high.
func (r *tableRow) divisible(room docx.Len) bool {
	if r.src.Rule == docx.LineExact || r.src.Header || room < max(leastPart, r.least()) {
		return false
	}
	for _, c := range r.cells {
		if !c.joined && len(c.strips) > 0 && c.fits(room-r.line()) == 0 {
			return false
		}
	}
	return true
}

// fits counts the strips of a cell that may stand in a height, ending where a
// break is allowed.
func (c *tableCell) fits(room docx.Len) int {
	room -= c.src.Top + c.src.Bottom
	n := 0
	for n < len(c.strips) && c.strips[n].high() <= room {
		room -= c.strips[n].high()
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
		if c.joined {
			n = len(c.strips)
		}
		x, y := *c, *c
		x.strips, y.strips = c.strips[:n], c.strips[n:]
		y.more = c.joined
		a.cells, b.cells = append(a.cells, &x), append(b.cells, &y)
	}
	a.height, b.first = a.need(), false
	for _, c := range a.cells {
		c.cut = a.topped()
	}
	b.height = max(b.content(), r.height-a.height)
	return strip{row: &a}, strip{row: &b}
}
