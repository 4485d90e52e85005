package source

import "strings"

// Closest returns the candidate that a misspelt word most likely means, "" when
// none is near: at most a third of its characters, and at least one, may
// differ, or one of the two contains the other.
func Closest(word string, among []string) string {
	best, least := "", 1+max(1, len([]rune(word))/3)
	for _, c := range among {
		d := distance([]rune(word), []rune(c))
		if d < least || best == "" && contains(c, word) {
			best, least = c, min(d, least)
		}
	}
	return best
}

// contains reports that one of two words of at least two characters is within
// the other.
func contains(a, b string) bool {
	short := min(len([]rune(a)), len([]rune(b)))
	return short > 1 && (strings.Contains(a, b) || strings.Contains(b, a))
}

// distance counts the edits between two words, a swap of neighbours being one
// (optimal string alignment).
func distance(a, b []rune) int {
	var before []int
	row := make([]int, len(b)+1)
	for j := range row {
		row[j] = j
	}
	for i := range a {
		next := make([]int, len(b)+1)
		next[0] = i + 1
		for j := range b {
			cost := row[j]
			if a[i] != b[j] {
				cost++
			}
			next[j+1] = min(cost, row[j+1]+1, next[j]+1)
			if i > 0 && j > 0 && a[i] == b[j-1] && a[i-1] == b[j] {
				next[j+1] = min(next[j+1], before[j-1]+1)
			}
		}
		before, row = row, next
	}
	return row[len(b)]
}
