package layout

import (
	"zhenggai/internal/docx"
	"zhenggai/internal/source"
)

// tableBox is a table that has been set: its column edges and its rows.
type tableBox struct {
	edges []docx.Len // of the grid, from the left of the text area; one more than columns
	rows  []*tableRow
	heads int         // leading rows that repeat on every page
	again []*tableRow // copies of those, as they were set
	tops  bool        // Habits.TopAtPageEnd
}

// tableRow is a row, or the part of one that stands on a page.
type tableRow struct {
	table  *tableBox
	src    *docx.Row
	index  int  // in the table
	first  bool // a header row, or no header row is to be repeated before it
	height docx.Len
	cells  []*tableCell
}

// tableCell is a cell with its content set in strips.
type tableCell struct {
	src    *docx.Cell
	col    int // first grid column
	x, w   docx.Len
	strips []strip
	at     source.Pos // of its last paragraph
	joined bool       // with the cell below or above
	more   bool       // goes on from the row above, or from the part of the row above
	cut    bool       // part of a cell's content: set at the top
}

// table sets a table; every row is one strip.
func (e *engine) table(t *docx.Table, width docx.Len) []strip {
	box := &tableBox{edges: e.edges(t, width), tops: e.habits.TopAtPageEnd}
	for i := range t.Rows {
		box.rows = append(box.rows, e.row(box, i, &t.Rows[i]))
	}
	box.measure()
	e.crowd(box)
	box.heads = t.Heads()
	for _, r := range box.rows[:box.heads] {
		box.again = append(box.again, r.copy())
	}
	out := make([]strip, len(box.rows))
	for i, r := range box.rows {
		r.first = i <= box.heads
		out[i] = strip{row: r, glue: i < box.heads || keepsNext(r) && i+1 < len(box.rows)}
	}
	return out
}

// edges are the positions of the grid lines.
func (e *engine) edges(t *docx.Table, width docx.Len) []docx.Len {
	total := docx.Len(0)
	for _, c := range t.Columns {
		total += c
	}
	x := t.Indent
	switch t.Align {
	case docx.AlignCenter:
		x = (width - total) / 2
	case docx.AlignRight:
		x = width - total
	}
	out, at := []docx.Len{x}, docx.Len(0)
	for _, c := range t.Columns {
		at += c
		edge := at
		if e.habits.RoundColumns {
			edge = rounded(at, total)
		}
		out = append(out, x+edge)
	}
	return out
}

// rounded is a column's edge in ten-thousandths of the table.
func rounded(at, total docx.Len) docx.Len {
	if total <= 0 {
		return at
	}
	const parts = 10000
	share := (at*parts + total/2) / total
	return share * (total / docx.Twip) / parts * docx.Twip
}

// row sets the cells of a row.
func (e *engine) row(box *tableBox, index int, src *docx.Row) *tableRow {
	e.cells++
	defer func() { e.cells-- }()
	r := &tableRow{table: box, src: src, index: index}
	col := src.Skip
	for i := range src.Cells {
		c := &src.Cells[i]
		to := min(col+max(c.Span, 1), len(box.edges)-1)
		from := min(col, to)
		cell := &tableCell{src: c, col: from, x: box.edges[from], w: box.edges[to] - box.edges[from], more: c.Merge == docx.MergeContinue}
		if !cell.more {
			cell.strips = e.cell(c, cell.w, src.Height)
			cell.at = e.at
		}
		r.cells = append(r.cells, cell)
		col = to
	}
	return r
}

// cell sets what stands in a cell that is wide, and high where its text is
// turned.
func (e *engine) cell(c *docx.Cell, wide, high docx.Len) []strip {
	if !c.Turned {
		return e.column(c.Blocks, max(wide-c.Left-c.Right, 0))
	}
	e.turned = true
	defer func() { e.turned = false }()
	return e.column(c.Blocks, max(high-c.Top-c.Bottom, 0))
}

// measure finds out which cells are joined, and with that the height of rows.
func (b *tableBox) measure() {
	for _, r := range b.rows {
		for _, c := range r.cells {
			c.joined = c.more || c.src.Merge == docx.MergeStart && r.below(c)
		}
		r.height = r.need()
	}
	b.spanRows()
}

// need is the height of a row by its content and its rule; joined cells do
// not count.
func (r *tableRow) need() docx.Len {
	if r.src.Rule == docx.LineExact {
		return r.src.Height
	}
	return max(r.content(), r.least())
}

// content is the height of what the cells of a row hold, joined ones left out.
func (r *tableRow) content() docx.Len {
	h := docx.Len(0)
	for _, c := range r.cells {
		if !c.joined {
			h = max(h, c.need())
		}
	}
	return h + r.line()
}

// least is the height that the rule of a row asks for at least.
func (r *tableRow) least() docx.Len {
	if r.src.Rule == docx.LineAtLeast {
		return r.src.Height
	}
	return 0
}

// topped reports whether the cells of a row that is not whole on its page are
// set at the top.
func (r *tableRow) topped() bool { return r.table.tops && r.content() >= r.least() }

// line is the room that the rule above a row takes.
func (r *tableRow) line() docx.Len {
	w := docx.Len(0)
	for _, c := range r.cells {
		w = max(w, c.src.Borders.Top.Width)
	}
	return w
}

// under is the room that the rule below a row takes at the end of a table or a
// page.
func (r *tableRow) under() docx.Len {
	w := docx.Len(0)
	for _, c := range r.cells {
		b := c.src.Borders.Bottom
		if r.below(c) {
			b = c.src.Borders.Top
		}
		w = max(w, b.Width)
	}
	return w
}

func (c *tableCell) need() docx.Len { return stacked(c.strips) + c.src.Top + c.src.Bottom }

// spanRows makes the last row of a vertical merge high enough for what the
// merged cell holds.
func (b *tableBox) spanRows() {
	for _, r := range b.rows {
		for _, c := range r.cells {
			if !c.joined || c.more {
				continue
			}
			if last, have := r.span(c); last.src.Rule != docx.LineExact {
				last.height += max(c.need()+r.line()-have, 0)
			}
		}
	}
}

// span is the last row of a cell that stands in r, and the height of its rows
// from there on.
func (r *tableRow) span(c *tableCell) (last *tableRow, have docx.Len) {
	last, have = r, r.height
	if !c.joined {
		return last, have
	}
	for _, next := range r.table.rows[r.index+1:] {
		if !next.continues(c.col) {
			break
		}
		last = next
		have += next.height
	}
	return last, have
}

// continues reports whether the cell at a grid column belongs to the one above.
func (r *tableRow) continues(col int) bool {
	for _, c := range r.cells {
		if c.col == col {
			return c.more
		}
	}
	return false
}

// keepsNext reports whether the row asks to stay with the next one.
func keepsNext(r *tableRow) bool {
	for _, c := range r.cells {
		for _, b := range c.src.Blocks {
			if p, ok := b.(*docx.Paragraph); ok && p.KeepNext {
				return true
			}
		}
	}
	return false
}
