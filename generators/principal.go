package generators

import (
	"strings"

	"zhenggai/internal/model"
	"zhenggai/internal/source"
)

// Principal is the view of 主要负责人组织落实情况报告: what the head of the office
// did in person, counted from the sheets.
type Principal struct {
	Issued
	Self     MemberInfo    `expr:"本人"`
	Hosted   source.Count  `expr:"主持次数"`
	Meetings []HostedKind  `expr:"主持会议"`
	Lectures source.Count  `expr:"主讲次数"`
	Talks    source.Count  `expr:"谈话次数"`
	Leading  []Finding     `expr:"领办问题"`
	Led      Totals        `expr:"领办统计"`
	Totals   Totals        `expr:"统计"`
	Shares   []LeaderShare `expr:"班子领办"`
	Open     []Measure     `expr:"未完成措施"`
}

// HostedKind is the meetings of one 类别 that the head chaired.
type HostedKind struct {
	Kind  source.Fact     `expr:"类别"`
	Count source.Count    `expr:"次数"`
	Items []HostedMeeting `expr:"会议"`
}

// HostedMeeting is one row of 组织推进记录.
type HostedMeeting struct {
	On    source.Fact `expr:"日期"`
	Topic source.Fact `expr:"主题"`
}

// LeaderShare is what one member of the leading group answers for; a finding of
// two leaders counts with both.
type LeaderShare struct {
	Name     source.Fact  `expr:"姓名"`
	Post     source.Fact  `expr:"职务"`
	Findings source.Count `expr:"问题数"`
	Totals   Totals       `expr:"统计"`
}

func principal(m *model.Model, s Settings) Principal {
	p := Principal{Issued: issued(m, s), Self: headMember(m), Totals: total(allMeasures(m.Findings), s)}
	name := p.Self.Name.Text
	p.hosted(m, name)
	for _, r := range m.Table("学习台账").Rows {
		if names(r.Text("主讲人").Text, name) {
			more(&p.Lectures, r.Text("主讲人").From)
		}
	}
	for _, r := range m.Table("谈心谈话").Rows {
		if names(r.Text("谈话人").Text, name) {
			more(&p.Talks, r.Text("谈话人").From)
		}
	}
	led := ledBy(m, name)
	for i, f := range led {
		p.Leading = append(p.Leading, finding(i+1, f, s))
	}
	p.Led = total(allMeasures(led), s)
	p.Open = measuresWhere(allMeasures(m.Findings), s, open)
	for _, who := range members(m) {
		t := total(allMeasures(ledBy(m, who.Name.Text)), s)
		p.Shares = append(p.Shares, LeaderShare{Name: who.Name, Post: who.Post, Findings: t.Findings, Totals: t})
	}
	return p
}

// headMember is 主要负责人 of 基本信息, else the first of 班子成员.
func headMember(m *model.Model) MemberInfo {
	all := members(m)
	for _, who := range all {
		if who.Name.Text == m.Info("主要负责人").Text {
			return who
		}
	}
	if len(all) == 0 {
		return MemberInfo{Name: m.Info("主要负责人")}
	}
	return all[0]
}

func (p *Principal) hosted(m *model.Model, name string) {
	at := map[string]int{}
	for _, r := range m.Table("组织推进记录").Rows {
		if !names(r.Text("主持人").Text, name) {
			continue
		}
		kind := r.Text("类别")
		i, seen := at[kind.Text]
		if !seen {
			i = len(p.Meetings)
			at[kind.Text] = i
			p.Meetings = append(p.Meetings, HostedKind{Kind: kind})
		}
		more(&p.Hosted, r.Text("主持人").From)
		more(&p.Meetings[i].Count, r.Text("主持人").From)
		on := r.Date("日期")
		p.Meetings[i].Items = append(p.Meetings[i].Items, HostedMeeting{
			On: source.Fact{Text: on.String(), From: on.Sources()}, Topic: phrase(r.Text("主题")),
		})
	}
}

// names reports whether a cell names a person, alone, with a title, or among others.
func names(cell, person string) bool { return person != "" && strings.Contains(cell, person) }

// ledBy are the findings a member leads.
func ledBy(m *model.Model, name string) []*model.Finding {
	var led []*model.Finding
	for _, f := range m.Findings {
		for _, l := range f.Leaders {
			if l.Text == name {
				led = append(led, f)
				break
			}
		}
	}
	return led
}
