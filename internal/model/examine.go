package model

import (
	"zhenggai/internal/source"
	"zhenggai/internal/zh"
)

// examine compares cells that must agree.
func (l *loader) examine() {
	if l.opt.AsOf.IsZero() {
		l.warn("L260", source.Pos{}, "请在 config.toml 中写明，如 as_of = \"2026-06-30\"。", "没有截至日期，不判断逾期。")
	}
	l.blanks.heard(l.problems)
	l.years()
	l.numbering()
	l.sameWords()
	l.slips()
	for _, f := range l.model.Findings {
		l.examineFinding(f)
		for _, m := range f.Measures {
			l.examineMeasure(m)
		}
	}
	l.examineTables()
}

// sameWords: one finding under two numbers, one measure twice in a finding.
func (l *loader) sameWords() {
	seen := map[string]*Finding{}
	for _, f := range l.model.Findings {
		words := fold(f.Text.Text)
		if old := seen[words]; old != nil && words != "" {
			l.warn("L240", place(f.Text, f.Row), "请核对是否重复登记。", "反馈问题“%s”出现两次。", quote(f.Text.Text))
			l.also(place(old.Text, old.Row))
		}
		seen[words] = f
		measures := map[string]*Measure{}
		for _, m := range f.Measures {
			words := fold(m.Text.Text)
			if old := measures[words]; old != nil && words != "" {
				l.warn("L240", place(m.Text, m.Row), "请核对是否重复登记。", "整改措施“%s”在同一问题下出现两次。", quote(m.Text.Text))
				l.also(place(old.Text, old.Row))
			}
			measures[words] = m
		}
	}
}

func (l *loader) examineFinding(f *Finding) {
	switch {
	case f.Text.Text == "":
		l.blank(source.Error, "L135", f.Row, "反馈问题", "请补填反馈问题，或者与上方合并。", "这一行有序号，没有反馈问题。")
	case f.Aspect.Name.Text == "":
		l.blank(source.Warning, "L134", f.Row, "方面", "请补填方面。", "反馈问题“%s”没有写明方面。", quote(f.Text.Text))
	}
	switch {
	case f.Text.Text == "":
	case f.Publish == Unconfirmed:
		l.blank(source.Warning, "L253", f.Row, "是否公开", "请在“是否公开”列填“是”或“否”。", "反馈问题“%s”没有确认是否公开，按不公开处理。", quote(f.Text.Text))
	case f.Publish == Withheld && f.WithheldFor.Text == "":
		l.blank(source.Warning, "L254", f.Row, "不公开理由", "请填写不公开理由，如涉密、初核或立案未公布。", "反馈问题“%s”不公开，没有写明理由。", quote(f.Text.Text))
	}
}

// examineMeasure goes through what one row must have and must not contradict.
func (l *loader) examineMeasure(m *Measure) {
	if m.Text.Text == "" {
		l.blank(source.Warning, "L135", m.Row, "整改措施", "请补填整改措施。", "这一行没有整改措施。")
	}
	if m.Status.Said.Text == "" {
		l.blank(source.Warning, "L217", m.Row, "整改状态", "请填写整改状态。", "措施“%s”没有填整改状态，不能统计。", quote(label(m)))
	}
	if m.Deadline.Said.Text == "" {
		l.blank(source.Warning, "L220", m.Row, "整改时限", "请填写整改时限；长期坚持的填“长期坚持”。", "措施“%s”没有整改时限。", quote(label(m)))
	}
	if len(m.People)+len(m.Offices)+len(m.Leaders) == 0 {
		l.blank(source.Warning, "L252", m.Row, "责任科室", "请填写责任领导、责任科室或责任人。", "措施“%s”没有责任领导、责任科室和责任人。", quote(label(m)))
	}
	l.examineProgress(m)
	l.examineDates(m)
}

func (l *loader) examineProgress(m *Measure) {
	switch {
	case m.Progress.Text == "" && m.Status.Step >= MostlyDone:
		l.blank(source.Warning, "L251", m.Row, "整改进展", "请填写整改进展。", "措施“%s”的状态是“%s”，没有写整改进展。", quote(label(m)), m.Status.Said.Text)
	case m.Progress.Text != "" && fold(m.Progress.Text) == fold(m.Text.Text):
		l.warn("L257", place(m.Progress, m.Row), "请写明做了什么、何时、成效如何。", "措施“%s”的整改进展只是照抄整改措施。", quote(label(m)))
	}
	if m.Status.Overdue && m.Unfinished.Text == "" {
		l.notice("L258", place(m.Deadline.Said, m.Row), "请填写未完成原因。", "措施“%s”已过整改时限“%s”，没有写未完成原因。", quote(label(m)), quote(m.Deadline.Said.Text))
	}
}

// longestInspection is the days before the feedback in which a measure may have
// been finished while the inspection was going on (边巡边改).
const longestInspection = 365

// examineDates: date, status and the model's day must agree.
func (l *loader) examineDates(m *Measure) {
	at := place(m.Finished.Said, m.Row)
	asOf, feedback := l.opt.AsOf, l.infoDay("反馈日期")
	switch {
	case m.Finished.IsZero() && m.Finished.Said.Text == "" && m.Status.Step == Done && !m.Status.Standing && l.asks(m.Row, "完成日期"):
		l.blank(source.Warning, "L226", m.Row, "完成日期", "请填写完成日期。", "措施“%s”已完成，没有完成日期。", quote(label(m)))
	case m.Finished.IsZero():
	case !asOf.IsZero() && m.Status.Step == Done && !m.Finished.possibly(asOf):
		l.err("L226", at, "请核对完成日期，或者把状态改为未完成。", "措施“%s”的完成日期%s在截至日期%s之后，却已按完成填报。", quote(label(m)), m.Finished.Date, asOf)
	case m.Status.Step != Done && m.Status.Step != Unclear:
		l.warn("L226", at, "请核对完成日期和整改状态。", "措施“%s”填了完成日期%s，状态却是“%s”。", quote(label(m)), m.Finished.Date, m.Status.Said.Text)
		l.also(place(m.Status.Said, m.Row))
	}
	if first := feedback.Add(-longestInspection); !feedback.IsZero() && !m.Finished.IsZero() && m.Finished.Compare(first) < 0 {
		l.warn("L226", at, "请核对年份。", "措施“%s”的完成日期%s比反馈日期%s早一年以上。", quote(label(m)), m.Finished.Date, feedback)
		l.also(place(l.model.Info("反馈日期"), source.Pos{}))
	}
	if !feedback.IsZero() && !m.Deadline.Last.IsZero() && m.Deadline.Last.Compare(feedback) < 0 {
		l.warn("L226", place(m.Deadline.Said, m.Row), "请核对年份。", "整改时限“%s”早于反馈日期%s。", quote(m.Deadline.Said.Text), feedback)
		l.also(place(l.model.Info("反馈日期"), source.Pos{}))
	}
}

// asks: the sheet of a row has the column; a sheet without it was told once.
func (l *loader) asks(row source.Pos, field string) bool {
	return l.columns[source.Pos{File: row.File, Sheet: row.Sheet}][field]
}

// possibly: some day that the date can mean is not after the given one.
func (d Date) possibly(day zh.Date) bool {
	first := zh.Date{Year: d.Year, Month: max(d.Month, 1), Day: max(d.Day, 1)}
	return first.Compare(day) <= 0
}

func (l *loader) infoDay(item string) zh.Date {
	d, _ := zh.ParseDate(fold(l.model.Info(item).Text))
	return d
}
