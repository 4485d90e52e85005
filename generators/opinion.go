package generators

import (
	"fmt"
	"zhenggai/internal/model"
	"zhenggai/internal/source"
	"zhenggai/internal/zh"
)

// wholeGroup is how the sheets name the leading group as a whole.
const wholeGroup = "班子"

// OpinionGroup is the opinions on 班子 or on one member.
type OpinionGroup struct {
	Number source.Fact  `expr:"序"`
	About  source.Fact  `expr:"对象"`
	Count  source.Count `expr:"条数"`
	Items  []Opinion    `expr:"条目"`
}

// Opinion is one row of 征求意见.
type Opinion struct {
	Number source.Fact `expr:"序"`
	Source source.Fact `expr:"来源"`
	Aspect source.Fact `expr:"方面"`
	Text   source.Fact `expr:"意见"`
	Taken  source.Fact `expr:"采纳"`
	Note   source.Fact `expr:"说明"`
}

func opinionGroups(m *model.Model) []OpinionGroup {
	var out []OpinionGroup
	at := map[string]int{}
	for _, r := range m.Table("征求意见").Rows {
		about := r.Text("对象")
		i, seen := at[about.Text]
		if !seen {
			i = len(out)
			at[about.Text] = i
			out = append(out, OpinionGroup{Number: label(zh.Second(i + 1)), About: about})
		}
		g := &out[i]
		more(&g.Count, about.From)
		g.Items = append(g.Items, Opinion{
			Number: label(fmt.Sprint(len(g.Items) + 1)), Source: r.Text("来源"), Aspect: r.Text("方面"),
			Text: sentence(r.Text("意见建议")), Taken: r.Text("是否采纳"), Note: r.Text("采纳说明"),
		})
	}
	return out
}

// Criticism is the sheet 批评意见.
type Criticism struct {
	Own    source.Count    `expr:"自我批评数"`
	Mutual source.Count    `expr:"相互批评数"`
	Items  []CriticismItem `expr:"条目"`
}

// CriticismItem is one row of 批评意见.
type CriticismItem struct {
	From source.Fact `expr:"批评人"`
	To   source.Fact `expr:"被批评人"`
	Kind source.Fact `expr:"类型"`
	Text source.Fact `expr:"意见"`
	Turn source.Fact `expr:"整改方向"`
}

func criticism(m *model.Model) Criticism {
	var c Criticism
	for _, r := range m.Table("批评意见").Rows {
		kind := r.Text("类型")
		if kind.Text == "自我批评" {
			more(&c.Own, kind.From)
		} else {
			more(&c.Mutual, kind.From)
		}
		c.Items = append(c.Items, CriticismItem{
			r.Text("批评人"), r.Text("被批评人"), kind, sentence(r.Text("意见")), sentence(r.Text("整改方向")),
		})
	}
	return c
}
