package fill

import "zhenggai/internal/docx"

// arena hands out the nodes of one output from large blocks: an output lives
// and dies as a whole.
type arena struct {
	nodes []docx.Node
	kids  []*docx.Node
	attrs []docx.Attr
	made  int
}

const arenaBlock = 512

func (a *arena) node() *docx.Node {
	if len(a.nodes) == 0 {
		a.nodes = make([]docx.Node, arenaBlock)
	}
	n := &a.nodes[0]
	a.nodes = a.nodes[1:]
	a.made++
	return n
}

// list is room for n children; appending beyond it moves elsewhere.
func (a *arena) list(n int) []*docx.Node {
	if n == 0 {
		return nil
	}
	if len(a.kids) < n {
		a.kids = make([]*docx.Node, max(n, arenaBlock))
	}
	out := a.kids[:0:n]
	a.kids = a.kids[n:]
	return out
}

func (a *arena) attributes(from []docx.Attr) []docx.Attr {
	n := len(from)
	if n == 0 {
		return nil
	}
	if len(a.attrs) < n {
		a.attrs = make([]docx.Attr, max(n, arenaBlock))
	}
	out := a.attrs[:n:n]
	a.attrs = a.attrs[n:]
	copy(out, from)
	return out
}

// copy makes a copy of a node and all below it.
func (a *arena) copy(n *docx.Node) *docx.Node {
	c := a.node()
	c.Name, c.Text, c.Attrs = n.Name, n.Text, a.attributes(n.Attrs)
	c.Kids = a.list(len(n.Kids))
	for _, k := range n.Kids {
		c.Kids = append(c.Kids, a.copy(k))
	}
	return c
}

// element makes an empty element with room for children.
func (a *arena) element(name string, attrs []docx.Attr, room int) *docx.Node {
	n := a.node()
	n.Name, n.Attrs, n.Kids = name, a.attributes(attrs), a.list(room)
	return n
}

// chars makes a w:t that keeps its outer blanks.
func (a *arena) chars(s string) *docx.Node {
	t := a.element("w:t", preserving(s), 1)
	c := a.node()
	c.Text = s
	t.Kids = append(t.Kids, c)
	return t
}
