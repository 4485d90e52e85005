package zh

import (
	"regexp"
	"strconv"
	"strings"
	"time"
)

const (
	monthForm = `(0?[1-9]|1[0-2])`
	dayForm   = `(0?[1-9]|[12]\d|3[01])`
)

var dateForms = []*regexp.Regexp{
	regexp.MustCompile(`^(\d{4})年(?:` + monthForm + `月(?:` + dayForm + `[日号])?)?$`),
	regexp.MustCompile(`^(\d{4})[-./]` + monthForm + `(?:[-./]` + dayForm + `)?$`),
	regexp.MustCompile(`^(\d{4})(0[1-9]|1[0-2])(0[1-9]|[12]\d|3[01])$`),
}

// ParseDate reads a date as offices write it: 2026年3月31日, 2026.3.31,
// 2026-03-31, 2026/3/31, 20260331, 2026年9月, 2026-09, 2026年. It answers false for
// anything else and for days that do not exist (2026/9/31).
func ParseDate(s string) (Date, bool) {
	s = strings.TrimSpace(s)
	for _, form := range dateForms {
		if m := form.FindStringSubmatch(s); m != nil {
			d := dateFrom(m[1:])
			return d, d.real()
		}
	}
	return Date{}, false
}

func dateFrom(groups []string) Date {
	var parts [3]int
	for i, g := range groups {
		parts[i], _ = strconv.Atoi(g) // a group that is not there is 0
	}
	return Date{parts[0], parts[1], parts[2]}
}

// real reports whether the calendar has the date; years outside 1900–2199 are
// slips of the pen.
func (d Date) real() bool {
	if d.Year < 1900 || d.Year > 2199 || d.Month > 12 {
		return false
	}
	if d.Month == 0 {
		return d.Day == 0
	}
	return d.Day == 0 || DateOf(time.Date(d.Year, time.Month(d.Month), d.Day, 0, 0, 0, 0, time.UTC)) == d
}
