package model

import "zhenggai/internal/ledger"

const (
	headerWithin = 20 // rows in which a header is looked for
	headerRows   = 3  // rows that a header may have
)

// findHeader looks for the rows that hold most known headings; the fewest rows
// and the highest place among equals.
func (g *grid) findHeader(n *namer) header {
	var best header
	for _, r := range g.Rows {
		if r.Number > headerWithin {
			break
		}
		for h := g.headerHeight(r); h <= headerRows; h++ {
			next := header{top: r.Number, bottom: r.Number + h - 1}
			next.columns = g.headings(next.top, next.bottom, n)
			if next.better(best) {
				best = next
			}
		}
	}
	return g.parents(best, n)
}

// parents takes in the rows above that belong to the header: those its merged
// cells begin in, and those that group its columns under merged headings.
func (g *grid) parents(h header, n *namer) header {
	for h.matched() > 0 && h.bottom-h.top < headerRows-1 && h.top > 1 && g.groups(h.top-1, h.top) {
		next := header{top: h.top - 1, bottom: h.bottom}
		next.columns = g.headings(next.top, next.bottom, n)
		if next.matched() < h.matched() {
			break
		}
		h = next
	}
	return h
}

// groups: a cell reaches down from the row above, or that row holds several
// texts of which one is merged over some columns.
func (g *grid) groups(above, row int) bool {
	texts, merged := 0, false
	for c := range g.row(above).Cells() {
		a := g.area(above, int(c.Col))
		if a.Bottom >= row {
			return true
		}
		texts++
		merged = merged || a.Right > a.Left
	}
	return texts > 1 && merged
}

// headerHeight: cells merged downwards make the header at least that high.
func (g *grid) headerHeight(r ledger.Row) int {
	height := 1
	for _, a := range g.merges[r.Number] {
		if a.Top == r.Number {
			height = max(height, a.Bottom-a.Top+1)
		}
	}
	return height
}

// headings flattens header rows: each column gets the texts above it, a merged
// one once.
func (g *grid) headings(top, bottom int, n *namer) []column {
	var out []column
	for col := 1; col <= g.width; col++ {
		c := column{col: col}
		seen := map[ledger.Area]bool{}
		for row := top; row <= bottom; row++ {
			cell, area := g.shown(row, col)
			if seen[area] || cell.Kind == ledger.Empty {
				continue
			}
			if w := g.said(area, cell); w != "" {
				c.parts = append(c.parts, w)
				seen[area] = true
			}
		}
		if n != nil {
			c.field, c.sure = n.find(c.parts)
		}
		out = append(out, c)
	}
	return out
}

func (h header) better(than header) bool {
	if a, b := h.matched(), than.matched(); a != b {
		return a > b
	}
	return h.matched() > 0 && h.bottom-h.top < than.bottom-than.top
}
