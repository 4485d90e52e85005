package fidelity

import (
	"fmt"
	"math"
	"strings"
)

// Score says how far two PDFs of one document agree.
type Score struct {
	Name         string
	Pages, Want  int
	Lines, Equal int // lines of LibreOffice's, and those of ours that are the same on the same page
	Drift        float64
	Differences  []string
}

// Rate is the share of equal lines in percent.
func (s Score) Rate() float64 {
	if s.Lines == 0 {
		return 100
	}
	return math.Floor(1000*float64(s.Equal)/float64(s.Lines)) / 10
}

// String is one line of the table of scores.
func (s Score) String() string {
	return fmt.Sprintf("%s pages %d/%d lines %d rate %.1f", s.Name, s.Pages, s.Want, s.Lines, s.Rate())
}

// Compare aligns the lines of each page, ours with theirs.
func Compare(name string, ours, theirs [][]Line) Score {
	s := Score{Name: name, Pages: len(ours), Want: len(theirs)}
	for i, page := range theirs {
		var mine []Line
		if i < len(ours) {
			mine = ours[i]
		}
		s.page(i+1, mine, page)
	}
	return s
}

// page counts the longest common subsequence of lines.
func (s *Score) page(number int, ours, theirs []Line) {
	s.Lines += len(theirs)
	best := make([][]int, len(ours)+1)
	for i := range best {
		best[i] = make([]int, len(theirs)+1)
	}
	for i := len(ours) - 1; i >= 0; i-- {
		for k := len(theirs) - 1; k >= 0; k-- {
			best[i][k] = max(best[i+1][k], best[i][k+1])
			if same(ours[i].Text, theirs[k].Text) {
				best[i][k] = best[i+1][k+1] + 1
			}
		}
	}
	s.Equal += best[0][0]
	for i, k := 0, 0; i < len(ours) || k < len(theirs); {
		switch {
		case i < len(ours) && k < len(theirs) && same(ours[i].Text, theirs[k].Text):
			s.Drift = max(s.Drift, math.Abs(ours[i].Left-theirs[k].Left), math.Abs(ours[i].Right-theirs[k].Right))
			i, k = i+1, k+1
		case k == len(theirs) || i < len(ours) && best[i+1][k] >= best[i][k+1]:
			s.differ(number, "+", ours[i])
			i++
		default:
			s.differ(number, "-", theirs[k])
			k++
		}
	}
}

func (s *Score) differ(page int, sign string, l Line) {
	s.Differences = append(s.Differences, fmt.Sprintf("p%d %s %s [%.1f–%.1f y%.1f]", page, sign, l.Text, l.Left, l.Right, l.Y))
}

// Report is the score with its differences, for a person.
func (s Score) Report() string {
	return s.String() + fmt.Sprintf(" drift %.2fpt\n  ", s.Drift) + strings.Join(s.Differences, "\n  ")
}

// same compares two lines. In a justified line LibreOffice 7.4 sometimes does
// not draw the mark that hangs over the margin: a line that lacks just that is
// the same line.
func same(ours, theirs string) bool {
	if ours == theirs {
		return true
	}
	rest, ok := strings.CutPrefix(ours, theirs)
	return ok && strings.Contains("、。！，．：；？", rest) && len([]rune(rest)) == 1
}
