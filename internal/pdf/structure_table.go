package pdf

import (
	"fmt"

	"zhenggai/internal/docx"
)

// table adds a table, row by row, every row as wide as the widest: what a row
// leaves free at its sides is an empty cell.
func (s *structure) table(parent int, t *docx.Table) {
	table, heads := s.add("Table", parent), t.Heads()
	columns := 0
	for i := range t.Rows {
		columns = max(columns, width(&t.Rows[i]))
	}
	for i := range t.Rows {
		row, role := &t.Rows[i], "TD"
		if i < heads {
			role = "TH"
		}
		tr := s.add("TR", table)
		s.cell(tr, role, row.Skip, 1)
		column := row.Skip
		for k := range row.Cells {
			c := &row.Cells[k]
			if c.Merge != docx.MergeContinue {
				s.only(s.cell(tr, role, max(c.Span, 1), rows(t, i, column, c.Merge)), c.Blocks)
			}
			column += max(c.Span, 1)
		}
		s.cell(tr, role, columns-column, 1)
	}
}

// width is the number of grid columns that a row reaches over.
func width(r *docx.Row) int {
	n := r.Skip
	for i := range r.Cells {
		n += max(r.Cells[i].Span, 1)
	}
	return n
}

// rows counts the rows that the cell of row i at a grid column reaches down.
func rows(t *docx.Table, i, column int, m docx.VMerge) int {
	n := 1
	for m == docx.MergeStart && i+n < len(t.Rows) && continues(&t.Rows[i+n], column) {
		n++
	}
	return n
}

// continues reports whether the cell at a grid column belongs to the one above.
func continues(r *docx.Row, column int) bool {
	at := r.Skip
	for i := range r.Cells {
		if at == column {
			return r.Cells[i].Merge == docx.MergeContinue
		}
		at += max(r.Cells[i].Span, 1)
	}
	return false
}

// cell adds a cell over some columns and rows, none if it has no column. A cell
// of a header row heads its columns.
func (s *structure) cell(tr int, role string, columns, rows int) int {
	if columns <= 0 {
		return -1
	}
	attrs := ""
	if columns > 1 {
		attrs += fmt.Sprintf("/ColSpan %d", columns)
	}
	if rows > 1 {
		attrs += fmt.Sprintf("/RowSpan %d", rows)
	}
	if role == "TH" {
		attrs += "/Scope/Column"
	}
	e := s.add(role, tr)
	if attrs != "" {
		s.elements[e].attrs = "/A<</O/Table" + attrs + ">>"
	}
	return e
}
