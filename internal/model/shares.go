package model

import (
	"math"
	"slices"
	"strconv"
	"strings"

	"zhenggai/internal/source"
)

// way is how a share is written.
type way int

const (
	noShare   way = iota
	signed        // 85%
	fraction      // 0.85
	hundredth     // 85
	ways
)

// shareOf tells how a cell writes a share; 0 is the same in every way.
func shareOf(text string) way {
	number, percent := strings.CutSuffix(fold(text), "%")
	n, err := strconv.ParseFloat(number, 64)
	switch {
	case err != nil || n == 0 || math.IsNaN(n):
		return noShare
	case percent:
		return signed
	case math.Abs(n) <= 1:
		return fraction
	}
	return hundredth
}

// shareColumn reports whether a heading means shares, and whether it says that
// their numbers are percents.
func shareColumn(heading string) (shares, percents bool) {
	h := fold(heading)
	name, _, _ := strings.Cut(h, "(")
	for _, end := range []string{"率", "占比", "比例", "比重", "百分比", "百分数"} {
		shares = shares || strings.HasSuffix(name, end)
	}
	return shares, strings.Contains(h, "%")
}

// columnShares are the cells of the columns that hold shares, by how they are
// written, in the order of the columns.
type columnShares []*shares

type shares struct {
	heading string
	cells   [ways][]source.Fact
}

func (t *tally) share(heading string, f source.Fact) {
	is, percents := shareColumn(heading)
	w := shareOf(f.Text)
	if !is || w == noShare {
		return
	}
	if percents && w == fraction {
		w = hundredth
	}
	i := slices.IndexFunc(t.shares, func(s *shares) bool { return s.heading == heading })
	if i < 0 {
		i = len(t.shares)
		t.shares = append(t.shares, &shares{heading: heading})
	}
	t.shares[i].cells[w] = append(t.shares[i].cells[w], f)
}

// mixedShares: 0.85 beside 85 or 85% in one column; nobody can say what the
// figures mean. The way that most cells have is taken for the one meant.
func (l *loader) mixedShares(t *tally) {
	for _, s := range t.shares {
		usual := signed
		for w, cells := range s.cells {
			if len(cells) > len(s.cells[usual]) {
				usual = way(w)
			}
		}
		for w, cells := range s.cells {
			if way(w) != usual && len(cells) > 0 {
				l.mixed(s.heading, cells, s.cells[usual][0])
			}
		}
	}
}

func (l *loader) mixed(heading string, odd []source.Fact, usual source.Fact) {
	var at []source.Pos
	for _, f := range odd {
		at = append(at, f.From...)
	}
	at = distinct(at)
	hint := "请把整列统一写成“85%”的样子；数就是百分之几的，在表头写明“（%）”。"
	if _, percents := shareColumn(heading); percents {
		hint = "表头已写明“%”，请整列只填数。"
	}
	l.err("L234", at[0], hint, "“%s”列的写法不一：这里是“%s”，别处有“%s”，不能确定是百分之几。",
		heading, quote(odd[0].Text), quote(usual.Text))
	l.also(append(others(at), usual.From...)...)
}
