package generators

import (
	"fmt"

	"zhenggai/internal/model"
	"zhenggai/internal/source"
	"zhenggai/internal/zh"
)

// Talk is one row of 谈心谈话.
type Talk struct {
	Number source.Fact `expr:"序"`
	From   source.Fact `expr:"谈话人"`
	To     source.Fact `expr:"谈话对象"`
	Kind   source.Fact `expr:"类型"`
	On     source.Fact `expr:"日期"`
	Place  source.Fact `expr:"地点"`
	Points source.Fact `expr:"要点"`
}

func talks(m *model.Model) []Talk {
	var out []Talk
	for i, r := range m.Table("谈心谈话").Rows {
		on := r.Date("日期")
		out = append(out, Talk{
			Number: label(fmt.Sprint(i + 1)), From: r.Text("谈话人"), To: r.Text("谈话对象"), Kind: r.Text("类型"),
			On: source.Fact{Text: on.String(), From: on.Sources()}, Place: r.Text("地点"), Points: sentence(r.Text("要点")),
		})
	}
	return out
}

// Speaker is what was said of one member at the meeting, by himself and by the
// others, in the order of 批评意见.
type Speaker struct {
	Number source.Fact     `expr:"序"` // （一）
	Name   source.Fact     `expr:"姓名"`
	Post   source.Fact     `expr:"职务"`
	Own    []CriticismItem `expr:"自我批评"`
	Others []CriticismItem `expr:"相互批评"`
	Count  source.Count    `expr:"条数"` // of 相互批评
}

func speakers(m *model.Model) []Speaker {
	posts := map[string]source.Fact{}
	for _, who := range members(m) {
		posts[who.Name.Text] = who.Post
	}
	var out []Speaker
	at := map[string]int{}
	for _, c := range criticism(m).Items {
		i, seen := at[c.To.Text]
		if !seen {
			i = len(out)
			at[c.To.Text] = i
			out = append(out, Speaker{Number: label(zh.Second(i + 1)), Name: c.To, Post: posts[c.To.Text]})
		}
		if c.Kind.Text == "自我批评" {
			out[i].Own = append(out[i].Own, c)
			continue
		}
		out[i].Others = append(out[i].Others, c)
		more(&out[i].Count, c.Kind.From)
	}
	return out
}
