package fill

import (
	"math"
	"reflect"
	"slices"
	"strconv"

	"zhenggai/internal/docx"
	"zhenggai/internal/source"
)

// chart makes the run of a chart, puts its part into the file, and remembers where
// its names and figures came from.
func (f *filler) chart(s valueStep, p *program, c *chart) *docx.Node {
	text, words := c.Words()
	if bad := illegal(text); bad != 0 {
		f.illegal(s.tag, bad, text, f.sources(p))
		return nil
	}
	t := Trace{Text: text}
	for _, w := range words {
		if w.Category < 0 || w.Text == "" {
			continue
		}
		t.Pieces = append(t.Pieces, Piece{Text: w.Text, Start: w.Start, From: f.behind(p, w), Asked: s.asked})
	}
	f.blanks(s.tag, p, c)
	run, err := f.plot(c)
	if err != nil {
		f.failed(s.tag, p, err)
		return nil
	}
	f.tracer.chart(t)
	return run
}

// plot puts the part of a chart into the file and makes the run that shows it.
func (f *filler) plot(c *chart) (*docx.Node, error) {
	id, err := f.file.AddChart(f.story, &c.Chart)
	if err != nil {
		return nil, err
	}
	f.drawn++
	number := strconv.Itoa(f.drawn)
	return docx.El("w:r", nil, c.Drawing(id, number, "图表 "+number)), nil
}

// behind lists the cells behind a name or figure: those of its own item where the
// list takes one field of each, else all that the tag mentions.
func (f *filler) behind(p *program, w docx.ChartWord) []source.Pos {
	if p.chart != nil && w.Series+1 < len(p.chart.lists) {
		if l := p.chart.lists[w.Series+1]; l.known {
			if items := f.eachItem(l.at); w.Category < len(items) {
				return items[w.Category]
			}
		}
	}
	return f.sources(p)
}

// eachItem lists the cells of a field for each item of the list that it is in.
func (e *evaluator) eachItem(at ref) [][]source.Pos {
	var out [][]source.Pos
	last := at.path[len(at.path)-1].node
	c := collector{leaf: func(v reflect.Value) {
		_, from := last.leafValue(v)
		out = append(out, columns(from))
	}}
	c.walk(e.frames[at.level].origin, at.path)
	return out
}

// blanks lists the figures that the data do not hold; the chart leaves a gap.
func (f *filler) blanks(t *tag, p *program, c *chart) {
	for k, s := range c.Series {
		for i, v := range s.Values {
			if math.IsNaN(v) && !t.optional && f.fallback == 0 {
				from := f.behind(p, docx.ChartWord{Category: i, Series: k})
				f.missing = append(f.missing, Missing{At: t.at, Name: s.Name + "（" + c.Categories[i] + "）", Expr: t.expr, Item: f.top().item(), From: from})
			}
		}
	}
}

// roomy lets the lines of a chart's paragraph be as high as the chart, and begin
// at the margin: an exact line pitch would cut the chart off.
func roomy(p *docx.Node) {
	at := slices.IndexFunc(p.Kids, func(n *docx.Node) bool { return n.Name == "w:pPr" })
	props := docx.El("w:pPr", nil)
	if at < 0 {
		p.Kids = slices.Insert(p.Kids, 0, props)
	} else {
		props = p.Kids[at].Clone()
		p.Kids[at] = props
	}
	setProperty(props, "w:spacing", "w:line", "240", "w:lineRule", "auto")
	setProperty(props, "w:ind", "w:firstLine", "0", "w:firstLineChars", "0")
}

// paragraphTail are the children of w:pPr from w:spacing on, in their order.
var paragraphTail = []string{
	"w:spacing", "w:ind", "w:contextualSpacing", "w:mirrorIndents", "w:suppressOverlap", "w:jc", "w:textDirection",
	"w:textAlignment", "w:textboxTightWrap", "w:outlineLvl", "w:divId", "w:cnfStyle", "w:rPr", "w:sectPr", "w:pPrChange",
}

func setProperty(props *docx.Node, name string, attrs ...string) {
	el := props.Child(name)
	if el == nil {
		el = docx.El(name, nil)
		behind := paragraphTail[slices.Index(paragraphTail, name)+1:]
		at := slices.IndexFunc(props.Kids, func(n *docx.Node) bool { return slices.Contains(behind, n.Name) })
		if at < 0 {
			at = len(props.Kids)
		}
		props.Kids = slices.Insert(props.Kids, at, el)
	}
	for i := 0; i < len(attrs); i += 2 {
		el.SetAttr(attrs[i], attrs[i+1])
	}
}
