package fill

import (
	"fmt"
	"reflect"
	"slices"
	"sync"

	"zhenggai/internal/source"
)

// Schema is all that a template may ask for.
type Schema struct{ root *node }

// kind is what a clerk would call the value of a node.
type kind int

const (
	anything kind = iota // known only when there is data
	text
	integer
	decimal
	truth
	printed // a type with a String method: a date
	list
	record
	drawing // a picture
	diagram // a chart
)

func (k kind) String() string {
	return [...]string{"值", "文字", "整数", "小数", "是非", "日期", "列表", "一组字段", "图片", "图表"}[k]
}

func (k kind) isLeaf() bool { return k < list }

// node is one place of the schema.
type node struct {
	kind   kind
	typ    reflect.Type // of a leaf's value in expressions
	fields []*field     // of a record, in declared order
	elem   *node        // of a list
	cell   bool         // a leaf of a table: without a source it is blank

	shadowOnce sync.Once
	shadowType reflect.Type
}

// field is a named child of a record. get returns the zero Value where the
// data has nothing there.
type field struct {
	name string
	node *node
	get  func(reflect.Value) reflect.Value
}

func (n *node) field(name string) *field {
	if n == nil {
		return nil
	}
	for _, f := range n.fields {
		if f.name == name {
			return f
		}
	}
	return nil
}

// SchemaOf derives the schema from the type of a view and from tables. Struct
// fields count that are tagged `expr:"中文名"`; a field is a source.Leaf, a plain
// string, number or bool, a type with a String method, a struct, or a slice of
// those. A type that holds itself is visible only once. A table is a list of
// records; a field of the view hides a table of the same name.
func SchemaOf(view reflect.Type, tables ...source.Table) *Schema {
	root := &node{kind: record}
	for _, f := range structNode(view).fields {
		get := f.get
		root.add(f.name, f.node, func(v reflect.Value) reflect.Value { return get(rootOf(v).view) })
	}
	for _, t := range tables {
		name := t.Name
		root.add(name, tableNode(t), func(v reflect.Value) reflect.Value { return rootOf(v).rows(name) })
	}
	return &Schema{root}
}

func (n *node) add(name string, child *node, get func(reflect.Value) reflect.Value) {
	if n.field(name) == nil {
		n.fields = append(n.fields, &field{name, child, get})
	}
}

// indirect follows pointers; a nil pointer gives the zero Value.
func indirect(v reflect.Value) reflect.Value {
	for v.Kind() == reflect.Pointer || v.Kind() == reflect.Interface {
		v = v.Elem()
	}
	return v
}

var structNodes sync.Map // reflect.Type → *node

func structNode(t reflect.Type) *node {
	for t != nil && t.Kind() == reflect.Pointer {
		t = t.Elem()
	}
	if t == nil || t.Kind() != reflect.Struct {
		return &node{kind: record}
	}
	if n, ok := structNodes.Load(t); ok {
		return n.(*node)
	}
	n, _ := structNodes.LoadOrStore(t, (&schemaBuilder{}).structure(t))
	return n.(*node)
}

// schemaBuilder remembers the structs it is inside of.
type schemaBuilder struct{ open []reflect.Type }

func (b *schemaBuilder) structure(t reflect.Type) *node {
	n := &node{kind: record}
	b.open = append(b.open, t)
	b.fields(n, t, nil)
	b.open = b.open[:len(b.open)-1]
	return n
}

func (b *schemaBuilder) fields(n *node, t reflect.Type, index []int) {
	for i := range t.NumField() {
		f := t.Field(i)
		at := append(slices.Clone(index), i)
		name := f.Tag.Get("expr")
		switch {
		case name == "" && f.Anonymous && f.Type.Kind() == reflect.Struct:
			b.fields(n, f.Type, at)
		case name == "" || name == "-" || !f.IsExported():
		default:
			if child := b.node(f.Type); child != nil {
				n.add(name, child, structGetter(at))
			}
		}
	}
}

func structGetter(index []int) func(reflect.Value) reflect.Value {
	return func(v reflect.Value) reflect.Value {
		if v = indirect(v); !v.IsValid() {
			return v
		}
		return v.FieldByIndex(index)
	}
}

var (
	leafType     = reflect.TypeFor[source.Leaf]()
	factType     = reflect.TypeFor[source.Fact]()
	stringerType = reflect.TypeFor[fmt.Stringer]()
	anyType      = reflect.TypeFor[any]()
)

// node returns nil for a type that templates cannot see.
func (b *schemaBuilder) node(t reflect.Type) *node {
	switch {
	case t.Implements(leafType):
		return leafNode(t)
	case t.Kind() == reflect.Pointer:
		return b.node(t.Elem())
	case t.Implements(stringerType) && t.Kind() != reflect.Interface:
		return &node{kind: printed, typ: t}
	}
	switch k := t.Kind(); {
	case k == reflect.Slice:
		if elem := b.node(t.Elem()); elem != nil {
			return &node{kind: list, elem: elem}
		}
	case k == reflect.Struct && !slices.Contains(b.open, t):
		return b.structure(t)
	default:
		return plainNode(t)
	}
	return nil
}

func leafNode(t reflect.Type) *node {
	var zero reflect.Value
	switch t.Kind() {
	case reflect.Interface:
		return &node{kind: anything, typ: anyType}
	case reflect.Pointer:
		zero = reflect.New(t.Elem())
	default:
		zero = reflect.Zero(t)
	}
	return valueNode(zero.Interface().(source.Leaf).Value())
}

func valueNode(v any) *node {
	t := reflect.TypeOf(v)
	switch {
	case t == nil:
		return &node{kind: anything, typ: anyType}
	case t.Implements(stringerType):
		return &node{kind: printed, typ: t}
	}
	if n := plainNode(t); n != nil {
		return n
	}
	return &node{kind: anything, typ: anyType}
}

func plainNode(t reflect.Type) *node {
	switch k := t.Kind(); {
	case k == reflect.String:
		return &node{kind: text, typ: reflect.TypeFor[string]()}
	case k >= reflect.Int && k <= reflect.Int64, k >= reflect.Uint && k <= reflect.Uint64:
		return &node{kind: integer, typ: reflect.TypeFor[int]()}
	case k == reflect.Float32 || k == reflect.Float64:
		return &node{kind: decimal, typ: reflect.TypeFor[float64]()}
	case k == reflect.Bool:
		return &node{kind: truth, typ: reflect.TypeFor[bool]()}
	}
	return nil
}
