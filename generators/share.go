package generators

import (
	"fmt"
	"math/big"
	"slices"

	"zhenggai/internal/model"
	"zhenggai/internal/source"
)

// Share is the totals of one aspect, 科室, leader or span of deadlines.
type Share struct {
	Number source.Fact `expr:"序"`
	Name   source.Fact `expr:"名称"`
	Totals Totals      `expr:"统计"`
}

func share(n int, name source.Fact, ms []*model.Measure, s Settings) Share {
	return Share{Number: label(fmt.Sprint(n)), Name: name, Totals: total(ms, s)}
}

// StepShare is one line of the table by status.
type StepShare struct {
	Name  source.Fact  `expr:"状态"`
	Count source.Count `expr:"条数"`
	Share source.Fact  `expr:"占比"`
}

func bySteps(t Totals, rate RateRule) []StepShare {
	var out []StepShare
	for _, step := range []model.Step{model.Done, model.MostlyDone, model.InProgress, model.NotStarted, model.Unclear} {
		c := *t.step(step)
		if step == model.Unclear && c.N == 0 {
			continue
		}
		out = append(out, StepShare{
			Name: label(step.String()), Count: c,
			Share: source.Fact{Text: rate.percent(c.N, t.Measures.N), From: t.Measures.From},
		})
	}
	return out
}

// rounded reports that the printed shares do not come to 100%.
func rounded(steps []StepShare) bool {
	sum := new(big.Rat)
	for _, s := range steps {
		if share, ok := percentage(s.Share.Text); ok {
			sum.Add(sum, share)
		}
	}
	return sum.Sign() != 0 && sum.Cmp(big.NewRat(100, 1)) != 0
}

func sharesByAspect(m *model.Model, s Settings) []Share {
	var out []Share
	for _, g := range byAspect(m.Findings) {
		out = append(out, share(len(out)+1, phrase(g.aspect.Name), allMeasures(g.findings), s))
	}
	return out
}

// measureGroup is the measures under one name.
type measureGroup struct {
	name     source.Fact
	measures []*model.Measure
}

// groupBy puts every measure once, under the first name in a column, so that
// the groups add up to the whole; nobody is what a blank cell counts as.
func groupBy(all []*model.Measure, column func(*model.Measure) []source.Fact, nobody string) []measureGroup {
	var out []measureGroup
	at := map[string]int{}
	for _, x := range all {
		name := source.Fact{Text: nobody, From: []source.Pos{x.Row}}
		if names := column(x); len(names) > 0 {
			name = names[0]
		}
		i, seen := at[name.Text]
		if !seen {
			i = len(out)
			at[name.Text] = i
			out = append(out, measureGroup{name: name})
		}
		out[i].measures = append(out[i].measures, x)
	}
	return out
}

func sharesBy(all []*model.Measure, column func(*model.Measure) []source.Fact, nobody string, s Settings) []Share {
	var out []Share
	for i, g := range groupBy(all, column, nobody) {
		out = append(out, share(i+1, g.name, g.measures, s))
	}
	return out
}

// sharesByLeader lists the leaders in the order of 班子成员, others after them.
func sharesByLeader(m *model.Model, all []*model.Measure, s Settings) []Share {
	rank := map[string]int{}
	who := members(m)
	for i, x := range who {
		rank[x.Name.Text] = i - len(who)
	}
	groups := groupBy(all, leadersOf, "未明确责任领导")
	slices.SortStableFunc(groups, func(a, b measureGroup) int { return rank[a.name.Text] - rank[b.name.Text] })
	var out []Share
	for i, g := range groups {
		out = append(out, share(i+1, g.name, g.measures, s))
	}
	return out
}

// sharesByDeadline divides the measures by how far off their deadline is.
func sharesByDeadline(all []*model.Measure, s Settings) []Share {
	spans := []measureGroup{
		{name: label("截至日期前到期")}, {name: label(fmt.Sprintf("%d日内到期", s.SoonDays))},
		{name: label(fmt.Sprintf("%d日后到期", s.SoonDays))}, {name: label("未设具体日期")},
	}
	for _, x := range all {
		i := 3
		if !x.Deadline.Last.IsZero() {
			switch left := s.asOf.Days(x.Deadline.Last); {
			case left < 0:
				i = 0
			case left <= s.SoonDays:
				i = 1
			default:
				i = 2
			}
		}
		spans[i].measures = append(spans[i].measures, x)
	}
	var out []Share
	for i, g := range spans {
		out = append(out, share(i+1, g.name, g.measures, s))
	}
	return out
}
