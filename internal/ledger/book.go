// Package ledger reads .xlsx ledgers: one pass over each worksheet, every cell
// with the place it stands at, nothing lost in silence. What cannot be read
// whole is not read at all, and a problem says where and why.
package ledger

import (
	"iter"
	"slices"

	"zhenggai/internal/source"
)

// Book is a workbook that was read to its end.
type Book struct {
	Name     string // the file as the user knows it: 整改台账.xlsx
	Sheets   []*Sheet
	Date1904 bool // serials count from 1904-01-01
}

// Sheet is a worksheet: its rows that hold anything, in order.
type Sheet struct {
	Name          string
	Hidden        bool // hidden in any way; its rows are read all the same
	Rows          []Row
	Blank         int // rows in the file that hold nothing (only a format)
	Merges        []Area
	HiddenColumns []Area // whole columns; Top and Bottom are 0
	Notes         []Area // cells with a 批注
	Filter        Area   // range of the automatic filter, zero without one
	Filtered      bool   // the filter hides rows
	file          string
}

// Pos is the place of a cell, row and column counted from 1.
func (s *Sheet) Pos(row, col int) source.Pos {
	return source.Pos{File: s.file, Sheet: s.Name, Cell: Ref(row, col)}
}

// At is the place of the sheet itself.
func (s *Sheet) At() source.Pos { return source.Pos{File: s.file, Sheet: s.Name} }

// FilteredOut reports whether a hidden row is hidden by the automatic filter
// rather than by hand.
func (s *Sheet) FilteredOut(row int) bool {
	return s.Filtered && row > s.Filter.Top && row <= s.Filter.Bottom
}

// ColumnHidden reports whether a column is hidden.
func (s *Sheet) ColumnHidden(col int) bool {
	for _, a := range s.HiddenColumns {
		if col >= a.Left && col <= a.Right {
			return true
		}
	}
	return false
}

// Row is a row that holds at least one cell.
type Row struct {
	Number int // from 1
	Hidden bool
	cells  []packed // by column
	texts  *texts
}

func (r Row) unpack(c packed) Cell {
	return Cell{Col: uint16(c.col), Kind: c.kind, Flags: c.flags, shown: c.shown, raw: r.texts.at(c.text)}
}

// Cells are those that hold anything, by column.
func (r Row) Cells() iter.Seq[Cell] {
	return func(yield func(Cell) bool) {
		for _, c := range r.cells {
			if !yield(r.unpack(c)) {
				return
			}
		}
	}
}

// First is the leftmost cell.
func (r Row) First() Cell { return r.unpack(r.cells[0]) }

// Width is the column of the rightmost cell.
func (r Row) Width() int { return int(r.cells[len(r.cells)-1].col) }

// Cell returns the cell of a column; false when it is blank.
func (r Row) Cell(col int) (Cell, bool) {
	i, ok := slices.BinarySearchFunc(r.cells, col, func(c packed, col int) int { return int(c.col) - col })
	if !ok {
		return Cell{}, false
	}
	return r.unpack(r.cells[i]), true
}
