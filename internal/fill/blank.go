package fill

import (
	"slices"
	"strings"

	"zhenggai/internal/docx"
)

func hasMarker(n *docx.Node) bool {
	return n.Name == marker || slices.ContainsFunc(n.Kids, hasMarker)
}

// isBlank reports that a node prints nothing.
func isBlank(n *docx.Node) bool {
	switch n.Name {
	case "w:tbl":
		return false
	case "w:t":
		return strings.TrimSpace(spaced(n)) == ""
	case "w:tab", "w:pPr", "w:tblPr", "w:trPr", "w:tcPr", "w:sdtPr", "w:rPr", "w:tblGrid":
		return true
	case "w:fldChar", "w:instrText":
		return false
	}
	if strings.TrimSpace(charText(n)) == "" {
		return true
	}
	if !isContainer(n.Name) {
		return leafBlank[n.Name]
	}
	return !slices.ContainsFunc(n.Kids, func(k *docx.Node) bool { return !isBlank(k) })
}

// leafBlank are elements without print of their own.
var leafBlank = map[string]bool{
	"w:bookmarkStart": true, "w:bookmarkEnd": true, "w:proofErr": true, "w:lastRenderedPageBreak": true,
	"!--": true, "?": true, "w:permStart": true, "w:permEnd": true, "w:sectPr": true,
}

// prints reports an item that is more than a break of the page or column.
func prints(it item) bool {
	raw, ok := it.step.(rawStep)
	return !it.blank && !(ok && breaksPage(raw.node))
}

// breaksPage reports that a node is nothing but breaks of the page or column.
func breaksPage(n *docx.Node) bool {
	switch {
	case n.Name == "w:br":
		kind := n.Attr("w:type")
		return kind == "page" || kind == "column"
	case isContainer(n.Name):
		return !slices.ContainsFunc(n.Kids, func(k *docx.Node) bool { return !isBlank(k) && !breaksPage(k) })
	}
	return false
}

func isContainer(name string) bool {
	switch name {
	case "w:p", "w:r", "w:tr", "w:tc", "w:body":
		return true
	}
	return inlineWrappers[name]
}

func endsSection(el *docx.Node) bool {
	return el.Name == "w:p" && el.Child("w:pPr").Child("w:sectPr") != nil
}

// needParagraph are the elements that must end in a paragraph.
var needParagraph = map[string]bool{
	"w:tc": true, "w:hdr": true, "w:ftr": true, "w:txbxContent": true, "w:footnote": true, "w:endnote": true,
}

// spareParagraph is an empty paragraph in the format of the element's last one.
func spareParagraph(el *docx.Node) *docx.Node {
	if !needParagraph[el.Name] {
		return nil
	}
	spare := docx.El("w:p", nil)
	for _, k := range el.Kids {
		if f := k.Child("w:pPr"); k.Name == "w:p" && f != nil && !endsSection(k) {
			spare.Kids = []*docx.Node{f}
		}
	}
	return spare
}
