package zh

import (
	"cmp"
	"fmt"
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
