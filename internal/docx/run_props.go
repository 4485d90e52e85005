package docx

import (
	"strings"

	"zhenggai/internal/source"
)

// runProps are the properties of a run while they are being worked out.
type runProps struct {
	Format
	caps, hidden bool
	language     string
}

// toggles are the properties that a character style turns over rather than
// sets (ISO/IEC 29500-1, 17.7.3).
func (p *runProps) toggles() []*bool {
	return []*bool{&p.Bold, &p.Italic, &p.Strike, &p.caps, &p.hidden}
}

// turnOver applies a style level whose toggles combine with those before.
func (p *runProps) turnOver(apply func()) {
	before := *p
	for _, t := range p.toggles() {
		*t = false
	}
	apply()
	for i, t := range before.toggles() {
		now := p.toggles()[i]
		*now = *now != *t
	}
}

type runRule func(*resolver, *runProps, *Node)

var runRules map[string]runRule

func init() { // a map literal would refer to itself through applyRun
	runRules = map[string]runRule{
		"w:rFonts":    (*resolver).runFonts,
		"w:b":         func(_ *resolver, p *runProps, n *Node) { p.Bold = n.isOn() },
		"w:i":         func(_ *resolver, p *runProps, n *Node) { p.Italic = n.isOn() },
		"w:strike":    func(_ *resolver, p *runProps, n *Node) { p.Strike = n.isOn() },
		"w:caps":      func(_ *resolver, p *runProps, n *Node) { p.caps = n.isOn() },
		"w:vanish":    func(_ *resolver, p *runProps, n *Node) { p.hidden = n.isOn() },
		"w:color":     func(_ *resolver, p *runProps, n *Node) { p.Color = color(n.val(), 0) },
		"w:spacing":   func(_ *resolver, p *runProps, n *Node) { n.length("w:val", Twip, &p.Spacing) },
		"w:position":  func(_ *resolver, p *runProps, n *Node) { n.length("w:val", HalfPoint, &p.Position) },
		"w:sz":        runSize,
		"w:w":         runScale,
		"w:u":         runUnderline,
		"w:highlight": func(_ *resolver, p *runProps, n *Node) { p.Highlight = highlight(n.val()) },
		"w:shd":       runShade,
		"w:vertAlign": runVertAlign,
		"w:lang":      runLanguage,
		"w:ins":       runRevised,
		"w:del":       runRevised,
		"w:moveFrom":  runRevised,
		"w:moveTo":    runRevised,
		"w:rPrChange": runRevised,
	}
}

// ignoredRun are properties that print nothing: proofing, complex scripts, and
// fine typography that has no effect on Chinese text.
var ignoredRun = map[string]bool{
	"w:rStyle": true, "w:bCs": true, "w:iCs": true, "w:szCs": true, "w:cs": true, "w:noProof": true,
	"w:kern": true, "w:snapToGrid": true, "w:webHidden": true, "w:specVanish": true, "w:oMath": true,
	"w14:ligatures": true, "w14:numForm": true, "w14:numSpacing": true, "w14:stylisticSets": true,
	"w14:cntxtAlts": true, "w14:textFill": true,
}

// unsupportedRun are properties that would print something, and do not here.
var unsupportedRun = map[string]string{
	"w:smallCaps": "小型大写字母", "w:dstrike": "双删除线", "w:outline": "空心字", "w:shadow": "文字阴影",
	"w:emboss": "阳文", "w:imprint": "阴文", "w:effect": "文字动态效果", "w:bdr": "字符边框",
	"w:fitText": "调整宽度的文字", "w:rtl": "从右到左的文字", "w:em": "着重号",
	"w:eastAsianLayout": "纵横混排或双行合一", "w14:glow": "文字发光", "w14:shadow": "文字阴影",
	"w14:reflection": "文字映像", "w14:props3d": "文字立体效果", "w14:scene3d": "文字立体效果",
	"w14:textOutline": "文字轮廓",
}

// applyRun lays the properties of one rPr over those before.
func (r *resolver) applyRun(p *runProps, rPr *Node) {
	if rPr == nil {
		return
	}
	for _, k := range rPr.Kids {
		rule := runRules[k.Name]
		switch {
		case rule != nil:
			rule(r, p, k)
		case k.Name == "" || k.Name == "!--" || ignoredRun[k.Name] || isNothing(k):
		case unsupportedRun[k.Name] != "":
			r.unsupported("Y207", source.Warning, unsupportedRun[k.Name])
		default:
			r.unknown(k)
		}
	}
}

// isNothing reports a property that is switched off.
func isNothing(n *Node) bool {
	_, hasVal := n.Lookup("w:val")
	return hasVal && (!n.isOn() || n.val() == "nil") || n.Name == "w14:textOutline" && n.Child("w14:noFill") != nil
}

func (r *resolver) runFonts(p *runProps, n *Node) {
	r.font(n, "w:ascii", "w:asciiTheme", &p.ASCII)
	r.font(n, "w:hAnsi", "w:hAnsiTheme", &p.HAnsi)
	r.font(n, "w:eastAsia", "w:eastAsiaTheme", &p.EastAsia)
	if v, ok := n.Lookup("w:hint"); ok {
		p.HintEastAsia = v == "eastAsia"
	}
}

// font reads a font's name; one of the theme wins.
func (r *resolver) font(n *Node, attr, themeAttr string, to *string) {
	if v := n.Attr(attr); v != "" {
		*to = v
	}
	if v := r.theme[n.Attr(themeAttr)]; v != "" {
		*to = v
	}
}

func runSize(_ *resolver, p *runProps, n *Node) {
	size := p.Size
	if n.length("w:val", HalfPoint, &size); size > 0 {
		p.Size = size
	}
}

func runScale(_ *resolver, p *runProps, n *Node) {
	scale := &Node{Attrs: []Attr{{"v", strings.TrimSuffix(n.val(), "%")}}}
	v := p.Scale
	if scale.count("v", &v); v > 0 && v <= 600 {
		p.Scale = v
	}
}

func runUnderline(r *resolver, p *runProps, n *Node) {
	switch v := n.val(); v {
	case "none":
		p.Underline = false
	case "", "single", "words":
		p.Underline = v != ""
	default:
		p.Underline = true
		r.sayOnce("Y207", source.Warning, "这里用了特殊的下划线，按单线排。", "请在 Word 或 WPS 中改用单下划线。")
	}
}

func runShade(_ *resolver, p *runProps, n *Node) { p.Highlight = shade(n) }

func runVertAlign(_ *resolver, p *runProps, n *Node) {
	p.Vert = map[string]VertAlign{"superscript": Superscript, "subscript": Subscript}[n.val()]
}

func runLanguage(_ *resolver, p *runProps, n *Node) {
	if v := n.Attr("w:eastAsia"); v != "" {
		p.language = v
	}
}

func runRevised(r *resolver, _ *runProps, _ *Node) { r.revision() }

// highlights are the colours of ST_HighlightColor.
var highlights = map[string]RGB{
	"black": 0x000000, "blue": 0x0000FF, "cyan": 0x00FFFF, "green": 0x00FF00, "magenta": 0xFF00FF,
	"red": 0xFF0000, "yellow": 0xFFFF00, "white": 0xFFFFFF, "darkBlue": 0x000080, "darkCyan": 0x008080,
	"darkGreen": 0x008000, "darkMagenta": 0x800080, "darkRed": 0x800000, "darkYellow": 0x808000,
	"darkGray": 0x808080, "lightGray": 0xC0C0C0,
}

func highlight(name string) RGB {
	if c, ok := highlights[name]; ok {
		return c
	}
	return NoColor
}
