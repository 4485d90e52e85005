package model

import (
	"slices"

	"zhenggai/internal/source"
	"zhenggai/internal/zh"
)

// measure reads what a row says of its i-th measure of n, besides its words. A
// cell that numbers as many points as there are measures says one for each.
func (l *loader) measure(f *Finding, row *Row, i, n int) *Measure {
	own := func(field string) source.Fact {
		if ps := points(row.Text(field)); len(ps) == n {
			return ps[i]
		}
		return row.Text(field)
	}
	charged, helping := offices(own("责任科室"))
	partners, also := offices(own("配合科室"))
	m := &Measure{
		Row: row.Pos, Finding: f, Kind: meant(own("整改类型")),
		Leaders: several(own("责任领导")), Offices: charged,
		Partners: slices.Concat(helping, partners, also), People: several(own("责任人")),
		Finished: row.Date("完成日期"), Evidence: meant(own("佐证材料")), Acceptor: meant(row.Text("验收人")),
		Institution: meant(own("制度成果")), Unfinished: meant(own("未完成原因")), Remark: meant(row.Text("备注")),
		Deadline: pick(row.deadlines, i), Status: pick(row.statuses, i),
	}
	if n == 1 {
		m.ID = row.Text("措施序号")
	}
	m.Status.Closed = l.closed(m, row)
	m.Status.Standing = m.Status.Standing || m.Status.Step == Done && m.Deadline.Standing
	m.Status.Overdue = overdue(m.Deadline.Last, m.Status.Step, l.opt.AsOf)
	return m
}

// pick is the i-th of several, or the one that holds for all.
func pick[T any](list []T, i int) T {
	switch {
	case i < len(list):
		return list[i]
	case len(list) == 1:
		return list[0]
	}
	var none T
	return none
}

// overdue: the last day has passed and the measure is not done.
func overdue(last zh.Date, s Step, asOf zh.Date) bool {
	return !last.IsZero() && !asOf.IsZero() && s < Done && last.Compare(asOf) < 0
}

// closed: 销号 counts only with evidence, a completion date and an acceptor.
func (l *loader) closed(m *Measure, row *Row) bool {
	f := row.Text("销号")
	said := fold(f.Text)
	yes, known := closing[said]
	if !known && said != "" && !none[said] {
		_, yes = zh.ParseDate(said)
		if !yes {
			l.warn("L133", place(f, row.Pos), "请填“是”或“否”。", "销号“%s”不明确，按未销号处理。", quote(f.Text))
		}
	}
	if !yes {
		return false
	}
	lacks := ""
	for _, x := range []struct {
		name string
		ok   bool
	}{
		{"佐证材料", m.Evidence.Text != ""}, {"完成日期", !m.Finished.IsZero()}, {"验收人", m.Acceptor.Text != ""},
	} {
		if !x.ok {
			lacks += "、" + x.name
		}
	}
	if lacks == "" {
		return true
	}
	l.warn("L250", place(f, row.Pos), "请补齐后再销号。", "措施“%s”已填销号，但缺少%s，按未销号处理。", quote(label(m)), lacks[len("、"):])
	return false
}

// label names a measure in a message.
func label(m *Measure) string {
	if id := m.ID.Text; id != "" {
		return id
	}
	return m.Text.Text
}
