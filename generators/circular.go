package generators

import (
	"zhenggai/internal/model"
	"zhenggai/internal/source"
	"zhenggai/internal/zh"
)

// Circular is the view of 党内通报: sections are named, persons are not.
type Circular struct {
	Issued
	Meeting source.Fact      `expr:"民主生活会日期"`
	Steps   Steps            `expr:"组织推进"`
	Totals  PublicTotals     `expr:"统计"`
	Aspects []CircularAspect `expr:"方面"`
	Rules   []PublicRule     `expr:"制度"`
	Made    source.Fact      `expr:"制度构成"`
	Open    []CircularItem   `expr:"未完成措施"`
}

// CircularAspect is one 方面 with the findings a circular may tell.
type CircularAspect struct {
	Number   source.Fact       `expr:"序"`
	Name     source.Fact       `expr:"名称"`
	Findings []CircularFinding `expr:"问题"`
	Totals   PublicTotals      `expr:"统计"`
}

// CircularFinding is a finding in the ledger's own words.
type CircularFinding struct {
	Number   source.Fact     `expr:"序"`
	Quoted   source.Fact     `expr:"表述"`
	Cause    source.Fact     `expr:"原因"`
	State    source.Fact     `expr:"状态"`
	Sections source.Fact     `expr:"责任科室"`
	Measures []CircularItem  `expr:"措施"`
	Progress []PublicMeasure `expr:"进展情况"` // what was done, numbered without gaps
}

// CircularItem is a measure without its persons.
type CircularItem struct {
	Number   source.Fact `expr:"序"` // 一是; empty when there is one
	Finding  source.Fact `expr:"问题"`
	Text     source.Fact `expr:"措施"`
	Progress source.Fact `expr:"进展"`
	Sections source.Fact `expr:"责任科室"`
	Deadline source.Fact `expr:"时限"`
	State    source.Fact `expr:"状态"`
}

func circular(m *model.Model, s Settings) Circular {
	shown := circulated(m)
	c := Circular{
		Issued: issued(m, s), Meeting: infoDate(m, "会议日期"), Steps: steps(m),
		Totals: publicTotals(shown, s), Rules: publicRules(m), Made: ruleKinds(m),
	}
	for i, g := range byAspect(shown) {
		a := CircularAspect{Number: label(zh.Second(i + 1)), Name: phrase(g.aspect.Name), Totals: publicTotals(g.findings, s)}
		for j, f := range g.findings {
			a.Findings = append(a.Findings, circularFinding(j+1, f))
		}
		c.Aspects = append(c.Aspects, a)
	}
	for _, x := range allMeasures(shown) {
		if open(x) {
			c.Open = append(c.Open, circularItem(x))
		}
	}
	return c
}

func circularFinding(n int, f *model.Finding) CircularFinding {
	out := CircularFinding{
		Number: numbered(n), Quoted: quoted(f.Text), Cause: sentence(f.Cause), State: findingState(f),
		Sections: joined(namesOf(f.Measures, officesOf)), Progress: progressPoints(f.Measures),
	}
	for i, x := range f.Measures {
		item := circularItem(x)
		item.Number = point(i, len(f.Measures))
		out.Measures = append(out.Measures, item)
	}
	return out
}

func circularItem(x *model.Measure) CircularItem {
	return CircularItem{
		Finding: phrase(x.Finding.Text), Text: sentence(x.Text), Progress: sentence(x.Progress), Sections: joined(x.Offices),
		Deadline: official(x.Deadline.Said), State: status(x.Status),
	}
}
