package generators

import (
	"fmt"
	"slices"
	"strings"
	"testing"

	"zhenggai/internal/model"
	"zhenggai/internal/zh"
)

// recount counts the main ledger again, from the words of its rows alone.
func recount(m *model.Model, keep func(*model.Row) bool) map[string]int {
	n := map[string]int{}
	findings := map[string]bool{}
	unfinished := map[string]bool{}
	for _, r := range m.Table(model.MainLedger).Rows {
		if !keep(r) {
			continue
		}
		said, id := r.Text("整改状态").Text, r.Text("序号").Text
		findings[id] = true
		n["措施数"]++
		done := strings.HasPrefix(said, "已完成")
		switch {
		case done:
			n["已完成"]++
		case said == "基本完成":
			n["基本完成"]++
		case said == "正在推进":
			n["正在推进"]++
		}
		if !done {
			unfinished[id] = true
			n["未完成"]++
		}
		if r.Text("销号").Text == "是" {
			n["销号"]++
		}
	}
	n["问题数"], n["整改完成问题数"] = len(findings), len(findings)-len(unfinished)
	return n
}

func everyRow(*model.Row) bool { return true }

// TestFiguresRecompute: every paper prints the same figures, and they are those
// that anyone counts from the sheet.
func TestFiguresRecompute(t *testing.T) {
	m := sample(t)
	s := settings
	s.asOf = m.AsOf
	whole := recount(m, everyRow)
	for name, got := range map[string]Totals{
		"report": report(m, s).Totals, "principal": principal(m, s).Totals, "meeting": meeting(m, s).Totals,
		"progress": progress(m, s).Totals, "ledger": printedLedger(m, s).Totals, "custom": custom(m, s).Totals,
	} {
		want := fmt.Sprint(whole["问题数"], whole["整改完成问题数"], whole["措施数"], whole["已完成"], whole["基本完成"], whole["正在推进"], whole["未完成"], whole["销号"])
		have := fmt.Sprint(got.Findings.N, got.Closed.N, got.Measures.N, got.Done.N, got.MostlyDone.N, got.InProgress.N, got.Open.N, got.WrittenOff.N)
		if have != want {
			t.Errorf("%s: %s, the sheet %s", name, have, want)
		}
		if want := zh.Percent(whole["已完成"], whole["措施数"], 2); got.Rate.Text != want {
			t.Errorf("%s: 完成率 %s, the sheet %s", name, got.Rate.Text, want)
		}
	}
	public := recount(m, func(r *model.Row) bool { return r.Text("是否公开").Text == "是" })
	for name, got := range map[string]PublicTotals{"announcement": announcement(m, s).Totals, "circular": circular(m, s).Totals} {
		if fmt.Sprint(got.Findings.N, got.Measures.N, got.Done.N, got.Open.N) != fmt.Sprint(public["问题数"], public["措施数"], public["已完成"], public["未完成"]) {
			t.Errorf("%s: %d, %d, %d, %d; the sheet %v", name, got.Findings.N, got.Measures.N, got.Done.N, got.Open.N, public)
		}
	}
}

// TestPartsAddUp: what a sentence or a table tells apart is what it tells in all.
func TestPartsAddUp(t *testing.T) {
	m := sample(t)
	s := settings
	s.asOf = m.AsOf
	r := report(m, s)
	all := r.Totals.Measures.N
	if n := r.Kinds.AtOnce.N + r.Kinds.Limited.N + r.Kinds.Standing.N; n != all {
		t.Errorf("by 整改类型 %d of %d", n, all)
	}
	f := r.Focus
	if n := f.InTime.N + f.Late.N + f.Undated.N + f.Open.N; n != f.Due.N || f.Due.N+f.Later.N != all || len(f.Items) != f.Open.N {
		t.Errorf("集中整改: %d due, %d of them told, %d later, %d in all", f.Due.N, n, f.Later.N, all)
	}
	if n := r.Editions.Public.N + r.Editions.Withheld.N + r.Editions.Asked.N; n != r.Totals.Findings.N {
		t.Errorf("公开情况 %d of %d", n, r.Totals.Findings.N)
	}
	aspects, findings := 0, 0
	for _, a := range r.Aspects {
		aspects += a.Totals.Measures.N
		for _, x := range a.Findings {
			findings += len(x.Measures)
		}
	}
	if aspects != all || findings != all {
		t.Errorf("方面 %d, 问题 %d of %d", aspects, findings, all)
	}
	if r.Handled.N != 15 || r.Handling.Text != "谈话提醒11人次、批评教育3人次、责令检查1人次" {
		t.Errorf("处理 %d人次：%s", r.Handled.N, r.Handling.Text)
	}
	p := progress(m, s)
	lit := 0
	for _, l := range p.Lights {
		lit += l.Count.N
	}
	if lit != len(p.Warned) || p.Lights[0].Count.N != len(p.Overdue) {
		t.Errorf("预警 %d, listed %d, red %d, overdue %d", lit, len(p.Warned), p.Lights[0].Count.N, len(p.Overdue))
	}
	reminded := 0
	for _, r := range eachReminder(m, s) {
		reminded += len(r.Overdue) + len(r.Soon)
	}
	if reminded != len(p.Overdue)+len(p.Soon) {
		t.Errorf("提醒函 remind of %d, the report lists %d", reminded, len(p.Overdue)+len(p.Soon))
	}
}

// three measures: done, mostly done and for good, open.
const threeMeasures = `== 整改台账
|= 序号 | 方面 | 反馈问题 | 整改措施 | 责任科室 | 整改时限 | 整改状态 | 完成日期
| 1 | 甲 | 问题一 | 措施一 | 办公室 | 2026年1月31日 | 已完成 | d:2026-01-05
| 2 | 甲 | 问题二 | 措施二 | 办公室 | 长期坚持 | 基本完成 |
| 3 | 甲 | 问题三 | 措施三 | 财务科 | 2026年7月10日 | 正在推进 |
`

// TestRateRules: each rule gives its rate and says how it counts.
func TestRateRules(t *testing.T) {
	m := load(t, zh.Date{Year: 2026, Month: 6, Day: 30}, threeMeasures)
	for _, c := range []struct {
		rule       RateRule
		rate, says string
	}{
		{RateRule{}, "33%", "按“已完成”措施数占措施总数的比例计算"},
		{RateRule{Digits: 2}, "33.33%", "按“已完成”措施数占措施总数的比例计算"},
		{RateRule{MostlyDone: true}, "67%", "按“已完成”和“基本完成”措施数占措施总数的比例计算"},
		{RateRule{Standing: AsDone}, "67%", "按“已完成”措施数占措施总数的比例计算，长期坚持的计为完成"},
		{RateRule{Standing: Apart}, "50%", "按“已完成”措施数占措施总数的比例计算，长期坚持的不计入"},
	} {
		got := total(allMeasures(m.Findings), Settings{Rate: c.rule})
		if got.Rate.Text != c.rate || got.Rule.Text != c.says {
			t.Errorf("%+v: %s %s", c.rule, got.Rate.Text, got.Rule.Text)
		}
	}
}

// TestRateIsNotFilledUp: rounding never makes 100% of what is not all done.
func TestRateIsNotFilledUp(t *testing.T) {
	for _, c := range []struct {
		done, all, digits int
		want              string
	}{{999, 1000, 0, "99.9%"}, {1000, 1000, 0, "100%"}, {19999, 20000, 1, "99.995%"}, {0, 0, 1, "—"}} {
		if got := (RateRule{Digits: c.digits}).percent(c.done, c.all); got != c.want {
			t.Errorf("%d of %d: %s, want %s", c.done, c.all, got, c.want)
		}
	}
}

// TestShares: the share of 已完成 is 完成率 where both count alike, and it is told when
// rounded shares do not come to a whole.
func TestShares(t *testing.T) {
	count := func(done, mostly, open int) Totals {
		var t Totals
		t.Measures.N, t.Done.N, t.MostlyDone.N, t.InProgress.N = done+mostly+open, done, mostly, open
		return t
	}
	for _, c := range []struct {
		totals Totals
		digits int
		done   string
		told   bool
	}{
		{count(4, 1, 1), 1, "66.7%", true}, {count(48, 2, 4), 2, "88.89%", false}, {count(999, 0, 1), 0, "99.9%", true},
		{count(1, 0, 0), 2, "100%", false}, {count(0, 0, 0), 2, "—", false},
	} {
		steps := bySteps(c.totals, RateRule{Digits: c.digits})
		if steps[0].Share.Text != c.done || rounded(steps) != c.told {
			t.Errorf("%+v: %s, told %v", c.totals.Done.N, steps[0].Share.Text, rounded(steps))
		}
	}
}

// TestBefore: the end of the period before, by the calendar, unless it is set.
func TestBefore(t *testing.T) {
	for _, c := range []struct{ asOf, period, want string }{
		{"2026-06-30", "月报", "2026年5月31日"}, {"2026-03-15", "月报", "2026年2月28日"},
		{"2026-01-01", "周报", "2025年12月25日"}, {"2026-06-20", "旬报", "2026年6月10日"},
		{"2026-06-30", "旬报", "2026年6月20日"}, {"2026-06-10", "旬报", "2026年5月31日"},
		{"2026-06-30", "半月报", "2026年6月15日"}, {"2026-06-15", "半月报", "2026年5月31日"}, {"2026-06-15", "专报", ""},
	} {
		asOf, _ := zh.ParseDate(c.asOf)
		if got := Before(Settings{Period: c.period}, asOf).String(); got != c.want {
			t.Errorf("%s of %s follows %s, want %s", c.period, c.asOf, got, c.want)
		}
	}
	own := zh.Date{Year: 2026, Month: 6, Day: 3}
	if got := Before(Settings{Period: "月报", Previous: own}, zh.Date{Year: 2026, Month: 6, Day: 30}); got != own {
		t.Errorf("the office's own date gave way to %s", got)
	}
}

// TestLights: days over and days left turn a measure 红, 黄 or 蓝.
func TestLights(t *testing.T) {
	a := Alert{Red: 3, Yellow: 7, Blue: 15}
	for day, want := range map[int]string{26: "红", 27: "红", 28: "黄", 30: "黄"} {
		if got := lightOn(t, a, zh.Date{Year: 2026, Month: 6, Day: day}); got != want {
			t.Errorf("due on the %dth: %q, want %q", day, got, want)
		}
	}
	for day, want := range map[int]string{7: "黄", 8: "蓝", 15: "蓝", 16: ""} {
		if got := lightOn(t, a, zh.Date{Year: 2026, Month: 7, Day: day}); got != want {
			t.Errorf("due on the %dth of July: %q, want %q", day, got, want)
		}
	}
}

func lightOn(t *testing.T, a Alert, due zh.Date) string {
	t.Helper()
	x := &model.Measure{Status: model.Status{Step: model.InProgress}, Deadline: model.Deadline{Last: due}}
	return a.light(x, Settings{asOf: zh.Date{Year: 2026, Month: 6, Day: 30}})
}

// TestCirculated: the grounds that keep a finding from the public alone, and
// those that keep it from a circular too.
func TestCirculated(t *testing.T) {
	for _, c := range []struct {
		publish, why string
		public, told bool
	}{
		{"是", "", true, true}, {"否", "可能引起负面炒作", false, true}, {"否", "可能引发群体性事件", false, true},
		{"否", "涉密", false, false}, {"否", "初核或立案未公布", false, false}, {"否", "重大敏感", false, false},
		{"否", "", false, false}, {"", "", false, false},
	} {
		m := load(t, zh.Date{Year: 2026, Month: 6, Day: 30}, `== 整改台账
|= 序号 | 方面 | 反馈问题 | 整改措施 | 责任科室 | 整改时限 | 整改状态 | 是否公开 | 不公开理由
| 1 | 甲 | 问题一 | 措施一 | 办公室 | 立行立改 | 未启动 | `+c.publish+` | `+c.why+"\n")
		if got := len(published(m)) > 0; got != c.public {
			t.Errorf("%q %q is public: %v", c.publish, c.why, got)
		}
		if got := len(circulated(m)) > 0; got != c.told {
			t.Errorf("%q %q is in the circular: %v", c.publish, c.why, got)
		}
	}
}

// TestClosing: only findings that are all done and not all written off apply.
func TestClosing(t *testing.T) {
	var got []string
	for of, c := range eachClosing(sample(t), settings) {
		got = append(got, of)
		for _, x := range c.Measures {
			if x.Open {
				t.Errorf("%s applies with %s open", of, x.ID.Text)
			}
		}
		if len(c.Pending) == 0 {
			t.Errorf("%s applies for nothing", of)
		}
	}
	if want := []string{"问题1", "问题9"}; !slices.Equal(got, want) {
		t.Errorf("got %v, want %v", got, want)
	}
}

// TestFeedbackAfterPeriod: the year is left out where it stands before.
func TestFeedbackAfterPeriod(t *testing.T) {
	for rows, want := range map[string]string{
		"| 巡察开始日期 | d:2025-03-03\n| 巡察结束日期 | d:2025-04-30\n":                                                       "7月18日",
		"| 巡察开始日期 | d:2024-11-03\n| 巡察结束日期 | d:2024-12-30\n":                                                       "2025年7月18日",
		"| 巡察开始日期 | d:2024-11-03\n| 巡察结束日期 | d:2024-12-30\n| 第二阶段开始日期 | d:2025-03-01\n| 第二阶段结束日期 | d:2025-04-01\n": "7月18日",
		"": "2025年7月18日",
	} {
		m := load(t, zh.Date{Year: 2026, Month: 6, Day: 30}, "== 基本信息\n|= 项目 | 内容\n| 单位名称 | 某局\n| 反馈日期 | d:2025-07-18\n"+rows)
		if got := inspection(m).Later.Text; got != want {
			t.Errorf("after %q: %s, want %s", rows, got, want)
		}
	}
}
