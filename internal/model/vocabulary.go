package model

// none are words for “nothing here”.
var none = map[string]bool{"无": true, "/": true, "-": true, "--": true, "—": true, "——": true, "\\": true, "没有": true}

// ditto are words that lean on the row above and lose their meaning once the
// rows are sorted.
var ditto = map[string]bool{"同上": true, "同前": true, "同左": true, "〃": true, "″": true, "\"": true}

// pending are words for “to be filled in”.
var pending = map[string]bool{
	"待定": true, "待补充": true, "待填": true, "待完善": true, "待核实": true, "见附件": true, "详见附件": true,
	"略": true, "XX": true, "××": true, "xx": true, "XXX": true, "TODO": true,
}

// steps are the words for how far a measure is.
var steps = stepsFrom(
	stepList{Status{Step: NotStarted}, "未完成 未整改 待整改 未启动 未开始 尚未启动 否 × 未整改到位"},
	stepList{Status{Step: InProgress}, "整改中 推进中 正在整改 进行中 正在推进 持续推进 整改推进中"},
	stepList{Status{Step: InProgress, Standing: true}, "长期坚持 持续坚持 长期整改"},
	stepList{Status{Step: MostlyDone}, "阶段性完成 基本完成 部分整改 已基本完成 部分完成 待审核 待验收"},
	stepList{Status{Step: Done}, "完成 整改完成 已完成整改 已办结 见底清零 已完成 已整改 整改到位 已整改到位 全部完成 已整改完成 已销号 办结 是 √ ✓"},
)

type stepList struct {
	status Status
	words  string
}

func stepsFrom(lists ...stepList) map[string]Status {
	out := map[string]Status{}
	for _, list := range lists {
		for _, w := range words(list.words) {
			out[fold(w)] = list.status
		}
	}
	return out
}

// stepWords are suggested for a status that is in no list.
var stepWords = []string{"未启动", "正在推进", "基本完成", "已完成", "已完成并长期坚持"}

// publishing are the answers of 是否公开.
var publishing = map[string]Publish{
	"是": Published, "公开": Published, "可公开": Published, "可以公开": Published, "√": Published, "✓": Published,
	"否": Withheld, "不公开": Withheld, "不予公开": Withheld, "不宜公开": Withheld, "×": Withheld,
}

// closing are the answers of 销号; a date there is a yes too.
var closing = map[string]bool{
	"是": true, "已销号": true, "销号": true, "√": true, "✓": true, "已": true, "同意销号": true,
	"否": false, "未销号": false, "×": false, "待销号": false, "不予销号": false,
}
