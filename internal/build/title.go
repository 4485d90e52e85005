package build

import (
	"slices"
	"unicode/utf8"

	"zhenggai/internal/docx"
	"zhenggai/internal/fill"
	"zhenggai/internal/zh"
)

// arrange sets titles, 发文机关标志 and signatures by their words, and moves the
// pieces of the trace behind the breaks of titles.
func arrange(f *docx.File, trace []fill.Trace, sealed bool) ([]fill.Trace, error) {
	cuts, err := f.Arrange(zh.BreakTitle, sealed)
	if err != nil || len(cuts) == 0 {
		return trace, err
	}
	body := f.Stories()[0].Name
	for i, t := range trace {
		if c := cuts[t.Para]; t.Part == body && len(c) > 0 {
			trace[i].Pieces = behindBreaks(t.Pieces, c)
		}
	}
	return trace, nil
}

// behindBreaks moves pieces by the breaks before them; one with a break inside
// becomes two.
func behindBreaks(pieces []fill.Piece, cuts []int) []fill.Piece {
	var out []fill.Piece
	for _, p := range pieces {
		n := 0
		for _, cut := range cuts {
			stop := p.Start + utf8.RuneCountInString(p.Text)
			if p.Start < cut && cut < stop {
				head, rest := p, []rune(p.Text)
				head.Text, p.Text = string(rest[:cut-p.Start]), string(rest[cut-p.Start:])
				head.Start += n
				out, p.Start = append(out, head), cut
			}
			if cut <= p.Start {
				n++
			}
		}
		p.Start += n
		out = append(out, p)
	}
	return slices.Clip(out)
}
