package model

import (
	"fmt"
	"slices"
	"strings"

	"zhenggai/internal/ledger"
	"zhenggai/internal/source"
)

// settle reports what is doubtful about the header before rows are read.
func (l *loader) settle(g *grid, f *form, h *header) {
	if h.bottom > h.top {
		l.notice("L103", g.Pos(h.top, 1), "", "工作表“%s”的表头识别为第%d行至第%d行。", g.Name, h.top, h.bottom)
	}
	l.doubtful(g, f, h)
	l.doubles(g, h)
	l.absent(g, f, h)
	l.hiddenParts(g, h)
}

// doubles: two columns for one field. What the office says comes first, then
// the canonical name.
func (l *loader) doubles(g *grid, h *header) {
	first := map[*field]int{}
	for i, c := range h.columns {
		j, seen := first[c.field]
		switch {
		case c.field == nil:
		case !seen:
			first[c.field] = i
		case h.columns[j].sure.rank() != c.sure.rank():
			if c.sure.rank() > h.columns[j].sure.rank() {
				i, j = j, i
				first[c.field] = j
			}
			l.second(g, h, i, j)
		default:
			l.err("L106", g.Pos(h.bottom, c.col), "请改名，或者在 config.toml 的 [headings] 中写明用哪一列，如“责任清单/责任科室”。", "%s列“%s”与%s列“%s”都像是“%s”，不能确定用哪一列。",
				ledger.ColumnName(h.columns[j].col), quote(h.columns[j].heading()), ledger.ColumnName(c.col), quote(c.heading()), c.field.name)
			h.columns[i].unfit(Double, c.field.name)
		}
	}
}

// second: the i-th column gives way to the j-th.
func (l *loader) second(g *grid, h *header, i, j int) {
	used, other := h.columns[j], &h.columns[i]
	l.warn("L106", g.Pos(h.bottom, other.col), "如果应当用另一列，请在 config.toml 的 [headings] 中写明。", "“%s”与“%s”两列意思相近，“%s”取自%s列，%s列未用。",
		quote(used.heading()), quote(other.heading()), used.field.name, ledger.ColumnName(used.col), ledger.ColumnName(other.col))
	other.unfit(Double, used.field.name)
}

// doubtful: headings with two readings, and headings that no form has.
func (l *loader) doubtful(g *grid, f *form, h *header) {
	n := newNamer(f, l.opt.Headings)
	_, hasDeadline := h.column("整改时限")
	for i := range h.columns {
		c := &h.columns[i]
		at := g.Pos(h.bottom, c.col)
		if len(c.parts) == 0 {
			continue
		}
		last := c.parts[len(c.parts)-1]
		switch {
		case c.field != nil && c.field.name == "完成日期" && c.sure == Same && f.name == MainLedger && !hasDeadline:
			l.err("L105", at, "请改名为“整改时限”或“实际完成日期”，或者在 config.toml 的 [headings] 中写明它的意思。", "列“%s”可以是计划完成的日期，也可以是实际完成的日期，不能确定。", last)
			c.unfit(Ambiguous, "整改时限", "完成日期")
		case c.sure == Ambiguous:
			c.maybe = n.unsure[strings.TrimRight(last, ":*")]
			l.warn("L105", at, "请改用标准列名，或者在 config.toml 的 [headings] 中写明它的意思。", "列“%s”可以理解为“%s”，没有采用，只作内部资料保留。", last, strings.Join(c.maybe, "”或“"))
		case c.field == nil:
			l.unknown(at, c, n, h)
		}
	}
}

// unknown: a slip of a heading that is missing, or a column of the office's own.
func (l *loader) unknown(at source.Pos, c *column, n *namer, h *header) {
	if maybe := n.near(c.parts[len(c.parts)-1], h); len(maybe) > 0 {
		c.unfit(Near, maybe...)
		l.warn("L105", at, "如果是，请改名，或者在 config.toml 的 [headings] 中写明。", "列“%s”不认识，没有采用，是不是“%s”？", quote(c.heading()), strings.Join(maybe, "”或者“"))
		return
	}
	l.notice("L108", at, "", "列“%s”不在标准表式中，只作内部资料保留，不会公开。", quote(c.heading()))
}

// near names the fields without a column that a heading may mean: the one it is
// a slip of, or all of which it is a part.
func (n *namer) near(word string, h *header) []string {
	var missing []*field
	var known []string
	for i := range n.form.fields {
		x := &n.form.fields[i]
		if _, there := h.column(x.name); !there {
			missing = append(missing, x)
			known = append(known, x.called()...)
		}
	}
	best := source.Closest(word, known)
	part := strings.Contains(best, word) || strings.Contains(word, best)
	var out []string
	for _, x := range missing {
		if slices.ContainsFunc(x.called(), func(s string) bool { return s == best || part && len(word) <= len(s) && strings.Contains(s, word) }) && best != "" {
			out = append(out, x.name)
		}
	}
	return out
}

// called are all headings of a field.
func (f *field) called() []string { return append([]string{f.name}, words(f.also)...) }

// absent: columns that the form needs. 方面 may stand elsewhere, see sheetAspect.
func (l *loader) absent(g *grid, f *form, h *header) {
	for _, x := range f.fields {
		if _, ok := h.column(x.name); !ok && x.is(required|expected|useful) && !(f.name == MainLedger && x.name == "方面") {
			l.lacks(g, h, x)
		}
	}
}

func (l *loader) lacks(g *grid, h *header, x field) {
	at := g.Pos(h.bottom, 1)
	hint := fmt.Sprintf("请补上“%s”列", x.name)
	if near := similar(x, h); near != "" {
		hint = fmt.Sprintf("“%s”列是不是“%s”？如果是，请改名，或者在 config.toml 的 [headings] 中写明", quote(near), x.name)
	}
	if x.is(required) {
		l.err("L107", at, hint+"。", "工作表“%s”缺少必需的列“%s”。", g.Name, x.name)
		return
	}
	if x.is(useful) {
		l.notice("L107", at, hint+"；没有的，这一项不逐行核对。", "工作表“%s”没有“%s”列。", g.Name, x.name)
		return
	}
	l.warn("L107", at, hint+"；没有这一列，有的文书会不完整。", "工作表“%s”缺少“%s”列。", g.Name, x.name)
}

// similar finds an unknown column that may be meant.
func similar(x field, h *header) string {
	for _, c := range h.columns {
		if c.sure == Near && slices.Contains(c.maybe, x.name) {
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
		l.notice("L109", filtered[0], "", "工作表“%s”有%d行被筛选隐藏，已计入。", g.Name, len(filtered))
	}
	if len(byHand) > 0 && l.opt.HiddenRows == "" {
		l.err("L110", byHand[0], "请取消隐藏；或者在 config.toml 的 [ledger] 下写 hidden_rows = \"include\"（计入）或 \"exclude\"（不计入）。", "工作表“%s”有%d行被手工隐藏，不能确定是否作废。", g.Name, len(byHand))
	}
	for _, c := range h.columns {
		if c.field != nil && g.ColumnHidden(c.col) {
			l.warn("L110", g.Pos(h.bottom, c.col), "请取消隐藏并核对内容。", "“%s”列是隐藏的，其内容仍被使用。", c.heading())
		}
	}
}
