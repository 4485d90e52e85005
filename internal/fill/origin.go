package fill

import (
	"reflect"
	"slices"
	"strconv"
	"strings"

	"zhenggai/internal/source"
)

// sources lists the cells behind a program's value: those of the leaf for a
// plain path, else those of every field that the expression mentions. A list of
// which only the length is read gives the first known cell of each item.
func (e *evaluator) sources(p *program) []source.Pos {
	if p.code == nil && p.shape.node != nil {
		_, from := p.shape.node.leafValue(e.walk(p.shape.ref))
		return columns(from)
	}
	if len(p.refs) == 0 {
		return nil
	}
	var out []source.Pos
	for level := 0; level <= p.level; level++ {
		if t := e.trail(p, level); len(out) == 0 {
			out = slices.Clip(t)
		} else {
			out = append(out, t...)
		}
	}
	return out
}

// trail is the cells that an expression reads of one level's item; they are
// collected once for each item.
type trail struct {
	known  bool
	serial int
	from   []source.Pos
}

func (e *evaluator) trail(p *program, level int) []source.Pos {
	serial := e.frames[level].serial
	for len(e.trails[p.id]) <= level {
		e.trails[p.id] = append(e.trails[p.id], trail{})
	}
	t := &e.trails[p.id][level]
	if !t.known || t.serial != serial {
		*t = trail{true, serial, e.mentioned(p.refs, level)}
	}
	return t.from
}

func (e *evaluator) mentioned(refs []ref, level int) []source.Pos {
	var c collector
	for i, at := range refs {
		if at.level != level || len(at.path) == 0 {
			continue
		}
		last := at.path[len(at.path)-1].node
		switch {
		case last.kind.isLeaf():
			c.leaf = func(v reflect.Value) { _, from := last.leafValue(v); c.addAll(from) }
		case last.kind == list && !goesOn(refs, i):
			c.leaf = func(v reflect.Value) { c.firstSources(last, v) }
		default:
			continue
		}
		c.walk(e.frames[at.level].origin, at.path)
	}
	return c.places()
}

// goesOn reports whether another reference leads through the list of refs[i].
func goesOn(refs []ref, i int) bool {
	return slices.ContainsFunc(refs, func(r ref) bool {
		n := len(refs[i].path)
		return r.level == refs[i].level && len(r.path) > n && slices.Equal(r.path[:n], refs[i].path)
	})
}

// collector collects cells in the order they are met, each once. Cells that
// follow one another in a column are one span of it.
type collector struct {
	leaf  func(reflect.Value)
	spans []span
	seen  map[source.Pos]bool
}

// span is n cells of a column downwards from first; one place if it is no cell.
type span struct {
	first  source.Pos
	column string
	row, n int
}

// few is how many spans are searched one by one.
const few = 8

func (c *collector) addAll(from []source.Pos) {
	for _, p := range from {
		c.add(p)
	}
}

func (c *collector) add(p source.Pos) {
	column, row, ok := splitCell(p)
	if c.has(p, column, row) {
		return
	}
	if last := len(c.spans) - 1; ok && last >= 0 && c.spans[last].holds(p, column, row-1) {
		c.spans[last].n++
		return
	}
	c.spans = append(c.spans, span{p, column, row, 1})
}

// has reports a cell that is known, and notes it once there are many.
func (c *collector) has(p source.Pos, column string, row int) bool {
	if len(c.spans) <= few {
		return slices.ContainsFunc(c.spans, func(s span) bool { return s.holds(p, column, row) })
	}
	if c.seen == nil {
		c.seen = map[source.Pos]bool{}
		for _, s := range c.spans {
			for i := range s.n {
				c.seen[s.at(i)] = true
			}
		}
	}
	known := c.seen[p]
	c.seen[p] = true
	return known
}

// holds reports that a row of p's column, on p's sheet, is within the span.
func (s *span) holds(p source.Pos, column string, row int) bool {
	if s.column != column || row < s.row || row >= s.row+s.n {
		return false
	}
	first := s.first
	first.Cell = p.Cell
	return first == p && (column != "" || s.first == p)
}

func (s *span) at(i int) source.Pos {
	p := s.first
	if i > 0 {
		p.Cell = s.column + strconv.Itoa(s.row+i)
	}
	return p
}

// places lists the spans: F2, F3, F4 are F2:F4.
func (c *collector) places() []source.Pos {
	var out []source.Pos
	for i := range c.spans {
		s := &c.spans[i]
		p := s.first
		if s.n > 1 {
			p.Cell += ":" + s.at(s.n-1).Cell
		}
		out = append(out, p)
	}
	return out
}

// columns joins the cells of one value.
func columns(cells []source.Pos) []source.Pos {
	if len(cells) < 2 {
		return cells
	}
	var c collector
	c.addAll(cells)
	return c.places()
}

// splitCell takes a reference to one cell apart.
func splitCell(p source.Pos) (column string, row int, ok bool) {
	digits := strings.TrimLeft(p.Cell, "ABCDEFGHIJKLMNOPQRSTUVWXYZ")
	row, err := strconv.Atoi(digits)
	if err != nil || len(digits) == len(p.Cell) {
		return "", 0, false
	}
	return p.Cell[:len(p.Cell)-len(digits)], row, true
}

// walk follows a path through the items of every list on the way.
func (c *collector) walk(v reflect.Value, path []*field) {
	if len(path) == 0 {
		c.leaf(v)
		return
	}
	f := path[0]
	v = f.get(v)
	if f.node.kind != list || len(path) == 1 {
		c.walk(v, path[1:])
		return
	}
	if v = indirect(v); !v.IsValid() {
		return
	}
	for i := range v.Len() {
		c.walk(v.Index(i), path[1:])
	}
}

// firstSources adds for each item of a list the sources of its first leaf that
// has any.
func (c *collector) firstSources(n *node, v reflect.Value) {
	if v = indirect(v); !v.IsValid() {
		return
	}
	for i := range v.Len() {
		c.addAll(firstOf(n.elem, v.Index(i)))
	}
}

func firstOf(n *node, v reflect.Value) []source.Pos {
	if n.kind.isLeaf() {
		_, from := n.leafValue(v)
		return from
	}
	for _, f := range n.fields {
		if f.node.kind != list {
			if from := firstOf(f.node, f.get(v)); len(from) > 0 {
				return from
			}
		}
	}
	return nil
}
