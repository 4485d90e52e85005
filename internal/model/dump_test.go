package model

import (
	"fmt"
	"slices"
	"strings"

	"zhenggai/internal/source"
)

// dump writes a model as text, one fact a line, with the cell behind it.
func dump(m *Model) string {
	var b strings.Builder
	for _, a := range m.Aspects {
		fmt.Fprintf(&b, "方面 %s\n", shown(a.Name))
		for _, f := range a.Findings {
			dumpFinding(&b, f)
		}
	}
	for _, t := range m.Tables {
		if t.Name != MainLedger {
			dumpTable(&b, t)
		}
	}
	for _, a := range m.Accounts {
		fmt.Fprintf(&b, "行 %s：%d行，采用%d行，空行%d行\n", a.At.Sheet, a.Rows(), a.Used, a.Blank)
		for _, o := range a.Omitted {
			fmt.Fprintf(&b, "  略 第%d行 %s\n", o.Row, o.Why)
		}
	}
	return b.String()
}

func dumpFinding(b *strings.Builder, f *Finding) {
	fmt.Fprintf(b, "  问题 %s %s", shown(f.ID), shown(f.Text))
	list(b, "专项", f.Topics)
	list(b, "领导", f.Leaders)
	fmt.Fprintf(b, " %s\n", [...]string{"未确认", "公开", "不公开"}[f.Publish])
	for _, m := range f.Measures {
		dumpMeasure(b, m)
	}
}

func dumpMeasure(b *strings.Builder, m *Measure) {
	fmt.Fprintf(b, "    措施 %s %s", shown(m.ID), shown(m.Text))
	list(b, "科室", m.Offices)
	list(b, "配合", m.Partners)
	list(b, "责任人", m.People)
	fmt.Fprintf(b, "\n      进展 %s\n      时限 %s", shown(m.Progress), shown(m.Deadline.Said))
	fmt.Fprintf(b, "→%s%s%s", m.Deadline.Last, mark(m.Deadline.AtOnce, "立行立改"), mark(m.Deadline.Standing, "长期坚持"))
	s := m.Status
	fmt.Fprintf(b, "；状态 %s→%s%s%s%s", shown(s.Said), s.Step, mark(s.Standing, "长期坚持"), mark(s.Closed, "已销号"), mark(s.Overdue, "逾期"))
	fmt.Fprintf(b, "；完成 %s\n", m.Finished)
	for _, h := range m.History {
		fmt.Fprintf(b, "      填报 %s %s %s\n", h.On, h.Status.Step, shown(h.Progress))
	}
}

func dumpTable(b *strings.Builder, t *Table) {
	fmt.Fprintf(b, "表 %s", t.Name)
	for _, c := range t.Columns {
		fmt.Fprintf(b, "｜%s%s", c.Name, mark(c.Public, "公开"))
	}
	b.WriteString("\n")
	for _, row := range t.Source(false).Rows {
		for i, leaf := range row {
			fmt.Fprintf(b, "%s%v", mark(i > 0, "｜"), leaf.Value())
		}
		b.WriteString("\n")
	}
}

// dumpOwn writes the columns of the main ledger that no form has.
func dumpOwn(m *Model) string {
	var b strings.Builder
	known := formNamed(MainLedger).columns()
	view := m.Table(MainLedger).Source(false)
	for i, c := range view.Columns {
		if slices.Contains(known, c) {
			continue
		}
		b.WriteString(c.Name)
		for _, row := range view.Rows {
			fmt.Fprintf(&b, "｜%v", row[i].Value())
		}
		b.WriteString("\n")
	}
	return b.String()
}

func shown(f source.Fact) string {
	var cells []string
	for _, p := range f.From {
		cells = append(cells, p.Cell)
	}
	if len(cells) == 0 {
		return "—"
	}
	return strings.ReplaceAll(f.Text, "\n", "↵") + "[" + strings.Join(cells, ",") + "]"
}

func list(b *strings.Builder, name string, facts []source.Fact) {
	for i, f := range facts {
		if i == 0 {
			fmt.Fprintf(b, " %s：", name)
		} else {
			b.WriteString("、")
		}
		b.WriteString(f.Text)
	}
}

func mark(yes bool, s string) string {
	if yes {
		return s
	}
	return ""
}
