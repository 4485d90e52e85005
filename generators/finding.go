package generators

import (
	"zhenggai/internal/model"
	"zhenggai/internal/source"
	"zhenggai/internal/zh"
)

// Finding is a problem as the office's own papers show it. Public papers have
// a type of their own, PublicFinding.
type Finding struct {
	Number   source.Fact     `expr:"序"` // 1.
	ID       source.Fact     `expr:"编号"`
	Aspect   source.Fact     `expr:"方面"`
	Text     source.Fact     `expr:"问题"`
	Quoted   source.Fact     `expr:"表述"` // for use inside “ ”
	State    source.Fact     `expr:"状态"`
	Cause    source.Fact     `expr:"原因"`
	Goal     source.Fact     `expr:"目标"`
	Topics   source.Fact     `expr:"专项"`
	Leaders  source.Fact     `expr:"责任领导"`
	Offices  source.Fact     `expr:"责任科室"`
	People   source.Fact     `expr:"责任人"`
	Measures []Measure       `expr:"措施"`
	Progress []PublicMeasure `expr:"进展情况"` // what was done, numbered without gaps
	Totals   Totals          `expr:"统计"`
}

// Measure is one row of the ledger as internal papers show it.
type Measure struct {
	Number     source.Fact `expr:"序"` // 一是; empty when the finding has one measure
	ID         source.Fact `expr:"编号"`
	Finding    source.Fact `expr:"问题"`
	Text       source.Fact `expr:"措施"`
	Kind       source.Fact `expr:"类型"`
	Leaders    source.Fact `expr:"责任领导"`
	Offices    source.Fact `expr:"责任科室"`
	Partners   source.Fact `expr:"配合科室"`
	People     source.Fact `expr:"责任人"`
	Deadline   source.Fact `expr:"时限"`
	Progress   source.Fact `expr:"进展"`
	Status     source.Fact `expr:"状态"`
	Finished   source.Fact `expr:"完成日期"`
	Evidence   source.Fact `expr:"佐证材料"`
	Rule       source.Fact `expr:"制度成果"`
	Unfinished source.Fact `expr:"未完成原因"`
	Remark     source.Fact `expr:"备注"`
	Open       bool        `expr:"未完成"`
	Light      source.Fact `expr:"预警"` // 红, 黄, 蓝
	Left       source.Fact `expr:"余期"` // 剩余3日, 逾期32日
}

func finding(n int, f *model.Finding, s Settings) Finding {
	return Finding{
		Number: numbered(n), ID: f.ID, Aspect: f.Aspect.Name, Text: phrase(f.Text), Quoted: quoted(f.Text), State: findingState(f),
		Offices: joined(namesOf(f.Measures, officesOf)), People: joined(namesOf(f.Measures, peopleOf)),
		Cause: sentence(f.Cause), Goal: f.Goal, Topics: joined(f.Topics), Leaders: joined(f.Leaders),
		Measures: measures(f.Measures, s), Progress: progressPoints(f.Measures), Totals: total(f.Measures, s),
	}
}

func officesOf(x *model.Measure) []source.Fact { return x.Offices }
func peopleOf(x *model.Measure) []source.Fact  { return x.People }
func leadersOf(x *model.Measure) []source.Fact { return x.Leaders }

// namesOf lists the names in one column of some measures, each once.
func namesOf(ms []*model.Measure, column func(*model.Measure) []source.Fact) []source.Fact {
	var out []source.Fact
	at := map[string]int{}
	for _, x := range ms {
		for _, name := range column(x) {
			i, seen := at[name.Text]
			if !seen {
				i = len(out)
				at[name.Text] = i
				out = append(out, source.Fact{Text: name.Text})
			}
			out[i].From = append(out[i].From, name.From...)
		}
	}
	return out
}

func measures(ms []*model.Measure, s Settings) []Measure {
	out := make([]Measure, len(ms))
	for i, m := range ms {
		out[i] = measure(m, s)
		out[i].Number = point(i, len(ms))
	}
	return out
}

func measure(m *model.Measure, s Settings) Measure {
	return Measure{
		ID: m.ID, Finding: m.Finding.Text, Text: sentence(m.Text), Kind: m.Kind,
		Leaders: joined(m.Leaders), Offices: joined(m.Offices), Partners: joined(m.Partners), People: joined(m.People),
		Deadline: official(m.Deadline.Said), Progress: sentence(m.Progress), Status: status(m.Status),
		Finished: source.Fact{Text: m.Finished.String(), From: m.Finished.Sources()},
		Evidence: m.Evidence, Rule: m.Institution, Unfinished: sentence(m.Unfinished), Remark: m.Remark,
		Open: m.Status.Step != model.Done, Light: label(s.Alert.light(m, s)), Left: left(m, s),
	}
}

// official prints a date the way papers do, and any other words as written.
func official(f source.Fact) source.Fact {
	if day, ok := zh.ParseDate(f.Text); ok {
		f.Text = day.String()
	}
	return f
}

// status prints the four answers as one phrase: 已完成并长期坚持, 正在推进（逾期）.
func status(s model.Status) source.Fact {
	f := s.Said
	if s.Step == model.Unclear {
		return f // as written; Load has reported it
	}
	f.Text = s.Step.String()
	if s.Standing {
		f.Text += "并长期坚持"
	}
	if s.Overdue {
		f.Text += "（逾期）"
	}
	return f
}

// findingState sums the measures of a finding up: 已完成 when all are.
func findingState(f *model.Finding) source.Fact {
	t := total(f.Measures, Settings{})
	switch t.Measures.N {
	case t.Done.N:
		return source.Fact{Text: model.Done.String(), From: t.Measures.From}
	case t.Done.N + t.MostlyDone.N:
		return source.Fact{Text: model.MostlyDone.String(), From: t.Measures.From}
	case t.NotStarted.N:
		return source.Fact{Text: model.NotStarted.String(), From: t.Measures.From}
	}
	return source.Fact{Text: model.InProgress.String(), From: t.Measures.From}
}

func joined(facts []source.Fact) source.Fact {
	var out source.Fact
	words := make([]string, len(facts))
	for i, f := range facts {
		words[i] = f.Text
		if i == 0 || f.From != nil && !samePlaces(f.From, facts[i-1].From) {
			out.From = append(out.From, f.From...)
		}
	}
	out.Text = zh.Join(words)
	return out
}

// samePlaces reports whether two facts came from the same cells, as the names
// split out of one cell do.
func samePlaces(a, b []source.Pos) bool {
	return len(a) == len(b) && (len(a) == 0 || a[0] == b[0])
}
