package generators

import (
	"fmt"
	"iter"

	"zhenggai/internal/model"
	"zhenggai/internal/source"
	"zhenggai/internal/zh"
)

// ReviewAspect is what 对照检查 found in one aspect.
type ReviewAspect struct {
	Number source.Fact  `expr:"序"` // （一）
	Name   source.Fact  `expr:"方面"`
	Items  []ReviewItem `expr:"条目"`
}

// ReviewItem is one row of 对照检查.
type ReviewItem struct {
	Number   source.Fact `expr:"序"` // 一是, when the aspect has several
	Problem  source.Fact `expr:"问题"`
	Cause    source.Fact `expr:"原因"`
	Measures source.Fact `expr:"措施"`
}

// review groups the rows of 对照检查 on 班子 or one member by aspect.
func review(m *model.Model, whom string) []ReviewAspect {
	var out []ReviewAspect
	at := map[string]int{}
	for _, r := range m.Table("对照检查").Rows {
		if r.Text("对象").Text != whom {
			continue
		}
		name := phrase(r.Text("方面"))
		i, seen := at[name.Text]
		if !seen {
			i = len(out)
			at[name.Text] = i
			out = append(out, ReviewAspect{Number: label(zh.Second(i + 1)), Name: name})
		}
		out[i].Items = append(out[i].Items, ReviewItem{
			Problem: sentence(r.Text("查摆问题")), Cause: sentence(r.Text("原因剖析")), Measures: sentence(r.Text("整改措施")),
		})
	}
	for _, a := range out {
		for i := range a.Items {
			a.Items[i].Number = point(i, len(a.Items))
		}
	}
	return out
}

// Task is one line of 整改措施清单: every row of 对照检查.
type Task struct {
	Number   source.Fact `expr:"序"`
	Whose    source.Fact `expr:"对象"`
	Problem  source.Fact `expr:"问题"`
	Cause    source.Fact `expr:"原因"`
	Measures source.Fact `expr:"措施"`
	People   source.Fact `expr:"责任人"`
	Deadline source.Fact `expr:"时限"`
}

func tasks(m *model.Model) []Task {
	var out []Task
	for i, r := range m.Table("对照检查").Rows {
		out = append(out, Task{
			Number: label(fmt.Sprint(i + 1)), Whose: r.Text("对象"),
			Problem: sentence(r.Text("查摆问题")), Cause: sentence(r.Text("原因剖析")), Measures: sentence(r.Text("整改措施")),
			People: r.Text("责任人"), Deadline: official(r.Text("整改时限")),
		})
	}
	return out
}

// Member is the view of one member's 个人对照检查材料: the member's own rows, and
// the findings the member leads.
type Member struct {
	Head
	Event    MeetingEvent   `expr:"会议"`
	Self     MemberInfo     `expr:"本人"`
	Prepared Preparation    `expr:"会前"`
	Review   []ReviewAspect `expr:"对照检查"`
	Leading  []Finding      `expr:"领办问题"`
	Totals   Totals         `expr:"领办统计"`
}

func eachMember(m *model.Model, s Settings) iter.Seq2[string, Member] {
	return func(yield func(string, Member) bool) {
		for _, who := range members(m) {
			if !yield(who.Name.Text, memberView(m, who, s)) {
				return
			}
		}
	}
}

func memberView(m *model.Model, who MemberInfo, s Settings) Member {
	out := Member{
		Head: head(m, s), Event: meetingEvent(m), Self: who,
		Prepared: preparation(m, who.Name.Text), Review: review(m, who.Name.Text),
	}
	led := ledBy(m, who.Name.Text)
	for i, f := range led {
		out.Leading = append(out.Leading, finding(i+1, f, s))
	}
	out.Totals = total(allMeasures(led), s)
	return out
}
