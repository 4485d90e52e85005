package generators

import (
	"fmt"
	"slices"
	"strings"

	"zhenggai/internal/model"
	"zhenggai/internal/source"
	"zhenggai/internal/zh"
)

// Special is the view of a report on one topic (选人用人, 意识形态, 保密 …): the
// findings whose 专项 names the topic.
type Special struct {
	Issued
	Topic    source.Fact `expr:"专项"`
	Findings []Finding   `expr:"问题"`
	Totals   Totals      `expr:"统计"`
	Rules    []Rule      `expr:"制度"` // 制度台账 rows that answer these findings
	Open     []Measure   `expr:"未完成措施"`
}

// Rule is one row of 制度台账.
type Rule struct {
	Name   source.Fact `expr:"名称"`
	Number source.Fact `expr:"文号"`
	Kind   source.Fact `expr:"类型"`
	Field  source.Fact `expr:"领域"`
	Issued source.Fact `expr:"印发日期"`
}

func special(m *model.Model, s Settings) Special {
	out := Special{
		Issued: issued(m, s), Topic: source.Fact{Text: s.Topic},
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
	out.Open = measuresWhere(all, s, open)
	out.Rules = rulesFor(m, chosen)
	return out
}

func tagged(f *model.Finding, topic string) bool {
	return slices.ContainsFunc(f.Topics, func(t source.Fact) bool { return t.Text == topic })
}

func open(x *model.Measure) bool { return x.Status.Step != model.Done }

func overdue(x *model.Measure) bool { return x.Status.Overdue }

func measuresWhere(all []*model.Measure, s Settings, want func(*model.Measure) bool) []Measure {
	var out []Measure
	for _, m := range all {
		if want(m) {
			out = append(out, measure(m, s))
		}
	}
	return out
}

// rulesFor are the rows of 制度台账 that answer one of the findings.
func rulesFor(m *model.Model, findings []*model.Finding) []Rule {
	return rulesWhere(m, func(r *model.Row) bool {
		return slices.ContainsFunc(findings, func(f *model.Finding) bool { return f.ID.Text == r.Text("对应问题").Text })
	})
}

func rulesWhere(m *model.Model, want func(*model.Row) bool) []Rule {
	var out []Rule
	for _, r := range m.Table("制度台账").Rows {
		if want(r) {
			issued := r.Date("印发日期")
			out = append(out, Rule{
				Name: titled(r.Text("制度名称")), Number: r.Text("文号"), Kind: r.Text("类型"), Field: r.Text("领域"),
				Issued: source.Fact{Text: issued.String(), From: issued.Sources()},
			})
		}
	}
	return out
}

// hasTopic: a report on a topic that no finding is tagged with says nothing. A
// ledger without any finding is told of elsewhere.
func hasTopic(m *model.Model, s Settings) source.Problems {
	if len(m.Findings) == 0 {
		return nil
	}
	var known []string
	for _, f := range m.Findings {
		if tagged(f, s.Topic) {
			return nil
		}
		for _, t := range f.Topics {
			if !slices.Contains(known, t.Text) {
				known = append(known, t.Text)
			}
		}
	}
	p := source.Problem{
		Code: "C106", Level: source.Error, At: s.At, Text: fmt.Sprintf("整改台账中没有专项为“%s”的问题，这份报告没有内容", s.Topic),
		Hint: "请在整改台账的“专项”列标明，或者改正 topic",
	}
	if len(known) > 0 {
		p.Hint += "；台账中已有的专项：" + zh.Join(known)
	}
	if near := source.Closest(s.Topic, known); near != "" {
		p.Hint = "是不是“" + near + "”？" + p.Hint
	}
	return source.Problems{p}
}

// titled puts the name of a rule into title marks, unless the ledger did.
func titled(f source.Fact) source.Fact {
	if f.Text != "" && !strings.HasPrefix(f.Text, "《") {
		f.Text = "《" + f.Text + "》"
	}
	return f
}
