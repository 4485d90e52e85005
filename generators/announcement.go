package generators

import (
	"slices"

	"zhenggai/internal/model"
	"zhenggai/internal/source"
	"zhenggai/internal/zh"
)

// Announcement is the view of 社会公开通报, in any of its forms. It and the
// types below it have no field for anything internal: no responsible person,
// no section, no evidence.
type Announcement struct {
	Head
	Meeting  source.Fact      `expr:"民主生活会日期"`
	Steps    Steps            `expr:"组织推进"`
	Studied  source.Fact      `expr:"集中学习构成"` // 成员主讲6次、集中研讨3次
	Totals   PublicTotals     `expr:"统计"`
	Aspects  []PublicAspect   `expr:"方面"`
	Standing []PublicStanding `expr:"长期事项"`
	Rules    []PublicRule     `expr:"制度"`
	Made     source.Fact      `expr:"制度构成"` // 新订3项、修订7项
	Fields   source.Fact      `expr:"制度领域"`
	Blocks   PublicBlocks     `expr:"附加"`
	Contacts Contacts         `expr:"联系方式"`
}

// PublicBlocks are the optional parts that config.toml asks for by blocks.
type PublicBlocks struct {
	Table    bool `expr:"统计表"`
	Standing bool `expr:"长期事项表"`
	Rules    bool `expr:"制度清单"`
	Any      bool `expr:"有附件"`
}

// Blocks are the values of blocks in config.toml.
var Blocks = []string{"统计表", "长期事项表", "制度清单"}

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
	Rule     source.Fact  `expr:"完成率口径"`
}

// PublicAspect is one 方面 with its published findings.
type PublicAspect struct {
	Number   source.Fact     `expr:"序"` // （一）
	Name     source.Fact     `expr:"名称"`
	Quoted   source.Fact     `expr:"简称"` // without 方面 at its end, for use inside “ ”
	Findings []PublicFinding `expr:"问题"`
	Totals   PublicTotals    `expr:"统计"`
}

// PublicFinding is a finding whose row says 是否公开: 是, in its public wording.
type PublicFinding struct {
	Number   source.Fact     `expr:"序"` // 1. and anew in every aspect
	Text     source.Fact     `expr:"问题"`
	Quoted   source.Fact     `expr:"表述"`
	State    source.Fact     `expr:"状态"`
	Measures []PublicMeasure `expr:"措施"` // with what was done
	Plan     []PublicPlan    `expr:"举措"` // what is to be done
}

// PublicMeasure is what was done, as one point of the paragraph or as a
// paragraph of its own.
type PublicMeasure struct {
	Number   source.Fact `expr:"序"`  // 一是
	Fourth   source.Fact `expr:"分序"` // （1）
	Progress source.Fact `expr:"进展"`
}

// PublicPlan is a measure as it was set.
type PublicPlan struct {
	Number source.Fact `expr:"序"` // 一是
	Text   source.Fact `expr:"措施"`
}

// PublicStanding is a measure that is done and goes on for good.
type PublicStanding struct {
	Finding source.Fact `expr:"问题"`
	Text    source.Fact `expr:"措施"`
}

// PublicRule is one row of 制度台账.
type PublicRule struct {
	Name   source.Fact `expr:"名称"`
	Number source.Fact `expr:"文号"`
	Kind   source.Fact `expr:"类型"`
	Issued source.Fact `expr:"印发日期"`
}

func announcement(m *model.Model, s Settings) Announcement {
	shown := published(m)
	a := Announcement{
		Head: head(m, s), Meeting: infoDate(m, "会议日期"), Steps: steps(m), Studied: studied(m), Totals: publicTotals(shown, s),
		Standing: publicStanding(shown), Rules: publicRules(m), Made: ruleKinds(m), Fields: ruleFields(m), Blocks: blocks(s), Contacts: contacts(m),
	}
	for _, g := range byAspect(shown) {
		a.Aspects = append(a.Aspects, publicAspect(len(a.Aspects)+1, g, s))
	}
	return a
}

func blocks(s Settings) PublicBlocks {
	has := func(name string) bool { return slices.Contains(s.Blocks, name) }
	b := PublicBlocks{Table: has("统计表"), Standing: has("长期事项表"), Rules: has("制度清单")}
	b.Any = b.Standing || b.Rules
	return b
}

// studied tells the 集中学习 of 学习台账 apart by 方式.
func studied(m *model.Model) source.Fact {
	var t tally
	for _, r := range m.Table("学习台账").Rows {
		if r.Text("形式").Text == "集中学习" {
			t.add(r.Text("方式").Text, 1, r.Text("方式").From)
		}
	}
	return t.among("次")
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

func publicAspect(n int, g group, s Settings) PublicAspect {
	out := PublicAspect{
		Number: label(zh.Second(n)), Name: phrase(g.aspect.Name), Quoted: brief(g.aspect.Name), Totals: publicTotals(g.findings, s),
	}
	for i, f := range g.findings {
		out.Findings = append(out.Findings, publicFinding(i+1, f))
	}
	return out
}

func publicFinding(n int, f *model.Finding) PublicFinding {
	words := publicWords(f)
	out := PublicFinding{Number: numbered(n), Text: phrase(words), Quoted: quoted(words), State: findingState(f), Measures: progressPoints(f.Measures)}
	planned := factsOf(f.Measures, func(x *model.Measure) source.Fact { return x.Text })
	for i, p := range planned {
		out.Plan = append(out.Plan, PublicPlan{Number: point(i, len(planned)), Text: p})
	}
	return out
}

// progressPoints numbers what was done, passing over measures that say nothing.
func progressPoints(ms []*model.Measure) []PublicMeasure {
	var out []PublicMeasure
	said := factsOf(ms, func(x *model.Measure) source.Fact { return x.Progress })
	for i, p := range said {
		out = append(out, PublicMeasure{Number: point(i, len(said)), Fourth: label(fourth(i + 1)), Progress: p})
	}
	return out
}

// factsOf is one column of some measures as sentences, without the blank ones.
func factsOf(ms []*model.Measure, column func(*model.Measure) source.Fact) []source.Fact {
	var out []source.Fact
	for _, x := range ms {
		if f := column(x); f.Text != "" {
			out = append(out, sentence(f))
		}
	}
	return out
}

func publicStanding(findings []*model.Finding) []PublicStanding {
	var out []PublicStanding
	for _, x := range allMeasures(findings) {
		if x.Status.Standing {
			out = append(out, PublicStanding{Finding: phrase(publicWords(x.Finding)), Text: sentence(x.Text)})
		}
	}
	return out
}

func publicRules(m *model.Model) []PublicRule {
	var out []PublicRule
	for _, r := range rulesWhere(m, func(*model.Row) bool { return true }) {
		out = append(out, PublicRule{r.Name, r.Number, r.Kind, r.Issued})
	}
	return out
}

// ruleKinds tells the rows of 制度台账 apart by 类型.
func ruleKinds(m *model.Model) source.Fact {
	var t tally
	for _, r := range m.Table("制度台账").Rows {
		t.add(r.Text("类型").Text, 1, r.Text("类型").From)
	}
	return t.among("项")
}

// ruleFields lists the 领域 of 制度台账, each once.
func ruleFields(m *model.Model) source.Fact {
	var fields []source.Fact
	seen := map[string]bool{}
	for _, r := range m.Table("制度台账").Rows {
		if f := r.Text("领域"); f.Text != "" && !seen[f.Text] {
			seen[f.Text] = true
			fields = append(fields, f)
		}
	}
	return joined(fields)
}

func publicTotals(findings []*model.Finding, s Settings) PublicTotals {
	t := total(allMeasures(findings), s)
	p := PublicTotals{
		Findings: t.Findings, Closed: t.Closed, Measures: t.Measures, Done: t.Done,
		Open: t.Open, Standing: t.Standing, Rate: t.Rate, Rule: t.Rule,
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
