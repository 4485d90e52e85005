package pdf

import (
	"cmp"
	"fmt"

	"zhenggai/internal/docx"
	"zhenggai/internal/layout"
)

// structure is what the words of a file are (ISO 32000-1, 14.7 and 14.8), for
// screen readers and for readers that make a page fit a telephone: the Document
// as a tree, and of every item on a page the element it belongs to.
type structure struct {
	elements []element
	owners   map[layout.From]owner
	leads    func(url string) bool
	notes    []int // the elements of notes
	mute     bool  // a picture has no words for those who cannot see it
}

// element is one element. Those inside a paragraph take their place among its
// kids when their content is met.
type element struct {
	role   string
	level  int // of the outline, for a heading
	parent int
	placed bool
	live   bool // has content, or a place in a table
	kids   []kid
	words  string         // for a Figure and a Link, what is read aloud
	attrs  string         // its further entries
	shape  []layout.Point // of a Figure: points around all of it
	ref    ref            // 0 for an element without content, which is left out
}

// kid is an element, a marked piece of a page's content or an annotation.
type kid struct {
	kind kidKind
	page int // of content and annotations
	n    int // index of the element, MCID, or object of the annotation
}

type kidKind uint8

const (
	elementKid kidKind = iota
	contentKid
	annotationKid
)

// owner is the element that an item belongs to, or, below zero, why it is no
// content (14.8.2.2).
type owner int

const (
	decoration owner = -1 - iota
	repeated
	header
	footer
)

// structured makes the tree of a document; leads tells links from those that
// lead nowhere.
func structured(d *docx.Document, leads func(string) bool) *structure {
	s := &structure{owners: map[layout.From]owner{}, leads: leads}
	root := s.add("Document", -1)
	for i := range d.Sections {
		section := &d.Sections[i]
		s.blocks(s.add("Sect", root), section.Blocks)
		for _, st := range [][]docx.Block{section.Headers.Default, section.Headers.Even, section.Headers.First} {
			s.aside(st, header)
		}
		for _, st := range [][]docx.Block{section.Footers.Default, section.Footers.Even, section.Footers.First} {
			s.aside(st, footer)
		}
	}
	return s
}

// make adds an element that is still to be placed among the kids of its parent.
func (s *structure) make(role string, parent int) int {
	s.elements = append(s.elements, element{role: role, parent: parent})
	return len(s.elements) - 1
}

func (s *structure) add(role string, parent int) int {
	e := s.make(role, parent)
	s.place(e)
	return e
}

// place puts an element behind the present kids of its parent.
func (s *structure) place(e int) {
	el := &s.elements[e]
	if !el.placed && el.parent >= 0 {
		up := &s.elements[el.parent]
		up.kids = append(up.kids, kid{kind: elementKid, n: e})
	}
	el.placed = true
}

// aside makes artifacts of the paragraphs of a header or footer.
func (s *structure) aside(blocks []docx.Block, kind owner) {
	for _, b := range blocks {
		switch b := b.(type) {
		case *docx.Paragraph:
			s.owners[layout.From{Paragraph: b, Inline: -1}] = kind
		case *docx.Table:
			for i := range b.Rows {
				for k := range b.Rows[i].Cells {
					s.aside(b.Rows[i].Cells[k].Blocks, kind)
				}
			}
		}
	}
}

// blocks adds blocks to an element; neighbours that make up a list or a table
// of contents stand in one.
func (s *structure) blocks(parent int, blocks []docx.Block) {
	group, holder := "", parent
	for _, b := range blocks {
		switch b := b.(type) {
		case *docx.Table:
			group = ""
			s.table(parent, b)
		case *docx.Paragraph:
			if now := grouped(b); now != group {
				if group, holder = now, parent; group != "" {
					holder = s.add(group, parent)
				}
			}
			switch group {
			case "TOC":
				s.paragraph(s.add("TOCI", holder), b)
			case "L":
				s.only(s.add("LBody", s.add("LI", holder)), []docx.Block{b})
			default:
				s.paragraph(parent, b)
			}
		}
	}
}

// grouped is the element that a paragraph shares with its neighbours.
func grouped(p *docx.Paragraph) string {
	level, _ := p.Heading()
	switch {
	case p.InContents():
		return "TOC"
	case p.Label != nil && level == 0:
		return "L"
	}
	return ""
}

// only adds blocks to an element that they fill: a paragraph alone in it needs
// no element of its own.
func (s *structure) only(e int, blocks []docx.Block) {
	if len(blocks) == 1 {
		p, ok := blocks[0].(*docx.Paragraph)
		if ok && grouped(p) != "TOC" && p.Outline == 0 && !noted(p) {
			s.own(e, p)
			return
		}
	}
	s.blocks(e, blocks)
}

func noted(p *docx.Paragraph) bool {
	for _, in := range p.Inlines {
		if _, ok := in.(*docx.Note); ok {
			return true
		}
	}
	return false
}

// paragraph adds a paragraph and, behind it, its notes.
func (s *structure) paragraph(parent int, p *docx.Paragraph) {
	e := s.add("P", parent)
	s.elements[e].level, _ = p.Heading()
	s.own(e, p)
	for _, in := range p.Inlines {
		if n, ok := in.(*docx.Note); ok {
			note := s.add("Note", parent)
			s.elements[note].attrs = fmt.Sprintf("/ID(%s)", noteID(len(s.notes)))
			s.notes = append(s.notes, note)
			s.blocks(note, n.Blocks)
		}
	}
}

// noteID names a note so that the names are in order.
func noteID(n int) string { return fmt.Sprintf("note%06d", n+1) }

// own makes the text of a paragraph that of an element, and its links, numbers
// of notes, pictures and charts elements inside it.
func (s *structure) own(e int, p *docx.Paragraph) {
	s.owners[layout.From{Paragraph: p, Inline: -1}] = owner(e)
	url, link := "", -1
	for i, in := range p.Inlines {
		inner := -1
		switch in := in.(type) {
		case docx.Text:
			if in.Link != url {
				url, link = in.Link, -1
			}
			if url != "" && link < 0 && s.leads(url) {
				link = s.make("Link", e)
			}
			if inner = link; link >= 0 {
				s.elements[link].words += in.Text
			}
		case docx.TabChar:
			continue
		case *docx.Note:
			inner = s.make("Reference", e)
		case docx.Picture:
			inner = s.figure(e, in.Alt)
		case docx.Chart:
			inner = s.figure(e, cmp.Or(in.Alt, in.Text()))
		}
		if inner != link {
			url, link = "", -1
		}
		if inner >= 0 {
			s.owners[layout.From{Paragraph: p, Inline: int32(i)}] = owner(inner)
		}
	}
}

func (s *structure) figure(parent int, words string) int {
	e := s.make("Figure", parent)
	s.elements[e].words = words
	s.mute = s.mute || words == ""
	return e
}

// of is the element of an item.
func (s *structure) of(from layout.From) owner {
	switch {
	case from.Paragraph == nil:
		return decoration
	case from.Again:
		return repeated
	}
	o, ok := s.owners[from]
	if !ok {
		from.Inline = -1
		if o, ok = s.owners[from]; !ok {
			return decoration
		}
	}
	return o
}
