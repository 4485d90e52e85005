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
	Office     Office      `expr:"单位"`
	Inspection Inspection  `expr:"巡察"`
	AsOf       source.Fact `expr:"截至日期"`
	Previous   source.Fact `expr:"上期截至日期"`
	Issue      source.Fact `expr:"期号"`
	HasBefore  bool        `expr:"有上期"`
	SoonDays   source.Fact `expr:"临期天数"`
	Rule       source.Fact `expr:"完成率口径"`
	Totals     Totals      `expr:"统计"`
	Changes    []Change    `expr:"两期对比"`
	Aspects    []Share     `expr:"按方面"`
	Offices    []Share     `expr:"按科室"`
	Steps      []StepShare `expr:"按状态"`
	Overdue    []Measure   `expr:"逾期措施"`
	Soon       []Measure   `expr:"临期措施"`
	New        []Measure   `expr:"新完成措施"`
	Still      []Measure   `expr:"停滞措施"`
	Late       source.Fact `expr:"逾期科室"` // 财务科1项、资产管理科2项
}

// Share is the totals of one aspect or one 科室.
type Share struct {
	Number source.Fact `expr:"序"`
	Name   source.Fact `expr:"名称"`
	Totals Totals      `expr:"统计"`
}

// StepShare is one line of the table by status.
type StepShare struct {
	Name  source.Fact  `expr:"状态"`
	Count source.Count `expr:"条数"`
	Share source.Fact  `expr:"占比"`
}

// Change is one line of the comparison of two periods.
type Change struct {
	Name   source.Fact `expr:"项目"`
	Before source.Fact `expr:"上期"`
	Now    source.Fact `expr:"本期"`
	Delta  source.Fact `expr:"增减"`
}

func progress(m *model.Model, s Settings) Progress {
	all := allMeasures(m.Findings)
	p := Progress{
		Office: office(m), Inspection: inspection(m), AsOf: asOf(m), HasBefore: !s.Previous.IsZero(),
		Previous: label(s.Previous.String()), Issue: label(fmt.Sprint(s.Issue)), SoonDays: label(fmt.Sprint(s.SoonDays)),
		Rule: rateRule(s), Totals: total(all, s),
		Overdue: measuresWhere(all, func(x *model.Measure) bool { return x.Status.Overdue }),
		Soon:    measuresWhere(all, func(x *model.Measure) bool { return dueSoon(x, m.AsOf, s.SoonDays) }),
	}
	p.Steps = bySteps(p.Totals)
	p.Aspects = sharesByAspect(m, s)
	p.Offices = sharesByOffice(all, s)
	p.Late = late(p.Offices)
	if p.HasBefore {
		p.Changes = changes(all, p.Totals, s)
		p.New = measuresWhere(all, func(x *model.Measure) bool { return newlyDone(x, m.AsOf, s.Previous) })
		p.Still = measuresWhere(all, func(x *model.Measure) bool { return standingStill(x, s.Previous) })
	}
	return p
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

func newlyDone(x *model.Measure, asOf, previous zh.Date) bool {
	return doneBy(x, asOf) && !doneBy(x, previous)
}

// standingStill: open, and the last two reports say the same or there was none
// since the period before.
func standingStill(x *model.Measure, previous zh.Date) bool {
	if x.Status.Step == model.Done || len(x.History) == 0 {
		return false
	}
	last := x.History[len(x.History)-1]
	if last.On.Compare(previous) <= 0 {
		return true
	}
	return len(x.History) > 1 && x.History[len(x.History)-2].Progress.Text == last.Progress.Text
}

func bySteps(t Totals) []StepShare {
	var out []StepShare
	for _, step := range []model.Step{model.Done, model.MostlyDone, model.InProgress, model.NotStarted, model.Unclear} {
		c := *t.step(step)
		if step == model.Unclear && c.N == 0 {
			continue
		}
		out = append(out, StepShare{
			Name: label(step.String()), Count: c,
			Share: source.Fact{Text: zh.Percent(c.N, t.Measures.N, 2), From: t.Measures.From},
		})
	}
	return out
}

func sharesByAspect(m *model.Model, s Settings) []Share {
	var out []Share
	for _, g := range byAspect(m.Findings) {
		out = append(out, share(len(out)+1, phrase(g.aspect.Name), allMeasures(g.findings), s))
	}
	return out
}

// sharesByOffice counts every measure once, at its first 责任科室, so that the
// rows add up to the whole.
func sharesByOffice(all []*model.Measure, s Settings) []Share {
	var names []source.Fact
	of := map[string][]*model.Measure{}
	for _, x := range all {
		name := source.Fact{Text: "未明确责任科室", From: []source.Pos{x.Row}}
		if len(x.Offices) > 0 {
			name = x.Offices[0]
		}
		if of[name.Text] == nil {
			names = append(names, name)
		}
		of[name.Text] = append(of[name.Text], x)
	}
	var out []Share
	for i, name := range names {
		out = append(out, share(i+1, name, of[name.Text], s))
	}
	return out
}

func share(n int, name source.Fact, ms []*model.Measure, s Settings) Share {
	return Share{Number: label(fmt.Sprint(n)), Name: name, Totals: total(ms, s)}
}

func late(offices []Share) source.Fact {
	var out source.Fact
	var words []string
	for _, o := range offices {
		if o.Totals.Overdue.N > 0 {
			words = append(words, fmt.Sprintf("%s%d项", o.Name.Text, o.Totals.Overdue.N))
			out.From = append(out.From, o.Totals.Overdue.From...)
		}
	}
	out.Text = strings.Join(words, "、")
	return out
}

// changes compares the two periods. What stood at the end of the period before
// is certain from 完成日期 and 整改时限; the rate is left out where 基本完成 counts,
// because no date says when that was reached.
func changes(all []*model.Measure, now Totals, s Settings) []Change {
	then := standing(all, s.Previous)
	out := []Change{
		change("已完成措施（条）", then.Done, now.Done),
		change("未完成措施（条）", then.Open, now.Open),
		change("逾期措施（条）", then.Overdue, now.Overdue),
	}
	if s.MostlyDone {
		return out
	}
	return append(out, Change{
		Name:   label("完成率"),
		Before: source.Fact{Text: zh.Percent(then.Done.N, len(all), s.RateDigits), From: then.Done.From},
		Now:    now.Rate,
		Delta:  source.Fact{Text: points(now.Done.N-then.Done.N, len(all), s.RateDigits), From: now.Done.From},
	})
}

// standing counts done, open and overdue as they stood at the end of a day.
func standing(all []*model.Measure, day zh.Date) Totals {
	var t Totals
	for _, x := range all {
		if doneBy(x, day) {
			more(&t.Done, x.Finished.Sources())
			continue
		}
		more(&t.Open, x.Status.Said.From)
		if !x.Deadline.Last.IsZero() && x.Deadline.Last.Compare(day) < 0 {
			more(&t.Overdue, x.Deadline.Said.From)
		}
	}
	return t
}

func change(name string, then, now source.Count) Change {
	return Change{
		Name:   label(name),
		Before: source.Fact{Text: fmt.Sprint(then.N), From: then.From},
		Now:    source.Fact{Text: fmt.Sprint(now.N), From: now.From},
		Delta:  source.Fact{Text: signed(fmt.Sprint(now.N - then.N)), From: now.From},
	}
}

// points writes the difference of two rates in percentage points.
func points(a, b, digits int) string {
	text := strings.TrimSuffix(zh.Percent(a, b, digits), "%")
	if text == "—" {
		return text
	}
	return signed(text) + "个百分点"
}

func signed(n string) string {
	if n == "0" || strings.HasPrefix(n, "-") {
		return strings.Replace(n, "-", "－", 1)
	}
	return "＋" + n
}
