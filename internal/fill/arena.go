package fill

import "zhenggai/internal/docx"

// arena hands out the nodes of one output from large blocks: an output lives
// and dies as a whole.
type arena struct {
	nodes  slab[docx.Node]
	kids   slab[*docx.Node]
	attrs  slab[docx.Attr]
	runs   slab[textRun]
	shared map[*docx.Node]*docx.Node // copies of property elements
	made   int
}

// slab cuts slices from blocks, each twice as large as the one before up to a
// bound.
type slab[T any] struct {
	free []T
	size int
}

const firstBlock, lastBlock = 64, 4096

func (s *slab[T]) take(n int) []T {
	if len(s.free) < n {
		s.size = min(max(firstBlock, 2*s.size), lastBlock)
		s.free = make([]T, max(n, s.size))
	}
	out := s.free[:n:n]
	s.free = s.free[n:]
	return out
}

func (a *arena) node() *docx.Node {
	a.made++
	return &a.nodes.take(1)[0]
}

// list is room for n children; appending beyond it moves elsewhere.
func (a *arena) list(n int) []*docx.Node {
	if n == 0 {
		return nil
	}
	return a.kids.take(n)[:0]
}

func (a *arena) attributes(from []docx.Attr) []docx.Attr {
	if len(from) == 0 {
		return nil
	}
	out := a.attrs.take(len(from))
	copy(out, from)
	return out
}

// properties are the elements that say how something looks. One copy of each
// serves all the paragraphs, runs and cells that a repetition makes: a table of
// 10,000 rows holds no more of them than its template. Who changes one in an
// output puts a clone in its place first.
func properties(name string) bool {
	switch name {
	case "w:rPr", "w:pPr", "w:tcPr", "w:trPr", "w:tblPr", "w:tblGrid", "w:tblPrEx":
		return true
	}
	return false
}

// copy makes a copy of a node and all below it.
func (a *arena) copy(n *docx.Node) *docx.Node {
	if !properties(n.Name) {
		return a.deep(n)
	}
	c := a.shared[n]
	if c == nil {
		c = a.deep(n)
		if a.shared == nil {
			a.shared = map[*docx.Node]*docx.Node{}
		}
		a.shared[n] = c
	}
	return c
}

func (a *arena) deep(n *docx.Node) *docx.Node {
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

// textRun is a run of one text, which is what outputs are made of: its nodes are
// handed out together.
type textRun struct {
	run, text, chars docx.Node
	runKids          [2]*docx.Node
	textKids         [1]*docx.Node
}

func (a *arena) textRun(format *docx.Node, s string) *docx.Node {
	a.made += 3
	r := &a.runs.take(1)[0]
	r.chars.Text = s
	r.textKids[0] = &r.chars
	r.text.Name, r.text.Attrs, r.text.Kids = "w:t", a.attributes(preserving(s)), r.textKids[:]
	r.runKids[0], r.runKids[1] = format, &r.text
	r.run.Name, r.run.Kids = "w:r", r.runKids[:]
	if format == nil {
		r.run.Kids = r.runKids[1:]
	}
	return &r.run
}

// chars makes a w:t that keeps its outer blanks.
func (a *arena) chars(s string) *docx.Node {
	t := a.element("w:t", preserving(s), 1)
	c := a.node()
	c.Text = s
	t.Kids = append(t.Kids, c)
	return t
}
