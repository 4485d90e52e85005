package generators

import (
	"fmt"
	"math/big"
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

// changes compares the two periods: with what was kept of the one before, or
// where nothing was, with what dates tell of it.
func changes(all []*model.Measure, now Totals, s Settings) []Change {
	if s.Past != nil {
		return changesFrom(total(s.Past.measures(), s), now)
	}
	return changesByDates(all, now, s)
}

func changesFrom(then, now Totals) []Change {
	out := []Change{
		change("措施总数（条）", then.Measures, now.Measures),
		change("已完成（条）", then.Done, now.Done),
		change("基本完成（条）", then.MostlyDone, now.MostlyDone),
		change("正在推进（条）", then.InProgress, now.InProgress),
		change("未启动（条）", then.NotStarted, now.NotStarted),
	}
	if then.Unclear.N+now.Unclear.N > 0 {
		out = append(out, change("状态不明（条）", then.Unclear, now.Unclear))
	}
	return append(out,
		change("已销号（条）", then.WrittenOff, now.WrittenOff),
		change("逾期（条）", then.Overdue, now.Overdue),
		change("整改完成问题（个）", then.Closed, now.Closed),
		Change{Name: label("完成率"), Before: then.Rate, Now: now.Rate, Delta: source.Fact{Text: points(then.Rate.Text, now.Rate.Text), From: now.Rate.From}},
	)
}

// changesByDates: what stood at the end of the period before is certain from
// 完成日期 and 整改时限; the rate is left out where 基本完成 or 长期坚持 count apart,
// because no date says when that was reached.
func changesByDates(all []*model.Measure, now Totals, s Settings) []Change {
	then := standing(all, s.Previous)
	out := []Change{
		change("已完成（条）", then.Done, now.Done),
		change("未完成（条）", then.Open, now.Open),
		change("逾期（条）", then.Overdue, now.Overdue),
	}
	if !s.Rate.plain() {
		return out
	}
	rate := source.Fact{Text: s.Rate.percent(then.Done.N, len(all)), From: then.Done.From}
	return append(out, Change{
		Name: label("完成率"), Before: rate, Now: now.Rate,
		Delta: source.Fact{Text: points(rate.Text, now.Rate.Text), From: now.Done.From},
	})
}

// basis says where the figures of the period before come from; papers print it
// under the comparison.
func basis(s Settings) source.Fact {
	if s.Past != nil {
		return source.Fact{Text: fmt.Sprintf("上期数据取自截至%s的存档。", s.Previous), From: []source.Pos{s.Past.at}}
	}
	return label(fmt.Sprintf("没有截至%s的存档，上期数据按完成日期和整改时限推算。", s.Previous))
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

// points writes the difference of two printed rates in percentage points: what
// a reader gets who subtracts them.
func points(then, now string) string {
	a, ok := percentage(then)
	b, also := percentage(now)
	if !ok || !also {
		return "—"
	}
	text := b.Sub(b, a).FloatString(8)
	return signed(strings.TrimRight(strings.TrimRight(text, "0"), ".")) + "个百分点"
}

// percentage reads a printed rate; "—" is none.
func percentage(text string) (*big.Rat, bool) {
	return new(big.Rat).SetString(strings.TrimSuffix(text, "%"))
}

func signed(n string) string {
	if n == "0" || strings.HasPrefix(n, "-") {
		return strings.Replace(n, "-", "－", 1)
	}
	return "＋" + n
}
