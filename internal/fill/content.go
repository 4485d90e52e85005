package fill

import (
	"fmt"
	"slices"

	"zhenggai/internal/docx"
	"zhenggai/internal/source"
)

// repeatable reports what must not stand in a repetition: a note, which would
// be referred to twice.
func (n *nester) repeatable(t *tag, body []step) {
	note := false
	eachNode(body, func(el *docx.Node) {
		note = note || el.Name == "w:footnoteReference" || el.Name == "w:endnoteReference"
	})
	if note {
		n.fail(t, fmt.Sprintf("“%s”重复的内容里有脚注或尾注，不能重复", t.written), "请把它移到重复的内容之外")
	}
}

// whole reports a content that cuts a field in two.
func (n *nester) whole(t *tag, content []step) {
	open := 0
	eachNode(content, func(el *docx.Node) {
		if el.Name == "w:fldChar" {
			open += map[string]int{"begin": 1, "end": -1}[el.Attr("w:fldCharType")]
		}
	})
	if open != 0 {
		n.fail(t, fmt.Sprintf("“%s”的内容切断了一个域（如页码、目录、超链接）", t.written), "请让整个域都在两个标签之间，或都在其外")
	}
}

func (n *nester) fail(t *tag, text, hint string) {
	n.problems = append(n.problems, source.Problem{Code: codeStructure, At: t.at, Text: text, Hint: hint})
}

// unbound drops from a content control what would put other words in the place
// of a filled tag: the binding to other data, and the state of a placeholder.
func unbound(props *docx.Node) *docx.Node {
	out := &docx.Node{Name: props.Name, Attrs: props.Attrs}
	for _, k := range props.Kids {
		if !slices.Contains([]string{"w:dataBinding", "w15:dataBinding", "w:showingPlcHdr"}, k.Name) {
			out.Kids = append(out.Kids, k)
		}
	}
	return out
}
