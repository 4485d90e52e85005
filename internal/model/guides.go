package model

import "strings"

// guide is what a blank ledger says of one form, in the order of its fields.
type guide struct {
	form    string
	lead    string // the line under the title
	columns []guideColumn
	items   []guideItem // of a sheet of pairs
}

// guideColumn tells how to fill one field.
type guideColumn struct {
	field   string
	width   float64 // in characters
	example string
	help    string
	choose  string // words to choose from, separated by spaces
	only    bool   // nothing but these words
	plain   bool   // stored as text, so that 1-2 does not become a date
}

// guideItem is an item of 基本信息 or 会议信息.
type guideItem struct{ name, help string }

// exampleMark begins the first cell of an example row.
const exampleMark = "例："

// steps that a clerk chooses from are those that messages suggest.
var stepChoice = strings.Join(stepWords, " ")

var guides = []guide{
	{form: "基本信息", lead: "“内容”列照实填写，没有的留空；“例：”开头的一行是示例，不计入，可以删去。", columns: pairColumns("某某区某某局", "全称，与印章一致"), items: []guideItem{
		{"单位名称", "全称，与印章一致"}, {"单位简称", "规范简称"}, {"自称", "文中的自称，如 我局、我馆"}, {"党组织", "如 局党组、馆党支部"}, {"党组织全称", "以党组织名义行文时用，如 中共某某局党组；不填用单位名称"}, {"上级党组织", "如 区委"},
		{"巡察类别", "填“巡察”或“巡视”"}, {"轮次", "如 五届区委第七轮"}, {"部署依据", "如 区委巡察工作统一部署"}, {"巡察组", "如 区委第三巡察组"},
		{"巡察开始日期", "如 2025年9月15日"}, {"巡察结束日期", "不早于开始日期"}, {"第二阶段开始日期", "没有分阶段的不填"}, {"第二阶段结束日期", "没有分阶段的不填"},
		{"延伸巡察", "被延伸巡察的单位；没有的不填"}, {"反馈日期", "巡察组反馈意见的日期"}, {"成文日期", "公开稿、报告的成文日期"}, {"集中整改截止日期", "集中整改期的最后一日"},
		{"联系电话", "对社会公开的电话，写区号"}, {"通讯地址", "对社会公开"}, {"邮政编码", "6位数字"}, {"电子邮箱", "对社会公开"}, {"落款单位", "一般与单位名称相同"},
	}},
	{form: MainLedger, lead: "一条措施一行；同一问题有几条措施的，把问题各栏（序号至不公开理由、责任领导）纵向合并。标题上的批注说明各栏怎样填。", columns: []guideColumn{
		{field: "序号", width: 8, example: "1", help: "反馈问题的序号，从1起连续编号，不重复。"},
		{field: "方面", width: 16, example: "作风建设方面", help: "反馈意见所分的方面，同一方面写法一致。"},
		{field: "反馈问题", width: 24, example: "调查研究不够深入", help: "按反馈意见原文填写。"},
		{field: "原因", width: 26, example: "调研计划不具体，问题清单没有逐项跟进。", help: "内部资料，不对社会公开。"},
		{field: "整改目标", width: 22, example: "每季度形成调研报告1篇，问题逐项销号。", help: "写可以检查的目标。"},
		{field: "专项", width: 12, example: "", help: "属于专项检查的填专项名称，如 选人用人、意识形态；有几个的用顿号隔开。"},
		{field: "是否公开", width: 9, example: "是", help: "填“是”的问题才会写进社会公开通报；不填按不公开处理。", choose: "是 否", only: true},
		{field: "公开表述", width: 18, example: "", help: "对社会公开时换一种说法的才填；不填用反馈问题原文。"},
		{field: "不公开理由", width: 12, example: "", help: "“是否公开”填“否”的，写明理由，如 涉密、初核或立案未公布。"},
		{field: "措施序号", width: 10, example: "1-1", help: "问题序号加连字符加措施的顺序，如 3-2；不重复。", plain: true},
		{field: "整改措施", width: 30, example: "制定年度调研计划，逐项列出问题清单。", help: "一行只写一条措施。"},
		{field: "整改类型", width: 11, example: "限期整改", help: "从列表中选。", choose: "立行立改 限期整改 长期坚持"},
		{field: "责任领导", width: 12, example: "张某某", help: "填姓名；几人的用顿号隔开。"},
		{field: "责任科室", width: 14, example: "办公室", help: "填科室全称，写法前后一致；几个的用顿号隔开。"},
		{field: "配合科室", width: 14, example: "", help: "没有的留空；几个的用顿号隔开。"},
		{field: "责任人", width: 10, example: "李某某", help: "填姓名；几人的用顿号隔开。"},
		{field: "整改时限", width: 16, example: "2026年9月30日", help: "填带年份的日期，如 2026年9月30日、2026年9月底前；也可以填 立行立改、长期坚持、2026年9月底前并长期坚持。", plain: true},
		{field: "整改进展", width: 50, example: "印发调研计划，完成调研2次，形成报告1篇。", help: "先写做法概括，再写做了什么、何时做、成效如何；数字要有依据。"},
		{field: "整改状态", width: 16, example: "正在推进", help: "从列表中选，不要自己造词。", choose: stepChoice, only: true},
		{field: "完成日期", width: 14, example: "", help: "完成的填实际完成日期；没有完成的不填。"},
		{field: "销号", width: 8, example: "否", help: "经验收同意销号的填“是”；须有完成日期、佐证材料和验收人。", choose: "是 否", only: true},
		{field: "验收人", width: 9, example: "", help: "填姓名。"},
		{field: "佐证材料", width: 22, example: "", help: "写材料名称。"},
		{field: "制度成果", width: 24, example: "", help: "写制度名称和文号。"},
		{field: "追责问责", width: 16, example: "", help: "如 谈话提醒2人。"},
		{field: "追缴金额", width: 11, example: "", help: "单位为元，只填数字。"},
		{field: "未完成原因", width: 26, example: "", help: "到期没有完成的，写原因和下一步安排。"},
		{field: "备注", width: 16, example: "", help: "内部资料，不对社会公开。"},
	}},
	{form: "共性问题自查", lead: "对照反馈的共性问题逐条自查；不存在的也要填防范措施。", columns: []guideColumn{
		{field: "序号", width: 8, example: "1", help: "从1起连续编号。"},
		{field: "共性问题", width: 26, example: "会议记录不规范", help: "按下发的共性问题清单填写。"},
		{field: "自查结果", width: 12, example: "不存在", help: "从列表中选。", choose: "存在 不存在", only: true},
		{field: "自查情况", width: 40, example: "检查2025年会议记录24份，要素齐全。", help: "写检查了什么、查到什么。"},
		{field: "整改措施", width: 40, example: "每季度抽查1次会议记录。", help: "存在的写整改措施，不存在的写防范措施。"},
		{field: "责任科室", width: 16, example: "办公室", help: "填科室全称；几个的用顿号隔开。"},
		{field: "责任人", width: 10, example: "李某某", help: "填姓名；几人的用顿号隔开。"},
		{field: "整改时限", width: 18, example: "长期坚持", help: "填带年份的日期，或者立行立改、长期坚持。", plain: true},
		{field: "整改进展", width: 40, example: "已抽查1次，未发现问题。", help: "写做了什么、何时做、成效如何。"},
	}},
	{form: "进度填报", lead: "每月由责任科室填报一次，只在下面续填，不改以前的行。", columns: []guideColumn{
		{field: "填报日期", width: 18, example: "2026年6月30日", help: "填报所截至的日期，如 2026年6月30日。"},
		{field: "措施序号", width: 10, example: "1-1", help: "整改台账中的措施序号。", plain: true},
		{field: "责任科室", width: 18, example: "办公室", help: "填报的科室。"},
		{field: "整改进展", width: 60, example: "完成第2次调研，形成报告初稿。", help: "写本期新的进展。"},
		{field: "整改状态", width: 16, example: "正在推进", help: "从列表中选。", choose: stepChoice, only: true},
	}},
	{form: "组织推进记录", lead: "党组会议、领导小组会议等研究部署整改的情况，一次一行。", columns: []guideColumn{
		{field: "序号", width: 8, example: "1", help: "从1起连续编号。"},
		{field: "日期", width: 18, example: "2026年1月8日", help: "会议或督查的日期。"},
		{field: "类别", width: 14, example: "党组会", help: "从列表中选；文书按类别计次数。", choose: "党组会 领导小组会 专题会 推进会 督查"},
		{field: "主题", width: 44, example: "研究部署巡察整改工作", help: "写会议研究的主要内容。"},
		{field: "主持人", width: 10, example: "张某某", help: "填姓名。"},
		{field: "参加范围", width: 36, example: "党组成员、各科室负责人", help: "写参加的人员范围。"},
		{field: "人数", width: 8, example: "12", help: "只填数字。"},
	}},
	{form: "学习台账", lead: "理论学习中心组学习情况，一次一行。", columns: []guideColumn{
		{field: "序号", width: 8, example: "1", help: "从1起连续编号。"},
		{field: "日期", width: 18, example: "2026年1月9日", help: "学习的日期。"},
		{field: "形式", width: 12, example: "集中学习", help: "从列表中选；文书按形式计次数。", choose: "集中学习 个人自学"},
		{field: "方式", width: 12, example: "成员主讲", help: "集中学习的从列表中选；个人自学不填。", choose: "成员主讲 集中研讨 专家辅导"},
		{field: "主题", width: 44, example: "有关条例的学习", help: "写学习篇目或者专题。"},
		{field: "主讲人", width: 14, example: "张某某", help: "填姓名；没有的不填。"},
		{field: "应到人数", width: 10, example: "12", help: "只填数字。"},
		{field: "实到人数", width: 10, example: "12", help: "只填数字，不多于应到人数。"},
	}},
	{form: "制度台账", lead: "整改中新订、修订的制度，一件一行。", columns: []guideColumn{
		{field: "序号", width: 8, example: "1", help: "从1起连续编号。"},
		{field: "制度名称", width: 44, example: "《调查研究工作办法》", help: "写全称，加书名号。"},
		{field: "文号", width: 26, example: "某局〔2026〕1号", help: "年份用六角括号〔〕，如 某局〔2026〕1号；没有文号的不填。", plain: true},
		{field: "类型", width: 10, example: "新订", help: "从列表中选。", choose: "新订 修订"},
		{field: "印发日期", width: 18, example: "2026年3月2日", help: "文件印发的日期。"},
		{field: "领域", width: 14, example: "调查研究", help: "制度所管的领域，写法前后一致。"},
		{field: "对应问题", width: 12, example: "1", help: "整改台账中的问题序号；几个的用顿号隔开。", plain: true},
	}},
	{form: "处理处置", lead: "金额单位：元。追缴资金只填金额，人数、人次填0。", columns: []guideColumn{
		{field: "序号", width: 8, example: "1", help: "从1起连续编号。"},
		{field: "类别", width: 14, example: "谈话提醒", help: "从列表中选，没有的可以自己填写。", choose: "谈话提醒 批评教育 责令检查 诫勉 追缴资金"},
		{field: "人数", width: 8, example: "2", help: "只填数字。"},
		{field: "人次", width: 8, example: "2", help: "只填数字。"},
		{field: "金额", width: 14, example: "", help: "单位为元，只填数字。"},
		{field: "说明", width: 44, example: "资料不完整的经办人员", help: "内部资料，不写姓名以外的个人信息。"},
		{field: "对应问题", width: 12, example: "1", help: "整改台账中的问题序号；几个的用顿号隔开。", plain: true},
	}},
	{form: "会议信息", lead: "专题民主生活会的基本信息，没有的留空。", columns: pairColumns("某某局党组巡察整改专题民主生活会", "写全称"), items: []guideItem{
		{"会议名称", "写全称"}, {"会议日期", "如 2026年2月10日"}, {"会议地点", ""}, {"会议主题", ""}, {"主持人", "写职务和姓名"}, {"参加范围", "如 局领导班子成员"}, {"列席人员", ""},
		{"督导单位", "以上级通知为准"}, {"征求意见方式", "如 召开座谈会、设置意见箱"}, {"学习开始日期", "会前学习的第一日"}, {"学习结束日期", "不早于开始日期"},
		{"通报日期", "通报印发的日期"}, {"记录人", "填姓名"}, {"上次会议名称", "如 2024年度民主生活会"}, {"上次会议日期", "如 2025年1月17日"},
	}},
	{form: "班子成员", lead: "按规定的排序填写。", columns: []guideColumn{
		{field: "序号", width: 8, example: "1", help: "从1起连续编号。"},
		{field: "姓名", width: 12, example: "张某某", help: "其他各表中的姓名与这里一致。"},
		{field: "职务", width: 24, example: "局长", help: "行政职务。"},
		{field: "党内职务", width: 20, example: "党组书记", help: "没有的不填。"},
		{field: "分管工作", width: 44, example: "主持全面工作", help: ""},
	}},
	{form: "征求意见", lead: "会前征求到的意见建议，一条一行。", columns: []guideColumn{
		{field: "序号", width: 8, example: "1", help: "从1起连续编号。"},
		{field: "来源", width: 20, example: "科室座谈会", help: "征求意见的途径，不写提意见人的姓名。"},
		{field: "对象", width: 12, example: "班子", help: "填“班子”或者班子成员的姓名。"},
		{field: "方面", width: 26, example: "作风建设方面", help: "与方案所列的方面一致。"},
		{field: "意见建议", width: 50, example: "建议多到服务对象中了解情况。", help: "按原意归纳。"},
		{field: "是否采纳", width: 12, example: "采纳", help: "从列表中选。", choose: "采纳 部分采纳 未采纳"},
		{field: "采纳说明", width: 34, example: "列入年度调研计划。", help: "写怎样采纳；未采纳的写理由。"},
	}},
	{form: "谈心谈话", lead: "会前谈心谈话情况，一次一行。", columns: []guideColumn{
		{field: "序号", width: 8, example: "1", help: "从1起连续编号。"},
		{field: "谈话人", width: 12, example: "张某某", help: "填姓名。"},
		{field: "谈话对象", width: 12, example: "王某某", help: "填姓名。"},
		{field: "类型", width: 26, example: "主要负责人与班子成员", help: "从列表中选。", choose: "主要负责人与班子成员 班子成员之间 班子成员与科室负责人"},
		{field: "日期", width: 18, example: "2026年1月26日", help: "谈话的日期。"},
		{field: "地点", width: 16, example: "小会议室", help: ""},
		{field: "要点", width: 50, example: "就调研安排交换意见。", help: "写谈了什么、提出什么要求。"},
	}},
	{form: "批评意见", lead: "会上自我批评和相互批评的意见，一条一行。", columns: []guideColumn{
		{field: "序号", width: 8, example: "1", help: "从1起连续编号。"},
		{field: "批评人", width: 12, example: "张某某", help: "班子成员的姓名。"},
		{field: "被批评人", width: 12, example: "张某某", help: "班子成员的姓名；自我批评的填本人。"},
		{field: "类型", width: 12, example: "自我批评", help: "从列表中选。", choose: "自我批评 相互批评"},
		{field: "意见", width: 56, example: "深入基层不够，掌握一手情况不多。", help: "一行只写一条意见。"},
		{field: "整改方向", width: 40, example: "每季度到服务对象走访1次。", help: ""},
	}},
	{form: "对照检查", lead: "班子和个人对照检查查摆的问题，一条一行。", columns: []guideColumn{
		{field: "序号", width: 8, example: "1", help: "从1起连续编号。"},
		{field: "对象", width: 12, example: "班子", help: "填“班子”或者班子成员的姓名。"},
		{field: "方面", width: 26, example: "作风建设方面", help: "与方案所列的方面一致。"},
		{field: "查摆问题", width: 50, example: "调查研究不够深入，2025年到服务对象中调研仅2次。", help: "写具体表现，有事例、有数字。"},
		{field: "原因剖析", width: 40, example: "对情况明、底数清的要求认识不足。", help: ""},
		{field: "整改措施", width: 40, example: "每季度开展1次专题调研。", help: ""},
		{field: "责任人", width: 10, example: "张某某", help: "填姓名。"},
		{field: "整改时限", width: 18, example: "2026年12月底前", help: "填带年份的日期，或者立行立改、长期坚持。", plain: true},
	}},
	{form: "上次整改措施", lead: "上次民主生活会的整改措施，一条一行；落实情况写到本次会议之前。", columns: []guideColumn{
		{field: "序号", width: 8, example: "1", help: "从1起连续编号。"},
		{field: "对象", width: 12, example: "班子", help: "填“班子”或者班子成员的姓名。"},
		{field: "查摆问题", width: 36, example: "到服务对象中听取意见不够经常。", help: "上次会议查摆的问题。"},
		{field: "整改措施", width: 36, example: "每季度走访1次服务对象。", help: "一行只写一条措施。"},
		{field: "责任人", width: 10, example: "张某某", help: "填姓名。"},
		{field: "整改时限", width: 18, example: "2025年12月底前", help: "填带年份的日期，或者立行立改、长期坚持。", plain: true},
		{field: "整改进展", width: 40, example: "2025年走访4次，收到意见9条，办结9条。", help: "写做了什么、成效如何，数字要有依据。"},
		{field: "整改状态", width: 16, example: "已完成", help: "从列表中选，不要自己造词。", choose: stepChoice, only: true},
	}},
}

// pairColumns are the columns of a sheet of pairs, with the example of its
// first item.
func pairColumns(content, remark string) []guideColumn {
	return []guideColumn{
		{field: "项目", width: 22, help: "项目名称不要改动。"},
		{field: "内容", width: 50, example: content, help: "日期写作 2026年3月31日。", plain: true},
		{field: "说明", width: 40, example: remark, help: "怎样填写。"},
	}
}

func guideFor(form string) *guide {
	for i := range guides {
		if guides[i].form == form {
			return &guides[i]
		}
	}
	return nil
}

// exampleRow is the example as its cells say it.
func (g *guide) exampleRow() []string {
	var out []string
	for _, c := range g.columns {
		out = append(out, c.example)
	}
	if len(g.items) > 0 {
		out[0] = g.items[0].name
	}
	out[0] = exampleMark + out[0]
	return out
}
