package fill

import (
	"path"
	"strings"

	"zhenggai/internal/docx"
	"zhenggai/internal/source"
)

// story is a part whose paragraphs are filled, and what a person calls it.
// Names, and the numbers of paragraphs, are those of docx.Paragraphs.
type story struct{ part, name string }

var storyKinds = []struct{ prefix, name string }{
	{"word/document", "正文"},
	{"word/footnotes", "脚注"},
	{"word/endnotes", "尾注"},
	{"word/header", "页眉"},
	{"word/footer", "页脚"},
}

func stories(f *docx.File) []story {
	pages := headerPages(f)
	var out []story
	for _, kind := range storyKinds {
		for _, part := range f.Parts() {
			rest, ok := strings.CutPrefix(part, kind.prefix)
			if ok && strings.Trim(rest, "0123456789") == ".xml" {
				out = append(out, story{part, pages[part] + kind.name})
			}
		}
	}
	return out
}

// headerPages says of headers and footers which pages they are for.
func headerPages(f *docx.File) map[string]string {
	out := map[string]string{}
	rels, _ := docx.ParseXML(f.Part("word/_rels/document.xml.rels"))
	tree, _ := docx.ParseXML(f.Part(docx.DocumentPart))
	if rels == nil || tree == nil {
		return out
	}
	target := map[string]string{}
	for _, r := range rels.Root().Kids {
		target[r.Attr("Id")] = inFolder("word", r.Attr("Target"))
	}
	tree.Walk(func(n *docx.Node) bool {
		if n.Name == "w:headerReference" || n.Name == "w:footerReference" {
			out[target[n.Attr("r:id")]] = map[string]string{"first": "首页", "even": "偶数页"}[n.Attr("w:type")]
		}
		return n.Name != "w:r"
	})
	return out
}

func inFolder(dir, target string) string {
	if strings.HasPrefix(target, "/") {
		return path.Clean(target)[1:]
	}
	return path.Join(dir, target)
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
			walk(k, counts)
		}
	}
	walk(tree, true)
}

const placeWords = 15

func place(file string, s story, number int, text string) source.Pos {
	words := []rune(strings.TrimSpace(oneLine(strings.ReplaceAll(text, object, ""))))
	if len(words) > placeWords {
		words = append(words[:placeWords:placeWords], '…')
	}
	return source.Pos{File: file, Part: s.name, Para: number, Words: string(words)}
}
