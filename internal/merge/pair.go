package merge

import "unicode/utf8"

// pairing says which items of two lists belong together though they differ; -1
// is the partner of an item that was taken out or put in.
type pairing struct{ a, b int }

// pair matches two lists in order so that the sum of likeness is greatest;
// items less than half alike are not matched.
func pair[T any](a, b []T, like func(T, T) float64) []pairing {
	if len(a)*len(b) > mostPairs {
		return inOrder(len(a), len(b))
	}
	w := len(b) + 1
	score := make([]float64, (len(a)+1)*w)
	alike := make([]float64, len(a)*len(b))
	for i := len(a) - 1; i >= 0; i-- {
		for j := len(b) - 1; j >= 0; j-- {
			l := like(a[i], b[j])
			alike[i*len(b)+j] = l
			best := max(score[(i+1)*w+j], score[i*w+j+1])
			if l >= 0.5 {
				best = max(best, l+score[(i+1)*w+j+1])
			}
			score[i*w+j] = best
		}
	}
	var out []pairing
	i, j := 0, 0
	for i < len(a) && j < len(b) {
		l := alike[i*len(b)+j]
		switch {
		case l >= 0.5 && score[i*w+j] == l+score[(i+1)*w+j+1]:
			out = append(out, pairing{i, j})
			i, j = i+1, j+1
		case score[(i+1)*w+j] >= score[i*w+j+1]:
			out = append(out, pairing{i, -1})
			i++
		default:
			out = append(out, pairing{-1, j})
			j++
		}
	}
	for ; i < len(a); i++ {
		out = append(out, pairing{i, -1})
	}
	for ; j < len(b); j++ {
		out = append(out, pairing{-1, j})
	}
	return out
}

// mostPairs bounds the comparisons; longer lists are matched item by item.
const mostPairs = 100_000

func inOrder(a, b int) []pairing {
	var out []pairing
	for i := range max(a, b) {
		p := pairing{i, i}
		if i >= a {
			p.a = -1
		}
		if i >= b {
			p.b = -1
		}
		out = append(out, p)
	}
	return out
}

// likeness of two texts is the share of neighbouring characters that they have
// in common, from 0 to 1. A single change leaves most of them.
func likeness(a, b string) float64 {
	if a == b {
		return 1
	}
	left := pairsOf(a)
	total, common := len(left), 0
	count := map[[2]rune]int{}
	for _, p := range left {
		count[p]++
	}
	right := pairsOf(b)
	total += len(right)
	for _, p := range right {
		if count[p] > 0 {
			count[p]--
			common++
		}
	}
	if total == 0 {
		return 0
	}
	return 2 * float64(common) / float64(total)
}

// pairsOf are the neighbouring characters of a text, its ends included.
func pairsOf(s string) [][2]rune {
	out := make([][2]rune, 0, utf8.RuneCountInString(s)+1)
	last := rune(0)
	for _, r := range s {
		out = append(out, [2]rune{last, r})
		last = r
	}
	return append(out, [2]rune{last, 0})
}
