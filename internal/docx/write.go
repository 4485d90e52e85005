package docx

import "io"

// Bytes writes the node as XML. What ParseXML read comes out with the same
// meaning, and byte for byte when it was written the way Word writes.
func (n *Node) Bytes() []byte {
	var e encoder
	e.node(n)
	return e.b
}

// WriteTo writes the node as Bytes does, piece by piece: while one piece is
// written, which as a rule means compressed, the next is made.
func (n *Node) WriteTo(w io.Writer) (written int64, err error) {
	pieces, spare := make(chan []byte), make(chan []byte, 2)
	spare <- nil
	go func() {
		e := encoder{pieces: pieces, spare: spare}
		e.node(n)
		pieces <- e.b
		close(pieces)
	}()
	for b := range pieces {
		if err == nil {
			var n int
			n, err = w.Write(b)
			written += int64(n)
		}
		spare <- b[:0]
	}
	return written, err
}

// pieceSize is how much an encoder gathers before it hands it on.
const pieceSize = 64 << 10

// encoder writes nodes into a buffer; with pieces it hands the buffer on when it
// is full and goes on with a spare one.
type encoder struct {
	b      []byte
	pieces chan<- []byte
	spare  <-chan []byte
}

func (e *encoder) handOn() {
	e.pieces <- e.b
	e.b = <-e.spare
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
	if e.pieces != nil && len(e.b) > pieceSize {
		e.handOn()
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
