package fill

import (
	"fmt"
	"io/fs"
	"regexp"
	"slices"
	"unicode/utf8"

	"zhenggai/internal/docx"
	"zhenggai/internal/source"
)

// Template is a Word file whose tags have been read. It never changes.
type Template struct {
	name  string
	blank *docx.File // the file with its stories taken out
	parts []part
	tags  []*tag
	files fs.FS

	included []string // files that were put in
	contents bool     // the body has a table of contents

	torn bool // constructs were left out because their tags do not match

	identified bool // some part has elements with an identity
}

// part is a compiled story: the prolog and the root element.
type part struct {
	docx.Story
	steps []step
}

// Parse reads the tags of every part of a file: body, tables, headers, footers,
// notes, text boxes and content controls. It reports all that is wrong with
// their form, and what must not be left in a template. The file is not changed.
//
// files is the folder that the template stands in, for the pictures and
// documents that it names; without it it can name none.
func Parse(f *docx.File, files ...fs.FS) (*Template, source.Problems) {
	p := &reader{file: f.Clone()}
	if len(files) > 0 {
		p.files = files[0]
	}
	t := &Template{name: f.Name, files: p.files}
	for _, s := range p.check() {
		p.includes(s.Story, s.tree)
		if s.Part == docx.DocumentPart {
			t.contents = docx.ClearContents(s.tree)
		}
		t.identified = t.identified || hasIdentity(s.tree)
		steps := p.story(s.tree)
		markLists(steps)
		t.parts = append(t.parts, part{s.Story, steps})
	}
	t.torn = slices.ContainsFunc(p.problems, func(p source.Problem) bool { return p.Code == codeNesting })
	if len(p.tags) == 0 && len(p.problems) == 0 {
		p.warn(codeUntagged, source.Pos{File: f.Name}, "模板里没有一个标签，印出的内容与台账无关", "要填的地方请写上标签，例如 {{单位.名称}}")
	}
	t.included = p.included
	t.tags, t.blank = p.tags, emptied(p.file, t.parts)
	return t, p.problems
}

// emptied drops the contents of the parts that are compiled, so that copying
// the file for an output is cheap.
func emptied(f *docx.File, parts []part) *docx.File {
	for _, p := range parts {
		f.SetPart(p.Part, []byte("<empty/>"))
	}
	return f
}

type reader struct {
	file     *docx.File
	files    fs.FS
	at       map[*docx.Node]source.Pos // of the paragraphs of all stories
	included []string
	tags     []*tag
	problems source.Problems
}

func (p *reader) problem(code string, at source.Pos, text, hint string) {
	p.problems = append(p.problems, source.Problem{Code: code, At: at, Text: text, Hint: hint})
}

func (p *reader) warn(code string, at source.Pos, text, hint string) {
	p.problems = append(p.problems, source.Problem{Code: code, Level: source.Warning, At: at, Text: text, Hint: hint})
}

func (p *reader) tree(s docx.Story) *docx.Node {
	tree, err := p.file.Tree(s.Part)
	if err != nil {
		p.problem(codeCorrupt, source.Pos{File: p.file.Name}, fmt.Sprintf("%s读不出来：%v", s.Name, err), "请用 Word 或 WPS 打开该模板，另存为 .docx 后再试")
	}
	return tree
}

// story finds the tags of a part, pairs them flow by flow and nests them.
func (p *reader) story(tree *docx.Node) []step {
	n := &nester{bad: map[*tag]bool{}}
	flows := map[*docx.Node][]*tag{}
	var order []*docx.Node
	owner := flowOwners(tree)
	paragraphs(tree, func(el *docx.Node, _ int) {
		flow := owner[el]
		if _, seen := flows[flow]; !seen {
			order = append(order, flow)
		}
		flows[flow] = append(flows[flow], p.paragraph(el)...)
	})
	for _, flow := range order {
		bad, problems := pair(flows[flow])
		for _, t := range bad {
			n.bad[t] = true
		}
		n.problems = append(n.problems, problems...)
	}
	n.tags = p.tags
	l := n.lift(tree)
	p.problems = append(p.problems, n.problems...)
	if l.step == nil {
		return nil
	}
	return []step{l.step}
}

// ownFlow are the elements whose text is apart from what is around them.
var ownFlow = map[string]bool{"w:txbxContent": true, "w:footnote": true, "w:endnote": true}

// flowOwners says for each paragraph in which flow of text it stands.
func flowOwners(tree *docx.Node) map[*docx.Node]*docx.Node {
	owner := map[*docx.Node]*docx.Node{}
	var walk func(n, flow *docx.Node)
	walk = func(n, flow *docx.Node) {
		if ownFlow[n.Name] {
			flow = n
		}
		if n.Name == "w:p" {
			owner[n] = flow
		}
		for _, k := range n.Kids {
			walk(k, flow)
		}
	}
	walk(tree, tree)
	return owner
}

// halfTag is a name in braces, which no paper has among its words.
var halfTag = regexp.MustCompile(`[{｛]\s*[#＃?？/／^＾]?\s*\p{Han}[\p{Han}\w.。]*[?？]?\s*[}｝]`)

// halfTags lists the names in braces of one.
func halfTags(text string) (out []string) {
	text = normalizeSpace(text)
	for _, at := range halfTag.FindAllStringIndex(text, -1) {
		before, _ := utf8.DecodeLastRuneInString(text[:at[0]])
		if after := text[at[1]:]; before != '{' && before != '｛' && brace(after, '}', '｝') == 0 {
			out = append(out, text[at[0]:at[1]])
		}
	}
	return out
}

// paragraph cuts the tags out of a paragraph and returns the structural ones.
func (p *reader) paragraph(el *docx.Node) []*tag {
	text := inlineText(el)
	marks, faults := scan(text)
	at := p.at[el]
	for _, f := range faults {
		p.problem(f.code, at, f.text, f.hint)
	}
	for _, half := range halfTags(text) {
		p.warn(codeBraces, at, fmt.Sprintf("“%s”只有一层花括号，不是标签，会照原样印出", half), "标签用两个“{”开始、两个“}”结束")
	}
	var structural []*tag
	for i := range marks {
		t := marks[i].tag
		t.id, t.at = len(p.tags), at
		p.tags = append(p.tags, t)
		if t.structural() {
			structural = append(structural, t)
		}
	}
	if len(marks) > 0 {
		cut(el, marks)
	}
	return structural
}
