package fill

import (
	"fmt"
	"regexp"
	"slices"
	"strings"

	"zhenggai/internal/docx"
	"zhenggai/internal/source"
)

// includeFunc puts another Word file of the template's folder in the place of its
// paragraph: {{插入("附件.docx")}}. The file is read with the template, so that its
// tags are checked and filled too.
const includeFunc = "插入"

var includeTag = regexp.MustCompile(`^[{｛]{2}\s*` + includeFunc + `\s*[(（]\s*["“”＂']([^"“”＂']+)["“”＂']\s*[)）]\s*[}｝]{2}$`)

const maxIncluded = 20 << 20

// request is a paragraph that asks for a file.
type request struct {
	el   *docx.Node
	name string
	at   source.Pos
}

// includes puts the files that paragraphs of the body ask for in their places.
func (p *reader) includes(s docx.Story, tree *docx.Node) {
	var found []request
	paragraphs(tree, func(el *docx.Node, _ int) {
		text := strings.TrimSpace(inlineText(el))
		if m := includeTag.FindStringSubmatch(text); m != nil {
			found = append(found, request{el, m[1], p.at[el]})
		}
	})
	for _, r := range found {
		if err := p.include(s, tree, r); err != nil {
			p.problem(codeFile, r.at, fmt.Sprintf("插入的文件“%s”：%v", r.name, err), "请把 .docx 文件放到模板所在的文件夹，并核对文件名")
			r.el.Kids = nil
		}
	}
}

func (p *reader) include(s docx.Story, tree *docx.Node, r request) error {
	body := tree.Root().Child("w:body")
	at := -1
	if body != nil {
		at = slices.Index(body.Kids, r.el)
	}
	if at < 0 || endsSection(r.el) {
		return fmt.Errorf("只能插在正文里，不能插在表格、页眉、文本框里，也不能插在带分节符的段落里")
	}
	data, err := readBeside(p.files, r.name, maxIncluded)
	if err != nil {
		return err
	}
	sub, err := docx.Open(r.name, data)
	if err != nil {
		return err
	}
	own := &reader{file: sub}
	own.check()
	p.problems = append(p.problems, own.problems...)
	blocks, err := p.file.Include(sub)
	if err != nil {
		return err
	}
	p.locate(r.name, s, &docx.Node{Kids: blocks})
	p.included = append(p.included, r.name)
	body.Kids = slices.Replace(body.Kids, at, at+1, blocks...)
	return nil
}
