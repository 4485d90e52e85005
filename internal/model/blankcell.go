package model

import (
	"strconv"
	"strings"

	"zhenggai/internal/source"
)

// blanks finds the cell that should hold what is missing.
type blanks struct {
	sheets map[source.Pos]sight // the sheets read by a form
	told   map[source.Pos]bool  // cells that something was said of already
}

// remember keeps what a sheet was understood as.
func (b *blanks) remember(v sight) {
	if b.sheets == nil {
		b.sheets = map[source.Pos]sight{}
	}
	b.sheets[v.grid.At()] = v
}

// heard notes the cells that problems were found in, so that nothing is said of
// them twice: a cell of #REF! holds no measure, but that is not its fault.
func (b *blanks) heard(ps source.Problems) {
	b.told = map[source.Pos]bool{}
	for _, p := range ps {
		b.told[p.At] = true
	}
}

// find is the cell of a field in a row; known says whether the sheet has the
// column.
func (b *blanks) find(row source.Pos, field string) (at source.Pos, known bool) {
	v, ok := b.sheets[source.Pos{File: row.File, Sheet: row.Sheet}]
	number, err := strconv.Atoi(strings.TrimLeft(row.Cell, "ABCDEFGHIJKLMNOPQRSTUVWXYZ"))
	c, has := v.header.column(field)
	if !ok || err != nil || !has {
		return row, false
	}
	return v.grid.at(v.grid.area(number, c.col)), true
}

// blank reports that a field of a row is not filled in. When the column is
// missing altogether and that was told, once is enough.
func (l *loader) blank(level source.Level, code string, row source.Pos, field, hint, format string, args ...any) {
	at, known := l.blanks.find(row, field)
	switch {
	case known && l.blanks.told[at]:
	case !known && formNamed(MainLedger).tells(field):
	default:
		l.report(level, code, at, hint, format, args...)
	}
}

// tells: the lack of the column is a problem of its own.
func (f *form) tells(name string) bool {
	for _, x := range f.fields {
		if x.name == name {
			return x.is(required | expected)
		}
	}
	return false
}
