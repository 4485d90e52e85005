package merge

import (
	"slices"
	"strings"

	"zhenggai/internal/docx"
)

// block is a paragraph, a table, or something else that stands in a body, a
// cell or a header; text is what it says.
type block struct {
	node *docx.Node
	text string
}

// blocksOf lists what stands in a container. head and tail are what is not
// content: the properties of a cell before it, of the last section after it.
func blocksOf(container *docx.Node) (head []*docx.Node, blocks []block, tail []*docx.Node) {
	for _, k := range container.Kids {
		switch {
		case k.Name == "w:tcPr":
			head = append(head, k)
		case k.Name == "w:sectPr":
			tail = append(tail, k)
		case k.Name != "" && !isMark(k) && !slices.Contains(forgotten, k.Name):
			blocks = append(blocks, block{k, blockText(k)})
		}
	}
	return head, blocks, tail
}

// blockText is what a block says; cells and rows are kept apart.
func blockText(n *docx.Node) string {
	if n.Name == "w:p" {
		atoms, _ := atomsOf(n)
		return textOf(atoms)
	}
	var b strings.Builder
	for _, k := range n.Kids {
		switch {
		case k.Name == "w:p" || k.Name == "w:tbl" || k.Name == "w:tr" || k.Name == "w:tc" || strings.HasPrefix(k.Name, "w:sdt"):
			b.WriteString("‖" + blockText(k))
		}
	}
	return b.String()
}

// likeBlock: a paragraph is never like a table. An empty paragraph is like any
// other paragraph that is no longer than a heading.
func likeBlock(a, b block) float64 {
	if a.node.Name != b.node.Name {
		return 0
	}
	return likeness(a.text, b.text)
}

func sameText(a, b block) bool { return a.node.Name == b.node.Name && a.text == b.text }

// children are the rows of a table or the cells of a row.
func children(n *docx.Node, name string) []block {
	var out []block
	for _, k := range n.Kids {
		if k.Name == name {
			out = append(out, block{k, blockText(k)})
		}
	}
	return out
}

// replaceChildren puts other rows into a table, or cells into a row, behind its
// properties.
func replaceChildren(n *docx.Node, name string, kids []*docx.Node) {
	var out []*docx.Node
	for _, k := range n.Kids {
		if k.Name != name {
			out = append(out, k)
		}
	}
	n.Kids = append(out, kids...)
}

// sameShape reports that two rows have the same cells, so that cell can be set
// beside cell.
func sameShape(a, b *docx.Node) bool {
	return slices.Equal(shape(a), shape(b))
}

func shape(tr *docx.Node) []string {
	var out []string
	for _, tc := range children(tr, "w:tc") {
		span, merge := "1", ""
		if pr := tc.node.Child("w:tcPr"); pr != nil {
			if s := pr.Child("w:gridSpan"); s != nil {
				span = s.Attr("w:val")
			}
			if m := pr.Child("w:vMerge"); m != nil && m.Attr("w:val") != "restart" {
				merge = "^"
			}
		}
		out = append(out, span+merge)
	}
	return out
}

// columns is how many columns the grid of a table has.
func columns(tbl *docx.Node) int {
	return len(children(&docx.Node{Kids: kidsOf(tbl.Child("w:tblGrid"))}, "w:gridCol"))
}
