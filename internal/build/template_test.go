package build

import (
	"os"
	"path/filepath"
	"testing"

	"zhenggai/generators"
	"zhenggai/internal/docx"
	"zhenggai/internal/docx/recipe"
	"zhenggai/internal/fill"
	"zhenggai/internal/source"
)

// Text that nobody sees is a warning, and in a template of public papers an error.
func TestHiddenText(t *testing.T) {
	data, err := recipe.Build("{{单位.名称}}", recipe.Options{})
	if err != nil {
		t.Fatal(err)
	}
	f, err := docx.Open("模板.docx", data)
	if err != nil {
		t.Fatal(err)
	}
	tree, _ := f.Tree(docx.DocumentPart)
	hidden := docx.El("w:r", nil, docx.El("w:rPr", nil, docx.El("w:vanish", nil)), docx.WordText("去年的话"))
	p := tree.Root().Child("w:body").Child("w:p")
	p.Kids = append(p.Kids, hidden)
	if data, err = f.Bytes(); err != nil {
		t.Fatal(err)
	}
	path := filepath.Join(t.TempDir(), "模板.docx")
	if err := os.WriteFile(path, data, 0o644); err != nil {
		t.Fatal(err)
	}
	for kind, want := range map[string]source.Level{"announcement": source.Error, "report": source.Warning} {
		family, _ := generators.Find(kind)
		_, found := Empty().Ask(AskFamily(path, family))
		if len(found) != 1 || found[0].Code != fill.CodeHidden || found[0].Level != want {
			t.Errorf("%s: %v", kind, found)
		}
	}
}
