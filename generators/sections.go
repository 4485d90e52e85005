package generators

import (
	"fmt"
	"iter"

	"zhenggai/internal/model"
	"zhenggai/internal/source"
)

// Reminder is the view of 提醒函 and 督办单: one paper for each 科室 with something
// overdue or due soon. A measure of several sections goes to the first, as in
// the tables of the progress report.
type Reminder struct {
	Head
	Section  source.Fact `expr:"科室"`
	Serial   source.Fact `expr:"编号"` // 1, 2, 3 … among the papers of this making
	SoonDays source.Fact `expr:"临期天数"`
	Leaders  source.Fact `expr:"责任领导"`
	Overdue  []Measure   `expr:"逾期措施"`
	Soon     []Measure   `expr:"临期措施"`
	Totals   Totals      `expr:"统计"` // of all measures of the section
}

func eachReminder(m *model.Model, s Settings) iter.Seq2[string, Reminder] {
	return reminders(m, s, func(r Reminder) bool { return len(r.Overdue)+len(r.Soon) > 0 })
}

func eachSupervision(m *model.Model, s Settings) iter.Seq2[string, Reminder] {
	return reminders(m, s, func(r Reminder) bool { return len(r.Overdue) > 0 })
}

func reminders(m *model.Model, s Settings, due func(Reminder) bool) iter.Seq2[string, Reminder] {
	return func(yield func(string, Reminder) bool) {
		serial := 0
		for _, g := range groupBy(allMeasures(m.Findings), officesOf, "未明确责任科室") {
			r := reminder(m, g, s)
			if !due(r) {
				continue
			}
			serial++
			r.Serial = label(fmt.Sprint(serial))
			if !yield(g.name.Text, r) {
				return
			}
		}
	}
}

func reminder(m *model.Model, g measureGroup, s Settings) Reminder {
	soon := func(x *model.Measure) bool { return dueSoon(x, m.AsOf, s.SoonDays) }
	var late []*model.Measure
	for _, x := range g.measures {
		if overdue(x) || soon(x) {
			late = append(late, x)
		}
	}
	return Reminder{
		Head: head(m, s), Section: g.name, SoonDays: label(fmt.Sprint(s.SoonDays)), Leaders: joined(namesOf(late, leadersOf)),
		Overdue: measuresWhere(g.measures, s, overdue), Soon: measuresWhere(g.measures, s, soon), Totals: total(g.measures, s),
	}
}

// Closing is the view of 销号申请表: one for each finding whose measures are all
// done and not yet all written off.
type Closing struct {
	Head
	Finding  Finding     `expr:"问题"`
	Measures []Measure   `expr:"措施"`
	Finished source.Fact `expr:"完成日期"` // of the last measure
	Pending  []Measure   `expr:"待销号措施"`
}

func eachClosing(m *model.Model, s Settings) iter.Seq2[string, Closing] {
	return func(yield func(string, Closing) bool) {
		for i, f := range m.Findings {
			t := total(f.Measures, s)
			if t.Open.N > 0 || t.WrittenOff.N == t.Measures.N {
				continue
			}
			if !yield("问题"+f.ID.Text, closing(m, i+1, f, s)) {
				return
			}
		}
	}
}

func closing(m *model.Model, n int, f *model.Finding, s Settings) Closing {
	c := Closing{
		Head: head(m, s), Finding: finding(n, f, s),
		Pending: measuresWhere(f.Measures, s, func(x *model.Measure) bool { return !x.Status.Closed }),
	}
	c.Measures = c.Finding.Measures
	var last model.Date
	for _, x := range f.Measures {
		if !x.Finished.IsZero() && x.Finished.Compare(last.Date) > 0 {
			last = x.Finished
		}
	}
	c.Finished = source.Fact{Text: last.String(), From: last.Sources()}
	return c
}
