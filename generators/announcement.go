package generators

import (
	"zhenggai/internal/model"
	"zhenggai/internal/source"
	"zhenggai/internal/zh"
)

// Announcement is the view of 社会公开通报. It and the types below it have no
// field for anything internal: no responsible person, no section, no evidence.
type Announcement struct {
	Office     Office         `expr:"单位"`
	Inspection Inspection     `expr:"巡察"`
	AsOf       source.Fact    `expr:"截至日期"`
	Dated      source.Fact    `expr:"成文日期"`
	Meeting    source.Fact    `expr:"民主生活会日期"`
	Totals     PublicTotals   `expr:"统计"`
	Aspects    []PublicAspect `expr:"方面"`
	Contacts   Contacts       `expr:"联系方式"`
}

// PublicTotals are the figures a public notice may give.
type PublicTotals struct {
	Aspects  source.Count `expr:"方面数"`
	Findings source.Count `expr:"问题数"`
	Closed   source.Count `expr:"整改完成问题数"`
	Measures source.Count `expr:"措施数"`
	Done     source.Count `expr:"已完成"`
	Open     source.Count `expr:"未完成"`
	Standing source.Count `expr:"长期坚持"`
	Rate     source.Fact  `expr:"完成率"`
}

// PublicAspect is one 方面 with its published findings.
type PublicAspect struct {
	Number   source.Fact     `expr:"序"` // （一）
	Name     source.Fact     `expr:"名称"`
	Findings []PublicFinding `expr:"问题"`
}

// PublicFinding is a finding whose row says 是否公开: 是, in its public wording.
type PublicFinding struct {
	Number   source.Fact     `expr:"序"` // 1. and anew in every aspect
	Quoted   source.Fact     `expr:"表述"`
	State    source.Fact     `expr:"状态"`
	Measures []PublicMeasure `expr:"措施"`
}

// PublicMeasure is what was done, as one point of the paragraph.
type PublicMeasure struct {
	Number   source.Fact `expr:"序"` // 一是
	Progress source.Fact `expr:"进展"`
}

func announcement(m *model.Model, s Settings) Announcement {
	shown := published(m)
	a := Announcement{
		Office: office(m), Inspection: inspection(m), AsOf: asOf(m), Dated: dated(m, s), Meeting: infoDate(m, "会议日期"),
		Contacts: contacts(m),
	}
	for _, g := range byAspect(shown) {
		a.Aspects = append(a.Aspects, publicAspect(len(a.Aspects)+1, g))
	}
	a.Totals = publicTotals(shown, s)
	return a
}

// published leaves out what the ledger withholds and what nobody has confirmed.
func published(m *model.Model) []*model.Finding {
	var out []*model.Finding
	for _, f := range m.Findings {
		if f.Publish == model.Published {
			out = append(out, f)
		}
	}
	return out
}

// group is the findings of one aspect, in ledger order.
type group struct {
	aspect   *model.Aspect
	findings []*model.Finding
}

func byAspect(findings []*model.Finding) []group {
	var groups []group
	at := map[*model.Aspect]int{}
	for _, f := range findings {
		i, seen := at[f.Aspect]
		if !seen {
			i = len(groups)
			at[f.Aspect] = i
			groups = append(groups, group{aspect: f.Aspect})
		}
		groups[i].findings = append(groups[i].findings, f)
	}
	return groups
}

func publicAspect(n int, g group) PublicAspect {
	out := PublicAspect{Number: label(zh.Second(n)), Name: phrase(g.aspect.Name)}
	for i, f := range g.findings {
		out.Findings = append(out.Findings, publicFinding(i+1, f))
	}
	return out
}

func publicFinding(n int, f *model.Finding) PublicFinding {
	out := PublicFinding{Number: numbered(n), Quoted: quoted(publicWords(f)), State: findingState(f)}
	var said []source.Fact
	for _, m := range f.Measures {
		if m.Progress.Text != "" {
			said = append(said, sentence(m.Progress))
		}
	}
	for i, p := range said {
		out.Measures = append(out.Measures, PublicMeasure{Number: point(i, len(said)), Progress: p})
	}
	return out
}

// publicWords is 公开表述 where the ledger has one, else the finding itself.
func publicWords(f *model.Finding) source.Fact {
	if f.PublicText.Text != "" {
		return f.PublicText
	}
	return f.Text
}

// findingState sums the measures of a finding up: 已完成 when all are.
func findingState(f *model.Finding) source.Fact {
	t := total(f.Measures, Settings{})
	switch t.Measures.N {
	case t.Done.N:
		return source.Fact{Text: model.Done.String(), From: t.Measures.From}
	case t.Done.N + t.MostlyDone.N:
		return source.Fact{Text: model.MostlyDone.String(), From: t.Measures.From}
	}
	return source.Fact{Text: model.InProgress.String(), From: t.Measures.From}
}

func publicTotals(findings []*model.Finding, s Settings) PublicTotals {
	t := total(allMeasures(findings), s)
	p := PublicTotals{
		Findings: t.Findings, Closed: t.Closed, Measures: t.Measures, Done: t.Done,
		Open: t.Open, Standing: t.Standing, Rate: t.Rate,
	}
	for _, g := range byAspect(findings) {
		more(&p.Aspects, g.aspect.Name.From)
	}
	return p
}

func allMeasures(findings []*model.Finding) []*model.Measure {
	var out []*model.Measure
	for _, f := range findings {
		out = append(out, f.Measures...)
	}
	return out
}

func phrase(f source.Fact) source.Fact { f.Text = zh.Phrase(f.Text); return f }
