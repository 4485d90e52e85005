package fill

import (
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

const placeWords = 15

func place(file string, s docx.Story, number int, text string) source.Pos {
	words := []rune(strings.TrimSpace(oneLine(strings.ReplaceAll(text, object, ""))))
	if len(words) > placeWords {
		words = append(words[:placeWords:placeWords], '…')
	}
	return source.Pos{File: file, Part: s.Name, Para: number, Words: string(words)}
}
