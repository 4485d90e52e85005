package model

import "zhenggai/internal/ledger"

// plainTable reads a sheet that fits no form: all text, none of it public.
func (l *loader) plainTable(g *grid) {
	h := g.plainHeader()
	t := l.table(g.Name, nil)
	for i, c := range h.columns {
		if len(c.parts) == 0 {
			h.columns[i].parts = []string{"第" + ledger.ColumnName(c.col) + "列"}
		}
		label := fresh(t.Columns, h.columns[i].label(), c.col)
		h.columns[i].parts = []string{label.Name}
		t.Columns = append(t.Columns, label)
	}
	l.rows(g, t, h, &form{name: g.Name})
	l.remarks(g, h.bottom)
}

// plainHeader is the first row with two texts side by side that are not merged
// into one.
func (g *grid) plainHeader() header {
	for _, r := range g.Rows {
		if texts := rowTexts(r); len(texts) >= min(2, g.width) && !pictures(r) {
			return header{top: r.Number, bottom: r.Number, columns: g.headings(r.Number, r.Number, nil)}
		}
	}
	first := g.Rows[0].Number
	return header{top: first, bottom: first, columns: g.headings(first, first, nil)}
}
