package docx

import (
	"strconv"
	"strings"
)

// PlainText is the text of a file in reading order, one line a paragraph. A row of
// a table is one line, its cells separated by tabs (a joined cell keeps the
// tabs of the columns it covers); paragraphs in a cell are separated by
// spaces. A text box follows the paragraph it is anchored in. After the body
// come notes, headers, footers and comments, each after a form feed. Deleted
// text and parts that are not well-formed are left out.
func PlainText(f *File) string {
	var b strings.Builder
	for _, s := range f.Stories() {
		tree, err := f.look(s.Part)
		if err != nil {
			continue
		}
		var part strings.Builder
		storyText(&part, tree)
		if s.Part != DocumentPart {
			if strings.TrimSpace(part.String()) == "" {
				continue
			}
			b.WriteByte('\f')
		}
		b.WriteString(part.String())
	}
	return b.String()
}

func storyText(b *strings.Builder, n *Node) {
	switch n.Name {
	case "w:p":
		for _, k := range n.Kids {
			inlineText(b, k, false)
		}
		b.WriteByte('\n')
		textBoxes(b, n)
	case "w:tbl":
		tableText(b, n)
	case "mc:Fallback", "w:del":
	default:
		for _, k := range n.Kids {
			storyText(b, k)
		}
	}
}

func textBoxes(b *strings.Builder, p *Node) {
	for _, k := range p.Kids {
		k.Walk(func(n *Node) bool {
			if n.Name == "w:txbxContent" {
				storyText(b, n)
			}
			return n.Name != "w:txbxContent" && n.Name != "mc:Fallback"
		})
	}
}

func tableText(b *strings.Builder, tbl *Node) {
	for _, tr := range below(tbl, "w:tr") {
		for i, tc := range below(tr, "w:tc") {
			if i > 0 {
				b.WriteByte('\t')
			}
			var cell strings.Builder
			storyText(&cell, tc)
			b.WriteString(strings.Join(strings.FieldsFunc(cell.String(), isLineEnd), " "))
			span, _ := strconv.Atoi(tc.Child("w:tcPr").Child("w:gridSpan").val())
			b.WriteString(strings.Repeat("\t", max(0, min(span, maxColumns)-1)))
		}
		b.WriteByte('\n')
	}
}

func isLineEnd(r rune) bool { return r == '\n' || r == '\t' }

// MaxColumns is Word's own limit on the columns of a table.
const MaxColumns = 63

const maxColumns = MaxColumns

// wrappers hold content that stands as if they were not there.
var wrappers = map[string]bool{
	"w:sdt": true, "w:sdtContent": true, "w:customXml": true, "w:smartTag": true,
	"w:ins": true, "w:moveTo": true, "w:dir": true, "w:bdo": true,
}

// below lists the children of a name, looking through wrappers.
func below(n *Node, name string) []*Node {
	var out []*Node
	for _, k := range n.Kids {
		switch {
		case k.Name == name:
			out = append(out, k)
		case wrappers[k.Name]:
			out = append(out, below(k, name)...)
		}
	}
	return out
}

// val is the w:val of an element, "" when there is none.
func (n *Node) val() string {
	if n == nil {
		return ""
	}
	return n.Attr("w:val")
}
