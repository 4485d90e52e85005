package docx

import "io"

// Bytes writes the node as XML. What ParseXML read comes out with the same
// meaning, and byte for byte when it was written the way Word writes.
func (n *Node) Bytes() []byte {
	var e encoder
	e.node(n)
	return e.b
}

// WriteTo writes the node as Bytes does, piece by piece.
func (n *Node) WriteTo(w io.Writer) (int64, error) {
	e := encoder{w: w, b: make([]byte, 0, 2*flushAt)}
	e.node(n)
	e.flush()
	return e.written, e.err
}

// flushAt is how much an encoder gathers before it writes.
const flushAt = 64 << 10

// encoder writes nodes into a buffer, and the buffer to a writer if there is one.
type encoder struct {
	b       []byte
	w       io.Writer
	written int64
	err     error
}

func (e *encoder) flush() {
	if e.err == nil {
		var n int
		n, e.err = e.w.Write(e.b)
		e.written += int64(n)
	}
	e.b = e.b[:0]
}

func (e *encoder) node(n *Node) {
	switch n.Name {
	case "":
		e.b = appendEscaped(e.b, n.Text, &textEscapes)
	case "!--":
		e.b = append(append(append(e.b, "<!--"...), n.Text...), "-->"...)
	case "?":
		e.b = append(append(append(e.b, "<?"...), n.Text...), "?>"...)
	case "#root":
		e.prolog(n)
	default:
		e.element(n)
	}
}

// prolog writes a whole part: white space around its element stands as it was,
// for entities are not allowed there.
func (e *encoder) prolog(n *Node) {
	for _, k := range n.Kids {
		if k.Name == "" {
			e.b = append(e.b, k.Text...)
		} else {
			e.node(k)
		}
	}
}

func (e *encoder) element(n *Node) {
	b := append(append(e.b, '<'), n.Name...)
	for i := range n.Attrs {
		a := &n.Attrs[i]
		b = append(append(b, ' '), a.Name...)
		b = append(b, `="`...)
		b = appendEscaped(b, a.Value, &attrEscapes)
		b = append(b, '"')
	}
	if len(n.Kids) == 0 {
		e.b = append(b, "/>"...)
		return
	}
	e.b = append(b, '>')
	for _, k := range n.Kids {
		e.node(k)
	}
	e.b = append(append(append(e.b, "</"...), n.Name...), '>')
	if e.w != nil && len(e.b) > flushAt {
		e.flush()
	}
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
