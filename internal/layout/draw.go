package layout

import (
	"cmp"
	"slices"

	"zhenggai/internal/docx"
)

// drawer puts rows of tables on a page. It keeps merged cells open until their
// last row on the page is known, and border lines until the table is done, so
// that lines which meet become one.
type drawer struct {
	items []Item
	open  []*region
	lines []Item
	last  *tableRow // drawn last
}

// row draws a row whose text area begins at x and which begins at y.
func (d *drawer) row(r *tableRow, x, y docx.Len) {
	bottom := y + r.height
	line := r.line()
	for _, c := range r.cells {
		d.fill(c, x, y, r.height)
		d.borders(r, c, x, y, bottom)
		if c.more {
			d.extend(c, x, y, line, bottom)
			continue
		}
		d.open = append(d.open, &region{cell: c, strips: c.strips, x: x, top: y + line, bottom: bottom, at: len(d.items)})
	}
	d.closeBut(bottom)
	d.last = r
}

func (d *drawer) fill(c *tableCell, x, y, h docx.Len) {
	if c.src.Fill != noFill {
		d.items = append(d.items, Fill{x + c.x, y, c.w, h, c.src.Fill})
	}
}

func (d *drawer) borders(r *tableRow, c *tableCell, x, top, bottom docx.Len) {
	left, right := x+c.x, x+c.x+c.w
	b := c.src.Borders
	line := func(b docx.Border, x1, y1, x2, y2 docx.Len) {
		if b.Width > 0 {
			d.lines = append(d.lines, border(b, x1, y1, x2, y2)...)
		}
	}
	across := func(b docx.Border, y docx.Len) { line(b, left, y+b.Width/2, right, y+b.Width/2) }
	if !c.more {
		across(b.Top, top)
	}
	if !r.below(c) {
		across(b.Bottom, bottom)
	}
	line(b.Left, left, top, left, bottom)
	line(b.Right, right, top, right, bottom)
}

// below reports whether the cell goes on in the next row of the table.
func (r *tableRow) below(c *tableCell) bool {
	rows := r.table.rows
	return r.index+1 < len(rows) && rows[r.index+1].continues(c.col)
}

// content places strips between the top and the bottom of a cell.
func (d *drawer) content(c *tableCell, ss []strip, x, top, bottom docx.Len) {
	if c.src.Turned {
		d.turned(c, ss, x, top)
		return
	}
	top, bottom = top+c.src.Top, bottom-c.src.Bottom
	if free := bottom - top - stacked(ss); free > 0 && !c.cut {
		switch c.src.VAlign {
		case docx.VCenter:
			top += free / 2
		case docx.VBottom:
			top += free
		}
	}
	d.stack(ss, x+c.x+c.src.Left, top)
}

// stack places strips one below the other.
func (d *drawer) stack(ss []strip, x, y docx.Len) {
	var inner drawer
	for i, s := range ss {
		switch {
		case s.row != nil:
			inner.row(s.row, x, y)
		case s.float != nil:
			d.float(s.float, s.float.Y)
		default:
			shift(s.items, x, y)
			d.items = append(d.items, s.items...)
		}
		y += s.high() + ending(ss, i)
	}
	d.items = append(d.items, inner.finish()...)
}

func (d *drawer) flush() []Item {
	out := append(d.items, merge(d.lines)...)
	d.items, d.lines = nil, nil
	return out
}

// merge joins lines that lie on one another or go on from one another.
func merge(lines []Item) []Item {
	rules := make([]Rule, len(lines))
	for i, l := range lines {
		rules[i] = l.(Rule)
	}
	slices.SortFunc(rules, func(a, b Rule) int {
		return cmp.Or(compareKind(a, b), cmp.Compare(a.X1, b.X1), cmp.Compare(a.Y1, b.Y1))
	})
	var out []Item
	for i := 0; i < len(rules); {
		r := rules[i]
		for i++; i < len(rules) && compareKind(r, rules[i]) == 0 && rules[i].X1 <= r.X2 && rules[i].Y1 <= r.Y2; i++ {
			r.X2, r.Y2 = max(r.X2, rules[i].X2), max(r.Y2, rules[i].Y2)
		}
		out = append(out, r)
	}
	return out
}

// compareKind orders rules so that those which can be one stand together.
func compareKind(a, b Rule) int {
	line := func(r Rule) (int, docx.Len) {
		if r.X1 == r.X2 {
			return 1, r.X1
		}
		return 0, r.Y1
	}
	ka, pa := line(a)
	kb, pb := line(b)
	return cmp.Or(cmp.Compare(ka, kb), cmp.Compare(pa, pb), cmp.Compare(a.Width, b.Width),
		cmp.Compare(a.Color, b.Color), cmp.Compare(a.Dash, b.Dash))
}
