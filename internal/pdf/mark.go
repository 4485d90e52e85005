package pdf

import (
	"strconv"

	"zhenggai/internal/layout"
)

// mark is how a piece of content is marked: with an MCID, or as an artifact.
type mark int

const unmarked mark = -1 << 31

// artifacts are the marks of owners below zero.
var artifacts = [...]string{
	-1 - decoration: "/Artifact<</Type/Layout>>BDC",
	-1 - repeated:   "/Artifact<</Type/Pagination>>BDC",
	-1 - header:     "/Artifact<</Type/Pagination/Subtype/Header>>BDC",
	-1 - footer:     "/Artifact<</Type/Pagination/Subtype/Footer>>BDC",
}

// markedPage is the marks of the items of a page, the element of each MCID, and
// the links.
type markedPage struct {
	marks    []mark
	elements []int
	links    []annotation
}

// pen is what one layer of a page was marked with last: text is painted above
// everything else, so that a chart takes one MCID in each layer.
type pen struct {
	from layout.From
	of   owner
	mark mark
}

// markPage marks the items of a page: neighbours that belong to one element
// share an MCID.
func (s *structure) markPage(page int, p *layout.Page) markedPage {
	out := markedPage{marks: make([]mark, len(p.Items))}
	pens := [2]pen{{of: decoration, mark: mark(decoration)}, {of: decoration, mark: mark(decoration)}}
	for i, it := range p.Items {
		layer, from := 0, layout.From{}
		switch it := it.(type) {
		case *layout.Text:
			if layer, from = 1, it.From; len(it.Glyphs) == 0 {
				continue
			}
		case *layout.Area:
			from = it.From
		case layout.Rule:
			from = it.From
		case layout.Image:
			from = it.From
		default:
			continue
		}
		last := &pens[layer]
		if last.from != from {
			last.from = from
			if o := s.of(from); o != last.of {
				last.of, last.mark = o, s.next(&out, page, o)
			}
		}
		out.marks[i] = last.mark
		if o := last.of; o >= 0 && s.elements[o].role == "Figure" {
			s.elements[o].shape = append(s.elements[o].shape, corners(it)...)
		}
	}
	return out
}

// next is the mark of an owner's next piece.
func (s *structure) next(p *markedPage, page int, o owner) mark {
	if o < 0 {
		return mark(o)
	}
	s.attach(int(o), kid{kind: contentKid, page: page, n: len(p.elements)})
	p.elements = append(p.elements, int(o))
	return mark(len(p.elements) - 1)
}

// attach gives content to an element, which then stands in its parent.
func (s *structure) attach(e int, k kid) {
	s.place(e)
	s.elements[e].kids = append(s.elements[e].kids, k)
}

// mark begins a piece of content unless it goes on.
func (b *painter) mark(m mark) {
	if m == b.marked {
		return
	}
	b.unmark()
	b.marked = m
	if m < 0 {
		b.op(artifacts[-1-m])
		return
	}
	b.out = append(append(b.out, '/'), b.roles(m)...)
	b.out = strconv.AppendInt(append(b.out, "<</MCID "...), int64(m), 10)
	b.op(">>BDC")
}

func (b *painter) unmark() {
	if b.marked != unmarked {
		b.op("EMC")
	}
	b.marked = unmarked
}

// corners are points around an item.
func corners(it layout.Item) []layout.Point {
	switch it := it.(type) {
	case *layout.Text:
		return []layout.Point{{X: it.X, Y: it.Y - it.Size}, {X: it.X + it.Width, Y: it.Y}}
	case *layout.Area:
		return it.Points
	case layout.Rule:
		return []layout.Point{{X: it.X1, Y: it.Y1}, {X: it.X2, Y: it.Y2}}
	case layout.Image:
		return []layout.Point{{X: it.X, Y: it.Y}, {X: it.X + it.Width, Y: it.Y + it.Height}}
	}
	return nil
}
