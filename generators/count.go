package generators

import (
	"slices"

	"zhenggai/internal/model"
	"zhenggai/internal/source"
)

// Totals are the figures of one set of measures. They are counted here and
// nowhere else, so that every paper prints the same figure, and the steps add
// up to the whole by construction.
type Totals struct {
	Findings   source.Count `expr:"问题数"`
	Closed     source.Count `expr:"整改完成问题数"` // every measure of the finding is 已完成
	Measures   source.Count `expr:"措施数"`
	Done       source.Count `expr:"已完成"`
	MostlyDone source.Count `expr:"基本完成"`
	InProgress source.Count `expr:"正在推进"`
	NotStarted source.Count `expr:"未启动"`
	Unclear    source.Count `expr:"状态不明"`
	Open       source.Count `expr:"未完成"` // all but 已完成
	Standing   source.Count `expr:"长期坚持"`
	WrittenOff source.Count `expr:"销号"`
	Overdue    source.Count `expr:"逾期"`
	Rate       source.Fact  `expr:"完成率"`
	Rule       source.Fact  `expr:"完成率口径"` // stands wherever the rate is printed
}

// total counts the measures and the findings they answer.
func total(measures []*model.Measure, s Settings) Totals {
	var t Totals
	for _, m := range measures {
		t.add(m)
	}
	t.Findings, t.Closed = findingCounts(measures)
	t.Rate, t.Rule = s.Rate.of(measures), label(s.Rate.String())
	return t
}

func (t *Totals) add(m *model.Measure) {
	said := saidAt(m)
	more(&t.Measures, said)
	more(t.step(m.Status.Step), said)
	if m.Status.Step != model.Done {
		more(&t.Open, said)
	}
	if m.Status.Standing {
		more(&t.Standing, append(said, m.Deadline.Said.From...))
	}
	if m.Status.Closed {
		more(&t.WrittenOff, said)
	}
	if m.Status.Overdue {
		more(&t.Overdue, append(said, m.Deadline.Said.From...))
	}
}

// saidAt is where the ledger says how far a measure is.
func saidAt(m *model.Measure) []source.Pos {
	if said := slices.Concat(m.Status.Said.From, m.Finished.Sources()); len(said) > 0 {
		return said
	}
	return []source.Pos{m.Row}
}

func (t *Totals) step(s model.Step) *source.Count {
	switch s {
	case model.Done:
		return &t.Done
	case model.MostlyDone:
		return &t.MostlyDone
	case model.InProgress:
		return &t.InProgress
	case model.NotStarted:
		return &t.NotStarted
	}
	return &t.Unclear
}

func more(c *source.Count, from []source.Pos) {
	c.N++
	c.From = append(c.From, from...)
}

// findingCounts counts the findings behind the measures, and those of them
// whose measures here are all done.
func findingCounts(measures []*model.Measure) (all, closed source.Count) {
	open := map[*model.Finding]bool{}
	var order []*model.Finding
	for _, m := range measures {
		if _, seen := open[m.Finding]; !seen {
			order = append(order, m.Finding)
		}
		open[m.Finding] = open[m.Finding] || m.Status.Step != model.Done
	}
	for _, f := range order {
		more(&all, f.ID.From)
		if !open[f] {
			more(&closed, f.ID.From)
		}
	}
	return all, closed
}
