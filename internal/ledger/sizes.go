package ledger

import "strconv"

// sizes are the widths and heights of a sheet in pixels, to place notes by.
type sizes struct{ columns, rows lengths }

// lengths are those set, by number from 1, and the one of all others.
type lengths struct {
	set   map[int]int
	other int
}

// span starts at the far side of a column or row and goes on for some pixels:
// where it begins, where it ends, and how far into that.
func (l lengths) span(after, pixels int) (first, last, rest int) {
	first, at, left := after, after, pixels+12
	for ; ; at++ {
		size, ok := l.set[at+1]
		if !ok {
			size = l.other
		}
		if left <= size || at-after > 1000 {
			return first, at, min(left, size)
		}
		left -= size
	}
}

const pixelsPerChar = 7

// sizes reads the widths and heights of a sheet.
func (b *bundle) sizes(sheet string) *sizes {
	s := &sizes{lengths{map[int]int{}, 72}, lengths{map[int]int{}, 20}}
	row := 0
	b.change(sheet, func(_ *patch, n *node) {
		switch {
		case n.start && n.name == "col":
			s.column(n)
		case n.start && n.name == "row" && n.depth == 3:
			row = max(row+1, number(n.attr("r")))
			if ht, err := strconv.ParseFloat(string(n.attr("ht")), 64); err == nil {
				s.rows.set[row] = int(ht * 4 / 3)
			}
		}
	})
	return s
}

func (s *sizes) column(n *node) {
	width, err := strconv.ParseFloat(string(n.attr("width")), 64)
	first, ok1 := parseIndex(n.attr("min"), maxCol)
	last, ok2 := parseIndex(n.attr("max"), maxCol)
	if err != nil || !ok1 || !ok2 {
		return
	}
	for c := first; c <= min(last, maxColumns); c++ {
		s.columns.set[c] = int(width*pixelsPerChar) + 5
		if yes(n.attr("hidden")) {
			s.columns.set[c] = 0
		}
	}
}
