package fill

import (
	"fmt"
	"reflect"
	"slices"

	"github.com/expr-lang/expr/ast"
	"github.com/expr-lang/expr/builtin"

	"zhenggai/internal/source"
)

// group is what 分组(列表, .字段) makes of the items with one value of the field: a
// record of 名称 and 条目.
type group struct {
	name  source.Fact
	items reflect.Value // a slice of origins
}

// groupNode is the schema of the groups of a list of such items.
func groupNode(item *node) *node {
	rec := &node{kind: record}
	rec.add("名称", &node{kind: text, typ: reflect.TypeFor[string]()}, func(v reflect.Value) reflect.Value {
		if g := groupOf(v); g != nil {
			return reflect.ValueOf(g.name)
		}
		return reflect.Value{}
	})
	rec.add("条目", &node{kind: list, elem: item}, func(v reflect.Value) reflect.Value {
		if g := groupOf(v); g != nil {
			return g.items
		}
		return reflect.Value{}
	})
	return rec
}

func groupOf(v reflect.Value) *group {
	if !v.IsValid() || !v.CanInterface() {
		return nil
	}
	g, _ := v.Interface().(*group)
	return g
}

// grouper is the function that one 分组 of an expression calls.
type grouper struct {
	node *node
	key  []*field // from an item to the field, when it is a plain field
}

// group resolves 分组. All of the list counts as read.
func (r *resolver) group(n *ast.Node, x *ast.BuiltinNode, items, key shape) shape {
	if items.node == nil || items.node.elem == nil || items.node.elem.kind != record {
		return r.fail(codeKind, "分组只能用于有字段的列表", "例如 {{#分组(学习台账, .形式)}}{{名称}}：{{count(条目)}}次{{/}}")
	}
	g := &grouper{node: groupNode(items.node.elem)}
	if n := len(items.ref.path); key.node != nil && key.node.kind.isLeaf() && key.ref.level == items.ref.level && len(key.ref.path) > n {
		g.key = key.ref.path[n:]
	}
	r.use(items)
	name := groupFunc(len(r.groups))
	r.groups = append(r.groups, g)
	r.overList(n, x, name)
	groups := &node{kind: list, elem: g.node}
	nowhere := func(reflect.Value) reflect.Value { return reflect.Value{} }
	return shape{node: groups, ref: items.ref.to(&field{"分组", groups, nowhere})}
}

// groupFunc is the name of the i-th function of an expression's groups.
func groupFunc(i int) string { return fmt.Sprintf("§组%d", i) }

func (g *grouper) function(name string) *builtin.Function {
	return &builtin.Function{
		Name: name, Func: g.call,
		Validate: func([]reflect.Type) (reflect.Type, error) { return reflect.SliceOf(g.node.shadow()), nil },
	}
}

// call groups the shadows of a list by their keys, in the order in which the keys
// are met.
func (g *grouper) call(args ...any) (any, error) {
	list, keys := reflect.ValueOf(args[0]), reflect.ValueOf(args[1])
	var names []string
	var members [][]reflect.Value
	for i := range keys.Len() {
		name, err := canonical(keys.Index(i).Interface())
		if err != nil {
			return nil, err
		}
		at := slices.Index(names, name)
		if at < 0 {
			at = len(names)
			names, members = append(names, name), append(members, nil)
		}
		members[at] = append(members[at], concrete(list.Index(i)))
	}
	out := reflect.MakeSlice(reflect.SliceOf(g.node.shadow()), len(names), len(names))
	for i, name := range names {
		out.Index(i).Set(g.shadow(name, members[i]))
	}
	return out.Interface(), nil
}

// shadow makes one group: the record that expressions see, and its origin.
func (g *grouper) shadow(name string, members []reflect.Value) reflect.Value {
	rec := reflect.New(g.node.shadow().Elem())
	shadows := reflect.MakeSlice(rec.Elem().Field(2).Type(), 0, len(members))
	made := &group{name: source.Fact{Text: name}}
	var from collector
	for _, m := range members {
		o := origin(m)
		if !o.IsValid() {
			continue
		}
		shadows = reflect.Append(shadows, m)
		if !made.items.IsValid() {
			made.items = reflect.MakeSlice(reflect.SliceOf(o.Type()), 0, len(members))
		}
		made.items = reflect.Append(made.items, o)
		from.addAll(g.cells(o))
	}
	made.name.From = from.places()
	rec.Elem().Field(0).Set(reflect.ValueOf(reflect.ValueOf(made)))
	rec.Elem().Field(1).SetString(name)
	rec.Elem().Field(2).Set(shadows)
	return rec
}

// cells are those of an item's key.
func (g *grouper) cells(item reflect.Value) []source.Pos {
	if len(g.key) == 0 {
		return nil
	}
	for _, f := range g.key {
		item = f.get(item)
	}
	_, from := g.key[len(g.key)-1].node.leafValue(item)
	return from
}
