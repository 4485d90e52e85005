package fidelity

import (
	"fmt"
	"math"
	"slices"
	"strings"
)

// Score says how far two PDFs of one document agree.
type Score struct {
	Name         string
	Pages, Want  int
	Lines, Equal int // lines of LibreOffice's, and those of ours that are the same on the same page
	Near         int // of the equal ones, those whose baselines are within a point
	Drift        float64
	Ink          float64 // how alike the most unlike page looks, in percent of its ink
	Worst        int     // that page
	Differences  []string
}

// Rate is the share of equal lines in percent.
func (s Score) Rate() float64 {
	if s.Lines == 0 {
		return 100
	}
	return share(s.Equal, s.Lines)
}

func share(part, all int) float64 { return math.Floor(1000*float64(part)/float64(max(all, 1))) / 10 }

// String is one line of the table of scores.
func (s Score) String() string {
	return fmt.Sprintf("%s pages %d/%d lines %d rate %.1f near %.1f ink %.0f", s.Name, s.Pages, s.Want, s.Lines, s.Rate(), share(s.Near, s.Equal), s.Ink)
}

// Compare aligns the lines of each page, ours with theirs.
func Compare(name string, ours, theirs [][]Line) Score {
	s := Score{Name: name, Pages: len(ours), Want: len(theirs)}
	for i, page := range theirs {
		var mine []Line
		if i < len(ours) {
			mine = slices.Clone(ours[i])
		}
		s.page(i+1, mine, page)
	}
	return s
}

// page pairs equal lines of a page, wherever they stand on it: what stands too
// high or too low is told as such. What is left over is joined and paired again:
// a wide space in a justified line may divide it in one print and not in the
// other.
func (s *Score) page(number int, ours, theirs []Line) {
	s.Lines += len(theirs)
	ours, theirs = s.pair(number, ours, theirs)
	ours, theirs = s.pair(number, joined(ours), joined(theirs))
	for _, l := range theirs {
		s.differ(number, "-", l)
	}
	for _, l := range ours {
		s.differ(number, "+", l)
	}
}

// pair counts the lines that are the same, and returns the others.
func (s *Score) pair(number int, ours, theirs []Line) (more, missing []Line) {
	for _, want := range theirs {
		i := nearest(ours, want)
		if i < 0 {
			missing = append(missing, want)
			continue
		}
		s.Equal += want.pieces
		if dy := ours[i].Y - want.Y; math.Abs(dy) <= 1 {
			s.Near += want.pieces
		} else {
			s.Differences = append(s.Differences, fmt.Sprintf("p%d %.1fpt %s", number, dy, want.Text))
		}
		s.Drift = max(s.Drift, math.Abs(ours[i].Left-want.Left))
		ours = slices.Delete(ours, i, i+1)
	}
	return ours, missing
}

// joined puts neighbours on one height together.
func joined(lines []Line) []Line {
	var out []Line
	for _, l := range lines {
		if n := len(out); n > 0 && math.Abs(out[n-1].Y-l.Y) <= 1 {
			out[n-1].Text += l.Text
			out[n-1].Right = l.Right
			out[n-1].pieces += l.pieces
			continue
		}
		out = append(out, l)
	}
	return out
}

// nearest finds the line with the same text that stands closest.
func nearest(lines []Line, want Line) int {
	best := -1
	far := func(l Line) float64 { return math.Hypot(l.Left-want.Left, l.Y-want.Y) }
	for i, l := range lines {
		if same(l.Text, want.Text) && (best < 0 || far(l) < far(lines[best])) {
			best = i
		}
	}
	return best
}

func (s *Score) differ(page int, sign string, l Line) {
	s.Differences = append(s.Differences, fmt.Sprintf("p%d %s %s [%.1f–%.1f y%.1f]", page, sign, l.Text, l.Left, l.Right, l.Y))
}

// Look compares the prints of two PDFs, a page at a time.
func (s *Score) Look(ours, theirs []Raster) {
	s.Ink = 100
	for i := range min(len(ours), len(theirs)) {
		if ink := 100 - unlike(ours[i], theirs[i]); ink < s.Ink {
			s.Ink, s.Worst = ink, i+1
		}
	}
}

// Report is the score with its differences, for a person.
func (s Score) Report() string {
	return s.String() + fmt.Sprintf(" drift %.2fpt, p%d least alike\n  ", s.Drift, s.Worst) + strings.Join(s.Differences, "\n  ")
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
