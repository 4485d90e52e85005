package fill

import (
	"reflect"
	"slices"

	"zhenggai/internal/source"
)

// root is the origin of the outermost scope: a view and its tables.
type root struct {
	view   reflect.Value
	tables []source.Table
}

func rootOf(v reflect.Value) *root { return v.Interface().(*root) }

func rootValue(view any, tables []source.Table) reflect.Value {
	return reflect.ValueOf(&root{indirect(reflect.ValueOf(view)), tables})
}

func (r *root) rows(table string) reflect.Value {
	i := slices.IndexFunc(r.tables, func(t source.Table) bool { return t.Name == table })
	if i < 0 {
		return reflect.Value{}
	}
	return reflect.ValueOf(r.tables[i].Rows)
}

func tableNode(t source.Table) *node {
	row := &node{kind: record}
	for i, c := range t.Columns {
		leaf := columnNode(t, i, c.Kind)
		leaf.cell = true
		row.add(c.Name, leaf, func(v reflect.Value) reflect.Value {
			if v.IsValid() && i < v.Len() {
				return v.Index(i)
			}
			return reflect.Value{}
		})
	}
	return &node{kind: list, elem: row}
}

// columnNode knows the Go type of a date only from a row that holds one.
func columnNode(t source.Table, i int, k source.Kind) *node {
	switch k {
	case source.Text:
		return valueNode("")
	case source.Integer:
		return valueNode(0)
	case source.Decimal:
		return valueNode(0.0)
	}
	for _, row := range t.Rows {
		if i < len(row) && row[i] != nil {
			return valueNode(row[i].Value())
		}
	}
	return valueNode(nil)
}
