package docx

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
