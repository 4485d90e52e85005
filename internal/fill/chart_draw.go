package fill

import (
	"cmp"
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
	f.blanks(s.tag, p, c)
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
	if leaf, ok := f.leafOf(p, w.Series, w.Category); ok {
		return leaf.from
	}
	return f.sources(p)
}

// leaf is what the data hold for one name or figure.
type leaf struct {
	value any
	from  []source.Pos
}

// leafOf finds the leaf of a category in a series, or with -1 that of its name.
func (f *filler) leafOf(p *program, series, category int) (leaf, bool) {
	if p.chart == nil || series+1 >= len(p.chart.lists) || !p.chart.lists[series+1].known {
		return leaf{}, false
	}
	leaves := f.leaves(p.chart.lists[series+1].at)
	if category >= len(leaves) {
		return leaf{}, false
	}
	return leaves[category], true
}

// leaves lists what stands in a field for each item of the list that it is in.
func (e *evaluator) leaves(at ref) []leaf {
	var out []leaf
	last := at.path[len(at.path)-1].node
	c := collector{leaf: func(v reflect.Value) {
		value, from := last.leafValue(v)
		out = append(out, leaf{value, columns(from)})
	}}
	c.walk(e.frames[at.level].origin, at.path)
	return out
}

// blanks marks and lists what the data do not hold: a figure that is not there is a
// gap, for expressions count a blank cell as 0; a name that is not there is shown.
func (f *filler) blanks(t *tag, p *program, c *chart) {
	for i, name := range c.Categories {
		if name == "" && !t.optional {
			c.Categories[i] = missingOpen + "名称" + missingClose
			f.lacks(t, "名称", f.behind(p, docx.ChartWord{Category: i, Series: -1}))
		}
	}
	for k := range c.Series {
		s := &c.Series[k]
		for i := range s.Values {
			if l, ok := f.leafOf(p, k, i); ok && l.value == nil {
				s.Values[i] = math.NaN()
			}
			if math.IsNaN(s.Values[i]) && !t.optional {
				f.lacks(t, cmp.Or(s.Name, "数值")+"（"+c.Categories[i]+"）", f.behind(p, docx.ChartWord{Category: i, Series: k}))
			}
		}
	}
}

func (f *filler) lacks(t *tag, name string, from []source.Pos) {
	if f.fallback == 0 {
		f.missing = append(f.missing, Missing{At: t.at, Name: name, Expr: t.expr, Item: f.top().item(), From: from})
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
