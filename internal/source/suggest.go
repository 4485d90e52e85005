package source

// Closest returns the candidate that a misspelt word most likely means, "" when
// none is near: at most a third of its characters, and at least one, may differ.
func Closest(word string, among []string) string {
	best, least := "", 1+max(1, len([]rune(word))/3)
	for _, c := range among {
		if d := distance([]rune(word), []rune(c)); d < least {
			best, least = c, d
		}
	}
	return best
}

// distance counts the edits between two words (Levenshtein).
func distance(a, b []rune) int {
	row := make([]int, len(b)+1)
	for j := range row {
		row[j] = j
	}
	for i := range a {
		diagonal := row[0]
		row[0] = i + 1
		for j := range b {
			cost := diagonal
			if a[i] != b[j] {
				cost++
			}
			diagonal = row[j+1]
			row[j+1] = min(cost, row[j]+1, row[j+1]+1)
		}
	}
	return row[len(b)]
}
