package fill

import (
	"reflect"
	"slices"
	"strconv"

	"zhenggai/internal/source"
)

// Leaf is one value that a paper depends on.
type Leaf struct {
	Path string // 方面[1].问题[2].标题; of a list's length the path of the list
	Text string // as papers print it; of a list 3项
	From []source.Pos
}

// Leaves lists the values behind paths as Bound.Reads gives them, in the order
// of the schema: equal leaves make equal papers. The length of every list on
// the way is among them.
func Leaves(view any, tables []source.Table, reads []string) []Leaf {
	w := &leafWalk{wanted: map[string]bool{}, through: map[string]bool{}}
	for _, path := range reads {
		w.wanted[path] = true
		for i, r := range path {
			if r == '.' {
				w.through[path[:i]] = true
			}
		}
	}
	tables = slices.DeleteFunc(slices.Clone(tables), func(t source.Table) bool {
		return !w.wanted[t.Name] && !w.through[t.Name]
	})
	s := SchemaOf(reflect.TypeOf(view), tables...)
	w.record(s.root, rootValue(view, tables), "", "")
	return w.leaves
}

type leafWalk struct {
	wanted  map[string]bool // paths that are read
	through map[string]bool // paths on the way to one
	leaves  []Leaf
}

func (w *leafWalk) record(n *node, v reflect.Value, path, indexed string) {
	for _, f := range n.fields {
		below := join(path, f.name)
		if w.wanted[below] || w.through[below] {
			w.node(f.node, f.get(v), below, join(indexed, f.name))
		}
	}
}

func (w *leafWalk) node(n *node, v reflect.Value, path, indexed string) {
	switch n.kind {
	case record:
		w.record(n, v, path, indexed)
	case list:
		w.list(n, indirect(v), path, indexed)
	default:
		value, from := n.leafValue(v)
		words, err := canonical(value)
		if err != nil {
			words = err.Error()
		}
		w.leaves = append(w.leaves, Leaf{indexed, words, from})
	}
}

func (w *leafWalk) list(n *node, v reflect.Value, path, indexed string) {
	count := 0
	if v.IsValid() {
		count = v.Len()
	}
	w.leaves = append(w.leaves, Leaf{Path: indexed, Text: strconv.Itoa(count) + "项"})
	for i := range count {
		w.node(n.elem, v.Index(i), path, indexed+"["+strconv.Itoa(i+1)+"]")
	}
}
