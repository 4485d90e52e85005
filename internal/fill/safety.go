package fill

import (
	"fmt"
	"regexp"
	"strings"

	"zhenggai/internal/docx"
	"zhenggai/internal/source"
)

// storyTree is a story that has been read.
type storyTree struct {
	docx.Story
	tree *docx.Node
}

// check reads the stories, and reports what must not stand in a template: parts
// that are not well-formed, traces of editing, what nobody sees, links to other
// files, macros, tags where none is filled.
func (p *reader) check() (read []storyTree) {
	isStory := map[string]bool{}
	for _, s := range stories(p.file) {
		isStory[s.Part] = true
		tree := p.tree(s)
		if tree == nil {
			continue
		}
		p.locate(p.file.Name, s, tree)
		p.revisions(tree)
		p.unseen(tree)
		p.fields(tree)
		p.unfilled(tree)
		read = append(read, storyTree{s, tree})
	}
	for _, name := range p.file.Parts() {
		if !isStory[name] {
			p.otherPart(name)
		}
	}
	return read
}

// unseen reports text that is in the papers but not on their pages.
func (p *reader) unseen(tree *docx.Node) {
	owner := flowOwners(tree)
	paragraphs(tree, func(el *docx.Node, _ int) {
		var text strings.Builder
		// A cell or a text box may have a dark ground.
		onPaper := p.at[el].Cell == "" && owner[el].Name != "w:txbxContent" && el.Child("w:pPr").Child("w:shd") == nil
		for _, k := range el.Kids {
			eachRun(k, func(run *docx.Node) {
				if format := run.Child("w:rPr"); isHidden(format) || onPaper && isWhite(format) {
					text.WriteString(runText(run))
				}
			})
		}
		if words := strings.TrimSpace(text.String()); words != "" {
			p.warn(CodeHidden, p.at[el], fmt.Sprintf("“%s”是隐藏或白色的文字，纸上看不见，却会留在文书里", head(words)), "请删去，或改为看得见的文字")
		}
	})
}

func isHidden(format *docx.Node) bool {
	if v := format.Child("w:vanish"); v != nil {
		val, said := v.Lookup("w:val")
		return !said || isOn(val)
	}
	return false
}

// isWhite reports white text on no ground of its own.
func isWhite(format *docx.Node) bool {
	color := format.Child("w:color")
	return color != nil && strings.EqualFold(color.Attr("w:val"), "FFFFFF") && format.Child("w:shd") == nil && format.Child("w:highlight") == nil
}

func runText(run *docx.Node) string {
	var b strings.Builder
	for _, k := range run.Kids {
		if k.Name == "w:t" {
			b.WriteString(spaced(k))
		}
	}
	return b.String()
}

// revisionElements are insertions, deletions, moves and changes of format that
// nobody has accepted, and comments.
var revisionElements = map[string]string{
	"w:ins": "修订", "w:del": "修订", "w:moveFrom": "修订", "w:moveTo": "修订",
	"w:cellIns": "修订", "w:cellDel": "修订", "w:cellMerge": "修订", "w:numberingChange": "修订",
	"w:rPrChange": "修订", "w:pPrChange": "修订", "w:sectPrChange": "修订", "w:tblPrChange": "修订",
	"w:tblGridChange": "修订", "w:trPrChange": "修订", "w:tcPrChange": "修订", "w:tblPrExChange": "修订",
	"w:commentReference": "批注",
}

func (p *reader) revisions(tree *docx.Node) {
	count := map[string]int{}
	var first source.Pos
	paragraphs(tree, func(el *docx.Node, _ int) {
		before := len(count)
		ownNodes(el, func(n *docx.Node) {
			if k := revisionElements[n.Name]; k != "" {
				count[k]++
			}
		})
		if before == 0 && len(count) > 0 {
			first = p.at[el]
		}
	})
	var what []string
	if n := count["修订"]; n > 0 {
		what = append(what, fmt.Sprintf("%d处未接受的修订", n))
	}
	if n := count["批注"]; n > 0 {
		what = append(what, fmt.Sprintf("%d条批注", n))
	}
	if len(what) > 0 {
		p.problem(codeRevision, first, "模板里有"+strings.Join(what, "、"), "请在“审阅”中接受或拒绝全部修订，并删除批注")
	}
}

// ownNodes visits what belongs to a paragraph and not to one inside it.
func ownNodes(p *docx.Node, visit func(*docx.Node)) {
	for _, k := range p.Kids {
		k.Walk(func(n *docx.Node) bool {
			if n.Name == "w:p" {
				return false
			}
			visit(n)
			return true
		})
	}
}

// foreignField matches the fields that read another file.
var foreignField = regexp.MustCompile(`(?i)^\s*(INCLUDETEXT|INCLUDEPICTURE|INCLUDE|IMPORT|DDEAUTO|DDE|LINK|DATABASE|RD)\b`)

func (p *reader) fields(tree *docx.Node) {
	paragraphs(tree, func(el *docx.Node, _ int) {
		at := p.at[el]
		for _, code := range instructions(el) {
			if m := foreignField.FindStringSubmatch(code); m != nil {
				p.problem(codeExternal, at, fmt.Sprintf("模板里有引用其他文件的域（%s）", strings.ToUpper(m[1])), "请选中该域，按 Ctrl+Shift+F9 变为普通文字")
			}
			if marks, faults := scan(code); len(marks)+len(faults) > 0 {
				p.problem(codePlace, at, fmt.Sprintf("域代码“%s”里的标签不会被填写", head(strings.TrimSpace(code))), "请把标签写在正文里")
			}
		}
	})
}

// unfilled reports tags where a paragraph has no text of its own: formulas,
// phonetic guides, alternative texts, watermarks.
func (p *reader) unfilled(tree *docx.Node) {
	paragraphs(tree, func(el *docx.Node, _ int) {
		var text strings.Builder
		ownNodes(el, func(n *docx.Node) {
			if n.Name == "m:t" || n.Name == "a:t" || n.Name == "w:ruby" {
				n.Walk(func(k *docx.Node) bool { text.WriteString(k.Text); return true })
			}
			for _, a := range n.Attrs {
				if n.Name != "w:fldSimple" && strings.ContainsAny(a.Value, "{｛") {
					text.WriteString("\n" + a.Value)
				}
			}
		})
		if marks, _ := scan(text.String()); len(marks) > 0 {
			p.problem(codePlace, p.at[el], fmt.Sprintf("标签“%s”写在公式、拼音、图片说明或艺术字里，不会被填写", marks[0].tag.written), "请把标签写在正文或文本框里")
		}
	})
}

// instructions lists the field codes of a paragraph; a code may be split over
// runs.
func instructions(p *docx.Node) []string {
	var out []string
	var code strings.Builder
	end := func() {
		if code.Len() > 0 {
			out = append(out, code.String())
			code.Reset()
		}
	}
	ownNodes(p, func(n *docx.Node) {
		switch n.Name {
		case "w:fldSimple":
			out = append(out, n.Attr("w:instr"))
		case "w:fldChar":
			end()
		case "w:instrText":
			for _, k := range n.Kids {
				code.WriteString(k.Text)
			}
		}
	})
	end()
	return out
}
