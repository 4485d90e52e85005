package docx

import (
	"fmt"
	"strings"

	"zhenggai/internal/source"
)

const themePart = "word/theme/theme1.xml"

// A style is one w:style.
type style struct {
	id, name, kind, based string
	node                  *Node
}

// readStyles reads the defaults and the style sheet.
func (r *resolver) readStyles() {
	r.readTheme()
	r.styles, r.defaults = map[string]*style{}, map[string]string{}
	r.base = wordDefaults()
	tree := r.part(StylesPart)
	if tree == nil {
		return
	}
	for _, k := range tree.Root().Kids {
		if k.Name == "w:style" {
			s := &style{id: k.Attr("w:styleId"), kind: k.Attr("w:type"), node: k,
				name: k.Child("w:name").val(), based: k.Child("w:basedOn").val()}
			r.styles[s.id] = s
			if k.flagAttr("w:default") {
				r.defaults[s.kind] = s.id
			}
		}
	}
	r.at.Part = "文档默认格式"
	defaults := tree.Root().Child("w:docDefaults")
	r.applyPara(&r.base, defaults.Child("w:pPrDefault").Child("w:pPr"))
	r.applyRun(&r.base.runProps, defaults.Child("w:rPrDefault").Child("w:rPr"))
	r.at.Part = ""
}

// wordDefaults are the properties of a file that says nothing.
func wordDefaults() props {
	return props{
		para: Paragraph{Line: 240 * Twip, WidowControl: true, Kinsoku: true, OverflowPunct: true,
			AutoSpaceDE: true, AutoSpaceDN: true, SnapToGrid: true, Fill: NoColor},
		runProps: runProps{Format: Format{EastAsia: "Times New Roman", ASCII: "Times New Roman", HAnsi: "Times New Roman",
			Size: 10 * Point, Scale: 100, Highlight: NoColor}},
	}
}

// readTheme reads the fonts that rFonts may name by their role.
func (r *resolver) readTheme() {
	r.theme = map[string]string{}
	tree := r.part(themePart)
	if tree == nil {
		return
	}
	scheme := tree.Root().Child("a:themeElements").Child("a:fontScheme")
	for _, x := range []struct{ role, element string }{{"major", "a:majorFont"}, {"minor", "a:minorFont"}} {
		fonts := scheme.Child(x.element)
		if fonts == nil {
			continue
		}
		latin := fonts.Child("a:latin").typeface()
		r.theme[x.role+"Ascii"], r.theme[x.role+"HAnsi"] = latin, latin
		r.theme[x.role+"EastAsia"] = hans(fonts)
	}
}

// hans is the Chinese font of a theme: its own, or the one for the script.
func hans(fonts *Node) string {
	if name := fonts.Child("a:ea").typeface(); name != "" {
		return name
	}
	for _, k := range fonts.Kids {
		if k.Name == "a:font" && k.Attr("script") == "Hans" {
			return k.typeface()
		}
	}
	return ""
}

func (n *Node) typeface() string {
	if n == nil {
		return ""
	}
	return n.Attr("typeface")
}

// chain lists a style after those it is based on, oldest first.
func (r *resolver) chain(kind, id string) []*style {
	var out []*style
	for seen := map[string]bool{}; id != "" && !seen[id]; {
		seen[id] = true
		s := r.styles[id]
		if s == nil || s.kind != kind {
			break
		}
		out = append([]*style{s}, out...)
		id = s.based
	}
	return out
}

// styleID is the style a paragraph, run or table names, or the default one.
func (r *resolver) styleID(kind string, named *Node) string {
	id := named.val()
	if s := r.styles[id]; s != nil && s.kind == kind {
		return id
	}
	if id != "" && id != r.defaults[kind] {
		r.sayOnce("Y214", source.Warning, fmt.Sprintf("这里用的样式“%s”在文件里没有定义，按默认样式排。", id),
			"请在 Word 或 WPS 中重新选择样式。")
	}
	return r.defaults[kind]
}

// A propsKey names a paragraph style in the surroundings of a table style,
// with or without the style's numbering.
type propsKey struct {
	style, table string
	unnumbered   bool
}

// styled works out the properties of a paragraph style once.
func (r *resolver) styled(id string, unnumbered bool) *props {
	key := propsKey{id, r.table.key(), unnumbered}
	if p := r.props[key]; p != nil {
		return p
	}
	p := r.base
	place := r.at
	r.table.apply(r, &p)
	p.turnOver(func() {
		for _, s := range r.chain("paragraph", id) {
			r.at = source.Pos{File: r.file.Name, Part: "样式“" + shownName(s.name) + "”"}
			r.styleLevel(&p, s, !unnumbered)
		}
	})
	r.at = place
	r.props[key] = &p
	return &p
}

// styleLevel applies one style of a chain. Its numbering comes first, so that
// its own indents win over those of the numbering.
func (r *resolver) styleLevel(p *props, s *style, numbered bool) {
	pPr := s.node.Child("w:pPr")
	if num := pPr.Child("w:numPr"); num != nil && numbered {
		p.num = r.numbering.ofStyle(num, p.num, s.id)
		r.applyPara(p, r.numbering.level(p.num).child("w:pPr"))
	}
	r.applyPara(p, pPr)
	r.applyRun(&p.runProps, s.node.Child("w:rPr"))
}

// characterStyle applies a character style over the properties of a paragraph.
func (r *resolver) characterStyle(p *runProps, named *Node) {
	id := r.styleID("character", named)
	if id == r.defaults["character"] {
		return
	}
	place := r.at
	p.turnOver(func() {
		for _, s := range r.chain("character", id) {
			r.at = source.Pos{File: r.file.Name, Part: "样式“" + shownName(s.name) + "”"}
			r.applyRun(p, s.node.Child("w:rPr"))
		}
	})
	r.at = place
}

// builtIn are the names Word shows for its own styles in Chinese. LibreOffice
// writes some of them with capitals.
var builtIn = map[string]string{
	"normal": "正文", "title": "标题", "subtitle": "副标题", "date": "日期", "signature": "签名",
	"salutation": "称呼", "body text": "正文文本", "list paragraph": "列出段落", "header": "页眉", "footer": "页脚",
	"page number": "页码", "table grid": "网格型", "normal table": "普通表格", "hyperlink": "超链接", "caption": "题注",
}

// shownName is the name of a style as Word shows it.
func shownName(name string) string {
	lower := strings.ToLower(name)
	if s := builtIn[lower]; s != "" {
		return s
	}
	if rest, ok := strings.CutPrefix(lower, "heading "); ok {
		return "标题 " + rest
	}
	return name
}
