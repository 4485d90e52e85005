package docx

import (
	"slices"

	"zhenggai/internal/source"
)

// props are the properties of a paragraph and its text while they are being
// worked out, before lengths in characters become lengths.
type props struct {
	para Paragraph
	runProps
	chars charProps
	num   numRef
}

// charProps are lengths in hundredths of a character or line, 0 where the
// length itself is known.
type charProps struct{ left, right, first, before, after int }

// inChars reads a length that may also be written in hundredths of a character
// or line. Word keeps the two in agreement, so the plain length is taken where
// both are written; a zero beside hundredths comes from other programs.
func (n *Node) inChars(attr, charAttr string, to *Len, chars *int) {
	var length Len
	var hundredths int
	n.length(attr, Twip, &length)
	n.count(charAttr, &hundredths)
	_, hasLength := n.Lookup(attr)
	_, hasChars := n.Lookup(charAttr)
	if hasLength {
		*to = length
	}
	if hasLength || hasChars {
		*chars = hundredths
	}
	if length != 0 {
		*chars = 0
	}
}

// gridLine is the line that beforeLines and afterLines count in, where no
// document grid says otherwise.
const gridLine = 240 * Twip

// autoSpace is what Word puts for beforeAutospacing and afterAutospacing.
const autoSpace = 14 * Point

type paraRule func(*resolver, *props, *Node)

func onOff(field func(*Paragraph) *bool) paraRule {
	return func(_ *resolver, p *props, n *Node) { *field(&p.para) = n.isOn() }
}

func overflow(_ *resolver, p *props, n *Node) {
	p.para.OverflowPunct, p.para.OverflowSaid = n.isOn(), true
}

var paraRules map[string]paraRule

func init() {
	paraRules = map[string]paraRule{
		"w:keepNext":          onOff(func(p *Paragraph) *bool { return &p.KeepNext }),
		"w:keepLines":         onOff(func(p *Paragraph) *bool { return &p.KeepLines }),
		"w:pageBreakBefore":   onOff(func(p *Paragraph) *bool { return &p.PageBreakBefore }),
		"w:widowControl":      onOff(func(p *Paragraph) *bool { return &p.WidowControl }),
		"w:kinsoku":           onOff(func(p *Paragraph) *bool { return &p.Kinsoku }),
		"w:overflowPunct":     overflow,
		"w:autoSpaceDE":       onOff(func(p *Paragraph) *bool { return &p.AutoSpaceDE }),
		"w:autoSpaceDN":       onOff(func(p *Paragraph) *bool { return &p.AutoSpaceDN }),
		"w:snapToGrid":        onOff(func(p *Paragraph) *bool { return &p.SnapToGrid }),
		"w:contextualSpacing": onOff(func(p *Paragraph) *bool { return &p.ContextualSpacing }),
		"w:spacing":           paraSpacing,
		"w:ind":               paraIndent,
		"w:jc":                paraAlign,
		"w:outlineLvl":        paraOutline,
		"w:tabs":              paraTabs,
		"w:pBdr":              paraBorders,
		"w:shd":               func(_ *resolver, p *props, n *Node) { p.para.Fill = shade(n) },
		"w:pPrChange":         paraRevised,
	}
}

// ignoredPara are properties that print nothing, or are read elsewhere.
var ignoredPara = map[string]bool{
	"w:pStyle": true, "w:numPr": true, "w:rPr": true, "w:sectPr": true, "w:cnfStyle": true, "w:divId": true,
	"w:suppressLineNumbers": true, "w:suppressAutoHyphens": true, "w:adjustRightInd": true,
	"w:topLinePunct": true, "w:mirrorIndents": true, "w:suppressOverlap": true, "w:textboxTightWrap": true,
	"w:wordWrap": true,
}

var unsupportedPara = map[string]string{
	"w:framePr": "图文框", "w:bidi": "从右到左的段落", "w:textDirection": "竖排文字", "w:textAlignment": "文字的竖直对齐",
}

// applyPara lays the properties of one pPr over those before.
func (r *resolver) applyPara(p *props, pPr *Node) {
	if pPr == nil {
		return
	}
	for _, k := range pPr.Kids {
		rule := paraRules[k.Name]
		switch {
		case rule != nil:
			rule(r, p, k)
		case k.Name == "" || k.Name == "!--" || ignoredPara[k.Name] || isNothing(k) || isPlain(k):
		case unsupportedPara[k.Name] != "":
			r.unsupported("Y208", source.Warning, unsupportedPara[k.Name])
		default:
			r.unknown(k)
		}
	}
}

// isPlain reports a paragraph property that says what is so anyway.
func isPlain(n *Node) bool {
	switch n.Name {
	case "w:textAlignment":
		return n.val() == "auto" || n.val() == "baseline"
	case "w:textDirection":
		return n.val() == "lrTb" || n.val() == "lr" || n.val() == "tb"
	}
	return false
}

func paraSpacing(_ *resolver, p *props, n *Node) {
	n.inChars("w:before", "w:beforeLines", &p.para.Before, &p.chars.before)
	n.inChars("w:after", "w:afterLines", &p.para.After, &p.chars.after)
	if n.flagAttr("w:beforeAutospacing") {
		p.para.Before, p.chars.before = autoSpace, 0
	}
	if n.flagAttr("w:afterAutospacing") {
		p.para.After, p.chars.after = autoSpace, 0
	}
	if rule, ok := n.Lookup("w:lineRule"); ok {
		p.para.Rule = map[string]LineRule{"exact": LineExact, "atLeast": LineAtLeast}[rule]
	}
	line := p.para.Line
	if n.length("w:line", Twip, &line); line > 0 {
		p.para.Line = line
	}
}

// flagAttr reads an on/off attribute.
func (n *Node) flagAttr(name string) bool {
	v := n.Attr(name)
	return v == "1" || v == "true" || v == "on"
}

func paraIndent(_ *resolver, p *props, n *Node) {
	n.inChars("w:left", "w:leftChars", &p.para.Left, &p.chars.left)
	n.inChars("w:start", "w:startChars", &p.para.Left, &p.chars.left)
	n.inChars("w:right", "w:rightChars", &p.para.Right, &p.chars.right)
	n.inChars("w:end", "w:endChars", &p.para.Right, &p.chars.right)
	n.inChars("w:firstLine", "w:firstLineChars", &p.para.FirstLine, &p.chars.first)
	var hanging Len
	var hangingChars int
	n.inChars("w:hanging", "w:hangingChars", &hanging, &hangingChars)
	_, hangs := n.Lookup("w:hanging")
	_, indents := n.Lookup("w:firstLine")
	if hanging != 0 || hangingChars != 0 || hangs && !indents { // hanging 0 takes an indent back
		p.para.FirstLine, p.chars.first = -hanging, -hangingChars
	}
}

// settle turns lengths in characters and lines into lengths. A character is as
// wide as the size of the paragraph's first text.
func (p *props) settle(size Len) {
	char := func(hundredths int, to *Len) {
		if hundredths != 0 {
			*to = Len(hundredths) * size / 100
		}
	}
	char(p.chars.left, &p.para.Left)
	char(p.chars.right, &p.para.Right)
	char(p.chars.first, &p.para.FirstLine)
	if p.chars.left != 0 && p.chars.first < 0 {
		p.para.Left -= p.para.FirstLine // leftChars does not count the hanging part
	}
	if p.chars.before != 0 {
		p.para.Before = Len(p.chars.before) * gridLine / 100
	}
	if p.chars.after != 0 {
		p.para.After = Len(p.chars.after) * gridLine / 100
	}
}

var alignments = map[string]Align{
	"left": AlignLeft, "start": AlignLeft, "center": AlignCenter, "right": AlignRight, "end": AlignRight,
	"both": AlignJustify, "distribute": AlignDistribute,
}

func paraAlign(r *resolver, p *props, n *Node) {
	a, ok := alignments[n.val()]
	if !ok {
		r.unsupported("Y208", source.Warning, "特殊的对齐方式（"+n.val()+"）")
		return
	}
	p.para.Align = a
}

func paraOutline(_ *resolver, p *props, n *Node) {
	level := 9
	if n.count("w:val", &level); level < 0 || level > 8 {
		level = -1
	}
	p.para.Outline = level + 1
}

var tabLeaders = map[string]rune{"dot": '.', "hyphen": '-', "underscore": '_', "heavy": '_', "middleDot": '·'}

// paraTabs adds tab stops to those before, or clears some of them.
func paraTabs(r *resolver, p *props, n *Node) {
	tabs := slices.Clone(p.para.Tabs)
	for _, k := range n.Kids {
		var at Len
		if k.Name != "w:tab" {
			continue
		}
		k.length("w:pos", Twip, &at)
		tabs = slices.DeleteFunc(tabs, func(t Tab) bool { return t.At == at })
		switch kind := k.val(); kind {
		case "clear":
			continue
		case "decimal", "bar":
			r.unsupported("Y208", source.Warning, "小数点或竖线制表位")
			fallthrough
		default:
			tabs = append(tabs, Tab{At: at, Align: alignments[kind], Leader: tabLeaders[k.Attr("w:leader")]})
		}
	}
	slices.SortStableFunc(tabs, func(a, b Tab) int { return int(a.At - b.At) })
	p.para.Tabs = tabs
}

func paraBorders(r *resolver, p *props, n *Node) {
	for _, k := range n.Kids {
		switch b := r.border(k); k.Name {
		case "w:top":
			p.para.Borders.Top = b
		case "w:bottom":
			p.para.Borders.Bottom = b
		case "w:left", "w:start":
			p.para.Borders.Left = b
		case "w:right", "w:end":
			p.para.Borders.Right = b
		case "w:between", "w:bar":
			if b.Width > 0 {
				r.unsupported("Y208", source.Warning, "段落之间的边框")
			}
		}
	}
}

func paraRevised(r *resolver, _ *props, _ *Node) { r.revision() }
