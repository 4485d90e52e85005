package build

import (
	"path"
	"strings"
	"unicode/utf8"

	"zhenggai/internal/fill"
	"zhenggai/internal/source"
)

// Origin is a place in a paper where words stand, and where they came from.
type Origin struct {
	Paper    string // output name
	At       source.Pos
	Text     string       // the whole paragraph
	Pieces   []fill.Piece // those that the words touch
	Template bool         // the words, or some of them, stand in the template itself
}

// Origins finds words in a paper that was written. file is its path, its name
// or its name without extension; ok is false when no such paper was written.
func Origins(out, file, words string) (found []Origin, ok bool) {
	log := readLog(out)
	for _, name := range sortedKeys(log.Papers) {
		if !names(name, file) {
			continue
		}
		d, _ := ReadDetail(out, name)
		ok = true
		for _, t := range d.Trace {
			found = append(found, origins(name, t, words)...)
		}
	}
	return found, ok
}

// names reports whether a file given on the command line means an output.
func names(name, file string) bool {
	file = strings.ReplaceAll(file, `\`, "/")
	base := strings.TrimSuffix(strings.TrimSuffix(path.Base(file), ".docx"), ".pdf")
	return base == path.Base(name)
}

func origins(name string, t fill.Trace, words string) []Origin {
	var out []Origin
	for from := 0; ; {
		i := strings.Index(t.Text[from:], words)
		if i < 0 || words == "" {
			return out
		}
		start := utf8.RuneCountInString(t.Text[:from+i])
		o := Origin{
			Paper: name, Text: t.Text,
			At: source.Pos{File: path.Base(name) + ".docx", Part: t.Part, Para: t.Para},
		}
		o.touch(t.Pieces, start, start+utf8.RuneCountInString(words))
		out = append(out, o)
		from += i + len(words)
	}
}

// touch keeps the pieces that overlap runes start to end.
func (o *Origin) touch(pieces []fill.Piece, start, end int) {
	covered := 0
	for _, p := range pieces {
		stop := p.Start + utf8.RuneCountInString(p.Text)
		if p.Start < end && stop > start {
			o.Pieces = append(o.Pieces, p)
			covered += min(stop, end) - max(p.Start, start)
		}
	}
	o.Template = covered < end-start
}
