package fill

import (
	"slices"
	"unicode/utf8"

	"zhenggai/internal/docx"
)

// tracer notes the values of each paragraph while it is made; the paragraphs'
// numbers are known when the part is complete.
type tracer struct {
	open   []openPiece // values of the paragraphs under way, the innermost last
	places []int       // of those paragraphs in made
	made   []*madeParagraph
	slab   slab[madeParagraph]
	pieces slab[Piece]
	buffer []byte
	traces []Trace // of the complete parts, in document order
}

// openPiece is a value in a paragraph that is not yet complete.
type openPiece struct {
	run *docx.Node
	Piece
}

// madeParagraph is a paragraph of the part under way; el is nil when it holds no
// values or has gone.
type madeParagraph struct {
	el     *docx.Node
	text   string
	pieces []Piece
	charts []Trace
}

func (t *tracer) begin() (open int) {
	t.places = append(t.places, len(t.made))
	t.made = append(t.made, &t.slab.take(1)[0])
	return len(t.open)
}

// paragraph is that being made.
func (t *tracer) paragraph() *madeParagraph { return t.made[t.places[len(t.places)-1]] }

// forget drops the paragraph being made and all in it.
func (t *tracer) forget(open int) {
	last := len(t.places) - 1
	t.open, t.made, t.places = t.open[:open], t.made[:t.places[last]], t.places[:last]
}

// chart notes a chart in the paragraph being made.
func (t *tracer) chart(c Trace) {
	made := t.paragraph()
	made.charts = append(made.charts, c)
}

func (t *tracer) value(run *docx.Node, p Piece) { t.open = append(t.open, openPiece{run, p}) }

// end notes a complete paragraph.
func (t *tracer) end(open int, el *docx.Node) {
	made := t.paragraph()
	t.places = t.places[:len(t.places)-1]
	own := t.open[open:]
	if len(made.charts) > 0 {
		made.el = el
	}
	if len(own) == 0 {
		return
	}
	if made.text = own[0].Text; !onlyRun(el, own[0].run) {
		made.text = t.read(el, own)
	}
	made.el, made.pieces = el, t.pieces.take(len(own))
	for i := range own {
		made.pieces[i] = own[i].Piece
	}
	t.open = t.open[:open]
}

// onlyRun reports that a paragraph holds nothing but a run.
func onlyRun(p, run *docx.Node) bool {
	return !slices.ContainsFunc(p.Kids, func(k *docx.Node) bool { return k != run && k.Name != "w:pPr" })
}

// read answers the text of a paragraph and notes where its values begin.
func (t *tracer) read(p *docx.Node, values []openPiece) string {
	r := runReader{buffer: t.buffer[:0], pieces: values}
	for _, k := range p.Kids {
		r.inline(k)
	}
	t.buffer = r.buffer
	return string(r.buffer)
}

// runReader reads the text of a paragraph and finds where its values begin.
type runReader struct {
	buffer []byte
	length int // in characters
	pieces []openPiece
	next   int
}

func (r *runReader) inline(n *docx.Node) {
	switch {
	case n.Name == "w:r":
		if r.next < len(r.pieces) && r.pieces[r.next].run == n {
			r.pieces[r.next].Start = r.length
			r.next++
		}
		for _, c := range n.Kids {
			s := charText(c)
			if s == object {
				s = ""
				if c.Name == "w:br" {
					s = "\n"
				}
			}
			r.buffer = append(r.buffer, s...)
			r.length += utf8.RuneCountInString(s)
		}
	case inlineWrappers[n.Name]:
		for _, k := range n.Kids {
			r.inline(k)
		}
	}
}

// complete gives the paragraphs of a part their numbers. What has gone, and what
// only repeats the paragraph before it for old programs, is left out.
func (t *tracer) complete(part string, tree *docx.Node) {
	made := slices.DeleteFunc(t.made, func(m *madeParagraph) bool { return m.el == nil })
	t.traces = slices.Grow(t.traces, len(made))
	last := 0
	paragraphs(tree, func(el *docx.Node, number int) {
		again := number == last
		last = number
		if len(made) == 0 || made[0].el != el {
			return
		}
		if !again {
			t.finished(part, number, made[0])
		}
		made = made[1:]
	})
	t.made = t.made[:0]
}

// finished adds the traces of a complete paragraph and of the charts in it.
func (t *tracer) finished(part string, number int, m *madeParagraph) {
	if len(m.pieces) > 0 {
		t.traces = append(t.traces, Trace{Part: part, Para: number, Text: m.text, Pieces: m.pieces})
	}
	for _, c := range m.charts {
		c.Part, c.Para = part+docx.ChartPart, number
		t.traces = append(t.traces, c)
	}
}
