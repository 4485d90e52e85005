package model

import (
	"slices"

	"zhenggai/internal/ledger"
	"zhenggai/internal/source"
)

// grid looks at a sheet the way a person does: a merged area shows one value.
type grid struct {
	*ledger.Sheet
	merges map[int][]ledger.Area // by row
	width  int                   // last column in use
	read   map[ledger.Area]string
}

// said is the text of an area as a heading; every row near the top is asked for
// it several times.
func (g *grid) said(a ledger.Area, c ledger.Cell) string {
	w, ok := g.read[a]
	if !ok {
		w = heading(c.Text())
		g.read[a] = w
	}
	return w
}

func newGrid(s *ledger.Sheet) *grid {
	g := &grid{Sheet: s, merges: map[int][]ledger.Area{}, read: map[ledger.Area]string{}}
	last := s.Rows[len(s.Rows)-1].Number
	for _, a := range s.Merges {
		for r := a.Top; r <= min(a.Bottom, last); r++ {
			g.merges[r] = append(g.merges[r], a)
		}
	}
	for _, r := range s.Rows {
		g.width = max(g.width, r.Width())
	}
	return g
}

// row finds a row by its number; one without cells when it is blank.
func (g *grid) row(number int) ledger.Row {
	i, ok := slices.BinarySearchFunc(g.Rows, number, func(r ledger.Row, n int) int { return r.Number - n })
	if !ok {
		return ledger.Row{Number: number}
	}
	return g.Rows[i]
}

// area is the merged area around a cell, or the cell alone.
func (g *grid) area(row, col int) ledger.Area {
	for _, a := range g.merges[row] {
		if a.Contains(row, col) {
			return a
		}
	}
	return ledger.Area{Top: row, Left: col, Bottom: row, Right: col}
}

// shown is the cell that is seen at a place, and the area it is seen in.
func (g *grid) shown(row, col int) (ledger.Cell, ledger.Area) {
	a := g.area(row, col)
	c, _ := g.row(a.Top).Cell(a.Left)
	return c, a
}

// words is the text seen at a place, without marks that nobody sees.
func (g *grid) words(row, col int) string {
	c, _ := g.shown(row, col)
	return heading(c.Text())
}

// at is the place of an area, named by its first cell.
func (g *grid) at(a ledger.Area) source.Pos { return g.Pos(a.Top, a.Left) }
