package zh

import (
	"cmp"
	"fmt"
	"strconv"
	"strings"
	"time"
)

// Date is a calendar date as precise as it was written: a Month or Day of 0
// was not given. The zero Date is no date.
type Date struct{ Year, Month, Day int }

// DateOf takes the day of a time.
func DateOf(t time.Time) Date { return Date{t.Year(), int(t.Month()), t.Day()} }

// IsZero reports whether there is no date.
func (d Date) IsZero() bool { return d == Date{} }

// String writes the date as papers do: 2026年3月31日, 2026年9月, 2026年.
func (d Date) String() string {
	switch {
	case d.IsZero():
		return ""
	case d.Month == 0:
		return fmt.Sprintf("%d年", d.Year)
	case d.Day == 0:
		return fmt.Sprintf("%d年%d月", d.Year, d.Month)
	}
	return fmt.Sprintf("%d年%d月%d日", d.Year, d.Month, d.Day)
}

// MonthDay leaves out a year that stands before: 3月31日.
func (d Date) MonthDay() string {
	if d.Month == 0 || d.Day == 0 {
		return d.String()
	}
	return fmt.Sprintf("%d月%d日", d.Month, d.Day)
}

// Chinese writes the date in Chinese numerals as signatures have it:
// 二〇二六年三月三十一日.
func (d Date) Chinese() string {
	if d.IsZero() {
		return ""
	}
	var b strings.Builder
	for _, digit := range strconv.Itoa(d.Year) {
		b.WriteString(yearDigits[digit-'0'])
	}
	b.WriteString("年")
	if d.Month > 0 {
		b.WriteString(Numeral(d.Month) + "月")
	}
	if d.Day > 0 {
		b.WriteString(Numeral(d.Day) + "日")
	}
	return b.String()
}

// yearDigits are the digits of a year, whose zero is 〇 (GB/T 15835—2011, 5.2).
var yearDigits = [...]string{"〇", "一", "二", "三", "四", "五", "六", "七", "八", "九"}

// ISO writes the date as 2026-03-31, for file names and tables.
func (d Date) ISO() string {
	switch {
	case d.IsZero():
		return ""
	case d.Month == 0:
		return fmt.Sprintf("%04d", d.Year)
	case d.Day == 0:
		return fmt.Sprintf("%04d-%02d", d.Year, d.Month)
	}
	return fmt.Sprintf("%04d-%02d-%02d", d.Year, d.Month, d.Day)
}

// Last is the latest day the date can mean: 2026年9月 is 2026年9月30日.
func (d Date) Last() Date {
	switch {
	case d.IsZero() || d.Day > 0:
		return d
	case d.Month == 0:
		return Date{d.Year, 12, 31}
	}
	return DateOf(time.Date(d.Year, time.Month(d.Month)+1, 0, 0, 0, 0, 0, time.UTC))
}

// Time is midnight UTC of the latest day.
func (d Date) Time() time.Time {
	l := d.Last()
	return time.Date(l.Year, time.Month(l.Month), l.Day, 0, 0, 0, 0, time.UTC)
}

// Compare orders dates by their latest day.
func (d Date) Compare(e Date) int {
	a, b := d.Last(), e.Last()
	return cmp.Or(cmp.Compare(a.Year, b.Year), cmp.Compare(a.Month, b.Month), cmp.Compare(a.Day, b.Day))
}

// Add is the day n days later, earlier when n is negative.
func (d Date) Add(n int) Date { return DateOf(d.Time().AddDate(0, 0, n)) }

// Next is the day after.
func (d Date) Next() Date { return d.Add(1) }

// Days counts the days from d to e, negative when e is earlier.
func (d Date) Days(e Date) int { return int(e.Time().Sub(d.Time()) / (24 * time.Hour)) }

// Span writes a period, leaving out the year or month that repeats:
// 2025年9月15日至11月14日.
func Span(from, to Date) string {
	if from.Year == to.Year {
		return from.String() + "至" + to.MonthDay()
	}
	return from.String() + "至" + to.String()
}
