package docx_test

import (
	"strings"
	"testing"

	"zhenggai/internal/docx"
	"zhenggai/internal/docx/recipe"
)

var plainLines = func(now []string, _ float64) []string { return now }

// What is put into a file keeps the order of the schema, and a second time
// changes nothing.
func TestArrangeKeepsTheSchema(t *testing.T) {
	data, err := recipe.Build("*** "+strings.Repeat("某", 30)+"文件\n** 某〔2026〕1号\n[[联合标志]]\n| 某机关\n|= 文件\n>> 某局\n> 2026年7月8日\n@landscape\n表\n", recipe.Options{})
	if err != nil {
		t.Fatal(err)
	}
	f, err := docx.Open("例.docx", data)
	if err != nil {
		t.Fatal(err)
	}
	var once string
	for range 2 {
		if _, err := f.Arrange(plainLines, true); err != nil {
			t.Fatal(err)
		}
		tree, _ := f.Tree(docx.DocumentPart)
		for _, fault := range recipe.OutOfOrder(tree) {
			t.Error(fault)
		}
		now := string(docx.Part(tree.Root()))
		if once != "" && now != once {
			t.Errorf("再来一次不同：\n%s\n%s", once, now)
		}
		once = now
	}
}
