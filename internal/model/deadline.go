package model

import (
	"regexp"
	"strings"

	"zhenggai/internal/source"
	"zhenggai/internal/zh"
)

var (
	atOnce   = regexp.MustCompile(`立行立改|即知即改|立查立改|立即整改|即时整改|边查边改`)
	standing = regexp.MustCompile(`长期坚持|长期整改|长期推进|长期落实|持续坚持|持续推进|持续整改|持续优化|常态长效|常态化|持续|长期`)
	filler   = regexp.MustCompile(`^(?:于|至|到)?(.*?)(?:以前|之前|前)?(?:完成|整改完成|整改到位)?$`)
	joints   = regexp.MustCompile(`并且|同时|[并且及和，,、；;。（）()+]`)
)

// deadline reads 整改时限: a date cell, or words. What cannot be read is kept as
// it was written and reported; nothing is guessed.
func (l *loader) deadline(r read) Deadline {
	d := Deadline{Said: meant(r.fact)}
	if _, ok := cellDay(r.cell); ok {
		d.Last = l.day(r, "整改时限")
		return d
	}
	said := fold(d.Said.Text)
	d.AtOnce = atOnce.MatchString(said)
	d.Standing = standing.MatchString(said)
	rest := joints.ReplaceAllString(standing.ReplaceAllString(atOnce.ReplaceAllString(said, " "), " "), " ")
	for _, part := range strings.Fields(rest) {
		last, ok := l.term(part)
		if !ok {
			l.badTerm(r.fact, part)
			continue
		}
		if last.Compare(d.Last) > 0 {
			d.Last = last
		}
	}
	return d
}

// term reads one point in time, the end of it when it is a span.
func (l *loader) term(s string) (zh.Date, bool) {
	if m := filler.FindStringSubmatch(s); m != nil {
		if strings.HasSuffix(m[1], "月") && strings.Contains(s, "月前") {
			return zh.Date{}, false // before the month, or within it?
		}
		s = m[1]
	}
	if d, ok := l.moment(s); ok {
		return d, true
	}
	for _, to := range []string{"至", "到", "~", "—", "-"} {
		if from, end, found := strings.Cut(s, to); found && from != "" && strings.Count(s, to) == 1 {
			return l.spanEnd(from, end)
		}
	}
	return zh.Date{}, false
}

// spanEnd reads the end of a span, which may leave out the year before it.
func (l *loader) spanEnd(from, end string) (zh.Date, bool) {
	if year, _, ok := strings.Cut(from, "年"); ok && !strings.Contains(end, "年") {
		end = year + "年" + end
	}
	return l.moment(end)
}

var fuzzy = regexp.MustCompile(`^(?:(\d{4})年)?(年底|年末|年内|底|末|上半年|下半年|第?([一二三四1-4])季度[末底]?|(\d{1,2})月(上旬|中旬|下旬|底|末|份)?)$`)

// fiveYears is the end of a five-year plan: “十五五”末.
var (
	fiveYears = regexp.MustCompile(`^[“"]?(十[四五六]五)[”"]?(?:规划|时期)?(?:期间|期末|末)$`)
	plans     = map[string]int{"十四五": 2025, "十五五": 2030, "十六五": 2035}
)

// moment reads 2026年3月31日, 2026年9月, 2026年9月底, 2026年底, 2026年三季度.
func (l *loader) moment(s string) (zh.Date, bool) {
	if d, ok := zh.ParseDate(s); ok {
		return d.Last(), true
	}
	if m := fiveYears.FindStringSubmatch(s); m != nil {
		return zh.Date{Year: plans[m[1]], Month: 12, Day: 31}, true
	}
	m := fuzzy.FindStringSubmatch(s)
	if m == nil {
		return zh.Date{}, false
	}
	year := l.opt.Year
	if m[1] != "" {
		year = atoi(m[1])
	}
	if year == 0 {
		return zh.Date{}, false
	}
	return endOf(year, m)
}

func endOf(year int, m []string) (zh.Date, bool) {
	month := zh.Date{Year: year, Month: atoi(m[4])}
	switch {
	case m[3] != "":
		return zh.Date{Year: year, Month: 3 * quarter(m[3])}.Last(), true
	case m[2] == "上半年":
		return zh.Date{Year: year, Month: 6, Day: 30}, true
	case m[4] == "":
		return zh.Date{Year: year, Month: 12, Day: 31}, true
	case month.Month < 1 || month.Month > 12:
		return zh.Date{}, false
	case m[5] == "上旬":
		month.Day = 10
	case m[5] == "中旬":
		month.Day = 20
	}
	return month.Last(), true
}

func quarter(s string) int {
	for i, list := range []string{"一1", "二2", "三3", "四4"} {
		if strings.Contains(list, s) {
			return i + 1
		}
	}
	return 4
}

var relative = regexp.MustCompile(`^\d{1,3}个?(?:月|天|日|工作日|周|年)内?$|^[一二三四五六七八九十]+个月内?$`)

// yearless: a point in time that only lacks its year.
func yearless(s string) bool {
	m := fuzzy.FindStringSubmatch(s)
	return m != nil && m[1] == "" || noYear.MatchString(s)
}

// badTerm says why part of a deadline cannot be read.
func (l *loader) badTerm(f source.Fact, part string) {
	at := place(f, source.Pos{})
	const mend = "请填写带年份的日期；长期坚持的另写“并长期坚持”。"
	bare := filler.ReplaceAllString(part, "$1")
	why := impossible(bare)
	switch {
	case why != "":
		l.err("L203", at, mend, "整改时限“%s”不是真实日期，%s。", quote(f.Text), why)
	case relative.MatchString(bare):
		l.warn("L219", at, mend, "整改时限“%s”没有写明从哪一天起算，不能判断是否逾期。", quote(f.Text))
	case yearless(bare):
		l.err("L221", at, "请填写带年份的日期；整份台账都是同一年的，可在 config.toml 的 [ledger] 下写明，如 year = 2026。", "整改时限“%s”没有写年份，不能判断是否逾期。", quote(f.Text))
	case strings.HasSuffix(part, "月前") || twoYear.MatchString(bare):
		l.warn("L222", at, mend, "整改时限“%s”有不止一种读法，不能判断是否逾期。", quote(f.Text))
	default:
		l.warn("L219", at, mend, "整改时限“%s”读不出日期，按原文保留，不判断是否逾期。", quote(f.Text))
	}
}
