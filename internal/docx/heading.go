package docx

import "regexp"

// Heading is the outline level of a paragraph and its words in one line; level 0
// for body text and for a heading without words, which is none.
func (p *Paragraph) Heading() (level int, title string) {
	if title = p.line(); title == "" {
		return 0, ""
	}
	return p.Outline, title
}

func (p *Paragraph) line() string {
	s := ""
	if p.Label != nil {
		s = p.Label.Text
	}
	for _, in := range p.Inlines {
		switch in := in.(type) {
		case Text:
			s += in.Text
		case Break:
			s += " "
		}
	}
	return s
}

// InContents reports an entry of a table of contents.
func (p *Paragraph) InContents() bool { return contentsStyle.MatchString(p.Style) }

var contentsStyle = regexp.MustCompile(`^(?i:toc) [1-9]$`)

// Heads is the number of leading rows that head the columns and repeat on every
// page; rows that are all of the table head nothing.
func (t *Table) Heads() int {
	for i := range t.Rows {
		if !t.Rows[i].Header {
			return i
		}
	}
	return 0
}
