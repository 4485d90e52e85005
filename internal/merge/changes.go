package merge

import "slices"

// Change is a stretch of a file that shows something else than before: the
// lines that went and those that came in their place.
type Change struct{ Old, New []Line }

// Changes lists what differs between two contents, in reading order.
func Changes(old, now Content) []Change {
	var out []Change
	for _, s := range align(old, now, sameLine) {
		if !s.same {
			out = append(out, Change{old[s.a0:s.a1], now[s.b0:s.b1]})
		}
	}
	return out
}

// stretch is a part of two sequences: a[a0:a1] and b[b0:b1] are the same item
// by item, or take each other's place.
type stretch struct {
	same           bool
	a0, a1, b0, b1 int
}

// align is a longest common subsequence of two sequences as stretches. Both
// ends are compared first: most of a paper stays as it was.
func align[T any](a, b []T, same func(T, T) bool) []stretch {
	head := 0
	for head < len(a) && head < len(b) && same(a[head], b[head]) {
		head++
	}
	tail := 0
	for tail < len(a)-head && tail < len(b)-head && same(a[len(a)-1-tail], b[len(b)-1-tail]) {
		tail++
	}
	var out []stretch
	add := func(s stretch) {
		if s.a0 < s.a1 || s.b0 < s.b1 {
			out = append(out, s)
		}
	}
	add(stretch{true, 0, head, 0, head})
	middle := matches(a[head:len(a)-tail], b[head:len(b)-tail], same)
	ai, bi := head, head
	for _, m := range middle {
		add(stretch{false, ai, m.a + head, bi, m.b + head})
		ai, bi = m.a+head+m.n, m.b+head+m.n
		add(stretch{true, m.a + head, ai, m.b + head, bi})
	}
	add(stretch{false, ai, len(a) - tail, bi, len(b) - tail})
	add(stretch{true, len(a) - tail, len(a), len(b) - tail, len(b)})
	return out
}

// run is n items from a and from b that are the same.
type run struct{ a, b, n int }

// most bounds the table of matches; beyond it everything between the common
// ends counts as replaced.
const most = 16 << 20

// matches finds the runs of a longest common subsequence.
func matches[T any](a, b []T, same func(T, T) bool) []run {
	if len(a)*len(b) > most {
		return nil
	}
	w := len(b) + 1
	longest := make([]int32, (len(a)+1)*w)
	for i := len(a) - 1; i >= 0; i-- {
		for j := len(b) - 1; j >= 0; j-- {
			if same(a[i], b[j]) {
				longest[i*w+j] = longest[(i+1)*w+j+1] + 1
			} else {
				longest[i*w+j] = max(longest[(i+1)*w+j], longest[i*w+j+1])
			}
		}
	}
	var out []run
	for i, j := 0, 0; i < len(a) && j < len(b); {
		switch {
		case same(a[i], b[j]):
			if n := len(out); n > 0 && out[n-1].a+out[n-1].n == i && out[n-1].b+out[n-1].n == j {
				out[n-1].n++
			} else {
				out = append(out, run{i, j, 1})
			}
			i, j = i+1, j+1
		case longest[(i+1)*w+j] >= longest[i*w+j+1]:
			i++
		default:
			j++
		}
	}
	return slices.Clip(out)
}
