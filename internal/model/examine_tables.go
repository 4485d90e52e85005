package model

import (
	"strings"

	"zhenggai/internal/source"
)

// examineTables compares the other sheets with the main ledger and each other.
func (l *loader) examineTables() {
	l.infoDates()
	l.attendance()
	l.answers()
	l.selfCheck()
	l.members()
}

// infoDates: dates among the items are dates, and in order.
func (l *loader) infoDates() {
	for _, name := range []string{"基本信息", "会议信息"} {
		for _, row := range l.model.Table(name).Rows {
			f := row.Text("内容")
			if strings.HasSuffix(row.Text("项目").Text, "日期") && f.Text != "" && !none[fold(f.Text)] {
				l.day(read{fact: f}, row.Text("项目").Text)
			}
		}
	}
	for _, pair := range [][2]string{
		{"巡察开始日期", "巡察结束日期"}, {"巡察结束日期", "反馈日期"}, {"第二阶段开始日期", "第二阶段结束日期"},
		{"反馈日期", "成文日期"}, {"反馈日期", "集中整改截止日期"}, {"学习开始日期", "学习结束日期"},
	} {
		first, second := l.infoDay(pair[0]), l.infoDay(pair[1])
		if !first.IsZero() && !second.IsZero() && first.Compare(second) > 0 {
			l.err("L226", place(l.model.Info(pair[1]), source.Pos{}), "请核对两个日期。", "%s%s早于%s%s。", pair[1], second, pair[0], first)
			l.also(place(l.model.Info(pair[0]), source.Pos{}))
		}
	}
}

func (l *loader) attendance() {
	for _, row := range l.model.Table("学习台账").Rows {
		due, came := row.Number("应到人数"), row.Number("实到人数")
		if due.Said.Text != "" && came.N > due.N {
			l.warn("L227", place(came.Said, row.Pos), "请核对人数。", "实到 %s 人，多于应到 %s 人。", plainNumber(came.N), plainNumber(due.N))
		}
	}
}

// answers: 对应问题 names findings that exist. Where there are none at all, that
// is told already.
func (l *loader) answers() {
	if len(l.model.Findings) == 0 {
		return
	}
	known := map[string]bool{}
	for _, f := range l.model.Findings {
		known[idKey(f.ID.Text)] = true
	}
	for _, name := range []string{"制度台账", "处理处置"} {
		for _, row := range l.model.Table(name).Rows {
			for _, id := range several(row.Text("对应问题")) {
				if !known[idKey(id.Text)] {
					l.warn("L256", place(id, row.Pos), "请填写整改台账中的问题序号。", "对应问题“%s”在整改台账中没有。", quote(id.Text))
				}
			}
		}
	}
}

func (l *loader) selfCheck() {
	for _, row := range l.model.Table("共性问题自查").Rows {
		f := row.Text("自查结果")
		if said := fold(f.Text); said != "存在" && said != "不存在" {
			l.err("L215", place(f, row.Pos), "请填“存在”或“不存在”。", "自查结果“%s”不在取值范围内。", quote(f.Text))
		}
	}
}

// members: who is spoken of is the 班子 or one of its members.
func (l *loader) members() {
	var names []string
	known := map[string]bool{"班子": true, "领导班子": true}
	for _, row := range l.model.Table("班子成员").Rows {
		n := joinName(row.Text("姓名").Text)
		known[n] = true
		names = append(names, n)
	}
	if len(names) == 0 {
		return
	}
	for _, c := range []struct{ table, field string }{
		{"征求意见", "对象"}, {"对照检查", "对象"}, {"上次整改措施", "对象"}, {"批评意见", "批评人"}, {"批评意见", "被批评人"},
	} {
		for _, row := range l.model.Table(c.table).Rows {
			f := row.Text(c.field)
			if n := joinName(f.Text); !known[n] {
				l.stranger(f, row, c.field, names)
			}
		}
	}
	for _, f := range l.model.Findings {
		for _, n := range f.Leaders {
			if near := source.Closest(n.Text, names); !known[n.Text] && near != "" {
				l.warn("L216", place(n, f.Row), "请核对姓名。", "责任领导“%s”不在班子成员中，是不是“%s”？", quote(n.Text), near)
			}
		}
	}
}

func (l *loader) stranger(f source.Fact, row *Row, field string, names []string) {
	hint := "请填“班子”或者班子成员的姓名。"
	if near := source.Closest(f.Text, names); near != "" {
		hint = "是不是“" + near + "”？" + hint
	}
	l.warn("L216", place(f, row.Pos), hint, "%s“%s”不在班子成员中。", field, quote(f.Text))
}
