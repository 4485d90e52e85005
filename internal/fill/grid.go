package fill

import (
	"fmt"
	"slices"
	"strconv"

	"zhenggai/internal/docx"
	"zhenggai/internal/source"
)

// placedCell is a cell of an output row with repeated columns.
type placedCell struct {
	row, cell *docx.Node
	*columnPlace
}

// grid is the columns of an output table, each a column of the template.
type grid struct {
	from   []int
	looped map[int]bool
	widths []int // of the output, in twips
}

// regrid makes the grid of a table anew after its columns were repeated.
func (f *filler) regrid(tbl *docx.Node, cells []placedCell) {
	g := newGrid(cells)
	if len(g.from) > docx.MaxColumns {
		f.problem(source.Problem{Code: codeSize, Text: fmt.Sprintf("表格的列重复之后有%d列，超过%d列", len(g.from), docx.MaxColumns),
			At: source.Pos{File: f.bound.template.name}, Hint: "请核对列表，或把行与列对调"})
		return
	}
	at := slices.IndexFunc(tbl.Kids, func(n *docx.Node) bool { return n.Name == "w:tblGrid" })
	if at < 0 {
		return
	}
	g.share(tbl.Kids[at])
	tbl.Kids[at] = g.node()
	placed := map[*docx.Node]bool{}
	for _, c := range cells {
		placed[c.row] = true
	}
	for _, row := range rows(tbl) {
		if placed[row] {
			g.widen(row)
		} else {
			g.stretch(row)
		}
	}
}

// newGrid takes the row with the most columns.
func newGrid(cells []placedCell) *grid {
	g := &grid{looped: map[int]bool{}}
	for len(cells) > 0 {
		var from []int
		row := cells[0].row
		for len(cells) > 0 && cells[0].row == row {
			for i := range cells[0].span {
				from = append(from, cells[0].column+i)
				g.looped[cells[0].column+i] = cells[0].looped
			}
			cells = cells[1:]
		}
		if len(from) > len(g.from) {
			g.from = from
		}
	}
	return g
}

// share gives the columns that stay their width, and the rest of the table's
// width to the repeated ones.
func (g *grid) share(old *docx.Node) {
	widths := map[int]int{}
	rest, weights := 0, 0
	for i, k := range old.Kids {
		widths[i], _ = strconv.Atoi(k.Attr("w:w"))
		rest += widths[i]
	}
	for _, c := range g.from {
		if g.looped[c] {
			weights += widths[c]
		} else {
			rest -= widths[c]
		}
	}
	upTo, used := 0, 0
	for _, c := range g.from {
		w := widths[c]
		if g.looped[c] && weights > 0 {
			upTo += w
			w = rest*upTo/weights - used
			used += w
		}
		g.widths = append(g.widths, max(w, 1))
	}
}

func (g *grid) node() *docx.Node {
	n := docx.El("w:tblGrid", nil)
	for _, w := range g.widths {
		n.Kids = append(n.Kids, docx.El("w:gridCol", []string{"w:w", strconv.Itoa(w)}))
	}
	return n
}

// widen sets the widths of the cells of a row with repeated columns.
func (g *grid) widen(row *docx.Node) {
	at := 0
	for _, cell := range row.Kids {
		if cell.Name == "w:tc" {
			n := spanOf(cell)
			g.set(cell, at, n)
			at += n
		}
	}
}

// stretch lets the cells of any other row cover the columns that theirs became;
// a cell whose columns are gone goes too.
func (g *grid) stretch(row *docx.Node) {
	column, at := before(row), 0
	var kids []*docx.Node
	for _, cell := range row.Kids {
		if cell.Name != "w:tc" {
			kids = append(kids, cell)
			continue
		}
		end := column + spanOf(cell)
		if n := g.within(column, end); n > 0 {
			g.set(cell, at, n)
			kids = append(kids, cell)
			at += n
		}
		column = end
	}
	if at > 0 {
		row.Kids = kids
	}
}

// within counts the columns that come of some of the template's.
func (g *grid) within(from, to int) (n int) {
	for _, c := range g.from {
		if c >= from && c < to {
			n++
		}
	}
	return n
}

// set gives a cell columns of the grid, and their width.
func (g *grid) set(cell *docx.Node, at, n int) {
	props := ownProperties(cell)
	width := 0
	for i := at; i < min(at+n, len(g.widths)); i++ {
		width += g.widths[i]
	}
	props.Kids = slices.DeleteFunc(props.Kids, func(k *docx.Node) bool { return k.Name == "w:tcW" || k.Name == "w:gridSpan" })
	first := 0
	if len(props.Kids) > 0 && props.Kids[0].Name == "w:cnfStyle" {
		first = 1
	}
	size := []*docx.Node{docx.El("w:tcW", []string{"w:w", strconv.Itoa(width), "w:type", "dxa"})}
	if n > 1 {
		size = append(size, docx.El("w:gridSpan", []string{"w:val", strconv.Itoa(n)}))
	}
	props.Kids = slices.Insert(props.Kids, first, size...)
}

// ownProperties are the properties of a cell in a copy that no other cell
// shares.
func ownProperties(cell *docx.Node) *docx.Node {
	at := slices.IndexFunc(cell.Kids, func(n *docx.Node) bool { return n.Name == "w:tcPr" })
	if at < 0 {
		at = 0
		cell.Kids = slices.Insert(cell.Kids, 0, docx.El("w:tcPr", nil))
	}
	cell.Kids[at] = cell.Kids[at].Clone()
	return cell.Kids[at]
}
