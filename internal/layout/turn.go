package layout

import "zhenggai/internal/docx"

// turned draws the strips of a cell whose text is turned a quarter to the
// right: lines run down from top, the first at the right.
func (d *drawer) turned(c *tableCell, ss []strip, x, top docx.Len) {
	right := x + c.x + c.w - c.src.Right
	free := c.w - c.src.Left - c.src.Right - stacked(ss)
	switch c.src.VAlign {
	case docx.VCenter:
		right -= free / 2
	case docx.VBottom:
		right -= free
	}
	var flat drawer
	flat.stack(ss, 0, 0)
	for _, it := range flat.finish() {
		d.items = append(d.items, turn(it, right, top+c.src.Top))
	}
}

// turn moves an item that was set from (0,0) so that this point comes to (x,y)
// and what lay at its right lies below.
func turn(it Item, x, y docx.Len) Item {
	switch it := it.(type) {
	case *Text:
		it.X, it.Y, it.Turned = x-it.Y, y+it.X, true
	case *Area:
		for i, p := range it.Points {
			it.Points[i] = Point{x - p.Y, y + p.X}
		}
	case Rule:
		it.X1, it.Y1, it.X2, it.Y2 = x-it.Y1, y+it.X1, x-it.Y2, y+it.X2
		return it
	case Fill:
		it.X, it.Y, it.Width, it.Height = x-it.Y-it.Height, y+it.X, it.Height, it.Width
		return it
	case Link:
		it.X, it.Y, it.Width, it.Height = x-it.Y-it.Height, y+it.X, it.Height, it.Width
		return it
	}
	return it
}
