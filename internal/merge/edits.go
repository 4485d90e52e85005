package merge

import (
	"strings"
	"unicode/utf8"

	"zhenggai/internal/docx"
	"zhenggai/internal/source"
)

// Para is a paragraph as text.
type Para struct {
	At   source.Pos
	Text string
}

// Paras lists the paragraphs of a file that say something.
func Paras(f *docx.File) []Para {
	var out []Para
	for at, text := range docx.Paragraphs(f) {
		if strings.TrimSpace(text) != "" {
			out = append(out, Para{at, text})
		}
	}
	return out
}

// Edit is a sentence that says something else than before. Old or New is empty
// when the sentence was put in or taken out; the zero Para says that the whole
// paragraph was.
type Edit struct {
	Old, New           string
	OldPara, NewPara   Para
	OldStart, NewStart int // of the sentences, in characters from the start of the paragraph
}

// Edits lists the sentences that differ between two versions, in reading order.
func Edits(old, now []Para) []Edit {
	var out []Edit
	for _, s := range align(old, now, func(a, b Para) bool { return a.At.Part == b.At.Part && a.Text == b.Text }) {
		if s.same {
			continue
		}
		was, is := old[s.a0:s.a1], now[s.b0:s.b1]
		for _, p := range pair(was, is, likePara) {
			out = append(out, sentenceEdits(at(was, p.a), at(is, p.b))...)
		}
	}
	return out
}

func likePara(a, b Para) float64 {
	if a.At.Part != b.At.Part {
		return 0
	}
	return likeness(a.Text, b.Text)
}

func at(list []Para, i int) Para {
	if i < 0 {
		return Para{}
	}
	return list[i]
}

func sentenceEdits(old, now Para) []Edit {
	var out []Edit
	was, is := Sentences(old.Text), Sentences(now.Text)
	oldStart, newStart := starts(was), starts(is)
	for _, s := range align(was, is, func(a, b string) bool { return a == b }) {
		if s.same {
			continue
		}
		for _, p := range pair(was[s.a0:s.a1], is[s.b0:s.b1], likeness) {
			e := Edit{OldPara: old, NewPara: now}
			if p.a >= 0 {
				e.Old, e.OldStart = was[s.a0+p.a], oldStart[s.a0+p.a]
			}
			if p.b >= 0 {
				e.New, e.NewStart = is[s.b0+p.b], newStart[s.b0+p.b]
			}
			out = append(out, e)
		}
	}
	return out
}

// Sentences splits a paragraph behind 。！？； and line feeds; closing quotation
// marks and brackets stay with their sentence.
func Sentences(text string) []string {
	var out []string
	from, ended := 0, false
	for i, r := range text {
		switch {
		case strings.ContainsRune("。！？；\n", r):
			ended = true
		case ended && !strings.ContainsRune("”’）】》", r):
			out = append(out, text[from:i])
			from, ended = i, false
		}
	}
	if from < len(text) {
		out = append(out, text[from:])
	}
	return out
}

// starts are the places of sentences in characters.
func starts(sentences []string) []int {
	out, n := make([]int, len(sentences)), 0
	for i, s := range sentences {
		out[i] = n
		n += utf8.RuneCountInString(s)
	}
	return out
}

// Differing is the part of two texts between what they have in common at the
// beginning and at the end, in characters of each.
func Differing(a, b string) (aFrom, aTo, bFrom, bTo int) {
	x, y := []rune(a), []rune(b)
	head := 0
	for head < len(x) && head < len(y) && x[head] == y[head] {
		head++
	}
	tail := 0
	for tail < len(x)-head && tail < len(y)-head && x[len(x)-1-tail] == y[len(y)-1-tail] {
		tail++
	}
	return head, len(x) - tail, head, len(y) - tail
}
