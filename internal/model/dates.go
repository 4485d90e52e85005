package model

import (
	"fmt"
	"regexp"
	"strconv"

	"zhenggai/internal/source"
	"zhenggai/internal/zh"
)

var (
	fullDate = regexp.MustCompile(`^(\d{4})[年./-](\d{1,2})[月./-](\d{1,2})[日号]?$`)
	noYear   = regexp.MustCompile(`^(\d{1,2})[月./-](\d{1,2})[日号]?$`)
	twoYear  = regexp.MustCompile(`^\d{1,2}[./-]\d{1,2}[./-]\d{2,4}$`)
)

// badDate says why a text is no date, as exactly as can be known.
func (l *loader) badDate(f source.Fact, name string) {
	said, at := fold(f.Text), place(f, source.Pos{})
	const mend = "请填写带年份的真实日期，如 2026年3月31日。"
	switch {
	case impossible(said) != "":
		l.err("L203", at, mend, "%s“%s”不是真实日期，%s。", name, quote(f.Text), impossible(said))
	case noYear.MatchString(said):
		l.err("L222", at, mend, "%s“%s”没有写年份，不能确定是哪一年。", name, quote(f.Text))
	case twoYear.MatchString(said):
		l.err("L222", at, mend, "%s“%s”有不止一种读法。", name, quote(f.Text))
	default:
		l.err("L219", at, mend, "%s“%s”读不出日期。", name, quote(f.Text))
	}
}

// impossible explains a date that no calendar has; "" for anything else.
func impossible(s string) string {
	m := fullDate.FindStringSubmatch(s)
	if m == nil {
		return ""
	}
	year, month, day := atoi(m[1]), atoi(m[2]), atoi(m[3])
	switch {
	case month < 1 || month > 12:
		return fmt.Sprintf("没有%d月", month)
	case year < 1900 || year > 2199:
		return fmt.Sprintf("年份%d不合常理", year)
	case day < 1 || day > (zh.Date{Year: year, Month: month}).Last().Day:
		return fmt.Sprintf("%d年%d月只有%d天", year, month, (zh.Date{Year: year, Month: month}).Last().Day)
	}
	return ""
}

func atoi(s string) int {
	n, _ := strconv.Atoi(s) // digits only, by the pattern
	return n
}
