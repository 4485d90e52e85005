package model

import (
	"strings"

	"strconv"

	"zhenggai/internal/ledger"
	"zhenggai/internal/source"
)

func plainNumber(n float64) string { return strconv.FormatFloat(n, 'f', -1, 64) }

const (
	infoItems = "单位名称 单位简称 自称 党组织 党组织全称 上级党组织 巡察类别 轮次 部署依据 巡察组 巡察开始日期 巡察结束日期 第二阶段开始日期 第二阶段结束日期 " +
		"延伸巡察 反馈日期 成文日期 集中整改截止日期 联系电话 通讯地址 邮政编码 电子邮箱 落款单位"
	meetingItems = "会议名称 会议日期 会议地点 会议主题 主持人 参加范围 列席人员 督导单位 征求意见方式 学习开始日期 学习结束日期 通报日期 上次会议名称 上次会议日期"
)

// itemNames are other words for items of the key/value sheets.
var itemNames = map[string]string{
	"单位全称": "单位名称", "被巡察单位": "单位名称", "被巡视单位": "单位名称", "简称": "单位简称", "邮编": "邮政编码", "地址": "通讯地址",
	"电话": "联系电话", "监督电话": "联系电话", "邮箱": "电子邮箱", "电子信箱": "电子邮箱", "巡察轮次": "轮次", "巡察组名称": "巡察组",
	"巡察反馈日期": "反馈日期", "反馈时间": "反馈日期", "落款": "落款单位", "会议时间": "会议日期", "地点": "会议地点", "主题": "会议主题",
}

// pairs reads a sheet of 项目 | 内容.
func (l *loader) pairs(g *grid, f *form) {
	t := l.table(f.name, []source.Column{{Name: "项目"}, {Name: "内容"}, {Name: "说明"}})
	var count tally
	header := 0
	for _, r := range g.Rows {
		why := g.pairOmits(r)
		if why == headings {
			header = r.Number
		}
		if why != "" {
			l.omit(g, r, f, why)
			continue
		}
		t.Rows = append(t.Rows, l.pair(g, r, &count))
		l.account.Used++
	}
	l.told(g, &count)
	l.remarks(g, header)
}

// pairOmits: a title over both columns, the header, a note.
func (g *grid) pairOmits(r ledger.Row) string {
	a := g.area(r.Number, 1)
	item, value := g.words(r.Number, 1), g.words(r.Number, 2)
	switch {
	case a.Right > 1:
		return title
	case (item == "项目" || item == "事项" || item == "名称") && (value == "内容" || value == "填写内容"):
		return headings
	case isExample(item):
		return example
	case starts(item, "注:", "说明:"):
		return note
	case item == "" && value == "":
		return spaces
	}
	return ""
}

func (l *loader) pair(g *grid, r ledger.Row, count *tally) *Row {
	row := &Row{Pos: g.Pos(r.Number, 1), fields: map[string]source.Leaf{}}
	for col, name := range []string{"项目", "内容", "说明"} {
		if cell, area := g.shown(r.Number, col+1); cell.Kind != ledger.Empty || cell.Has(ledger.Formula) {
			row.fields[name] = l.read(cell, g.at(area), count).fact
		}
	}
	l.info(row)
	return row
}

// postcode is how many digits a 邮政编码 has.
const postcode = 6

// info files a pair under its item; the first value stands.
func (l *loader) info(row *Row) {
	item := heading(row.Text("项目").Text)
	if name, ok := itemNames[item]; ok {
		item = name
	}
	value := row.Text("内容")
	if n := len(value.Text); item == "邮政编码" && 0 < n && n < postcode && strings.Trim(value.Text, "0123456789") == "" {
		l.warn("L233", place(value, row.Pos), "请把单元格设为“文本”格式，重新填写六位邮政编码。", "邮政编码“%s”只有%d位，开头的0可能在按数字保存时丢失了。", value.Text, n)
	}
	old, seen := l.model.info[item]
	if seen && old.Text != "" && value.Text != "" && old.Text != value.Text {
		l.warn("L130", place(value, row.Pos), "请删去其中一处。", "“%s”有两个不同的值，采用先出现的“%s”。", item, quote(old.Text))
		l.also(place(old, source.Pos{}))
		return
	}
	if item == "" {
		l.warn("L126", row.Pos, "请补上项目名称，或者删去。", "“%s”没有写明是哪个项目，未读取。", quote(value.Text))
		return
	}
	if !seen || old.Text == "" {
		l.model.info[item] = value
	}
}
