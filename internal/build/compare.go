package build

import (
	"fmt"
	"strings"

	"zhenggai/internal/docx"
	"zhenggai/internal/docx/recipe"
)

// CompareTable makes a 修订对照表 of edits as a Word file: what was said, what is
// said now, and why. why tells the reason of an edit in words.
func CompareTable(title string, edits []Edit, why func(Edit) string) ([]byte, error) {
	var b strings.Builder
	fmt.Fprintf(&b, "@landscape\n= %s\n[[table 6c 32 32 30 小五]]\n|= 序号 | 原文 | 现文 | 依据\n", slot(0, 0))
	said := map[string]string{slot(0, 0): title + "修订对照表"}
	for i, e := range edits {
		fmt.Fprintf(&b, "| %d | %s | %s | %s\n", i+1, slot(i, 1), slot(i, 2), slot(i, 3))
		said[slot(i, 1)], said[slot(i, 2)], said[slot(i, 3)] = orNone(e.Old), orNone(e.New), why(e)
	}
	data, err := recipe.Build(b.String(), recipe.Options{Title: title + "修订对照表"})
	if err != nil {
		return nil, err
	}
	f, err := docx.Open(title, data)
	if err != nil {
		return nil, err
	}
	tree, err := f.Tree(docx.DocumentPart)
	if err != nil {
		return nil, err
	}
	say(tree, said)
	return f.Bytes()
}

// slot stands for words until the table is made: no text of a paper may be
// taken for markup.
func slot(row, column int) string { return fmt.Sprintf("⟦%d·%d⟧", row, column) }

func say(tree *docx.Node, said map[string]string) {
	tree.Walk(func(n *docx.Node) bool {
		if words, ok := said[n.Text]; ok && n.Name == "" {
			n.Text = words
		}
		return true
	})
}

func orNone(text string) string {
	if text == "" {
		return "（无）"
	}
	return text
}
