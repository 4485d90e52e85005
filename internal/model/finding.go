package model

import (
	"regexp"
	"slices"
	"strconv"
	"strings"

	"zhenggai/internal/source"
)

// findings groups the rows of the main ledger into aspects, findings and measures.
func (l *loader) findings() {
	t := l.model.Table(MainLedger)
	var last *Finding
	for i, row := range t.Rows {
		if last == nil || !l.continues(last, row) {
			last = l.finding(row, t.aspect(i, row))
		}
		l.measures(last, row)
	}
}

// anySheet are names of worksheets that say nothing.
var anySheet = regexp.MustCompile(`^(?i:sheet|工作表|表)[\d一二三四五六七八九十]*$`)

// sheetAspect: offices keep one sheet for each 方面; a main ledger without the
// column and without group titles, that is not called by a name of its form, is
// about what its name says. first is its first row in the table.
func (l *loader) sheetAspect(v sight, t *Table, first int) {
	_, there := v.header.column("方面")
	if there || t.Name != MainLedger || len(t.Rows) == first || slices.ContainsFunc(t.bands, func(b groupTitle) bool { return b.over(t.Rows[first]) }) {
		return
	}
	name := strings.TrimSpace(v.grid.Name)
	if v.how == ByName || anySheet.MatchString(name) {
		l.lacks(v.grid, &v.header, *formNamed(MainLedger).field("方面"))
		return
	}
	l.notice("L128", v.grid.At(), "如果不是，请加上“方面”列，逐行填写。", "工作表“%s”没有“方面”列，以工作表名作为方面。", quote(name))
	t.bands = append(t.bands, groupTitle{source.Fact{Text: name, From: []source.Pos{v.grid.At()}}, first})
}

// aspect is the column 方面, or the group title above the row.
func (t *Table) aspect(i int, row *Row) source.Fact {
	f := row.Text("方面")
	for _, b := range t.bands {
		if b.from <= i && b.over(row) {
			f = b.text
		}
	}
	f.Text = strings.TrimSpace(aspectNumber.ReplaceAllString(f.Text, ""))
	return f
}

// aspectNumber is numbering that papers do anew: 一、 （二）
var aspectNumber = regexp.MustCompile(`^(?:[（(][一二三四五六七八九十]+[）)]|[一二三四五六七八九十]+、)`)

// continues: the row belongs to the finding above when it shows the same merged
// cell, repeats number and words, or leaves both blank.
func (l *loader) continues(last *Finding, row *Row) bool {
	text, id := row.Text("反馈问题"), row.Text("序号")
	switch {
	case samePlace(text, last.Text):
		return true
	case text.Text == "" && id.Text == "":
		l.warn("L115", row.Pos, "请与上方单元格合并，或者补填序号和反馈问题。", "序号和反馈问题为空，也没有与上方合并，已按上一个问题“%s”的措施处理。", quote(last.Text.Text))
		return true
	case text.Text == "":
		return samePlace(id, last.ID)
	}
	return text.Text == last.Text.Text && (id.Text == last.ID.Text || id.Text == "")
}

func samePlace(a, b source.Fact) bool {
	return len(a.From) > 0 && len(b.From) > 0 && a.From[0] == b.From[0]
}

func (l *loader) finding(row *Row, aspect source.Fact) *Finding {
	f := &Finding{
		Row: row.Pos, ID: row.Text("序号"), Text: row.Text("反馈问题"), Cause: meant(row.Text("原因")), Goal: meant(row.Text("整改目标")),
		Topics: several(row.Text("专项")), PublicText: meant(row.Text("公开表述")), WithheldFor: meant(row.Text("不公开理由")),
	}
	f.Publish = l.publish(row)
	f.Aspect = l.aspect(aspect)
	f.Aspect.Findings = append(f.Aspect.Findings, f)
	l.model.Findings = append(l.model.Findings, f)
	l.placeholders(row, "反馈问题", "原因", "整改目标")
	return f
}

// aspect finds the aspect of that name; rows of one aspect need not stand together.
func (l *loader) aspect(name source.Fact) *Aspect {
	a := l.aspects[name.Text]
	if a == nil {
		a = &Aspect{Name: source.Fact{Text: name.Text}}
		l.aspects[name.Text] = a
		l.model.Aspects = append(l.model.Aspects, a)
	}
	for _, p := range name.From {
		if n := len(a.Name.From); n == 0 || a.Name.From[n-1] != p {
			a.Name.From = append(a.Name.From, p)
		}
	}
	return a
}

// publish reads 是否公开; what is not clearly answered is not published.
func (l *loader) publish(row *Row) Publish {
	f := row.Text("是否公开")
	p, ok := publishing[fold(f.Text)]
	if !ok && f.Text != "" {
		l.warn("L131", place(f, row.Pos), "请填“是”或“否”。", "是否公开“%s”不明确，按不公开处理。", quote(f.Text))
	}
	return p
}

// measures reads the measure of a row, or several when the cell numbers them.
func (l *loader) measures(f *Finding, row *Row) {
	texts := points(row.Text("整改措施"))
	done := l.match(row, len(texts))
	for i, text := range texts {
		m := l.measure(f, row, i, len(texts))
		m.Text = meant(text)
		if i < len(done) {
			m.Progress = meant(done[i])
		}
		f.Measures = append(f.Measures, m)
		l.number(f, m)
		for _, leader := range m.Leaders {
			f.Leaders = addName(f.Leaders, leader)
		}
	}
	l.dots(row, "责任领导", "责任人", "验收人")
	l.placeholders(row, "整改措施", "整改进展", "责任领导", "责任科室", "配合科室", "责任人", "佐证材料", "验收人", "未完成原因")
}

// match gives each of n measures of a row its progress, and reports cells that
// number another count of points than there are measures.
func (l *loader) match(row *Row, n int) []source.Fact {
	for _, field := range []string{"整改时限", "整改状态"} {
		if k := len(points(row.Text(field))); k > 1 && k != n {
			l.err("L132", place(row.Text(field), row.Pos), "请逐条对应填写，或者一条措施一行。", "整改措施有%d条，%s有%d条，不能逐条对应。", n, field, k)
		}
	}
	said := row.Text("整改进展")
	done := points(said)
	if len(done) == n {
		return done
	}
	if n > 1 && len(done) > 1 {
		l.warn("L132", place(said, row.Pos), "请逐条对应填写，或者一条措施一行。", "整改措施有%d条，整改进展有%d条，不能逐条对应，进展都记在第一条措施下。", n, len(done))
	}
	return []source.Fact{said}
}

// number gives a measure without 措施序号 the finding's number and its place: the
// second measure of 3 is 3-2.
func (l *loader) number(f *Finding, m *Measure) {
	if m.ID.Text == "" && f.ID.Text != "" {
		m.ID = source.Fact{Text: f.ID.Text + "-" + strconv.Itoa(len(f.Measures)), From: f.ID.From}
	}
}

func addName(names []source.Fact, n source.Fact) []source.Fact {
	for i := range names {
		if names[i].Text == n.Text {
			if !samePlace(names[i], n) {
				names[i].From = append(names[i].From[:len(names[i].From):len(names[i].From)], n.From...)
			}
			return names
		}
	}
	return append(names, n)
}

// meant is a fact, blank when it only says that there is nothing.
func meant(f source.Fact) source.Fact {
	if none[fold(f.Text)] {
		return source.Fact{}
	}
	return f
}

// placeholders reports words that stand for something not written.
func (l *loader) placeholders(row *Row, fields ...string) {
	for _, name := range fields {
		f := row.Text(name)
		said := fold(f.Text)
		switch {
		case ditto[said] || strings.HasPrefix(said, "同上"):
			l.err("L214", place(f, row.Pos), "请写出具体内容。", "%s“%s”要靠上一行才能看懂，排序或筛选后会出错。", name, quote(f.Text))
		case pending[said]:
			l.warn("L214", place(f, row.Pos), "请补填。", "%s“%s”还没有填写实际内容。", name, quote(f.Text))
		case none[said] && (name == "整改措施" || name == "反馈问题" || name == "责任科室"):
			l.warn("L214", place(f, row.Pos), "请补填具体内容。", "%s填的是“%s”，等于没有填写。", name, quote(f.Text))
		}
	}
}
