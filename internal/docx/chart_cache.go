package docx

import (
	"math"
	"strconv"
	"strings"
)

// texts reads the cached words of c:cat or c:tx, numbers as they are written.
func texts(n *Node) []string {
	var out []string
	for i, v := range points(n) {
		for len(out) <= i {
			out = append(out, "")
		}
		out[i] = oneLine(v)
	}
	return out
}

// points visits the points of a cache or literal in their order; a place is
// given by c:pt/@idx.
func points(n *Node) func(func(int, string) bool) {
	return func(yield func(int, string) bool) {
		stop := false
		n.Walk(func(k *Node) bool {
			if stop || k.Name == "c:extLst" {
				return false
			}
			if k.Name == "c:pt" {
				i, err := strconv.Atoi(k.Attr("idx"))
				if err == nil && i >= 0 && i < maxCategories {
					stop = !yield(i, k.Child("c:v").chars())
				}
				return false
			}
			return true
		})
	}
}

// figures reads the cached values of c:val.
func figures(n *Node) []float64 {
	out := make([]float64, 0, 16)
	for i, text := range points(n) {
		for len(out) <= i {
			out = append(out, math.NaN())
		}
		if v, err := strconv.ParseFloat(strings.TrimSpace(text), 64); err == nil && math.Abs(v) < 1e15 {
			out[i] = v
		}
	}
	return out
}
