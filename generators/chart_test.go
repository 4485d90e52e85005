package generators

import (
	"fmt"
	"regexp"
	"strconv"
	"testing"

	"zhenggai/internal/model"
	"zhenggai/internal/zh"
)

var written = regexp.MustCompile(`(\d{4})年(?:(\d{1,2})月)?(?:(\d{1,2})日)?`)

// dayIn is the last day of the date that a cell names, zero where it names none.
func dayIn(cell string) zh.Date {
	found := written.FindStringSubmatch(cell)
	if found == nil {
		return zh.Date{}
	}
	var n [3]int
	for i := range n {
		n[i], _ = strconv.Atoi(found[i+1])
	}
	return zh.Date{Year: n[0], Month: n[1], Day: n[2]}.Last()
}

// TestTrendRecomputes: each point of the trend is what anyone counts from the
// deadlines and the column of dates, and the last one is what the tables say.
func TestTrendRecomputes(t *testing.T) {
	m := sample(t)
	s := settings
	s.asOf = m.AsOf
	p := progress(m, s)
	if len(p.Trend) < 3 {
		t.Fatalf("only %d points", len(p.Trend))
	}
	first := dayIn(p.Trend[0].Month.Text)
	for i, point := range p.Trend {
		end := zh.Date{Year: first.Year + (first.Month-1+i)/12, Month: (first.Month-1+i)%12 + 1}.Last()
		if i == len(p.Trend)-1 {
			end = m.AsOf
		}
		due, done := 0, 0
		for _, x := range allMeasures(m.Findings) { // 整改时限 are words that the model reads
			if d := x.Deadline.Last; !d.IsZero() && d.Compare(end) <= 0 {
				due++
			}
		}
		for _, r := range m.Table(model.MainLedger).Rows {
			if d := dayIn(r.Text("完成日期").Text); !d.IsZero() && d.Compare(end) <= 0 {
				done++
			}
		}
		if point.Due.N != due || point.Done.N != done {
			t.Errorf("%s: %d due, %d done; the sheet %d, %d", point.Month.Text, point.Due.N, point.Done.N, due, done)
		}
	}
	if last := p.Trend[len(p.Trend)-1]; last.Done.N != p.Totals.Done.N {
		t.Errorf("the trend ends at %d, the tables say %d", last.Done.N, p.Totals.Done.N)
	}
}

// TestTrend: months without a change are told too, the year where it is needed, and
// what is done on an unknown day is in the last month.
func TestTrend(t *testing.T) {
	head := "== 整改台账\n|= 序号 | 方面 | 反馈问题 | 整改措施 | 责任科室 | 整改时限 | 整改状态 | 完成日期\n"
	for _, c := range []struct{ rows, want string }{
		{"| 1 | 甲 | 问题一 | 措施一 | 办公室 | 2025年11月30日 | 已完成 | d:2025-12-05\n| 2 | 甲 | 问题二 | 措施二 | 办公室 | 2026年3月1日 | 已完成 |\n",
			"2025年11月 1 0；12月 1 1；2026年1月 1 1；2月 1 1；3月 2 2；"},
		{"| 1 | 甲 | 问题一 | 措施一 | 办公室 | 长期坚持 | 正在推进 |\n", "2026年3月 0 0；"},
		{"| 1 | 甲 | 问题一 | 措施一 | 办公室 | 2026年9月1日 | 已完成 | d:2026-03-31\n", "2026年3月 0 1；"},
		{"| 1 | 甲 | 问题一 | 措施一 | 办公室 | 2020年1月31日 | 正在推进 |\n", "18 months from 2024年10月"},
	} {
		m := load(t, zh.Date{Year: 2026, Month: 3, Day: 15}, head+c.rows)
		got := ""
		points := trend(allMeasures(m.Findings), m.AsOf)
		for _, p := range points {
			got += fmt.Sprintf("%s %d %d；", p.Month.Text, p.Due.N, p.Done.N)
		}
		if len(points) == maxTrend {
			got = fmt.Sprintf("%d months from %s", len(points), points[0].Month.Text)
		}
		if got != c.want {
			t.Errorf("%q:\n%s\n%s", c.rows, got, c.want)
		}
	}
}

// TestChartsAreTheTables: what the charts of the report draw are the columns of its
// tables, which add up to the whole.
func TestChartsAreTheTables(t *testing.T) {
	m := sample(t)
	s := settings
	s.asOf = m.AsOf
	p := progress(m, s)
	rows := recount(m, everyRow)
	steps, owed, done := 0, 0, 0
	for _, x := range p.Steps {
		steps += x.Count.N
	}
	for _, o := range p.Offices {
		owed, done = owed+o.Totals.Measures.N, done+o.Totals.Done.N
	}
	if steps != rows["措施数"] || owed != rows["措施数"] || done != rows["已完成"] {
		t.Errorf("ring %d, bars %d and %d; the sheet %v", steps, owed, done, rows)
	}
}
