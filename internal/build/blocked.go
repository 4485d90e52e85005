package build

import (
	"slices"

	"zhenggai/internal/fill"
	"zhenggai/internal/source"
)

// blocking picks the errors of the ledgers that keep a paper with these leaves
// from being made: a bad cell blocks the papers that read it, a bad sheet those
// that read its workbook, and a workbook that cannot be read blocks everything.
func blocking(found source.Problems, leaves []fill.Leaf) source.Problems {
	if !found.Blocking() {
		return nil
	}
	read := map[source.Pos]bool{}
	for _, l := range leaves {
		for _, p := range l.From {
			read[p] = true
			read[source.Pos{File: p.File}] = true
		}
	}
	touches := func(at source.Pos) bool {
		switch {
		case at.Sheet == "":
			return true
		case at.Cell == "":
			return read[source.Pos{File: at.File}]
		}
		return read[at]
	}
	var out source.Problems
	for _, p := range found {
		if p.Level == source.Error && (touches(p.At) || slices.ContainsFunc(p.Also, touches)) {
			out = append(out, p)
		}
	}
	return out
}
