package generators

import (
	"zhenggai/internal/model"
	"zhenggai/internal/source"
	"zhenggai/internal/zh"
)

// Meeting is the view of the papers of 专题民主生活会 that speak of the whole
// group: 方案, 征求意见汇总, 班子对照检查, 情况报告, 整改措施清单.
type Meeting struct {
	Issued
	Event     MeetingEvent   `expr:"会议"`
	Members   []MemberInfo   `expr:"班子成员"`
	Prepared  Preparation    `expr:"会前"`
	Opinions  []OpinionGroup `expr:"意见"`
	Review    []ReviewAspect `expr:"对照检查"` // of 班子
	Criticism Criticism      `expr:"批评"`
	Speakers  []Speaker      `expr:"逐人批评"`
	Talks     []Talk         `expr:"谈话"`
	Tasks     []Task         `expr:"整改清单"`
	Last      LastTime       `expr:"上次整改"`
	Totals    Totals         `expr:"统计"` // of the inspection's measures, for the opening
}

// MeetingEvent is the sheet 会议信息.
type MeetingEvent struct {
	Name       source.Fact `expr:"名称"`
	On         source.Fact `expr:"日期"`
	Place      source.Fact `expr:"地点"`
	Theme      source.Fact `expr:"主题"`
	Host       source.Fact `expr:"主持人"`
	Attending  source.Fact `expr:"参加范围"`
	Observing  source.Fact `expr:"列席人员"`
	Supervisor source.Fact `expr:"督导单位"`
	Soliciting source.Fact `expr:"征求意见方式"`
	Study      source.Fact `expr:"学习期间"`
	Notified   source.Fact `expr:"通报日期"`
	Recorder   source.Fact `expr:"记录人"`
}

// MemberInfo is one row of 班子成员.
type MemberInfo struct {
	Name   source.Fact `expr:"姓名"`
	Post   source.Fact `expr:"职务"`
	Party  source.Fact `expr:"党内职务"`
	Charge source.Fact `expr:"分管工作"`
}

// Preparation is what was done before the meeting, counted from its sheets.
type Preparation struct {
	Study    source.Count `expr:"学习次数"`
	Opinions source.Count `expr:"意见数"`
	Taken    source.Count `expr:"采纳数"`
	Talks    source.Count `expr:"谈话次数"`
	People   source.Count `expr:"谈话人次"` // both sides of every talk
}

func meeting(m *model.Model, s Settings) Meeting {
	return Meeting{
		Issued: issued(m, s), Event: meetingEvent(m),
		Members: members(m), Prepared: preparation(m, ""), Opinions: opinionGroups(m),
		Review: review(m, wholeGroup), Criticism: criticism(m), Speakers: speakers(m), Talks: talks(m), Tasks: tasks(m), Last: lastTime(m),
		Totals: total(allMeasures(m.Findings), s),
	}
}

func meetingEvent(m *model.Model) MeetingEvent {
	return MeetingEvent{
		Name: m.Info("会议名称"), On: infoDate(m, "会议日期"), Place: m.Info("会议地点"), Theme: m.Info("会议主题"),
		Host: m.Info("主持人"), Attending: m.Info("参加范围"), Observing: m.Info("列席人员"),
		Supervisor: m.Info("督导单位"), Soliciting: m.Info("征求意见方式"),
		Study: span(m, "学习开始日期", "学习结束日期", zh.Date{}), Notified: infoDate(m, "通报日期"), Recorder: m.Info("记录人"),
	}
}

func members(m *model.Model) []MemberInfo {
	var out []MemberInfo
	for _, r := range m.Table("班子成员").Rows {
		out = append(out, MemberInfo{r.Text("姓名"), r.Text("职务"), r.Text("党内职务"), r.Text("分管工作")})
	}
	return out
}

// preparation counts what concerns one person, or everything when whom is "".
// Study is the group's own up to the meeting.
func preparation(m *model.Model, whom string) Preparation {
	var p Preparation
	for _, r := range m.Table("学习台账").Rows {
		if inStudy(r.Date("日期"), m) {
			more(&p.Study, r.Date("日期").Sources())
		}
	}
	for _, r := range m.Table("征求意见").Rows {
		if whom == "" || r.Text("对象").Text == whom {
			more(&p.Opinions, r.Text("意见建议").From)
			if r.Text("是否采纳").Text != "未采纳" {
				more(&p.Taken, r.Text("是否采纳").From)
			}
		}
	}
	for _, r := range m.Table("谈心谈话").Rows {
		if whom == "" || r.Text("谈话人").Text == whom || r.Text("谈话对象").Text == whom {
			more(&p.Talks, r.Text("谈话对象").From)
			p.People.N += 2
			p.People.From = append(p.People.From, r.Text("谈话对象").From...)
		}
	}
	return p
}

// inStudy reports whether a day lies within the study period of the meeting.
func inStudy(d model.Date, m *model.Model) bool {
	from, to := infoDay(m, "学习开始日期"), infoDay(m, "会议日期")
	return !d.IsZero() && !to.IsZero() && d.Compare(to) <= 0 && (from.IsZero() || d.Compare(from) >= 0)
}
