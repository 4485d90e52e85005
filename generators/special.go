package generators

import (
	"slices"
	"strings"

	"zhenggai/internal/model"
	"zhenggai/internal/source"
)

// Special is the view of a report on one topic (选人用人, 意识形态, 保密 …): the
// findings whose 专项 names the topic.
type Special struct {
	Office     Office      `expr:"单位"`
	Inspection Inspection  `expr:"巡察"`
	AsOf       source.Fact `expr:"截至日期"`
	Dated      source.Fact `expr:"成文日期"`
	Topic      source.Fact `expr:"专项"`
	Findings   []Finding   `expr:"问题"`
	Totals     Totals      `expr:"统计"`
	Rules      []Rule      `expr:"制度"` // 制度台账 rows that answer these findings
	Open       []Measure   `expr:"未完成措施"`
}

// Rule is one row of 制度台账.
type Rule struct {
	Name   source.Fact `expr:"名称"`
	Number source.Fact `expr:"文号"`
	Kind   source.Fact `expr:"类型"`
	Issued source.Fact `expr:"印发日期"`
}

func special(m *model.Model, s Settings) Special {
	out := Special{
		Office: office(m), Inspection: inspection(m), AsOf: asOf(m), Dated: dated(m, s), Topic: source.Fact{Text: s.Topic},
	}
	var chosen []*model.Finding
	for _, f := range m.Findings {
		if tagged(f, s.Topic) {
			chosen = append(chosen, f)
			out.Findings = append(out.Findings, finding(len(chosen), f, s))
		}
	}
	all := allMeasures(chosen)
	out.Totals = total(all, s)
	out.Open = measuresWhere(all, func(m *model.Measure) bool { return m.Status.Step != model.Done })
	out.Rules = rulesFor(m, chosen)
	return out
}

func tagged(f *model.Finding, topic string) bool {
	return slices.ContainsFunc(f.Topics, func(t source.Fact) bool { return t.Text == topic })
}

func measuresWhere(all []*model.Measure, want func(*model.Measure) bool) []Measure {
	var out []Measure
	for _, m := range all {
		if want(m) {
			out = append(out, measure(m))
		}
	}
	return out
}

func rulesFor(m *model.Model, findings []*model.Finding) []Rule {
	var out []Rule
	for _, r := range m.Table("制度台账").Rows {
		answers := r.Text("对应问题")
		if !slices.ContainsFunc(findings, func(f *model.Finding) bool { return f.ID.Text == answers.Text }) {
			continue
		}
		issued := r.Date("印发日期")
		out = append(out, Rule{
			Name: titled(r.Text("制度名称")), Number: r.Text("文号"), Kind: r.Text("类型"),
			Issued: source.Fact{Text: issued.String(), From: issued.Sources()},
		})
	}
	return out
}

// titled puts the name of a rule into title marks, unless the ledger did.
func titled(f source.Fact) source.Fact {
	if f.Text != "" && !strings.HasPrefix(f.Text, "《") {
		f.Text = "《" + f.Text + "》"
	}
	return f
}
