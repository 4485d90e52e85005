package fill

import (
	"strings"
	"unicode/utf8"

	"zhenggai/internal/docx"
)

// trace lists the paragraphs of the output that hold values.
func (f *filler) trace(file *docx.File) []Trace {
	var out []Trace
	for _, p := range f.bound.template.parts {
		tree, err := file.Tree(p.Part)
		if err != nil || tree == nil {
			continue
		}
		last := 0
		paragraphs(tree, func(el *docx.Node, number int) {
			if number == last {
				return
			}
			last = number
			if text, pieces := f.paragraph(el); len(pieces) > 0 {
				out = append(out, Trace{Part: p.Name, Para: number, Text: text, Pieces: pieces})
			}
		})
	}
	return out
}

func (f *filler) paragraph(el *docx.Node) (string, []Piece) {
	var text strings.Builder
	var pieces []Piece
	at := 0
	for _, k := range el.Kids {
		eachRun(k, func(run *docx.Node) {
			if p := f.pieces[run]; p != nil {
				p.Start = at
				pieces = append(pieces, *p)
			}
			for _, c := range run.Kids {
				if s := charText(c); s != object || c.Name == "w:br" {
					s = strings.ReplaceAll(s, object, "\n")
					text.WriteString(s)
					at += utf8.RuneCountInString(s)
				}
			}
		})
	}
	return text.String(), pieces
}
