package fill

import (
	"fmt"
	"net/url"
	"path"
	"slices"
	"strings"

	"zhenggai/internal/docx"
	"zhenggai/internal/source"
)

// otherPart looks at a part that is not filled.
func (p *reader) otherPart(name string) {
	ext := path.Ext(name)
	if path.Base(name) == "vbaProject.bin" {
		p.problem(codeMacro, source.Pos{File: p.file.Name}, "模板里有宏", "请另存为不含宏的 .docx")
	}
	if ext != ".xml" && ext != ".rels" {
		return
	}
	tree, err := docx.ParseXML(p.file.Part(name))
	switch {
	case err != nil:
		p.problem(codeCorrupt, source.Pos{File: p.file.Name}, fmt.Sprintf("内部部件 %s 读不出来：%v", name, err), "请用 Word 或 WPS 打开该模板，另存为 .docx 后再试")
	case ext == ".rels":
		p.links(tree)
	case name == docx.SettingsPart:
		p.protection(tree)
	default:
		p.strays(name, tree)
	}
}

// protection reports that Word would let nobody edit the papers.
func (p *reader) protection(tree *docx.Node) {
	if lock := tree.Root().Child("w:documentProtection"); lock != nil && isOn(lock.Attr("w:enforcement")) {
		p.problem(codeMacro, source.Pos{File: p.file.Name}, "模板设有编辑限制，生成的文书也不能修改", "请在“审阅→限制编辑”中停止保护")
	}
}

func isOn(v string) bool { return v == "1" || v == "true" || v == "on" }

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
	p.problem(codePlace, source.Pos{File: p.file.Name}, fmt.Sprintf("超链接的地址“%s”里的标签不会被填写", head(plain)), "标签写在超链接的文字里；地址只能是固定的")
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
		p.problem(codePlace, source.Pos{File: p.file.Name}, fmt.Sprintf("内部部件 %s 里的标签“%s”不会被填写", name, marks[0].tag.written), "图表、属性和批注里不能写标签，请写在正文、页眉、页脚或文本框里")
	}
}
