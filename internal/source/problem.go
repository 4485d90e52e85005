package source

import (
	"cmp"
	"fmt"
	"slices"
	"strings"
)

// Level says what a problem does to the papers.
type Level int

// An Error blocks the papers that read the faulty place; a Warning and a
// Notice do not.
const (
	Error Level = iota
	Warning
	Notice
)

func (l Level) String() string { return [...]string{"错误", "警告", "提示"}[l] }

// Problem is one thing that is wrong, as data: it is collected, sorted and
// printed once, by cmd. Text is one Chinese sentence saying what is there and
// why that is wrong; Hint says what to do.
type Problem struct {
	Code  string // stable, e.g. L203; see the manual's list of codes
	Level Level
	At    Pos
	Text  string
	Hint  string
	Also  []Pos  // other places that belong to the same problem
	About string // the words of a finished text that it is about: the cells behind them belong to it
}

// String renders the problem as the console and the reports show it, the hint
// on its own line.
func (p Problem) String() string {
	var b strings.Builder
	fmt.Fprintf(&b, "%s %s ", p.Level, p.Code)
	if !p.At.IsZero() {
		fmt.Fprintf(&b, "[%s] ", p.At)
	}
	b.WriteString(p.Text)
	if len(p.Also) > 0 {
		places := make([]string, len(p.Also))
		for i, a := range p.Also {
			places[i] = a.String()
		}
		fmt.Fprintf(&b, "（另见 %s）", strings.Join(places, "、"))
	}
	if p.Hint != "" {
		b.WriteString("\n    → " + p.Hint)
	}
	return b.String()
}

// Problems is what a step found; nil means nothing.
type Problems []Problem

// Blocking reports whether any problem is an Error.
func (ps Problems) Blocking() bool {
	return slices.ContainsFunc(ps, func(p Problem) bool { return p.Level == Error })
}

// Distinct drops what was said before of the same place: a merged cell is read
// once for each of its rows, a template once for each of its papers.
func (ps Problems) Distinct() Problems {
	type said struct {
		code, text string
		at         Pos
	}
	seen := map[said]bool{}
	var out Problems
	for _, p := range ps {
		if k := (said{p.Code, p.Text, p.At}); !seen[k] {
			seen[k] = true
			out = append(out, p)
		}
	}
	return out
}

// Of are the problems of one file.
func (ps Problems) Of(file string) Problems {
	var out Problems
	for _, p := range ps {
		if p.At.File == file {
			out = append(out, p)
		}
	}
	return out
}

// Count counts the problems of one level.
func (ps Problems) Count(level Level) int {
	n := 0
	for _, p := range ps {
		if p.Level == level {
			n++
		}
	}
	return n
}

// Sorted returns the problems in reading order: errors last, because the end
// of a terminal's output is what people see; then by place and code.
func (ps Problems) Sorted() Problems {
	out := slices.Clone(ps)
	slices.SortStableFunc(out, func(a, b Problem) int {
		return cmp.Or(
			cmp.Compare(b.Level, a.Level),
			cmp.Compare(a.At.File, b.At.File),
			cmp.Compare(a.At.Sheet, b.At.Sheet),
			cmp.Compare(a.At.Line, b.At.Line),
			cmp.Compare(a.At.Para, b.At.Para),
			cmp.Compare(len(a.At.Cell), len(b.At.Cell)),
			cmp.Compare(a.At.Cell, b.At.Cell),
			cmp.Compare(a.Code, b.Code),
			cmp.Compare(a.Text, b.Text))
	})
	return out
}
