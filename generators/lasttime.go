package generators

import (
	"fmt"

	"zhenggai/internal/model"
	"zhenggai/internal/source"
)

// LastTime is what became of the measures of the meeting before: the sheet
// 上次整改措施. Done and Open are all of them.
type LastTime struct {
	Name  source.Fact  `expr:"会议名称"`
	On    source.Fact  `expr:"会议日期"`
	Count source.Count `expr:"条数"`
	Done  source.Count `expr:"已完成"`
	Open  source.Count `expr:"未完成"`
	Group []LastItem   `expr:"班子"`
	Each  []LastItem   `expr:"成员"`
	Left  []LastItem   `expr:"未完成措施"`
}

// LastItem is one row of 上次整改措施.
type LastItem struct {
	Number   source.Fact `expr:"序"` // 1, 2, 3 … among its likes
	Whose    source.Fact `expr:"对象"`
	Problem  source.Fact `expr:"问题"`
	Text     source.Fact `expr:"措施"`
	People   source.Fact `expr:"责任人"`
	Deadline source.Fact `expr:"时限"`
	Progress source.Fact `expr:"落实情况"`
	State    source.Fact `expr:"状态"`
}

func lastTime(m *model.Model) LastTime {
	l := LastTime{Name: m.Info("上次会议名称"), On: infoDate(m, "上次会议日期")}
	for _, r := range m.Table("上次整改措施").Rows {
		said := r.Text("整改状态")
		at := said.From
		if len(at) == 0 {
			at = []source.Pos{r.Pos}
		}
		item := lastItem(r)
		more(&l.Count, at)
		if r.Status().Step == model.Done {
			more(&l.Done, at)
		} else {
			more(&l.Open, at)
			l.Left = numberedIn(l.Left, item)
		}
		if item.Whose.Text == wholeGroup {
			l.Group = numberedIn(l.Group, item)
		} else {
			l.Each = numberedIn(l.Each, item)
		}
	}
	return l
}

func lastItem(r *model.Row) LastItem {
	return LastItem{
		Whose: r.Text("对象"), Problem: phrase(r.Text("查摆问题")), Text: sentence(r.Text("整改措施")), People: r.Text("责任人"),
		Deadline: official(r.Text("整改时限")), Progress: sentence(r.Text("整改进展")), State: status(r.Status()),
	}
}

// numberedIn adds an item under the next number.
func numberedIn(list []LastItem, item LastItem) []LastItem {
	item.Number = label(fmt.Sprint(len(list) + 1))
	return append(list, item)
}
