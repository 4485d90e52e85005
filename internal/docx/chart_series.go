package docx

import (
	"math"
	"strconv"
)

// patterns are the names of patterns in a:pattFill/@prst; what we write comes
// first.
var patterns = []struct {
	name    string
	pattern Pattern
}{
	{"wdUpDiag", Upward}, {"wdDnDiag", Downward}, {"narHorz", Level}, {"narVert", Upright}, {"diagCross", Crossed}, {"pct20", Dotted},
	{"upDiag", Upward}, {"ltUpDiag", Upward}, {"dkUpDiag", Upward}, {"dashUpDiag", Upward},
	{"dnDiag", Downward}, {"ltDnDiag", Downward}, {"dkDnDiag", Downward}, {"dashDnDiag", Downward},
	{"horz", Level}, {"ltHorz", Level}, {"dkHorz", Level}, {"dashHorz", Level},
	{"vert", Upright}, {"ltVert", Upright}, {"dkVert", Upright}, {"dashVert", Upright},
	{"cross", Crossed}, {"smGrid", Crossed}, {"lgGrid", Crossed}, {"trellis", Crossed}, {"openDmnd", Crossed},
	{"pct5", Dotted}, {"pct10", Dotted}, {"pct25", Dotted}, {"pct30", Dotted}, {"pct40", Dotted}, {"pct50", Dotted}, {"dotGrid", Dotted},
}

// fill is the fill of an ink.
func (k Ink) fill() *Node {
	for _, p := range patterns {
		if k.Pattern != Plain && p.pattern == k.Pattern {
			return El("a:pattFill", []string{"prst", p.name},
				El("a:fgClr", nil, El("a:srgbClr", []string{"val", hex(k.Fore)})), El("a:bgClr", nil, El("a:srgbClr", []string{"val", hex(k.Back)})))
		}
	}
	return solid(k.Fore)
}

func (c *Chart) series() []*Node {
	var out []*Node
	for i := range c.Series {
		out = append(out, c.oneSeries(i))
	}
	return out
}

func (c *Chart) oneSeries(i int) *Node {
	s := &c.Series[i]
	n := cEl("ser", "", cEl("idx", strconv.Itoa(i)), cEl("order", strconv.Itoa(i)))
	if s.Name != "" {
		n.Kids = append(n.Kids, cEl("tx", "", textEl("c:v", s.Name)))
	}
	switch {
	case c.Kind == LineChart:
		n.Kids = append(n.Kids, El("c:spPr", nil, s.stroke()), s.marker(i))
	case c.Kind.Round():
		n.Kids = append(n.Kids, c.parts(s)...)
	default:
		n.Kids = append(n.Kids, area(s.Ink(i)), cEl("invertIfNegative", "0"))
	}
	n.Kids = append(n.Kids, c.labels(s), cEl("cat", "", c.names()), cEl("val", "", s.figures()))
	if c.Kind == LineChart {
		n.Kids = append(n.Kids, cEl("smooth", "0"))
	}
	return n
}

func textEl(name, text string) *Node { return El(name, nil, Chars(text)) }

func area(k Ink) *Node { return El("c:spPr", nil, k.fill(), outline(solid(axisColor))) }

func (c *Chart) parts(s *Series) []*Node {
	var out []*Node
	for i := range c.Categories {
		out = append(out, cEl("dPt", "", cEl("idx", strconv.Itoa(i)), cEl("bubble3D", "0"), area(s.Ink(i))))
	}
	return out
}

// lineWidth is that of the lines of a line chart.
const lineWidth = 3 * HalfPoint

func (s *Series) stroke() *Node {
	n := El("a:ln", []string{"w", strconv.Itoa(int(lineWidth))}, solid(s.Ink(0).Fore))
	if s.Dashed {
		n.Kids = append(n.Kids, El("a:prstDash", []string{"val", "dash"}))
	}
	return n
}

// marker is a disc, a square and so on by turns; that of a dashed line is hollow.
func (s *Series) marker(i int) *Node {
	fill := s.Ink(0).Fore
	if s.Dashed {
		fill = 0xFFFFFF
	}
	symbol := []string{"circle", "square", "triangle", "diamond"}[i%4]
	return cEl("marker", "", cEl("symbol", symbol), cEl("size", "6"), El("c:spPr", nil, solid(fill), outline(solid(s.Ink(0).Fore))))
}

var labelPlaces = map[string]LabelPlace{"outEnd": LabelEnd, "t": LabelAbove, "b": LabelBelow, "ctr": LabelMiddle}

func (c *Chart) labels(s *Series) *Node {
	n := cEl("dLbls", "")
	if c.Kind.Round() {
		for i := range c.Categories {
			if v := s.Value(i); v == 0 || math.IsNaN(v) { // what has no area has no place for a label
				n.Kids = append(n.Kids, cEl("dLbl", "", cEl("idx", strconv.Itoa(i)), cEl("delete", "1")))
			}
		}
	}
	if s.Labels == LabelMiddle {
		n.Kids = append(n.Kids, El("c:spPr", nil, solid(0xFFFFFF), outline(nil)))
	}
	for at, place := range labelPlaces {
		if place == s.Labels && c.Kind != RingChart && !(c.Kind == PieChart && place == LabelMiddle) {
			n.Kids = append(n.Kids, cEl("dLblPos", at))
		}
	}
	for _, show := range []string{"showLegendKey", "showVal", "showCatName", "showSerName", "showPercent", "showBubbleSize"} {
		n.Kids = append(n.Kids, cEl(show, flagOf(show == "showVal" && s.Labels != NoLabels)))
	}
	return n
}

func (c *Chart) names() *Node {
	n := cEl("strLit", "", cEl("ptCount", strconv.Itoa(len(c.Categories))))
	for i, name := range c.Categories {
		n.Kids = append(n.Kids, El("c:pt", []string{"idx", strconv.Itoa(i)}, textEl("c:v", name)))
	}
	return n
}

func (s *Series) figures() *Node {
	n := cEl("numLit", "", textEl("c:formatCode", s.Number.code()), cEl("ptCount", strconv.Itoa(len(s.Values))))
	for i, v := range s.Values {
		if !math.IsNaN(v) {
			n.Kids = append(n.Kids, El("c:pt", []string{"idx", strconv.Itoa(i)}, textEl("c:v", formatValue(v))))
		}
	}
	return n
}

// Drawing is the run content that shows the chart of a relation, inline with the
// text. number is its id among the drawings of the file.
func (c *Chart) Drawing(relation, number, name string) *Node {
	width, height := strconv.FormatInt(int64(c.Width), 10), strconv.FormatInt(int64(c.Height), 10)
	return El("w:drawing", nil, El("wp:inline", []string{"xmlns:wp", DrawingTextNS, "distT", "0", "distB", "0", "distL", "0", "distR", "0"},
		El("wp:extent", []string{"cx", width, "cy", height}),
		El("wp:docPr", []string{"id", number, "name", name, "descr", c.Alt}),
		El("a:graphic", []string{"xmlns:a", DrawingNS}, El("a:graphicData", []string{"uri", ChartNS},
			El("c:chart", []string{"xmlns:c", ChartNS, "xmlns:r", RelationNS, "r:id", relation})))))
}
