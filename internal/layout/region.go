package layout

import (
	"slices"

	"zhenggai/internal/docx"
)

// region is a vertically merged cell as far as it stands on this page.
type region struct {
	cell        *tableCell
	strips      []strip
	x           docx.Len
	top, bottom docx.Len // unset on a page that the cell goes on to until its first row there
	stuck       bool     // nothing of it found room on the page before
	at          int      // where its items belong among those of the page: in reading order
}

const unset docx.Len = -1

// extend makes the merged cell at a column reach down to bottom; when it began
// on an earlier page its rest begins here, below a line of its own.
func (d *drawer) extend(c *tableCell, x, y, line, bottom docx.Len) {
	for _, g := range d.open {
		if g.cell.col != c.col || g.x != x {
			continue
		}
		if g.top == unset {
			g.top, g.at = y+line, len(d.items)
			d.across(g, y)
		}
		g.bottom = bottom
		return
	}
}

// across draws the line that ends or begins a part of a merged cell.
func (d *drawer) across(g *region, y docx.Len) {
	if b := g.cell.src.Borders.Top; b.Width > 0 {
		left := g.x + g.cell.x
		d.lines = append(d.lines, border(b, left, y+b.Width/2, left+g.cell.w, y+b.Width/2)...)
	}
}

// closeBut draws the merged cells that the row ending at bottom did not reach.
func (d *drawer) closeBut(bottom docx.Len) {
	var open []*region
	for i, g := range d.open {
		if g.bottom == bottom {
			open = append(open, g)
			continue
		}
		d.close(g, g.cell, g.strips, d.open[i+1:])
	}
	d.open = open
}

// close draws a merged cell where it belongs among what was drawn since.
func (d *drawer) close(g *region, c *tableCell, ss []strip, later []*region) {
	var own drawer
	own.content(c, ss, g.x, g.top, g.bottom)
	d.items = slices.Insert(d.items, g.at, own.items...)
	for _, l := range later {
		l.at += len(own.items)
	}
}

// finish draws what is open and returns everything.
func (d *drawer) finish() []Item {
	d.closeBut(unset)
	return d.flush()
}

// part ends the page for merged cells that go on in row next: what fits stays
// here, and the rest comes back, to be opened again on the next page. Each last
// row grows to hold it.
func (d *drawer) part(next *tableRow) []*region {
	var rest []*region
	goesOn := next != nil && slices.ContainsFunc(d.open, func(g *region) bool { return next.continues(g.cell.col) })
	for i, g := range d.open {
		later := d.open[i+1:]
		if next == nil || !next.continues(g.cell.col) {
			c := *g.cell
			c.cut = c.cut || goesOn && d.last.topped()
			d.close(g, &c, g.strips, later)
			continue
		}
		upper := *g.cell
		upper.strips, upper.cut = g.strips, d.last.topped()
		n := upper.fits(g.bottom - g.top)
		if n == 0 && g.stuck {
			n = min(1, len(g.strips))
		}
		d.close(g, &upper, g.strips[:n], later)
		d.across(g, g.bottom)
		below := &region{cell: g.cell, strips: g.strips[n:], x: g.x, top: unset, bottom: unset, stuck: n == 0}
		next.hold(below)
		rest = append(rest, below)
	}
	d.open = nil
	return rest
}

// hold makes the last row of a merged cell high enough for its rest, which
// begins in r.
func (r *tableRow) hold(g *region) {
	last, have := r.span(g.cell)
	if last.src.Rule != docx.LineExact {
		need := stacked(g.strips) + g.cell.src.Top + g.cell.src.Bottom + r.line()
		last.height += max(need-have, 0)
	}
}
