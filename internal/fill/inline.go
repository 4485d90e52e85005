package fill

import (
	"slices"
	"strconv"
	"strings"

	"zhenggai/internal/docx"
)

// marker is the name of the element that stands for a tag once the paragraph
// has been cut; its Text is the tag's id, its child the format of its run.
const marker = "#tag"

// object stands in a paragraph's text for what is not text.
const object = "\uFFFC"

// inlineWrappers hold runs of the paragraph they are in.
var inlineWrappers = map[string]bool{
	"w:hyperlink": true, "w:smartTag": true, "w:sdt": true, "w:sdtContent": true, "w:fldSimple": true,
	"w:customXml": true, "w:dir": true, "w:bdo": true, "w:ins": true, "w:moveTo": true,
}

// invisible are children of a run that print nothing of their own.
var invisible = map[string]bool{
	"w:rPr": true, "w:fldChar": true, "w:instrText": true, "w:delText": true, "w:lastRenderedPageBreak": true,
	"w:delInstrText": true, "w:annotationRef": true,
}

// inlineText is the text of a paragraph with an object character for pictures
// and the like; text boxes anchored in it are paragraphs of their own.
func inlineText(p *docx.Node) string {
	var b strings.Builder
	for _, k := range p.Kids {
		eachRun(k, func(run *docx.Node) {
			for _, c := range run.Kids {
				b.WriteString(charText(c))
			}
		})
	}
	return b.String()
}

func eachRun(n *docx.Node, visit func(*docx.Node)) {
	switch {
	case n.Name == "w:r":
		visit(n)
	case inlineWrappers[n.Name]:
		for _, k := range n.Kids {
			eachRun(k, visit)
		}
	}
}

// charText is what a child of a run contributes to the paragraph's text.
func charText(n *docx.Node) string {
	switch n.Name {
	case "w:t":
		return spaced(n)
	case "w:tab", "w:ptab":
		return "\t"
	case "w:br", "w:cr":
		if k := n.Attr("w:type"); k == "page" || k == "column" {
			return object
		}
		return "\n"
	case "w:noBreakHyphen":
		return "\u2011"
	case "w:softHyphen":
		return "\u00ad"
	}
	if n.Name == "" || invisible[n.Name] {
		return ""
	}
	return object
}

// spaced is the text of a w:t: outer white space counts only when it is said
// to be preserved.
func spaced(n *docx.Node) string {
	var s string
	for _, k := range n.Kids {
		if k.Name == "" {
			s += k.Text
		}
	}
	if n.Attr("xml:space") != "preserve" {
		s = strings.Trim(s, " \t\r\n")
	}
	if !strings.ContainsAny(s, "\t\r\n") {
		return s
	}
	return strings.Map(func(r rune) rune {
		if r == '\t' || r == '\r' || r == '\n' {
			return ' '
		}
		return r
	}, s)
}

// cutter replaces the characters of tags by markers, run by run.
type cutter struct {
	marks []mark // in order; those already passed are dropped
	off   int    // offset in the paragraph's text
}

// cut puts markers into a paragraph where its tags stand. Spelling marks are
// dropped, bookmarks stay.
func cut(p *docx.Node, marks []mark) {
	c := &cutter{marks: marks}
	c.kids(p)
}

func (c *cutter) kids(n *docx.Node) {
	var out []*docx.Node
	for _, k := range n.Kids {
		switch {
		case k.Name == "w:r":
			out = append(out, c.run(k)...)
		case k.Name == "w:proofErr":
		case inlineWrappers[k.Name]:
			c.kids(k)
			out = append(out, k)
		default:
			out = append(out, k)
		}
	}
	n.Kids = out
}

// run splits a run where tags begin and end; a run without tags stays whole,
// and what is left empty is dropped.
func (c *cutter) run(run *docx.Node) []*docx.Node {
	length := 0
	for _, k := range run.Kids {
		length += len(charText(k))
	}
	if len(c.marks) == 0 || c.marks[0].start >= c.off+length || length == 0 {
		c.off += length
		return []*docx.Node{run}
	}
	s := splitter{run: run, format: run.Child("w:rPr")}
	for _, k := range run.Kids {
		if k.Name != "w:rPr" {
			c.char(&s, k)
		}
	}
	s.flush()
	return s.out
}

// char passes one child of a run: whole, in pieces, or, inside a tag, not at
// all.
func (c *cutter) char(s *splitter, k *docx.Node) {
	text := charText(k)
	if text == "" {
		s.kids = append(s.kids, k)
		return
	}
	start, end := c.off, c.off+len(text)
	c.off = end
	for pos := start; pos < end; {
		switch {
		case len(c.marks) == 0 || c.marks[0].start >= end:
			s.keep(k, text, pos-start, len(text))
			pos = end
		case c.marks[0].start > pos:
			s.keep(k, text, pos-start, c.marks[0].start-start)
			pos = c.marks[0].start
		default:
			m := c.marks[0]
			if m.start == pos {
				s.mark(m.tag)
			}
			pos = min(end, m.end)
			if pos == m.end {
				c.marks = c.marks[1:]
			}
		}
	}
}

// splitter collects the runs and markers that a run becomes.
type splitter struct {
	run, format *docx.Node
	kids        []*docx.Node
	out         []*docx.Node
}

func (s *splitter) keep(k *docx.Node, text string, from, to int) {
	if from > 0 || to < len(text) {
		k = textNode(text[from:to])
	}
	s.kids = append(s.kids, k)
}

func (s *splitter) mark(t *tag) {
	s.flush()
	m := &docx.Node{Name: marker, Text: strconv.Itoa(t.id)}
	if s.format != nil {
		m.Kids = []*docx.Node{s.format.Clone()}
	}
	s.out = append(s.out, m)
}

func (s *splitter) flush() {
	if len(s.kids) == 0 {
		return
	}
	r := &docx.Node{Name: s.run.Name, Attrs: slices.Clone(s.run.Attrs)}
	if s.format != nil {
		r.Kids = append(r.Kids, s.format.Clone())
	}
	r.Kids = append(r.Kids, s.kids...)
	s.out, s.kids = append(s.out, r), nil
}

// textNode is a w:t that keeps its outer blanks.
func textNode(s string) *docx.Node {
	return &docx.Node{Name: "w:t", Attrs: preserving(s), Kids: []*docx.Node{docx.Chars(s)}}
}

// preserving are the attributes of a w:t with such text.
func preserving(s string) []docx.Attr {
	if s == strings.Trim(s, " ") {
		return nil
	}
	return []docx.Attr{{Name: "xml:space", Value: "preserve"}}
}
