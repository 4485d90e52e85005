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
}

// region is a merged cell as far as it stands on this page.
type region struct {
	cell        *tableCell
	strips      []strip
	x           docx.Len
	top, bottom docx.Len
}

// row draws a row whose text area begins at x and which begins at y.
func (d *drawer) row(r *tableRow, x, y docx.Len) {
	bottom := y + r.height
	line := r.line()
	for _, c := range r.cells {
		d.fill(c, x, y, r.height)
		d.borders(r, c, x, y, bottom)
		switch c.src.Merge {
		case docx.NoMerge:
			d.content(c, c.strips, x, y+line, bottom)
		case docx.MergeStart:
			d.open = append(d.open, &region{c, c.strips, x, y + line, bottom})
		case docx.MergeContinue:
			d.extend(c, x, y+line, bottom)
		}
	}
	d.closeBut(bottom)
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
	if c.src.Merge != docx.MergeContinue {
		line(b.Top, left, top, right, top)
	}
	if !r.below(c) {
		line(b.Bottom, left, bottom, right, bottom)
	}
	line(b.Left, left, top, left, bottom)
	line(b.Right, right, top, right, bottom)
}

// below reports whether the cell goes on in the next row of the table.
func (r *tableRow) below(c *tableCell) bool {
	for i, n := range r.table.rows {
		if n.src == r.src {
			return i+1 < len(r.table.rows) && r.table.rows[i+1].continues(c.col)
		}
	}
	return false
}

// content places strips between the top and the bottom of a cell.
func (d *drawer) content(c *tableCell, ss []strip, x, top, bottom docx.Len) {
	top, bottom = top+c.src.Top, bottom-c.src.Bottom
	if free := bottom - top - height(ss); free > 0 && !c.cut {
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
	for _, s := range ss {
		if s.row != nil {
			inner.row(s.row, x, y)
		} else {
			shift(s.items, x, y)
			d.items = append(d.items, s.items...)
		}
		y += s.height
	}
	d.items = append(d.items, inner.finish()...)
}

// extend makes the merged cell at a column reach down to bottom; when it began
// on an earlier page its rest begins here.
func (d *drawer) extend(c *tableCell, x, top, bottom docx.Len) {
	for _, g := range d.open {
		if g.cell.col == c.col && g.x == x {
			if g.top < 0 {
				g.top = top
			}
			g.bottom = bottom
			return
		}
	}
}

// closeBut draws the merged cells that the row ending at bottom did not reach.
func (d *drawer) closeBut(bottom docx.Len) {
	d.open = slices.DeleteFunc(d.open, func(g *region) bool {
		if g.bottom == bottom {
			return false
		}
		d.content(g.cell, g.strips, g.x, g.top, g.bottom)
		return true
	})
}

// finish draws what is open and returns everything.
func (d *drawer) finish() []Item {
	d.closeBut(-1)
	return d.flush()
}

// turn ends a page: of each merged cell that is open, what fits stays here and
// the rest opens again on the next page.
func (d *drawer) turn() []Item {
	var rest []*region
	for _, g := range d.open {
		whole := *g.cell
		whole.strips = g.strips
		n := whole.fits(g.bottom - g.top)
		d.content(g.cell, g.strips[:n], g.x, g.top, g.bottom)
		rest = append(rest, &region{g.cell, g.strips[n:], g.x, -1, -1})
	}
	d.open = rest
	return d.flush()
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
