package docx

import (
	"fmt"
	"strings"

	"zhenggai/internal/source"
)

// cellEdges are the lines a table asks for around one of its cells.
func cellEdges(e edges, a at) edges {
	out := edges{top: e.insideH, bottom: e.insideH, left: e.insideV, right: e.insideV}
	if a.row == 0 {
		out.top = e.top
	}
	if a.row == a.rows-1 {
		out.bottom = e.bottom
	}
	if a.column == 0 {
		out.left = e.left
	}
	if a.column == a.columns-1 {
		out.right = e.right
	}
	return out
}

// inside gives a cell the inner lines that a special format of the table style
// asks for between the cells of its row or column.
func (e *edges) inside(condition string, a at) {
	if e.insideV != nil && (strings.HasSuffix(condition, "Row") || strings.HasSuffix(condition, "Horz")) {
		if a.column > 0 {
			e.left = e.insideV
		}
		if a.column < a.columns-1 {
			e.right = e.insideV
		}
	}
	if e.insideH != nil && (strings.HasSuffix(condition, "Col") || strings.HasSuffix(condition, "Vert")) {
		if a.row > 0 {
			e.top = e.insideH
		}
		if a.row < a.rows-1 {
			e.bottom = e.insideH
		}
	}
	e.insideH, e.insideV = nil, nil
}

func (e *edges) borders() Borders {
	line := func(b *Border) Border {
		if b == nil {
			return Border{}
		}
		return *b
	}
	return Borders{Top: line(e.top), Bottom: line(e.bottom), Left: line(e.left), Right: line(e.right)}
}

// shareTop gives all cells of a row the largest margin that one has above, as
// both programs do; those below stay each cell's own.
func (r *Row) shareTop() {
	top := Len(0)
	for _, c := range r.Cells {
		top = max(top, c.Top)
	}
	for i := range r.Cells {
		r.Cells[i].Top = top
	}
}

// fitGrid makes the grid as wide as the widest row needs, from the widths of
// cells where the file's grid falls short, and reports rows that reach beyond.
func (t *tableReader) fitGrid(rows []*Node) {
	needed := 0
	for _, row := range t.table.Rows {
		needed = max(needed, row.columns())
	}
	short := needed > len(t.table.Columns)
	for len(t.table.Columns) < needed {
		t.table.Columns = append(t.table.Columns, 0)
	}
	empty := false
	for _, w := range t.table.Columns {
		empty = empty || w == 0
	}
	if !empty {
		return
	}
	t.widthsFromCells(rows)
	for _, w := range t.table.Columns[:needed] {
		if w == 0 && short {
			t.say("Y213", source.Error, fmt.Sprintf("表格的列宽不完整：有%d列，有的列没有宽度。", needed), "请在 Word 或 WPS 中重新拖动一次列宽并保存。")
			return
		}
	}
}

// columns is the number of grid columns a row covers.
func (r *Row) columns() int {
	n := r.Skip
	for _, c := range r.Cells {
		n += c.Span
	}
	return n
}

// widthsFromCells fills columns without a width from cells that stand in just
// one of them.
func (t *tableReader) widthsFromCells(rows []*Node) {
	for i, tr := range rows {
		column := t.table.Rows[i].Skip
		for j, tc := range below(tr, "w:tc") {
			span := t.table.Rows[i].Cells[j].Span
			w := tc.Child("w:tcPr").Child("w:tcW")
			if span == 1 && t.table.Columns[column] == 0 && w != nil && w.Attr("w:type") != "pct" {
				w.length("w:w", Twip, &t.table.Columns[column])
			}
			column += span
		}
	}
}

// settleMerges makes a continued cell without a cell above it to continue the
// start of a merge, as Word does.
func (t *tableReader) settleMerges() {
	above := map[int]*Cell{} // merged cells of the row above by their first column
	for i := range t.table.Rows {
		row := &t.table.Rows[i]
		here := map[int]*Cell{}
		column := row.Skip
		for j := range row.Cells {
			c := &row.Cells[j]
			if c.Merge == MergeContinue && (above[column] == nil || above[column].Span != c.Span) {
				c.Merge = MergeStart
			}
			if c.Merge != NoMerge {
				here[column] = c
			}
			column += c.Span
		}
		above = here
	}
}

// settleBorders gives both sides of a common edge the same line, and takes the
// lines out of the middle of merged cells.
func (t *tableReader) settleBorders() {
	above := map[int]*Cell{}
	for i := range t.table.Rows {
		row := &t.table.Rows[i]
		here := map[int]*Cell{}
		column := row.Skip
		for j := range row.Cells {
			c := &row.Cells[j]
			if j > 0 {
				shareEdge(&row.Cells[j-1].Borders.Right, &c.Borders.Left)
			}
			if up := above[column]; up != nil && up.Span == c.Span {
				if c.Merge == MergeContinue {
					up.Borders.Bottom, c.Borders.Top = Border{}, Border{}
				} else {
					shareEdge(&up.Borders.Bottom, &c.Borders.Top)
				}
			}
			here[column] = c
			column += c.Span
		}
		above = here
	}
}

func shareEdge(a, b *Border) {
	line := stronger(*a, *b)
	*a, *b = line, line
}
