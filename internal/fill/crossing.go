package fill

import (
	"fmt"
	"slices"

	"zhenggai/internal/docx"
	"zhenggai/internal/source"
)

// canLeave reports whether a tag may be lifted out of such an element.
func canLeave(el *docx.Node) bool {
	switch el.Name {
	case "w:p", "w:tr", "w:tc":
		return true
	}
	return inlineWrappers[el.Name]
}

// crossing reports a construct that crosses the boundary of an element, once.
func (n *nester) crossing(t *tag, el *docx.Node) {
	begin := t.begin()
	for _, f := range family(begin) {
		n.bad[f] = true
	}
	where, hint := "段落", "请让两个标签在同一段内，或各自单独成段"
	switch el.Name {
	case "w:tc", "w:tr":
		where, hint = "单元格", "重复表格行时，开始标签放在首行第一个单元格开头，结束标签放在末行最后一个单元格末尾"
	case "w:tbl":
		where, hint = "表格", "请让两个标签都在表格里，或都在表格外"
	case "w:hyperlink", "w:sdtContent", "w:sdt", "w:fldSimple":
		where, hint = "超链接、内容控件或域", "请让两个标签都在其中，或都在其外"
	}
	problem := source.Problem{Code: codeNesting, At: begin.at, Hint: hint,
		Text: fmt.Sprintf("%s“%s”与它的结束标签跨越了%s的边界", begin.construct(), begin.written, where)}
	if begin.end != nil && begin.end.at != begin.at {
		problem.Also = []source.Pos{begin.end.at}
	}
	n.problems = append(n.problems, problem)
}

// aside puts the tags of a blank element that stays around it, in their order:
// those that end something after it.
func aside(tags []*tag) (before, after []*tag) {
	i := len(tags)
	for i > 0 && tags[i-1].open != nil {
		i--
	}
	return tags[:i], tags[i:]
}

// dissolves reports whether an element of nothing but tags disappears. A row
// does when a construct reaches beyond it: a blank row with both tags is a row
// to be repeated.
func (n *nester) dissolves(el *docx.Node, tags []*tag) bool {
	switch {
	case el.Name == "w:tc":
		return false
	case endsSection(el):
		n.problems = append(n.problems, source.Problem{
			Code: codeStructure, At: tags[0].at, Text: fmt.Sprintf("“%s”所在的段落带有分节符，不能随标签一起去掉", tags[0].written),
			Hint: "请把标签移到另一个段落",
		})
		return false
	case el.Name == "w:tr":
		here := map[*tag]bool{}
		for _, t := range tags {
			here[t] = true
		}
		return slices.ContainsFunc(tags, func(t *tag) bool { return !all(family(t.begin()), here) })
	}
	return true
}
