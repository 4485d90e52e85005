package docx

import (
	"strings"
	"unicode/utf8"
)

// breakTitle puts line breaks into a title and answers behind which of its
// characters.
func (a *arranger) breakTitle(p *Paragraph, lines func(now []string, most float64) []string) []int {
	el := a.paragraphs[p.Number]
	cuts := titleCuts(ParagraphText(el), capacity(a.section, p), lines)
	if len(cuts) > 0 {
		(&cutter{cuts: cuts}).children(el)
	}
	return cuts
}

// capacity is how many characters of full width a line of a paragraph takes.
func capacity(s *Section, p *Paragraph) float64 {
	for _, in := range p.Inlines {
		if t, ok := in.(Text); ok && t.Format.Size+t.Format.Spacing > 0 {
			return float64(s.Width-s.Left-s.Right-p.Left-p.Right) / float64(t.Format.Size+t.Format.Spacing)
		}
	}
	return 0
}

// titleCuts are the places of new line breaks, in characters of the text as it
// is now.
func titleCuts(text string, most float64, lines func([]string, float64) []string) []int {
	if most <= 0 || text == "" {
		return nil
	}
	now := strings.Split(text, "\n")
	var cuts []int
	at, left := 0, utf8.RuneCountInString(now[0])
	for _, l := range lines(now, most) {
		n := utf8.RuneCountInString(l)
		at, left = at+n, left-n
		switch {
		case left > 0:
			cuts = append(cuts, at)
		case len(now) > 1:
			now = now[1:]
			at, left = at+1, utf8.RuneCountInString(now[0])
		}
	}
	return cuts
}

// cutter puts line breaks into the text below an element.
type cutter struct {
	cuts []int
	at   int // characters so far
}

func (c *cutter) children(n *Node) {
	var kids []*Node
	for _, k := range n.Kids {
		switch {
		case k.Name == "w:t":
			kids = append(kids, c.text(k)...)
			continue
		case textOf[k.Name] != "":
			c.at++
		case k.Name != "" && !isNotText(k):
			c.children(k)
		}
		kids = append(kids, k)
	}
	n.Kids = kids
}

// text divides a w:t at the cuts that fall before its characters.
func (c *cutter) text(t *Node) []*Node {
	rest := []rune(spaced(t))
	var out []*Node
	for len(c.cuts) > 0 && c.cuts[0] < c.at+len(rest) {
		n := c.cuts[0] - c.at
		if n > 0 {
			out = append(out, preserved(rest[:n]))
		}
		out = append(out, El("w:br", nil))
		rest, c.at, c.cuts = rest[n:], c.at+n, c.cuts[1:]
	}
	c.at += len(rest)
	if len(out) == 0 {
		return []*Node{t}
	}
	return append(out, preserved(rest))
}

func preserved(text []rune) *Node {
	return El("w:t", []string{"xml:space", "preserve"}, Chars(string(text)))
}
