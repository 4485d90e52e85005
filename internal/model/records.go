package model

import (
	"slices"
	"strings"

	"zhenggai/internal/ledger"
	"zhenggai/internal/source"
)

// rows turns all rows below the header into records and lists the others.
func (l *loader) rows(g *grid, t *Table, h header, f *form) {
	var count tally
	gap := h.bottom
	total := totals{}
	for _, r := range g.Rows {
		why := g.omits(r, h)
		switch {
		case why == "" && l.hidden(g, r):
			why = hiddenRow
		case why == band:
			l.band(g, r, t, h)
		case why == sum:
			l.checkTotal(g, r, h, &total)
		}
		if why != "" {
			l.omit(g, r, f, why)
			continue
		}
		if r.Number-gap > 5 {
			l.warn("L113", g.Pos(r.Number, 1), "请确认这些行属于本表；不属于的请移到别的工作表。", "空了%d行之后，第%d行仍有数据，已计入。", r.Number-gap-1, r.Number)
		}
		gap = r.Number
		row := l.record(g, r, h, f, &count)
		total.add(row, h)
		t.Rows = append(t.Rows, row)
		l.account.Used++
	}
	l.told(g, &count)
}

// record reads one row.
func (l *loader) record(g *grid, r ledger.Row, h header, f *form, count *tally) *Row {
	row := &Row{Pos: g.Pos(r.Number, int(r.First().Col)), fields: map[string]source.Leaf{}}
	for _, c := range h.columns {
		if len(c.parts) == 0 {
			l.orphan(g, r, c)
			continue
		}
		name := c.label().Name
		if _, taken := row.fields[name]; taken {
			continue
		}
		cell, at, ok := l.cellFor(g, r, c, f)
		if ok {
			said := l.read(cell, at, count)
			count.share(name, said.fact)
			row.fields[name] = l.leaf(said, c.label())
			l.terms(row, f, name, said)
		}
	}
	return row
}

// withStatus are the sheets whose 整改状态 is read as a status.
var withStatus = []string{MainLedger, "进度填报", "上次整改措施"}

// terms reads the columns that mean more than their words.
func (l *loader) terms(row *Row, f *form, name string, said read) {
	switch {
	case name == "整改时限" && f.name == MainLedger:
		for _, f := range points(said.fact) {
			row.deadlines = append(row.deadlines, l.deadline(read{said.cell, f}))
		}
	case name == "整改状态" && (slices.Contains(withStatus, f.name)):
		for _, f := range points(said.fact) {
			row.statuses = append(row.statuses, l.status(f))
		}
	}
}

// remarks tells of 批注 among the records; on headings they say how to
// fill in. header is the last row of those.
func (l *loader) remarks(g *grid, header int) {
	var at []source.Pos
	for _, a := range g.Notes {
		if a.Top > header {
			at = append(at, g.at(a))
		}
	}
	if len(at) > 0 {
		l.notice("L212", at[0], "要写进文书的内容，请填到单元格里。", "工作表“%s”的数据行有%d条批注，批注不作数据。", g.Name, len(at))
		l.also(at[1:min(len(at), 5)]...)
	}
}

// orphan reports a value that stands under no heading.
func (l *loader) orphan(g *grid, r ledger.Row, c column) {
	if cell, ok := r.Cell(c.col); ok {
		l.notice("L126", g.Pos(r.Number, c.col), "请补上表头，或者删去。", "“%s”所在的列没有表头，未读取。", quote(cell.Text()))
	}
}

// cellFor finds the cell that a column shows in a row, over merged areas where
// the column allows it.
func (l *loader) cellFor(g *grid, r ledger.Row, c column, f *form) (ledger.Cell, source.Pos, bool) {
	cell, area := g.shown(r.Number, c.col)
	if area.Left < c.col {
		return cell, source.Pos{}, false // shown by the column at the left
	}
	if area.Right > area.Left && area.Right > c.col && r.Number == area.Top && f.fields != nil {
		l.err("L116", g.at(area), "请取消合并，各列分别填写。", "“%s”横向合并了%d列，不能确定属于哪一列。", quote(cell.Text()), area.Right-area.Left+1)
	}
	if r.Number > area.Top && c.field != nil && c.field.is(once) {
		if r.Number == area.Top+1 && cell.Kind != ledger.Empty {
			l.warn("L115", g.at(area), "请取消合并，逐行填写。", "%s“%s”纵向合并了%d行，只计入第一行。", c.heading(), quote(cell.Text()), area.Bottom-area.Top+1)
		}
		return cell, source.Pos{}, false
	}
	if cell.Kind == ledger.Empty && !cell.Has(ledger.Formula) {
		return cell, source.Pos{}, false
	}
	return cell, g.at(area), true
}

// hidden decides on a row hidden by hand or by the filter.
func (l *loader) hidden(g *grid, r ledger.Row) bool {
	if !r.Hidden || g.FilteredOut(r.Number) {
		return false
	}
	return l.opt.HiddenRows == "exclude"
}

// omit enters a row as no record, and tells of those that a person may miss.
func (l *loader) omit(g *grid, r ledger.Row, f *form, why string) {
	l.account.Omitted = append(l.account.Omitted, Omission{r.Number, why})
	first := strings.TrimSpace(r.First().Text())
	switch why {
	case note:
		l.notice("L114", g.Pos(r.Number, int(r.First().Col)), "", "“%s”是表下说明，不作数据。", quote(first))
	case example:
		l.tellExample(g, r, f)
	}
}
