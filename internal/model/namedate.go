package model

import (
	"regexp"
	"strings"

	"zhenggai/internal/zh"
)

// span is the date in a file's name: the first and last day that it can mean.
// Without a year both have Year 0. The zero span is no date.
type span struct{ first, last zh.Date }

var (
	datesInNames = regexp.MustCompile(`(20\d{2})[年._-](\d{1,2})[月._-](\d{1,2})日?|(20\d{2})年(\d{1,2})月|(20\d{2})(\d{2})(\d{2})|(20\d{2})(\d{2})|(20\d{2})年?|(\d{1,2})月(\d{1,2})日?|(\d{1,2})[.-](\d{1,2})|(\d{2})(\d{2})`)
	nameGroups   = [][3]int{{1, 2, 3}, {4, 5, 0}, {6, 7, 8}, {9, 10, 0}, {11, 0, 0}, {0, 12, 13}, {0, 14, 15}, {0, 16, 17}}
	digitRun     = regexp.MustCompile(`\d`)
)

// nameDate splits 整改台账-20260918.xlsx into 整改台账 and its date. A name
// with no date, or with several, has none.
func nameDate(file string) (string, span) {
	base := heading(strings.TrimSuffix(file, extension(file)))
	at := datesInNames.FindAllStringSubmatchIndex(base, -1)
	if len(at) != 1 {
		return base, span{}
	}
	day := matched(base, at[0])
	rest := base[:at[0][0]] + base[at[0][1]:]
	if day == (span{}) || digitRun.MatchString(rest) {
		return base, span{}
	}
	return strings.Trim(strings.NewReplacer("()", "", "[]", "").Replace(rest), "-_. "), day
}

func extension(file string) string {
	if i := strings.LastIndexByte(file, '.'); i > 0 {
		return file[i:]
	}
	return ""
}

// matched reads the alternative of datesInNames that fits; no date for 1356.
func matched(s string, at []int) span {
	part := func(i int) int {
		if i == 0 || at[2*i] < 0 {
			return 0
		}
		return atoi(s[at[2*i]:at[2*i+1]])
	}
	for _, g := range nameGroups {
		d := zh.Date{Year: part(g[0]), Month: part(g[1]), Day: part(g[2])}
		if d == (zh.Date{}) {
			continue
		}
		if g[1] != 0 && (d.Month < 1 || d.Month > 12) || g[2] != 0 && !realDay(d) {
			return span{}
		}
		return spanOf(d)
	}
	return span{}
}

// realDay: the month has that day, in a leap year where none is named.
func realDay(d zh.Date) bool {
	if d.Year == 0 {
		d.Year = 2024
	}
	return d.Day >= 1 && d.Day <= (zh.Date{Year: d.Year, Month: d.Month}).Last().Day
}

func spanOf(d zh.Date) span {
	last := d
	if d.Year > 0 {
		last = d.Last()
	}
	return span{zh.Date{Year: d.Year, Month: max(d.Month, 1), Day: max(d.Day, 1)}, last}
}

// after: every day of s comes after every day of t. A date without a year is
// read in the year that puts it nearest to the other: 0105 comes after 1210.
func (s span) after(t span) bool {
	if s == (span{}) || t == (span{}) {
		return false
	}
	if s.first.Year > 0 && t.first.Year > 0 {
		return s.first.Compare(t.last) > 0
	}
	ahead := dayOfYear(s.first) - dayOfYear(t.last)
	if whole(s) || whole(t) {
		return false // a year or a month against a day without a year
	}
	return ahead > 0 && ahead < 183 || ahead < -183
}

// whole: more than one day.
func whole(s span) bool { return s.first != s.last }

func dayOfYear(d zh.Date) int { return d.Month*31 + d.Day }
