package generators

import (
	"zhenggai/internal/model"
	"zhenggai/internal/source"
	"zhenggai/internal/zh"
)

// RateRule is how an office counts 完成率. The zero value counts 已完成 only, by
// the status of each measure.
type RateRule struct {
	Digits     int      // decimals
	MostlyDone bool     // whether 基本完成 counts as done
	Standing   Standing // what 长期坚持 counts as
}

// Standing is what a measure that goes on for good counts as in 完成率.
type Standing string

// By its status like any other; always as done; left out of the rate.
const (
	ByStatus Standing = "status"
	AsDone   Standing = "done"
	Apart    Standing = "apart"
)

// Standings are the values of Standing, for config.toml.
var Standings = []string{string(ByStatus), string(AsDone), string(Apart)}

// plain reports the rule whose past can be told from dates alone.
func (r RateRule) plain() bool {
	return !r.MostlyDone && (r.Standing == "" || r.Standing == ByStatus)
}

// counts says whether a measure is in the rate, and whether as done.
func (r RateRule) counts(x *model.Measure) (in, done bool) {
	if x.Status.Standing || x.Deadline.Standing {
		switch r.Standing {
		case AsDone:
			return true, true
		case Apart:
			return false, false
		}
	}
	return true, x.Status.Step == model.Done || r.MostlyDone && x.Status.Step == model.MostlyDone
}

// of is 完成率, rounded half up, trailing zeros dropped. It says 100% only when
// nothing is open: a rate that rounding would fill up gets more decimals.
func (r RateRule) of(measures []*model.Measure) source.Fact {
	var all, done int
	var from []source.Pos
	for _, x := range measures {
		if in, counted := r.counts(x); in {
			all++
			from = append(from, saidAt(x)...)
			if counted {
				done++
			}
		}
	}
	return source.Fact{Text: r.percent(done, all), From: from}
}

func (r RateRule) percent(done, all int) string {
	text := zh.Percent(done, all, r.Digits)
	for digits := r.Digits + 1; text == "100%" && done < all; digits++ {
		text = zh.Percent(done, all, digits)
	}
	return text
}

// String says in words how 完成率 is counted; papers print it beside the figure.
func (r RateRule) String() string {
	done, but := "“已完成”", ""
	if r.MostlyDone {
		done = "“已完成”和“基本完成”"
	}
	switch r.Standing {
	case AsDone:
		but = "，长期坚持的计为完成"
	case Apart:
		but = "，长期坚持的不计入"
	}
	return "按" + done + "措施数占措施总数的比例计算" + but
}
