package fill

import (
	"fmt"
	"slices"
	"strings"

	"zhenggai/internal/docx"
	"zhenggai/internal/source"
)

// stories are the parts whose paragraphs are filled: all but comments and
// building blocks. Names, and the numbers of paragraphs, are those of
// docx.Paragraphs.
func stories(f *docx.File) []docx.Story {
	return slices.DeleteFunc(f.Stories(), func(s docx.Story) bool {
		return strings.HasPrefix(s.Part, "word/comments") || strings.HasPrefix(s.Part, "word/glossary/")
	})
}

// paragraphs visits the paragraphs of a part as docx.Paragraphs counts them.
// Those of mc:Fallback say again what the choice before them says, and take
// its number.
func paragraphs(tree *docx.Node, visit func(p *docx.Node, number int)) {
	number := 0
	var walk func(n *docx.Node, counts bool)
	walk = func(n *docx.Node, counts bool) {
		counts = counts && n.Name != "mc:Fallback"
		if n.Name == "w:p" {
			if counts {
				number++
			}
			visit(n, number)
		}
		for _, k := range n.Kids {
			if k.Name != "w:t" && !properties(k.Name) {
				walk(k, counts)
			}
		}
	}
	walk(tree, true)
}

// locate notes where the paragraphs of a part stand, as a person finds them in
// the file of that name.
func (p *reader) locate(name string, s docx.Story, tree *docx.Node) {
	if p.at == nil {
		p.at = map[*docx.Node]source.Pos{}
	}
	cells := tableCells{names: map[*docx.Node]string{}}
	cells.walk(tree, "")
	paragraphs(tree, func(el *docx.Node, number int) {
		p.at[el] = source.Pos{File: name, Part: s.Name, Para: number, Cell: cells.names[el], Words: firstWords(inlineText(el))}
	})
}

const placeWords = 15

func firstWords(text string) string {
	words := []rune(strings.TrimSpace(oneLine(strings.ReplaceAll(text, object, ""))))
	if len(words) > placeWords {
		words = append(words[:placeWords:placeWords], '…')
	}
	return string(words)
}

// tableCells names the cells that paragraphs stand in: 表1第2行第3列. Tables count in
// the order in which they begin, columns as the cells that a person sees.
type tableCells struct {
	names            map[*docx.Node]string
	tables           int
	table, row, cell int // of the innermost table
}

func (c *tableCells) walk(n *docx.Node, where string) {
	switch n.Name {
	case "w:tbl":
		outer := *c
		c.tables++
		c.table, c.row = c.tables, 0
		defer func() { c.table, c.row, c.cell = outer.table, outer.row, outer.cell }()
	case "w:tr":
		c.row++
		c.cell = 0
	case "w:tc":
		c.cell++
		where = fmt.Sprintf("表%d第%d行第%d列", c.table, c.row, c.cell)
	case "w:p":
		if where != "" {
			c.names[n] = where
		}
	}
	for _, k := range n.Kids {
		c.walk(k, where)
	}
}
