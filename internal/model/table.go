package model

import (
	"slices"

	"zhenggai/internal/ledger"
	"zhenggai/internal/source"
)

// formTable reads a sheet by its form. Several sheets of one form make one table.
func (l *loader) formTable(v sight) {
	g, f, h := v.grid, v.form, v.header
	l.blanks.remember(v)
	t := l.table(f.name, f.columns())
	t.keep(f, h)
	l.columns[g.At()] = h.fields()
	first := len(t.Rows)
	l.rows(g, t, h, f)
	l.remarks(g, h.bottom)
	l.sheetAspect(v, t, first)
	if len(t.Rows) == 0 {
		l.noData(v)
	}
}

// noData: nothing can be made of an empty main ledger; a blank form of another
// sheet is nothing to speak of.
func (l *loader) noData(v sight) {
	at := v.grid.Pos(v.header.bottom, 1)
	switch blank := slices.ContainsFunc(l.account.Omitted, func(o Omission) bool { return o.Why == example }); {
	case v.form.needed:
		l.err("L123", at, "请核对是否选错了工作表，或者在表头下面填写。", "工作表“%s”的表头下面没有数据。", v.grid.Name)
	case !blank:
		l.notice("L123", at, "请核对是否选错了工作表。", "工作表“%s”的表头下面没有数据。", v.grid.Name)
	}
}

// table finds the table of a form, or begins one.
func (l *loader) table(name string, columns []source.Column) *Table {
	for _, t := range l.model.Tables {
		if t.Name == name {
			return t
		}
	}
	t := &Table{Name: name, Columns: columns}
	l.model.Tables = append(l.model.Tables, t)
	return t
}

// keep adds the office's own columns to a table. One that has the name of a field
// or of another column is told apart by its letter; the same column of another
// sheet is the same column.
func (t *Table) keep(f *form, h header) {
	mine := f.columns()
	for i, c := range h.columns {
		if c.field != nil || len(c.parts) == 0 {
			continue
		}
		label := fresh(mine, c.label(), c.col)
		h.columns[i].parts = []string{label.Name}
		mine = append(mine, label)
		if !slices.Contains(t.Columns, label) {
			t.Columns = append(t.Columns, label)
		}
	}
}

// fresh keeps two columns of one table from having one name.
func fresh(have []source.Column, c source.Column, col int) source.Column {
	for _, x := range have {
		if x.Name == c.Name {
			c.Name += "（" + ledger.ColumnName(col) + "列）"
		}
	}
	return c
}
