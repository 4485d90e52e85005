package docx

import (
	"strconv"
	"strings"
)

// PlainText is the text of a file in reading order, one line a paragraph. A row of
// a table is one line, its cells separated by tabs (a joined cell keeps the
// tabs of the columns it covers); paragraphs in a cell are separated by
// spaces. A text box or a chart follows the paragraph it is anchored in. After the body
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
		(&storyReader{f, f.relations(s.Part)}).text(&part, tree)
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

// storyReader reads the text of a part. Without a file it knows no charts.
type storyReader struct {
	file *File
	rels map[string]relation
}

func (r *storyReader) text(b *strings.Builder, n *Node) {
	switch n.Name {
	case "w:p":
		before := b.Len()
		for _, k := range n.Kids {
			inlineText(b, k, false)
		}
		if b.Len() > before || !holdsChart(n) {
			b.WriteByte('\n')
		}
		r.drawings(b, n)
	case "w:tbl":
		r.table(b, n)
	case "mc:Fallback", "w:del":
	default:
		for _, k := range n.Kids {
			r.text(b, k)
		}
	}
}

// holdsChart reports a chart in a paragraph, which then is no blank line.
func holdsChart(p *Node) bool {
	found := false
	p.Walk(func(k *Node) bool {
		found = found || k.Name == "c:chart"
		return !found
	})
	return found
}

// drawings reads the text boxes and charts that are anchored in a paragraph.
func (r *storyReader) drawings(b *strings.Builder, p *Node) {
	for _, k := range p.Kids {
		k.Walk(func(n *Node) bool {
			switch n.Name {
			case "w:txbxContent":
				r.text(b, n)
			case "c:chart":
				b.WriteString(r.chart(n) + "\n")
			}
			return n.Name != "w:txbxContent" && n.Name != "mc:Fallback"
		})
	}
}

// chart is the text of the chart that an element refers to.
func (r *storyReader) chart(ref *Node) string {
	tree, _ := r.file.look(r.rels[ref.Attr("r:id")].part)
	if tree == nil {
		return ""
	}
	quiet := &resolver{file: r.file, said: map[string]bool{}, formats: map[Format]*Format{}}
	c := &chartReader{inlines: &inlines{resolver: quiet}}
	c.space(tree.Root())
	return c.Text()
}

func (r *storyReader) table(b *strings.Builder, tbl *Node) {
	for _, tr := range below(tbl, "w:tr") {
		for i, tc := range below(tr, "w:tc") {
			if i > 0 {
				b.WriteByte('\t')
			}
			var cell strings.Builder
			r.text(&cell, tc)
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
