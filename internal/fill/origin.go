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
	if p.code == nil {
		_, from := p.shape.node.leafValue(e.walk(p.shape.ref))
		return columns(from)
	}
	var out []source.Pos
	for level := 0; level <= p.level; level++ {
		out = append(out, e.trail(p, level)...)
	}
	return out
}

// trail is the cells that an expression reads of one level's item; they are
// collected once for each item.
type trail struct {
	serial int
	from   []source.Pos
}

type trailKey struct {
	program *program
	level   int
}

func (e *evaluator) trail(p *program, level int) []source.Pos {
	key, serial := trailKey{p, level}, e.frames[level].serial
	t, ok := e.trails[key]
	if !ok || t.serial != serial {
		t = trail{serial, e.mentioned(p.refs, level)}
		e.trails[key] = t
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
			c.leaf = func(v reflect.Value) []source.Pos { _, from := last.leafValue(v); return from }
		case last.kind == list && !goesOn(refs, i):
			c.leaf = func(v reflect.Value) []source.Pos { return firstSources(last, v) }
		default:
			continue
		}
		c.walk(e.frames[at.level].origin, at.path)
	}
	return columns(c.out)
}

// goesOn reports whether another reference leads through the list of refs[i].
func goesOn(refs []ref, i int) bool {
	return slices.ContainsFunc(refs, func(r ref) bool {
		n := len(refs[i].path)
		return r.level == refs[i].level && len(r.path) > n && slices.Equal(r.path[:n], refs[i].path)
	})
}

type collector struct {
	leaf func(reflect.Value) []source.Pos
	seen map[source.Pos]bool
	out  []source.Pos
}

// few is how many places are compared one by one.
const few = 8

func (c *collector) add(p source.Pos) {
	if len(c.out) < few {
		if !slices.Contains(c.out, p) {
			c.out = append(c.out, p)
		}
		return
	}
	if c.seen == nil {
		c.seen = map[source.Pos]bool{}
		for _, q := range c.out {
			c.seen[q] = true
		}
	}
	if !c.seen[p] {
		c.seen[p] = true
		c.out = append(c.out, p)
	}
}

// walk follows a path through the items of every list on the way.
func (c *collector) walk(v reflect.Value, path []*field) {
	if len(path) == 0 {
		for _, p := range c.leaf(v) {
			c.add(p)
		}
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

// firstSources gives for each item of a list the sources of its first leaf that
// has any.
func firstSources(n *node, v reflect.Value) []source.Pos {
	if v = indirect(v); !v.IsValid() {
		return nil
	}
	var out []source.Pos
	for i := range v.Len() {
		out = append(out, firstOf(n.elem, v.Index(i))...)
	}
	return out
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

// columns joins single cells that follow one another in a column: F2, F3, F4
// are F2:F4.
func columns(cells []source.Pos) []source.Pos {
	if len(cells) < 2 {
		return cells
	}
	var out []source.Pos
	for i := 0; i < len(cells); {
		column, row, ok := splitCell(cells[i])
		j := i + 1
		for ok && j < len(cells) {
			next := cells[i]
			next.Cell = column + strconv.Itoa(row+j-i)
			if cells[j] != next {
				break
			}
			j++
		}
		joined := cells[i]
		if j-i > 1 {
			joined.Cell = cells[i].Cell + ":" + cells[j-1].Cell
		}
		out = append(out, joined)
		i = j
	}
	return out
}

func splitCell(p source.Pos) (column string, row int, ok bool) {
	digits := strings.TrimLeft(p.Cell, "ABCDEFGHIJKLMNOPQRSTUVWXYZ")
	row, err := strconv.Atoi(digits)
	return p.Cell[:len(p.Cell)-len(digits)], row, err == nil && len(digits) < len(p.Cell)
}
