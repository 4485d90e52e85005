package recipe

import (
	"slices"
	"strings"
	"testing"

	"zhenggai/internal/docx"
)

func TestSchemaOrder(t *testing.T) {
	f := build(t, everything, Options{Landscape: true})
	for _, part := range f.Parts() {
		tree, err := f.Tree(part)
		if err != nil {
			t.Fatal(err)
		}
		for _, fault := range OutOfOrder(tree) {
			t.Errorf("%s 的 %s", part, fault)
		}
	}
}

// Every order is accepted as it stands, and not with its last two the other way.
func TestOutOfOrder(t *testing.T) {
	for name, order := range schemaOrder {
		var kids []*docx.Node
		for _, kid := range strings.Fields(order) {
			kids = append(kids, docx.El("w:"+kid, nil))
		}
		if faults := OutOfOrder(docx.El(name, nil, kids...)); len(faults) > 0 {
			t.Error(faults)
		}
		slices.Reverse(kids[len(kids)-2:])
		if faults := OutOfOrder(docx.El(name, nil, kids...)); len(faults) != 1 {
			t.Errorf("%s: %q", name, faults)
		}
	}
}
