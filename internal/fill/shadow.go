package fill

import (
	"fmt"
	"reflect"
	"strconv"

	"zhenggai/internal/source"
)

// Expressions that compute do not see the view itself but its shadow: structs
// of plain values under the names of the schema, so that the expression
// language checks their types and reads them by index. Only the fields that
// some expression reads are filled in.

// shadow is the type of a node's value in expressions. The first field of a
// record is the origin it was made from.
func (n *node) shadow() reflect.Type {
	if n == nil {
		return anyType
	}
	n.shadowOnce.Do(func() { n.shadowType = n.makeShadow() })
	return n.shadowType
}

func (n *node) makeShadow() reflect.Type {
	switch n.kind {
	case list:
		return reflect.SliceOf(n.elem.shadow())
	case record:
		fields := []reflect.StructField{{Name: originField, Type: reflect.TypeFor[reflect.Value](), Tag: `expr:"-"`}}
		for i, f := range n.fields {
			fields = append(fields, reflect.StructField{
				Name: fmt.Sprintf("F%d", i+1), Type: f.node.shadow(), Tag: reflect.StructTag("expr:" + strconv.Quote(f.name)),
			})
		}
		return reflect.PointerTo(reflect.StructOf(fields))
	}
	return n.typ
}

const originField = "Origin"

// origin returns what a shadow record was made from.
func origin(shadow reflect.Value) reflect.Value {
	if shadow.Kind() != reflect.Pointer || shadow.IsNil() || shadow.Elem().Kind() != reflect.Struct {
		return reflect.Value{}
	}
	f := shadow.Elem().FieldByName(originField)
	if !f.IsValid() || f.Type() != reflect.TypeFor[reflect.Value]() {
		return reflect.Value{}
	}
	return f.Interface().(reflect.Value)
}

// caster makes shadows and remembers the leaves whose value is not of the kind
// that their schema promised.
type caster struct {
	needed map[*field]bool // fields that some expression reads
	wrong  []source.Pos
}

// cast makes the shadow of what stands at a node.
func (n *node) cast(v reflect.Value, c *caster) reflect.Value {
	switch {
	case n == nil:
		return reflect.Zero(anyType)
	case n.kind == list:
		return n.castList(v, c)
	case n.kind == record:
		return n.castRecord(v, c)
	}
	value, from := n.leafValue(v)
	out, ok := castLeaf(value, n.typ)
	if !ok && len(from) > 0 {
		c.wrong = append(c.wrong, from[0])
	}
	return out
}

func (n *node) castList(v reflect.Value, c *caster) reflect.Value {
	if v = indirect(v); !v.IsValid() {
		return reflect.Zero(n.shadow())
	}
	out := reflect.MakeSlice(n.shadow(), v.Len(), v.Len())
	for i := range v.Len() {
		out.Index(i).Set(n.elem.cast(v.Index(i), c))
	}
	return out
}

func (n *node) castRecord(v reflect.Value, c *caster) reflect.Value {
	out := reflect.New(n.shadow().Elem())
	out.Elem().Field(0).Set(reflect.ValueOf(v))
	for i, f := range n.fields {
		if c.needed[f] {
			out.Elem().Field(i + 1).Set(f.node.cast(f.get(v), c))
		}
	}
	return out
}

// castLeaf gives a value the type that the schema promises; a number may change
// between whole and decimal. What cannot be cast is the zero value and false.
func castLeaf(value any, t reflect.Type) (reflect.Value, bool) {
	v := reflect.ValueOf(value)
	switch {
	case !v.IsValid():
		return reflect.Zero(t), true
	case v.Type().AssignableTo(t):
		return v, true
	case isNumber(v.Kind()) && isNumber(t.Kind()) || v.Kind() == t.Kind() && v.CanConvert(t):
		return v.Convert(t), true
	}
	return reflect.Zero(t), false
}

func isNumber(k reflect.Kind) bool { return k >= reflect.Int && k <= reflect.Float64 }
