package generators

import (
	"testing"

	"zhenggai/internal/source"
)

// TestBoard: the workbook says what the paper says, and its tables add up.
func TestBoard(t *testing.T) {
	p := progress(sample(t), settings)
	g, _ := Find("progress")
	b := g.Board(p)
	table := map[string]source.Table{}
	for _, x := range b.Tables {
		table[x.Name] = x
		for _, row := range x.Rows {
			if len(row) != len(x.Columns) {
				t.Errorf("%s has %d columns and a row of %d", x.Name, len(x.Columns), len(row))
			}
		}
	}
	for name, want := range map[string]any{"措施总数（条）": p.Totals.Measures.N, "已完成（条）": p.Totals.Done.N, "逾期（条）": p.Totals.Overdue.N, "完成率": p.Totals.Rate.Text} {
		for _, row := range table["总体情况"].Rows {
			if row[0].Value() == name && row[1].Value() != want {
				t.Errorf("%s %v, the paper %v", name, row[1].Value(), want)
			}
		}
	}
	for _, name := range []string{"按反馈方面", "按责任科室", "按责任领导", "按整改时限"} {
		rows := table[name].Rows
		for c := 2; c <= 5; c++ {
			sum := 0
			for _, row := range rows[:len(rows)-1] {
				sum += row[c].(source.Count).N
			}
			if whole := rows[len(rows)-1][c].(source.Count).N; sum != whole {
				t.Errorf("%s, %s: %d of %d", name, table[name].Columns[c].Name, sum, whole)
			}
		}
	}
	for name, list := range map[string][]Measure{"预警措施": p.Warned, "逾期措施": p.Overdue, "本期新完成": p.New, "进展停滞": p.Still} {
		if len(table[name].Rows) != len(list) {
			t.Errorf("%s lists %d, the paper %d", name, len(table[name].Rows), len(list))
		}
	}
}
