package generators

import (
	"fmt"
	"strings"

	"zhenggai/internal/model"
	"zhenggai/internal/source"
	"zhenggai/internal/zh"
)

// Progress is the view of 整改进展月报 (or a report of any other period): totals,
// tables, lists, and the change since the period before.
type Progress struct {
	Issued
	Period    source.Fact  `expr:"期名"` // 月报
	Span      source.Fact  `expr:"本期起止"`
	Previous  source.Fact  `expr:"上期截至日期"`
	Issue     source.Fact  `expr:"期号"`
	HasBefore bool         `expr:"有上期"`
	SoonDays  source.Fact  `expr:"临期天数"`
	Totals    Totals       `expr:"统计"`
	Changes   []Change     `expr:"两期对比"`
	Basis     source.Fact  `expr:"对比依据"` // where the figures of the period before come from
	Aspects   []Share      `expr:"按方面"`
	Offices   []Share      `expr:"按科室"`
	Leaders   []Share      `expr:"按责任领导"`
	Deadlines []Share      `expr:"按时限"`
	Steps     []StepShare  `expr:"按状态"`
	Rounded   bool         `expr:"占比有舍入"` // the shares of 按状态 do not come to 100%
	Lights    []Light      `expr:"按预警"`
	Trend     []Point      `expr:"趋势"`
	Undated   source.Count `expr:"完成日期不详"` // counted in the last point of the trend
	Overdue   []Measure    `expr:"逾期措施"`
	Soon      []Measure    `expr:"临期措施"`
	Warned    []Measure    `expr:"预警措施"`
	New       []Measure    `expr:"新完成措施"`
	Still     []Measure    `expr:"停滞措施"`
	Late      source.Fact  `expr:"逾期科室"` // 财务科1条、资产管理科2条
}

func progress(m *model.Model, s Settings) Progress {
	all := allMeasures(m.Findings)
	s.Previous = Before(s, m.AsOf)
	p := Progress{
		Issued: issued(m, s), Period: label(s.Period), HasBefore: !s.Previous.IsZero(),
		Previous: label(s.Previous.String()), Issue: label(fmt.Sprint(s.Issue)), SoonDays: label(fmt.Sprint(s.SoonDays)),
		Totals: total(all, s), Aspects: sharesByAspect(m, s),
		Offices: sharesBy(all, officesOf, "未明确责任科室", s), Leaders: sharesByLeader(m, all, s),
		Deadlines: sharesByDeadline(all, s), Lights: lights(all, s), Overdue: measuresWhere(all, s, overdue),
		Soon:   measuresWhere(all, s, func(x *model.Measure) bool { return dueSoon(x, m.AsOf, s.SoonDays) }),
		Warned: measuresWhere(all, s, func(x *model.Measure) bool { return s.Alert.light(x, s) != "" }),
	}
	p.Steps = bySteps(p.Totals, s.Rate)
	p.Rounded = rounded(p.Steps)
	p.Late = late(p.Offices)
	p.Trend, p.Undated = trend(all, m.AsOf), undated(all)
	if p.HasBefore {
		p.Span = label(zh.Span(s.Previous.Next(), m.AsOf))
		p.Changes, p.Basis = changes(all, p.Totals, s), basis(s)
		t := since{m.AsOf, s.Previous, s.Past.byKey()}
		p.New, p.Still = measuresWhere(all, s, t.finished), measuresWhere(all, s, t.still)
	}
	return p
}

// Before is the last day of the period before: as the office set it, or as the
// length of the period gives it. Zero means that there is none.
func Before(s Settings, asOf zh.Date) zh.Date {
	d := asOf
	if !s.Previous.IsZero() || d.IsZero() {
		return s.Previous
	}
	switch s.Period {
	case "周报":
		return d.Add(-7)
	case "旬报":
		return endBefore(d, 10, 20)
	case "半月报":
		return endBefore(d, 15)
	case "月报":
		return endBefore(d)
	}
	return zh.Date{}
}

// endBefore is the latest of those days of the month, or the end of the month
// before, that lies before d.
func endBefore(d zh.Date, days ...int) zh.Date {
	end := zh.Date{Year: d.Year, Month: d.Month, Day: 1}.Add(-1)
	for _, day := range days {
		if day < d.Day {
			end = zh.Date{Year: d.Year, Month: d.Month, Day: day}
		}
	}
	return end
}

// dueSoon: not done, and the deadline lies within the next days.
func dueSoon(x *model.Measure, asOf zh.Date, days int) bool {
	if x.Status.Step == model.Done || x.Deadline.Last.IsZero() {
		return false
	}
	left := asOf.Days(x.Deadline.Last)
	return left >= 0 && left <= days
}

func doneBy(x *model.Measure, day zh.Date) bool {
	return x.Status.Step == model.Done && !x.Finished.IsZero() && x.Finished.Compare(day) <= 0
}

// since tells what moved between two periods: by what was kept of the one
// before, or where nothing was, by dates and 进度填报.
type since struct {
	asOf, previous zh.Date
	was            map[string]PastMeasure
}

func (t since) finished(x *model.Measure) bool {
	if t.was != nil {
		return x.Status.Step == model.Done && t.was[pastKey(x)].Step != model.Done.String()
	}
	return doneBy(x, t.asOf) && !doneBy(x, t.previous)
}

// still: open, and neither status nor progress says anything new; without the
// past, the last two reports say the same or there was none since.
func (t since) still(x *model.Measure) bool {
	switch {
	case x.Status.Step == model.Done:
		return false
	case t.was != nil:
		was := t.was[pastKey(x)]
		return was.Step == x.Status.Step.String() && was.Progress == digest(x.Progress.Text)
	case len(x.History) == 0:
		return false
	}
	last := x.History[len(x.History)-1]
	if last.On.Compare(t.previous) <= 0 {
		return true
	}
	return len(x.History) > 1 && x.History[len(x.History)-2].Progress.Text == last.Progress.Text
}

func late(offices []Share) source.Fact {
	var out source.Fact
	var words []string
	for _, o := range offices {
		if o.Totals.Overdue.N > 0 {
			words = append(words, fmt.Sprintf("%s%d条", o.Name.Text, o.Totals.Overdue.N))
			out.From = append(out.From, o.Totals.Overdue.From...)
		}
	}
	out.Text = strings.Join(words, "、")
	return out
}
