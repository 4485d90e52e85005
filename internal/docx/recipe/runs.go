package recipe

import (
	"strings"

	"zhenggai/internal/docx"
)

func (w *writer) runs(s []span) []*docx.Node {
	var out []*docx.Node
	for _, x := range s {
		if x.note {
			out = append(out, w.note(x.text))
			continue
		}
		var rPr []*docx.Node
		if x.style != "" {
			rPr = append(rPr, val("w:rStyle", x.style))
		}
		rPr = append(rPr, docx.El("w:rFonts", []string{"w:hint", "eastAsia"}))
		run := docx.El("w:r", nil, docx.El("w:rPr", nil, rPr...))
		run.Kids = append(run.Kids, content(x.text)...)
		out = append(out, run)
	}
	return out
}

// content is text with its line breaks and tabs.
func content(text string) []*docx.Node {
	var out []*docx.Node
	for text != "" {
		n := strings.IndexAny(text, "\n\t")
		if n < 0 {
			n = len(text)
		}
		if n > 0 {
			out = append(out, docx.WordText(text[:n]))
			text = text[n:]
			continue
		}
		out = append(out, docx.El(map[byte]string{'\n': "w:br", '\t': "w:tab"}[text[0]], nil))
		text = text[1:]
	}
	return out
}

// runIn makes a heading with marked parts a run-in heading: its plain parts
// take the font of the body.
func runIn(s []span) bool {
	marked := false
	for _, x := range s {
		marked = marked || x.style != ""
	}
	for i := range s {
		if marked && s[i].style == "" {
			s[i].style = "Fang"
		}
	}
	return marked
}
