package fill

import (
	"fmt"
	"reflect"
	"strconv"
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

// cast makes the shadow of what stands at a node; needed says which fields.
func (n *node) cast(v reflect.Value, needed map[*field]bool) reflect.Value {
	switch {
	case n == nil:
		return reflect.Zero(anyType)
	case n.kind == list:
		return n.castList(v, needed)
	case n.kind == record:
		return n.castRecord(v, needed)
	}
	value, _ := n.leafValue(v)
	return castLeaf(value, n.typ)
}

func (n *node) castList(v reflect.Value, needed map[*field]bool) reflect.Value {
	if v = indirect(v); !v.IsValid() {
		return reflect.Zero(n.shadow())
	}
	out := reflect.MakeSlice(n.shadow(), v.Len(), v.Len())
	for i := range v.Len() {
		out.Index(i).Set(n.elem.cast(v.Index(i), needed))
	}
	return out
}

func (n *node) castRecord(v reflect.Value, needed map[*field]bool) reflect.Value {
	out := reflect.New(n.shadow().Elem())
	out.Elem().Field(0).Set(reflect.ValueOf(v))
	for i, f := range n.fields {
		if needed[f] {
			out.Elem().Field(i + 1).Set(f.node.cast(f.get(v), needed))
		}
	}
	return out
}

// castLeaf gives a value the type that the schema promises; a number may change
// between whole and decimal. What cannot be cast becomes the zero value.
func castLeaf(value any, t reflect.Type) reflect.Value {
	v := reflect.ValueOf(value)
	switch {
	case !v.IsValid():
		return reflect.Zero(t)
	case v.Type().AssignableTo(t):
		return v
	case v.CanConvert(t) && (v.Kind() == t.Kind() || isNumber(v.Kind()) && isNumber(t.Kind())):
		return v.Convert(t)
	}
	return reflect.Zero(t)
}

func isNumber(k reflect.Kind) bool { return k >= reflect.Int && k <= reflect.Float64 }
