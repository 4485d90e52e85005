package generators

import (
	"strings"

	"zhenggai/internal/model"
	"zhenggai/internal/source"
	"zhenggai/internal/zh"
)

// Report is the view of the papers that tell the whole rectification to those
// above: 整改方案 with its three lists, 整改进展情况报告, 集中整改进展情况报告.
type Report struct {
	Issued
	Meeting  source.Fact    `expr:"民主生活会日期"`
	Totals   Totals         `expr:"统计"`
	Kinds    KindCounts     `expr:"分类"`
	Focus    Focus          `expr:"集中整改"`
	Editions Editions       `expr:"公开情况"`
	Aspects  []ReportAspect `expr:"方面"`
	Offices  []Share        `expr:"按科室"`
	Open     []Measure      `expr:"未完成措施"`
	Overdue  []Measure      `expr:"逾期措施"`
	Rules    []Rule         `expr:"制度"`
	Made     source.Fact    `expr:"制度构成"`
	Steps    Steps          `expr:"组织推进"`
	Handled  source.Count   `expr:"处理人次"`
	Handling source.Fact    `expr:"处理构成"` // 谈话提醒11人次、批评教育3人次; adds up to 处理人次
}

// ReportAspect is one 方面 with all its findings.
type ReportAspect struct {
	Number   source.Fact `expr:"序"`
	Name     source.Fact `expr:"名称"`
	Findings []Finding   `expr:"问题"`
	Totals   Totals      `expr:"统计"`
}

// KindCounts says how many measures are 立行立改, 限期整改 and 长期坚持: by 整改类型, or
// where that is blank by 整改时限. They add up to all measures.
type KindCounts struct {
	AtOnce   source.Count `expr:"立行立改"`
	Limited  source.Count `expr:"限期整改"`
	Standing source.Count `expr:"长期坚持"`
	Parts    source.Fact  `expr:"构成"` // 立行立改6条、限期整改36条; empty when all are of one kind
}

// Focus counts the measures by 集中整改截止日期. Due = InTime + Late + Undated +
// Open, and Due + Later are all measures.
type Focus struct {
	Until   source.Fact  `expr:"截止日期"`
	Due     source.Count `expr:"应完成"` // 立行立改, or a deadline within
	InTime  source.Count `expr:"期内完成"`
	Late    source.Count `expr:"期后完成"`
	Undated source.Count `expr:"完成日期不详"`
	Open    source.Count `expr:"未完成"`
	Later   source.Count `expr:"期后到期"` // a later deadline, or none
	Items   []Measure    `expr:"未完成措施"`
}

// Editions counts the findings by what the ledger says on publishing them.
type Editions struct {
	Public   source.Count `expr:"公开"`
	Withheld source.Count `expr:"不公开"`
	Asked    source.Count `expr:"待确认"`
}

func report(m *model.Model, s Settings) Report {
	all := allMeasures(m.Findings)
	r := Report{
		Issued: issued(m, s), Meeting: infoDate(m, "会议日期"), Totals: total(all, s), Kinds: kinds(all), Focus: focus(m, all, s),
		Editions: editions(m), Offices: sharesBy(all, officesOf, "未明确责任科室", s),
		Open: measuresWhere(all, s, open), Overdue: measuresWhere(all, s, overdue),
		Rules: rulesWhere(m, func(*model.Row) bool { return true }), Made: ruleKinds(m), Steps: steps(m),
	}
	r.Handled, r.Handling = handling(m)
	for i, g := range byAspect(m.Findings) {
		a := ReportAspect{Number: label(zh.Second(i + 1)), Name: phrase(g.aspect.Name), Totals: total(allMeasures(g.findings), s)}
		for j, f := range g.findings {
			a.Findings = append(a.Findings, finding(j+1, f, s))
		}
		r.Aspects = append(r.Aspects, a)
	}
	return r
}

func kinds(all []*model.Measure) KindCounts {
	var k KindCounts
	for _, x := range all {
		from := append(x.Kind.From[:len(x.Kind.From):len(x.Kind.From)], x.Deadline.Said.From...)
		switch {
		case x.Kind.Text == "立行立改" || x.Kind.Text == "" && x.Deadline.AtOnce:
			more(&k.AtOnce, from)
		case x.Kind.Text == "长期坚持" || x.Kind.Text == "" && x.Deadline.Standing:
			more(&k.Standing, from)
		default:
			more(&k.Limited, from)
		}
	}
	var t tally
	for _, part := range []struct {
		name  string
		count source.Count
	}{{"立行立改", k.AtOnce}, {"限期整改", k.Limited}, {"长期坚持", k.Standing}} {
		if part.count.N > 0 {
			t.add(part.name, part.count.N, part.count.From)
		}
	}
	k.Parts = t.among("条")
	return k
}

func focus(m *model.Model, all []*model.Measure, s Settings) Focus {
	until := infoDay(m, "集中整改截止日期")
	f := Focus{Until: infoDate(m, "集中整改截止日期")}
	for _, x := range all {
		from := append(saidAt(x), x.Deadline.Said.From...)
		if last := x.Deadline.Last; !x.Deadline.AtOnce && (last.IsZero() || last.Compare(until) > 0) {
			more(&f.Later, from)
			continue
		}
		more(&f.Due, from)
		more(f.outcome(x, until), from)
		if open(x) {
			f.Items = append(f.Items, measure(x, s))
		}
	}
	return f
}

func (f *Focus) outcome(x *model.Measure, until zh.Date) *source.Count {
	switch {
	case open(x):
		return &f.Open
	case x.Finished.IsZero():
		return &f.Undated
	case x.Finished.Compare(until) <= 0:
		return &f.InTime
	}
	return &f.Late
}

func editions(m *model.Model) Editions {
	var e Editions
	for _, f := range m.Findings {
		switch f.Publish {
		case model.Published:
			more(&e.Public, f.ID.From)
		case model.Withheld:
			more(&e.Withheld, f.ID.From)
		default:
			more(&e.Asked, f.ID.From)
		}
	}
	return e
}

// handling counts the person-times of 处理处置 and tells them apart by 类别.
func handling(m *model.Model) (source.Count, source.Fact) {
	var t tally
	for _, r := range m.Table("处理处置").Rows {
		if times := r.Number("人次"); times.N > 0 {
			t.add(r.Text("类别").Text, int(times.N), times.Sources())
		}
	}
	return t.all, t.among("人次")
}

// Steps is what 组织推进记录 holds by 类别, whatever an office calls its meetings.
type Steps struct {
	Meetings source.Count `expr:"会议次数"`
	Kinds    source.Fact  `expr:"会议构成"` // 党组会5次、专题会4次; adds up to 会议次数
	Others   source.Fact  `expr:"其他构成"` // 督查3次
}

func steps(m *model.Model) Steps {
	var meetings, others tally
	for _, r := range m.Table("组织推进记录").Rows {
		kind := r.Text("类别")
		if strings.Contains(kind.Text, "会") {
			meetings.add(kind.Text, 1, kind.From)
			continue
		}
		others.add(kind.Text, 1, kind.From)
	}
	return Steps{meetings.all, meetings.among("次"), others.words("次")}
}
