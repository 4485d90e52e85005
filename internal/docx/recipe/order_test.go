package recipe

import (
	"testing"

	"zhenggai/internal/docx"
)

func TestSchemaOrder(t *testing.T) {
	f := build(t, everything, Options{Landscape: true})
	checked := map[string]bool{}
	for _, part := range f.Parts() {
		tree, err := f.Tree(part)
		if err != nil {
			t.Fatal(err)
		}
		tree.Walk(func(n *docx.Node) bool {
			if _, ok := schemaOrder[n.Name]; ok {
				checked[n.Name] = true
			}
			return true
		})
		for _, fault := range OutOfOrder(tree) {
			t.Errorf("%s 的 %s", part, fault)
		}
	}
	for name := range schemaOrder {
		if !checked[name] {
			t.Errorf("没有检查到 %s", name)
		}
	}
}
