package fill

import (
	"fmt"
	"net/url"
	"path"
	"regexp"
	"slices"
	"strings"

	"zhenggai/internal/docx"
	"zhenggai/internal/source"
)

// check reports what must not stand in a template: parts that are not
// well-formed, traces of editing, links to other files, tags where none is
// filled.
func (p *reader) check() {
	filled := map[string]docx.Story{}
	for _, s := range stories(p.file) {
		filled[s.Part] = s
	}
	for _, name := range p.file.Parts() {
		if ext := path.Ext(name); ext != ".xml" && ext != ".rels" {
			continue
		}
		s, isStory := filled[name]
		tree, err := docx.ParseXML(p.file.Part(name))
		switch {
		case err != nil && !isStory:
			p.problem(codeCorrupt, source.Pos{File: p.file.Name}, fmt.Sprintf("内部部件 %s 读不出来：%v", name, err), "请用 Word 或 WPS 打开该模板，另存为 .docx 后再试")
		case err != nil:
		case isStory:
			p.revisions(s, tree)
			p.fields(s, tree)
			p.unfilled(s, tree)
		case path.Ext(name) == ".rels":
			p.links(tree)
		default:
			p.strays(name, tree)
		}
	}
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

func (p *reader) revisions(s docx.Story, tree *docx.Node) {
	count := map[string]int{}
	var first source.Pos
	paragraphs(tree, func(el *docx.Node, number int) {
		before := len(count)
		ownNodes(el, func(n *docx.Node) {
			if k := revisionElements[n.Name]; k != "" {
				count[k]++
			}
		})
		if before == 0 && len(count) > 0 {
			first = place(p.file.Name, s, number, inlineText(el))
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

func (p *reader) fields(s docx.Story, tree *docx.Node) {
	paragraphs(tree, func(el *docx.Node, number int) {
		at := place(p.file.Name, s, number, inlineText(el))
		for _, code := range instructions(el) {
			if m := foreignField.FindStringSubmatch(code); m != nil {
				p.problem(codeExternal, at, fmt.Sprintf("模板里有引用其他文件的域（%s）", strings.ToUpper(m[1])), "请选中该域，按 Ctrl+Shift+F9 变为普通文字")
			}
			if marks, faults := scan(code); len(marks)+len(faults) > 0 {
				p.problem(codePlace, at, fmt.Sprintf("域代码“%s”里的标记不会被填写", head(strings.TrimSpace(code))), "请把标记写在正文里")
			}
		}
	})
}

// unfilled reports tags where a paragraph has no text of its own: formulas,
// phonetic guides, alternative texts, watermarks.
func (p *reader) unfilled(s docx.Story, tree *docx.Node) {
	paragraphs(tree, func(el *docx.Node, number int) {
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
			at := place(p.file.Name, s, number, inlineText(el))
			p.problem(codePlace, at, fmt.Sprintf("标记“%s”写在公式、拼音、图片说明或艺术字里，不会被填写", marks[0].tag.written), "请把标记写在正文或文本框里")
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

// links reports relationships that leave the file, other than web and mail
// addresses behind hyperlinks.
func (p *reader) links(tree *docx.Node) {
	for _, r := range tree.Root().Kids {
		target := r.Attr("Target")
		if p.taggedAddress(target) {
			continue
		}
		if r.Attr("TargetMode") != "External" || path.Base(r.Attr("Type")) == "hyperlink" && isAddress(target) {
			continue
		}
		p.problem(codeExternal, source.Pos{File: p.file.Name}, fmt.Sprintf("模板引用了文件之外的内容“%s”", head(target)), "请改为嵌入（图片用“插入”而不是“链接”），或删去该链接")
	}
}

// taggedAddress reports a tag in the address of a hyperlink, which Word may have
// written with % signs.
func (p *reader) taggedAddress(target string) bool {
	plain, err := url.PathUnescape(target)
	if err != nil {
		return false
	}
	marks, faults := scan(plain)
	if len(marks)+len(faults) == 0 {
		return false
	}
	p.problem(codePlace, source.Pos{File: p.file.Name}, fmt.Sprintf("超链接的地址“%s”里的标记不会被填写", head(plain)), "标记写在超链接的文字里；地址只能是固定的")
	return true
}

func isAddress(target string) bool {
	scheme, _, ok := strings.Cut(strings.ToLower(target), ":")
	return ok && slices.Contains([]string{"http", "https", "mailto", "tel"}, scheme)
}

// strays reports tags in parts that are not filled: charts, diagrams,
// properties.
func (p *reader) strays(name string, tree *docx.Node) {
	if name == docx.StylesPart || strings.HasPrefix(name, "customXml/") {
		return
	}
	var text strings.Builder
	tree.Walk(func(n *docx.Node) bool {
		if n.Name == "" {
			text.WriteString(n.Text)
		}
		return true
	})
	if marks, _ := scan(text.String()); len(marks) > 0 {
		p.problem(codePlace, source.Pos{File: p.file.Name}, fmt.Sprintf("内部部件 %s 里的标记“%s”不会被填写", name, marks[0].tag.written), "图表、属性和批注里不能写标记，请写在正文、页眉、页脚或文本框里")
	}
}
