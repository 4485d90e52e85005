// Package docx reads and writes Word files. A File keeps every part it does
// not understand byte for byte; a Document is the part of it that layout can
// set. It has never heard of inspections or ledgers.
package docx

import "slices"

// Node is one node of an XML part. Name is the qualified name as written
// ("w:p"); a text node has Name "", a comment "!--", a processing instruction
// "?". Text holds the decoded characters of those three.
type Node struct {
	Name  string
	Attrs []Attr
	Kids  []*Node
	Text  string
}

// Attr is one attribute, its value decoded.
type Attr struct{ Name, Value string }

// El makes an element from its name, attribute pairs and children.
func El(name string, attrs []string, kids ...*Node) *Node {
	n := &Node{Name: name, Kids: kids}
	for i := 0; i+1 < len(attrs); i += 2 {
		n.Attrs = append(n.Attrs, Attr{attrs[i], attrs[i+1]})
	}
	return n
}

// Chars makes a text node.
func Chars(s string) *Node { return &Node{Text: s} }

// Attr returns the value of an attribute, "" when it is absent.
func (n *Node) Attr(name string) string {
	v, _ := n.Lookup(name)
	return v
}

// Lookup returns the value of an attribute and whether it is there.
func (n *Node) Lookup(name string) (string, bool) {
	for _, a := range n.Attrs {
		if a.Name == name {
			return a.Value, true
		}
	}
	return "", false
}

// SetAttr sets or adds an attribute.
func (n *Node) SetAttr(name, value string) {
	for i := range n.Attrs {
		if n.Attrs[i].Name == name {
			n.Attrs[i].Value = value
			return
		}
	}
	n.Attrs = append(n.Attrs, Attr{name, value})
}

// Child returns the first child element of that name, or nil; a nil Node has
// no children, so calls chain.
func (n *Node) Child(name string) *Node {
	if n == nil {
		return nil
	}
	for _, k := range n.Kids {
		if k.Name == name {
			return k
		}
	}
	return nil
}

// Walk visits n and everything below it in document order; a false answer
// leaves out what is below the node just visited.
func (n *Node) Walk(visit func(*Node) bool) {
	if !visit(n) {
		return
	}
	for _, k := range n.Kids {
		k.Walk(visit)
	}
}

// Clone copies a node and everything below it.
func (n *Node) Clone() *Node {
	c := &Node{Name: n.Name, Text: n.Text, Attrs: slices.Clone(n.Attrs)}
	if len(n.Kids) > 0 {
		c.Kids = make([]*Node, len(n.Kids))
		for i, k := range n.Kids {
			c.Kids[i] = k.Clone()
		}
	}
	return c
}

// Root returns the element of a parsed part.
func (n *Node) Root() *Node {
	for _, k := range n.Kids {
		if k.isElement() {
			return k
		}
	}
	return nil
}

func (n *Node) isElement() bool { return n.Name != "" && n.Name != "?" && n.Name != "!--" }
