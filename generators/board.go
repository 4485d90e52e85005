package generators

import (
	"zhenggai/internal/source"
)

// Board is a paper's tables for the leader's desk, as a workbook beside it. Its
// figures are those of the view.
type Board struct {
	Title, Note string
	Tables      []source.Table
}

// boarded gives a family whose view is V a workbook.
func boarded[V any](g Generator, board func(V) Board) Generator {
	g.Board = func(view any) Board { return board(view.(V)) }
	return g
}

func progressBoard(p Progress) Board {
	b := Board{
		Title: p.Office.Name.Text + p.Inspection.Kind.Text + "整改进展情况" + p.Period.Text,
		Note:  "第" + p.Issue.Text + "期　截至日期：" + p.AsOf.Text + "　完成率" + p.Totals.Rule.Text,
		Tables: []source.Table{
			summary(p), lightTable(p.Lights),
			shareTable("按反馈方面", "反馈方面", p.Aspects, p.Totals), shareTable("按责任科室", "责任科室", p.Offices, p.Totals),
			shareTable("按责任领导", "责任领导", p.Leaders, p.Totals), shareTable("按整改时限", "整改时限", p.Deadlines, p.Totals),
			measureTable("预警措施", p.Warned), measureTable("逾期措施", p.Overdue),
		},
	}
	if p.HasBefore {
		b.Note += "　" + p.Basis.Text
		b.Tables = append(b.Tables, measureTable("本期新完成", p.New), measureTable("进展停滞", p.Still))
	}
	return b
}

func columns(names ...string) []source.Column {
	out := make([]source.Column, len(names))
	for i, n := range names {
		out[i].Name = n
	}
	return out
}

// summary is the totals, and the change where there was a period before.
func summary(p Progress) source.Table {
	t := source.Table{Name: "总体情况", Columns: columns("项目", "本期")}
	for _, s := range []struct {
		name  string
		value source.Leaf
	}{
		{"反馈问题（个）", p.Totals.Findings}, {"整改完成问题（个）", p.Totals.Closed}, {"措施总数（条）", p.Totals.Measures},
		{"已完成（条）", p.Totals.Done}, {"基本完成（条）", p.Totals.MostlyDone}, {"正在推进（条）", p.Totals.InProgress}, {"未启动（条）", p.Totals.NotStarted},
		{"已销号（条）", p.Totals.WrittenOff}, {"长期坚持（条）", p.Totals.Standing}, {"逾期（条）", p.Totals.Overdue}, {"完成率", p.Totals.Rate},
	} {
		t.Rows = append(t.Rows, []source.Leaf{label(s.name), s.value})
	}
	if p.Totals.Unclear.N > 0 {
		t.Rows = append(t.Rows, []source.Leaf{label("状态不明（条）"), p.Totals.Unclear})
	}
	if !p.HasBefore {
		return t
	}
	was := map[string]Change{}
	for _, c := range p.Changes {
		was[c.Name.Text] = c
	}
	t.Columns = columns("项目", "本期", "上期", "增减")
	for i, row := range t.Rows {
		c, known := was[row[0].(source.Fact).Text]
		if !known {
			c.Before, c.Delta = label("—"), label("—")
		}
		t.Rows[i] = append(row, c.Before, c.Delta)
	}
	return t
}

func lightTable(lights []Light) source.Table {
	t := source.Table{Name: "预警情况", Columns: columns("预警等级", "条件", "措施数")}
	for _, l := range lights {
		t.Rows = append(t.Rows, []source.Leaf{l.Name, l.Meaning, l.Count})
	}
	return t
}

func shareTable(name, of string, shares []Share, whole Totals) source.Table {
	t := source.Table{Name: name, Columns: columns("序号", of, "措施数", "已完成", "未完成", "逾期", "完成率")}
	row := func(number, name source.Leaf, x Totals) {
		t.Rows = append(t.Rows, []source.Leaf{number, name, x.Measures, x.Done, x.Open, x.Overdue, x.Rate})
	}
	for _, s := range shares {
		row(s.Number, s.Name, s.Totals)
	}
	row(label("合计"), label(""), whole)
	return t
}

func measureTable(name string, measures []Measure) source.Table {
	t := source.Table{Name: name, Columns: columns("预警", "措施编号", "整改措施", "责任领导", "责任科室", "责任人", "整改时限", "余期", "当前状态", "未完成原因")}
	for _, m := range measures {
		t.Rows = append(t.Rows, []source.Leaf{m.Light, m.ID, m.Text, m.Leaders, m.Offices, m.People, m.Deadline, m.Left, m.Status, m.Unfinished})
	}
	return t
}
