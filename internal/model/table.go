package model

import (
	"fmt"
	"strings"

	"zhenggai/internal/ledger"
	"zhenggai/internal/source"
)

// formTable reads a sheet by its form. Several sheets of one form make one table.
func (l *loader) formTable(g *grid, f *form, h header) {
	l.settle(g, f, &h)
	t := l.table(f.name, f.columns())
	for _, c := range h.columns {
		if c.field == nil && len(c.parts) > 0 {
			t.Columns = append(t.Columns, fresh(t.Columns, c.label(), c.col))
		}
	}
	l.rows(g, t, h, f)
	if len(t.Rows) == 0 {
		level := source.Notice
		if f.needed {
			level = source.Error
		}
		l.report(level, "L123", g.Pos(h.bottom, 1), "请核对是否选错了工作表。", "工作表“%s”的表头下面没有数据。", g.Name)
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

// fresh keeps two columns of one table from having one name.
func fresh(have []source.Column, c source.Column, col int) source.Column {
	for _, x := range have {
		if x.Name == c.Name {
			c.Name += "（" + ledger.ColumnName(col) + "列）"
		}
	}
	return c
}

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
}

// plainHeader is the first row with two texts side by side that are not merged
// into one.
func (g *grid) plainHeader() header {
	for _, r := range g.Rows {
		texts := 0
		for _, c := range r.Cells {
			if c.Kind == ledger.Text && heading(c.Text()) != "" {
				texts++
			}
		}
		if texts >= min(2, g.width) && texts == len(r.Cells) {
			return header{top: r.Number, bottom: r.Number, columns: g.headings(r.Number, r.Number, nil)}
		}
	}
	first := g.Rows[0].Number
	return header{top: first, bottom: first, columns: g.headings(first, first, nil)}
}

// rows turns all rows below the header into records and lists the others.
func (l *loader) rows(g *grid, t *Table, h header, f *form) {
	var count tally
	gap := h.bottom
	total := totals{}
	for _, r := range g.Rows {
		why := g.omits(r, h)
		switch {
		case why == "" && l.hidden(g, r):
			why = "隐藏行，按配置不计入"
		case why == band:
			l.band(g, r, t, h)
		case why == sum:
			l.checkTotal(g, r, h, &total)
		}
		if why != "" {
			t.Omitted = append(t.Omitted, Omission{g.Pos(r.Number, int(r.Cells[0].Col)), why})
			l.tellOmitted(g, r, why)
			continue
		}
		if r.Number-gap > 5 {
			l.warn("L113", g.Pos(r.Number, 1), "请确认这些行属于本表；不属于的请移到别的工作表。", "空了 %d 行之后，第 %d 行仍有数据，已计入。", r.Number-gap-1, r.Number)
		}
		gap = r.Number
		row := l.record(g, r, h, f, &count)
		total.add(row, h)
		t.Rows = append(t.Rows, row)
	}
	l.told(g, &count)
}

// record reads one row.
func (l *loader) record(g *grid, r ledger.Row, h header, f *form, count *tally) *Row {
	row := &Row{Pos: g.Pos(r.Number, int(r.Cells[0].Col)), fields: map[string]source.Leaf{}}
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
			row.fields[name] = l.leaf(said, c.label())
			l.terms(row, f, name, said)
		}
	}
	return row
}

// terms reads the columns that mean more than their words.
func (l *loader) terms(row *Row, f *form, name string, said read) {
	switch {
	case name == "整改时限" && f.name == MainLedger:
		row.deadline = l.deadline(said)
	case name == "整改状态" && (f.name == MainLedger || f.name == "进度填报"):
		row.status = l.status(said.fact)
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
		l.err("L116", g.at(area), "请取消合并，各列分别填写。", "“%s”横向合并了 %d 列，不能确定属于哪一列。", quote(cell.Text()), area.Right-area.Left+1)
	}
	if r.Number > area.Top && c.field != nil && c.field.is(once) {
		if r.Number == area.Top+1 && cell.Kind != ledger.Empty {
			l.warn("L115", g.at(area), "请取消合并，逐行填写。", "%s“%s”纵向合并了 %d 行，只计入第一行。", c.heading(), quote(cell.Text()), area.Bottom-area.Top+1)
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

func (l *loader) tellOmitted(g *grid, r ledger.Row, why string) {
	first := strings.TrimSpace(r.Cells[0].Text())
	switch why {
	case note:
		l.notice("L114", g.Pos(r.Number, int(r.Cells[0].Col)), "", "“%s”是表下说明，不作数据。", quote(first))
	case example:
		l.err("L117", g.Pos(r.Number, int(r.Cells[0].Col)), "请删去示例行。", "“%s”是填表示例，没有删除。", quote(first))
	}
}

// settle reports what is doubtful about the header before rows are read.
func (l *loader) settle(g *grid, f *form, h *header) {
	if h.bottom > h.top {
		l.notice("L103", g.Pos(h.top, 1), "", "工作表“%s”的表头识别为第 %d 行至第 %d 行。", g.Name, h.top, h.bottom)
	}
	l.doubles(g, h)
	l.doubtful(g, f, h)
	l.absent(g, f, h)
	l.hiddenParts(g, h)
}

// doubles: two columns for one field; the canonical name wins over another.
func (l *loader) doubles(g *grid, h *header) {
	first := map[*field]int{}
	for i, c := range h.columns {
		j, seen := first[c.field]
		switch {
		case c.field == nil:
		case !seen:
			first[c.field] = i
		case h.columns[j].exact != c.exact:
			if c.exact {
				i, j = j, i
				first[c.field] = j
			}
			l.warn("L106", g.Pos(h.bottom, h.columns[i].col), "如果应当使用这一列，请在配置中写明。", "“%s”与“%s”两列意思相近，按“%s”取%s，这一列不用。",
				h.columns[j].heading(), h.columns[i].heading(), c.field.name, ledger.ColumnName(h.columns[j].col)+"列")
			h.columns[i].field = nil
		default:
			l.err("L106", g.Pos(h.bottom, c.col), "请改名，或者在配置中写明用哪一列，如“责任清单/责任科室”。", "%s列“%s”与%s列“%s”都像是“%s”，不能确定用哪一列。",
				ledger.ColumnName(h.columns[j].col), h.columns[j].heading(), ledger.ColumnName(c.col), c.heading(), c.field.name)
			h.columns[i].field = nil
		}
	}
}

// doubtful: headings with two readings, and headings that no form has.
func (l *loader) doubtful(g *grid, f *form, h *header) {
	n := newNamer(f, l.opt.Headings)
	_, hasDeadline := h.column("整改时限")
	for i, c := range h.columns {
		at := g.Pos(h.bottom, c.col)
		if len(c.parts) == 0 {
			continue
		}
		last := c.parts[len(c.parts)-1]
		switch {
		case c.field != nil && c.field.name == "完成日期" && f.name == MainLedger && !hasDeadline:
			l.err("L105", at, "请改名为“整改时限”或“实际完成日期”。", "“%s”可以是计划完成，也可以是实际完成，不能确定。", last)
			h.columns[i].field = nil
		case c.field == nil && n.unsure[last]:
			l.warn("L105", at, "请改用标准列名，或者在配置中写明它的意思。", "列“%s”有不止一种意思，未作猜测，只作内部资料保留。", last)
		case c.field == nil:
			l.unknown(at, c, n)
		}
	}
}

func (l *loader) unknown(at source.Pos, c column, n *namer) {
	last := c.parts[len(c.parts)-1]
	if near := source.Closest(last, n.names()); near != "" && len([]rune(last)) > 2 {
		l.warn("L105", at, "请改用标准列名，或者在配置中写明。", "列“%s”不认识，是不是“%s”？", quote(c.heading()), near)
		return
	}
	l.notice("L108", at, "", "列“%s”不在标准表式中，只作内部资料保留，不会公开。", quote(c.heading()))
}

// absent: columns that the form needs.
func (l *loader) absent(g *grid, f *form, h *header) {
	at := g.Pos(h.bottom, 1)
	for _, x := range f.fields {
		if _, ok := h.column(x.name); ok || !x.is(required|expected) {
			continue
		}
		hint := fmt.Sprintf("请补上“%s”列", x.name)
		if near := similar(x, h); near != "" {
			hint = fmt.Sprintf("“%s”列是不是“%s”？请改名，或者在配置中写明", near, x.name)
		}
		if x.is(required) {
			l.err("L107", at, hint+"。", "工作表“%s”缺少必需的列“%s”。", g.Name, x.name)
		} else {
			l.warn("L107", at, hint+"；没有这一列，有的文书会不完整。", "工作表“%s”缺少“%s”列。", g.Name, x.name)
		}
	}
}

// similar finds an unknown column that may be meant.
func similar(x field, h *header) string {
	names := append([]string{x.name}, words(x.also)...)
	for _, c := range h.columns {
		if c.field == nil && len(c.parts) > 0 && source.Closest(c.parts[len(c.parts)-1], names) != "" {
			return c.heading()
		}
	}
	return ""
}

// hiddenParts tells of rows and columns that a person does not see.
func (l *loader) hiddenParts(g *grid, h *header) {
	var filtered, byHand []source.Pos
	for _, r := range g.Rows {
		switch {
		case !r.Hidden || r.Number <= h.bottom:
		case g.FilteredOut(r.Number):
			filtered = append(filtered, g.Pos(r.Number, 1))
		default:
			byHand = append(byHand, g.Pos(r.Number, 1))
		}
	}
	if len(filtered) > 0 {
		l.notice("L109", filtered[0], "", "工作表“%s”有 %d 行被筛选隐藏，已计入。", g.Name, len(filtered))
	}
	if len(byHand) > 0 && l.opt.HiddenRows == "" {
		l.err("L110", byHand[0], "请取消隐藏，或者在配置中写明隐藏行是否计入。", "工作表“%s”有 %d 行被手工隐藏，不能确定是否作废。", g.Name, len(byHand))
	}
	for _, c := range h.columns {
		if c.field != nil && g.ColumnHidden(c.col) {
			l.warn("L110", g.Pos(h.bottom, c.col), "请取消隐藏并核对内容。", "“%s”列是隐藏的，其内容仍被使用。", c.heading())
		}
	}
}
