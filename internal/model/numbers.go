package model

import (
	"slices"
	"strconv"

	"zhenggai/internal/source"
	"zhenggai/internal/zh"
)

// numbering: numbers are used once and leave no gap.
func (l *loader) numbering() {
	seen := map[string]*Finding{}
	var numbered []*Finding
	for _, f := range l.model.Findings {
		id := idKey(f.ID.Text)
		old := seen[id]
		switch {
		case id == "":
			l.blank(source.Warning, "L134", f.Row, "序号", "请补填序号。", "反馈问题“%s”没有序号。", quote(f.Text.Text))
			continue
		case old == nil:
			seen[id] = f
		case old.Aspect != f.Aspect:
			l.notice("L238", place(f.ID, f.Row), "各方面连续编号，引用时才不会混淆。", "序号“%s”在不同方面各用了一次，对应问题不能只写序号。", f.ID.Text)
			l.also(place(old.ID, old.Row))
		default:
			l.err("L238", place(f.ID, f.Row), "请改正其中一个序号；同一问题请合并单元格。", "序号“%s”重复，两处的反馈问题不同。", f.ID.Text)
			l.also(place(old.ID, old.Row))
		}
		if n, err := strconv.Atoi(id); err == nil && n > 0 && seen[id] == f {
			numbered = append(numbered, f)
		}
	}
	l.order(numbered)
	l.measureNumbers()
}

// order: whole numbers rise without a gap. Rows that somebody has sorted by other
// columns keep their numbers, and the papers follow the rows.
func (l *loader) order(numbered []*Finding) {
	number := func(f *Finding) int { return atoi(idKey(f.ID.Text)) }
	byNumber := func(a, b *Finding) int { return number(a) - number(b) }
	for i := range len(numbered) - 1 {
		if a, b := numbered[i], numbered[i+1]; number(b) < number(a) {
			l.notice("L242", place(b.ID, b.Row), "如果是排序造成的，请按序号重新排序。", "序号没有从小到大排列（%d在%d之后），文书按台账中的先后排列。", number(b), number(a))
			break
		}
	}
	sorted := slices.SortedFunc(slices.Values(numbered), byNumber)
	for i := range len(sorted) - 1 {
		if a, b := sorted[i], sorted[i+1]; number(b) > number(a)+1 {
			l.warn("L239", place(b.ID, b.Row), "如已删除问题，请核对并重新编号。", "序号从%d跳到%d，中间缺号。", number(a), number(b))
		}
	}
}

// measureNumbers looks at the numbers that the ledger gives; those made from the
// finding's repeat when it does, which was told.
func (l *loader) measureNumbers() {
	seen := map[string]*Measure{}
	for _, m := range l.eachMeasure() {
		if samePlace(m.ID, m.Finding.ID) {
			continue
		}
		id := idKey(m.ID.Text)
		if old := seen[id]; old != nil && id != "" {
			l.err("L238", place(m.ID, m.Row), "请改正其中一个措施序号。", "措施序号“%s”重复。", m.ID.Text)
			l.also(place(old.ID, old.Row))
			continue
		}
		seen[id] = m
		if _, isDate := zh.ParseDate(m.ID.Text); isDate && len([]rune(m.ID.Text)) > 8 {
			l.err("L237", place(m.ID, m.Row), "请把该列设为“文本”格式后重新填写。", "措施序号“%s”是日期，可能是编号被自动改成了日期。", m.ID.Text)
		}
	}
}
