package generators

import (
	"fmt"

	"zhenggai/internal/model"
	"zhenggai/internal/source"
)

// Alert is when an open measure turns 红, 黄 or 蓝: so many days over the
// deadline, or so many days before it.
type Alert struct{ Red, Yellow, Blue int }

// light is the colour of a measure, "" when it is done, far off or undated.
func (a Alert) light(x *model.Measure, s Settings) string {
	if x.Status.Step == model.Done || x.Deadline.Last.IsZero() {
		return ""
	}
	switch left := s.asOf.Days(x.Deadline.Last); {
	case left <= -a.Red:
		return "红"
	case left <= a.Yellow:
		return "黄"
	case left <= a.Blue:
		return "蓝"
	}
	return ""
}

// Light is one line of the table by 预警等级.
type Light struct {
	Name    source.Fact  `expr:"等级"`
	Meaning source.Fact  `expr:"条件"`
	Count   source.Count `expr:"条数"`
}

func lights(all []*model.Measure, s Settings) []Light {
	out := []Light{
		{Name: label("红"), Meaning: label(fmt.Sprintf("逾期%d日及以上未完成", s.Alert.Red))},
		{Name: label("黄"), Meaning: label(fmt.Sprintf("%d日内到期未完成", s.Alert.Yellow))},
		{Name: label("蓝"), Meaning: label(fmt.Sprintf("%d日内到期未完成", s.Alert.Blue))},
	}
	if s.Alert.Red > 1 {
		out[1].Meaning = label(fmt.Sprintf("%d日内到期，或者逾期不足%d日，未完成", s.Alert.Yellow, s.Alert.Red))
	}
	out[2].Meaning = label(fmt.Sprintf("%d日至%d日内到期未完成", s.Alert.Yellow+1, s.Alert.Blue))
	for _, x := range all {
		for i := range out {
			if out[i].Name.Text == s.Alert.light(x, s) {
				more(&out[i].Count, x.Deadline.Said.From)
			}
		}
	}
	return out
}

// left says how a measure stands to its deadline: 剩余3日, 逾期32日.
func left(x *model.Measure, s Settings) source.Fact {
	if x.Deadline.Last.IsZero() || x.Status.Step == model.Done {
		return source.Fact{}
	}
	days := s.asOf.Days(x.Deadline.Last)
	text := fmt.Sprintf("剩余%d日", days)
	switch {
	case days < 0:
		text = fmt.Sprintf("逾期%d日", -days)
	case days == 0:
		text = "当日到期"
	}
	return source.Fact{Text: text, From: x.Deadline.Said.From}
}
