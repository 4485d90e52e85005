// Package check holds the rules that a ledger and a paper must keep: one table
// entry, one stable code, one test case each.
package check

import (
	"zhenggai/internal/source"
)

// Text is a finished paper before it is written.
type Text struct {
	Name       string      // file name, for messages
	Paragraphs []Paragraph // every paragraph of every part
	Public     bool
	Masked     bool          // names no person: a public paper, or a party circular
	Self       string        // 自称 of the office, "" when the ledgers give none
	Persons    []source.Fact // names in the columns for responsible persons, and their cells
	Allowed    []string      // persons a public paper may name
}

// Paragraph is one paragraph of a paper and the ledger text inside it.
type Paragraph struct {
	At     source.Pos
	Text   string
	Pieces []Piece
}

// Piece is a part of a paragraph that came from cells: runes Start to End.
type Piece struct {
	Start, End int
	From       []source.Pos
}

// rule is one rule for finished text. Find returns where it is broken.
type rule struct {
	code  string
	level source.Level
	who   reader
	find  func(Text) []spot
	hint  string
}

// reader says which papers a rule is for, by who reads them.
type reader int

const (
	everyone  reader = iota
	outsiders        // those without internal names: circulars and public papers
	publicly         // public papers
)

func (r reader) meets(t Text) bool {
	return r == everyone || t.Public || r == outsiders && t.Masked
}

// hit is one place in a paragraph: runes start to end, and what is wrong there.
type hit struct {
	start, end int
	text       string
	also       []source.Pos
}

// spot is a hit in one of the paragraphs of a paper.
type spot struct {
	para int
	hit
}

// inEach is a rule that looks at one paragraph at a time.
func inEach(find func(Text, Paragraph) []hit) func(Text) []spot {
	return func(t Text) []spot {
		var out []spot
		for i, p := range t.Paragraphs {
			for _, h := range find(t, p) {
				out = append(out, spot{i, h})
			}
		}
		return out
	}
}

// Paper applies every rule to a finished paper.
func Paper(t Text) source.Problems {
	var out source.Problems
	for _, r := range paperRules {
		if !r.who.meets(t) {
			continue
		}
		for _, s := range r.find(t) {
			out = append(out, r.problem(t.Paragraphs[s.para], s.hit))
		}
	}
	return append(out, reviewed(t)...)
}

// problem places a hit at the cell it came from, when it came from one, and at
// the paragraph; the mend is in the ledger then.
func (r rule) problem(p Paragraph, h hit) source.Problem {
	out := source.Problem{Code: r.code, Level: r.level, At: p.At, Text: h.text, Hint: r.hint, Also: h.also}
	for _, piece := range p.Pieces {
		if h.start < piece.End && h.end > piece.Start && len(piece.From) > 0 {
			out.At, out.Also = piece.From[0], append([]source.Pos{p.At}, h.also...)
			break
		}
	}
	return out
}
