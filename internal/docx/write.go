package docx

import "strings"

var (
	textEscaper = strings.NewReplacer("&", "&amp;", "<", "&lt;", ">", "&gt;", "\r", "&#13;")
	attrEscaper = strings.NewReplacer("&", "&amp;", "<", "&lt;", ">", "&gt;", `"`, "&quot;",
		"\t", "&#9;", "\n", "&#10;", "\r", "&#13;")
)

// Bytes writes the node as XML. What ParseXML read comes out with the same
// meaning, and byte for byte when it was written the way Word writes.
func (n *Node) Bytes() []byte {
	var b strings.Builder
	n.write(&b)
	return []byte(b.String())
}

func (n *Node) write(b *strings.Builder) {
	switch n.Name {
	case "":
		textEscaper.WriteString(b, n.Text)
	case "!--":
		b.WriteString("<!--" + n.Text + "-->")
	case "?":
		b.WriteString("<?" + n.Text + "?>")
	case "#root":
		for _, k := range n.Kids {
			k.write(b)
		}
	default:
		n.writeElement(b)
	}
}

func (n *Node) writeElement(b *strings.Builder) {
	b.WriteByte('<')
	b.WriteString(n.Name)
	for _, a := range n.Attrs {
		b.WriteByte(' ')
		b.WriteString(a.Name)
		b.WriteString(`="`)
		attrEscaper.WriteString(b, a.Value)
		b.WriteByte('"')
	}
	if len(n.Kids) == 0 {
		b.WriteString("/>")
		return
	}
	b.WriteByte('>')
	for _, k := range n.Kids {
		k.write(b)
	}
	b.WriteString("</")
	b.WriteString(n.Name)
	b.WriteByte('>')
}
