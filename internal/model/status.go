package model

import (
	"strings"

	"zhenggai/internal/source"
)

// status reads 整改状态: how far, and whether it goes on for good. Closed and
// Overdue come from other columns.
func (l *loader) status(f source.Fact) Status {
	said := fold(f.Text)
	if said == "" {
		return Status{Said: f}
	}
	s, ok := statusWord(said)
	if !ok {
		hint := "请改为“未启动”“正在推进”“基本完成”“已完成”之一，长期的写“已完成并长期坚持”。"
		if near := source.Closest(said, stepWords); near != "" {
			hint = "是不是“" + near + "”？" + hint
		}
		l.err("L215", place(f, source.Pos{}), hint, "整改状态“%s”不在取值范围内，不能统计。", quote(f.Text))
	}
	s.Said = f
	return s
}

// statusWord looks a word up, with or without 长期坚持 beside it.
func statusWord(said string) (Status, bool) {
	if s, ok := steps[said]; ok {
		return s, true
	}
	long := standing.FindString(said)
	if long == "" {
		return Status{}, false
	}
	rest := strings.Trim(strings.Replace(said, long, "", 1), "并且和及,，、;；()（）")
	s, ok := steps[rest]
	s.Standing = true
	return s, ok
}
