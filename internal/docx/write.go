package docx

// Bytes writes the node as XML. What ParseXML read comes out with the same
// meaning, and byte for byte when it was written the way Word writes.
func (n *Node) Bytes() []byte { return n.append(make([]byte, 0, n.size())) }

// size is about how long the node is when written.
func (n *Node) size() int {
	size := 2*len(n.Name) + len(n.Text) + 8
	for _, a := range n.Attrs {
		size += len(a.Name) + len(a.Value) + 4
	}
	for _, k := range n.Kids {
		size += k.size()
	}
	return size
}

func (n *Node) append(b []byte) []byte {
	switch n.Name {
	case "":
		return appendEscaped(b, n.Text, &textEscapes)
	case "!--":
		return append(append(append(b, "<!--"...), n.Text...), "-->"...)
	case "?":
		return append(append(append(b, "<?"...), n.Text...), "?>"...)
	case "#root":
		return n.appendProlog(b)
	}
	return n.appendElement(b)
}

// appendProlog writes a whole part: white space around its element stands as
// it was, for entities are not allowed there.
func (n *Node) appendProlog(b []byte) []byte {
	for _, k := range n.Kids {
		if k.Name == "" {
			b = append(b, k.Text...)
		} else {
			b = k.append(b)
		}
	}
	return b
}

func (n *Node) appendElement(b []byte) []byte {
	b = append(append(b, '<'), n.Name...)
	for _, a := range n.Attrs {
		b = append(append(b, ' '), a.Name...)
		b = append(b, `="`...)
		b = appendEscaped(b, a.Value, &attrEscapes)
		b = append(b, '"')
	}
	if len(n.Kids) == 0 {
		return append(b, "/>"...)
	}
	b = append(b, '>')
	for _, k := range n.Kids {
		b = k.append(b)
	}
	b = append(append(b, "</"...), n.Name...)
	return append(b, '>')
}

// Characters that are written as entities, by their byte.
var (
	textEscapes = [256]string{'&': "&amp;", '<': "&lt;", '>': "&gt;", '\r': "&#13;"}
	attrEscapes = [256]string{'&': "&amp;", '<': "&lt;", '>': "&gt;", '"': "&quot;", '\t': "&#9;", '\n': "&#10;", '\r': "&#13;"}
)

func appendEscaped(b []byte, s string, escapes *[256]string) []byte {
	from := 0
	for i := range len(s) {
		if e := escapes[s[i]]; e != "" {
			b = append(append(b, s[from:i]...), e...)
			from = i + 1
		}
	}
	return append(b, s[from:]...)
}
