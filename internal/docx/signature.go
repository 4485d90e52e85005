package docx

import (
	"slices"
	"strconv"
)

// signatureStyles are those of 署名, as Word shows them.
var signatureStyles = []string{"署名", "签名"}

// char is one 字: 28 of them fill a line.
const char = 315 * Twip

// afterIndent are the properties of a paragraph behind w:ind.
var afterIndent = []string{"w:contextualSpacing", "w:mirrorIndents", "w:suppressOverlap", "w:jc", "w:textDirection", "w:textAlignment",
	"w:textboxTightWrap", "w:outlineLvl", "w:divId", "w:cnfStyle", "w:rPr", "w:sectPr", "w:pPrChange"}

// signatures are the paragraphs of 署名 at the end of some blocks.
func signatures(blocks []Block) []*Paragraph {
	var out []*Paragraph
	for _, b := range slices.Backward(blocks) {
		p, ok := b.(*Paragraph)
		if !ok || !slices.Contains(signatureStyles, p.Style) {
			break
		}
		out = append(out, p)
	}
	return out
}

// sign sets 署名 and 成文日期 to each other. One that has indents of its own, or
// takes more than a line, keeps its place.
func (a *arranger) sign(names []*Paragraph, date *Paragraph, sealed bool) {
	if len(names) == 0 {
		return
	}
	longest := Len(0)
	for _, p := range append(names, date) {
		pPr := a.paragraphs[p.Number].Child("w:pPr")
		if pPr.Child("w:ind") != nil || pPr.Child("w:jc") != nil || textWidth(p) > a.section.width() {
			return
		}
		if p != date {
			longest = max(longest, textWidth(p))
		}
	}
	if sealed {
		a.underSeal(names, longest, date)
	} else {
		a.bare(names, longest, date)
	}
}

// underSeal leaves four characters behind the date and centres the names on it
// (GB/T 9704—2012, 7.3.5.1). A name too long for that moves the date to the left.
func (a *arranger) underSeal(names []*Paragraph, longest Len, date *Paragraph) {
	middle := max(4*char+textWidth(date)/2, longest/2)
	a.indent(date, "right", middle-textWidth(date)/2)
	for _, p := range names {
		a.indent(p, "right", middle-textWidth(p)/2)
	}
}

// bare leaves two characters behind the names and begins the date two characters
// behind their beginning; a date longer than they, or that would come to the edge,
// has the two characters (7.3.5.2).
func (a *arranger) bare(names []*Paragraph, longest Len, date *Paragraph) {
	start := a.section.width() - 2*char - longest
	if textWidth(date)+char > longest {
		start = a.section.width() - 4*char - textWidth(date)
	}
	a.indent(date, "left", start+2*char)
	for _, p := range names {
		a.indent(p, "left", start)
	}
}

// indent sets a paragraph so far from one side.
func (a *arranger) indent(p *Paragraph, side string, by Len) {
	pPr := propsOf(a.paragraphs[p.Number], "w:pPr")
	put(pPr, El("w:ind", []string{"w:left", "0", "w:right", "0", "w:firstLine", "0"}), afterIndent...)
	pPr.Child("w:ind").SetAttr("w:"+side, strconv.Itoa(int(by/Twip)))
	put(pPr, El("w:jc", []string{"w:val", side}), afterIndent[slices.Index(afterIndent, "w:jc")+1:]...)
}
