package generators

import (
	"fmt"
	"slices"

	"zhenggai/internal/model"
	"zhenggai/internal/source"
	"zhenggai/internal/zh"
)

// Point is one month of the trend: what was due and what was done by its end.
type Point struct {
	Month source.Fact  `expr:"月份"` // 2025年9月, then 10月 until the year changes
	Due   source.Count `expr:"累计应完成"`
	Done  source.Count `expr:"累计已完成"`
}

// maxTrend is how many months a trend goes back; what came before is in its first
// point.
const maxTrend = 18

// trend counts by month up to the day of the paper from 整改时限 and 完成日期 alone. Its
// last point counts what is done by status, as the tables do: measures whose
// 完成日期 is not known are done by then at the latest.
func trend(all []*model.Measure, asOf zh.Date) []Point {
	var out []Point
	for _, day := range monthEnds(firstDay(all, asOf), asOf) {
		p := Point{Month: label(monthName(day, len(out) == 0))}
		for _, x := range all {
			if last := x.Deadline.Last; !last.IsZero() && last.Compare(day) <= 0 {
				more(&p.Due, x.Deadline.Said.From)
			}
			if doneBy(x, day) || day == asOf && x.Status.Step == model.Done {
				more(&p.Done, saidAt(x))
			}
		}
		p.Month.From = slices.Concat(p.Due.From, p.Done.From)
		out = append(out, p)
	}
	return out
}

// undated counts the done measures of which no one knows since when.
func undated(all []*model.Measure) source.Count {
	var c source.Count
	for _, x := range all {
		if x.Status.Step == model.Done && x.Finished.IsZero() {
			more(&c, saidAt(x))
		}
	}
	return c
}

// firstDay is the earliest day on which something was due or done, not after asOf.
func firstDay(all []*model.Measure, asOf zh.Date) zh.Date {
	first := asOf
	for _, x := range all {
		days := []zh.Date{x.Deadline.Last}
		if x.Status.Step == model.Done {
			days = append(days, x.Finished.Last())
		}
		for _, d := range days {
			if !d.IsZero() && d.Compare(first) < 0 {
				first = d
			}
		}
	}
	return first
}

// monthEnds are the last days of the months from first to last, and last itself in
// place of the end of its month.
func monthEnds(first, last zh.Date) []zh.Date {
	if last.IsZero() {
		return nil
	}
	from := max(monthNumber(first), monthNumber(last)-maxTrend+1)
	var out []zh.Date
	for n := from; n < monthNumber(last); n++ {
		out = append(out, zh.Date{Year: n / 12, Month: n%12 + 1}.Last())
	}
	return append(out, last)
}

func monthNumber(d zh.Date) int { return d.Year*12 + d.Month - 1 }

// monthName has the year where a reader needs it.
func monthName(d zh.Date, first bool) string {
	if first || d.Month == 1 {
		return fmt.Sprintf("%d年%d月", d.Year, d.Month)
	}
	return fmt.Sprintf("%d月", d.Month)
}
