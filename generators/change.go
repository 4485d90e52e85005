package generators

import (
	"fmt"
	"strings"

	"zhenggai/internal/model"
	"zhenggai/internal/source"
	"zhenggai/internal/zh"
)

// Change is one line of the comparison of two periods.
type Change struct {
	Name   source.Fact `expr:"项目"`
	Before source.Fact `expr:"上期"`
	Now    source.Fact `expr:"本期"`
	Delta  source.Fact `expr:"增减"`
}

// changes compares the two periods. What stood at the end of the period before
// is certain from 完成日期 and 整改时限; the rate is left out where 基本完成 or 长期坚持
// count apart, because no date says when that was reached.
func changes(all []*model.Measure, now Totals, s Settings) []Change {
	then := standing(all, s.Previous)
	out := []Change{
		change("已完成措施（条）", then.Done, now.Done),
		change("未完成措施（条）", then.Open, now.Open),
		change("逾期措施（条）", then.Overdue, now.Overdue),
	}
	if !s.Rate.plain() {
		return out
	}
	return append(out, Change{
		Name:   label("完成率"),
		Before: source.Fact{Text: s.Rate.percent(then.Done.N, len(all)), From: then.Done.From},
		Now:    now.Rate,
		Delta:  source.Fact{Text: points(now.Done.N-then.Done.N, len(all), s.Rate.Digits), From: now.Done.From},
	})
}

// standing counts done, open and overdue as they stood at the end of a day.
func standing(all []*model.Measure, day zh.Date) Totals {
	var t Totals
	for _, x := range all {
		if doneBy(x, day) {
			more(&t.Done, x.Finished.Sources())
			continue
		}
		more(&t.Open, x.Status.Said.From)
		if !x.Deadline.Last.IsZero() && x.Deadline.Last.Compare(day) < 0 {
			more(&t.Overdue, x.Deadline.Said.From)
		}
	}
	return t
}

func change(name string, then, now source.Count) Change {
	return Change{
		Name:   label(name),
		Before: source.Fact{Text: fmt.Sprint(then.N), From: then.From},
		Now:    source.Fact{Text: fmt.Sprint(now.N), From: now.From},
		Delta:  source.Fact{Text: signed(fmt.Sprint(now.N - then.N)), From: now.From},
	}
}

// points writes the difference of two rates in percentage points.
func points(a, b, digits int) string {
	text := strings.TrimSuffix(zh.Percent(a, b, digits), "%")
	if text == "—" {
		return text
	}
	return signed(text) + "个百分点"
}

func signed(n string) string {
	if n == "0" || strings.HasPrefix(n, "-") {
		return strings.Replace(n, "-", "－", 1)
	}
	return "＋" + n
}
