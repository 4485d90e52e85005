package docx

import (
	"math"
	"strconv"
	"strings"

	"zhenggai/internal/source"
)

// Limits on a chart from outside.
const (
	maxCategories = 1000
	maxSeries     = 50
)

// chartReader reads one chart part and notes what the dialect cannot express.
type chartReader struct {
	*inlines
	Chart
	lost bool // something that the chart cannot be drawn without
}

// chart reads the chart that an inline drawing shows.
func (in *inlines) chart(inline, ref *Node) {
	rel := in.rels[ref.Attr("r:id")]
	tree := in.part(rel.part)
	if tree == nil || tree.Root().Child("c:chart") == nil {
		in.say("Y203", source.Error, "这里的图表在文件里找不到。", "请在 Word 或 WPS 中重新插入图表。")
		return
	}
	r := &chartReader{inlines: in}
	r.Alt = alt(inline.Child("wp:docPr"))
	if extent := inline.Child("wp:extent"); extent != nil {
		extent.length("cx", 1, &r.Width)
		extent.length("cy", 1, &r.Height)
	}
	r.space(tree.Root())
	if !r.lost {
		in.add(r.Chart)
	}
}

func (r *chartReader) space(root *Node) {
	chart := root.Child("c:chart")
	r.Format = r.intern(r.textFormat(root.Child("c:txPr")))
	r.legend(chart.Child("c:legend"))
	if chart.Child("c:view3D") != nil {
		r.refuse("三维图表")
	}
	if root.Child("c:userShapes") != nil {
		r.warn("图表里另画的图形")
	}
	r.plotArea(chart.Child("c:plotArea"))
	if title := chart.Child("c:title"); title != nil {
		r.Title = drawnText(title)
		if r.Title == "" && len(r.Series) == 1 {
			r.Title = r.Series[0].Name
		}
	}
}

// refuse reports what the chart cannot be drawn with, warn what is left out.
func (r *chartReader) refuse(what string) {
	r.lost = true
	r.unsupported("Y203", source.Error, what)
}

func (r *chartReader) warn(what string) { r.unsupported("Y203", source.Warning, what) }

// textFormat is the format of the text in a chart: that of the paragraph but
// for what the chart says itself.
func (r *chartReader) textFormat(txPr *Node) Format {
	f := r.text.Format
	f.Size, f.Spacing, f.Color, f.Bold = 10*Point, 0, 0, false
	props := txPr.Child("a:p").Child("a:pPr").Child("a:defRPr")
	if props == nil {
		return f
	}
	props.length("sz", Point/100, &f.Size)
	f.Size = max(Point, min(f.Size, 72*Point))
	f.Bold = props.flagAttr("b")
	if rgb := props.Child("a:solidFill").Child("a:srgbClr"); rgb != nil {
		f.Color = color(rgb.Attr("val"), 0)
	}
	typeface(props.Child("a:ea"), &f.EastAsia)
	typeface(props.Child("a:latin"), &f.ASCII)
	typeface(props.Child("a:latin"), &f.HAnsi)
	return f
}

// typeface sets a font by its name; one that begins with + is the theme's.
func typeface(n *Node, to *string) {
	if name := n.attr("typeface"); name != "" && !strings.HasPrefix(name, "+") {
		*to = name
	}
}

// drawnText is the text of all runs of a DrawingML text.
func drawnText(n *Node) string {
	var b strings.Builder
	n.Walk(func(k *Node) bool {
		if k.Name == "a:t" || k.Name == "c:v" {
			b.WriteString(k.chars())
		}
		return true
	})
	return oneLine(b.String())
}

// chars is the text inside an element.
func (n *Node) chars() string {
	var text string
	for _, k := range n.kids() {
		if k.Name == "" {
			text += k.Text
		}
	}
	return text
}

// oneLine drops line ends and the blanks around.
func oneLine(s string) string { return strings.Join(strings.Fields(s), " ") }

var legendSides = map[string]LegendSide{"": LegendRight, "r": LegendRight, "tr": LegendRight, "b": LegendBottom, "t": LegendTop}

func (r *chartReader) legend(n *Node) {
	if n == nil {
		return
	}
	side, ok := legendSides[n.Child("c:legendPos").attr("val")]
	if !ok {
		r.warn("放在左侧的图例")
		side = LegendRight
	}
	r.Legend = side
}

// chartKinds are the elements of c:plotArea that are drawn.
var chartKinds = map[string]ChartKind{
	"c:doughnutChart": RingChart, "c:pieChart": PieChart, "c:barChart": ColumnChart, "c:lineChart": LineChart,
}

func (r *chartReader) plotArea(n *Node) {
	var body *Node
	for _, k := range n.kids() {
		switch _, known := chartKinds[k.Name]; {
		case known && body != nil:
			r.refuse("几种图形合在一起的图表")
			return
		case known:
			body = k
		case strings.HasSuffix(k.Name, "Chart"):
			r.refuse("圆环、饼图、条形、柱形、折线以外的图表")
			return
		case k.Name == "c:dTable":
			r.warn("图表里的数据表")
		}
	}
	if body == nil {
		r.refuse("没有内容的图表")
		return
	}
	r.Kind = chartKinds[body.Name]
	r.body(body)
	if !r.Kind.Round() {
		r.axes(n)
	}
}

func (r *chartReader) body(n *Node) {
	if n.Child("c:barDir").attr("val") == "bar" {
		r.Kind = BarChart
	}
	switch grouping := n.Child("c:grouping").attr("val"); {
	case grouping == "stacked" && r.Kind != LineChart:
		r.Stacked = true
	case grouping == "percentStacked" || grouping == "stacked":
		r.refuse("百分比堆积或堆积折线的图表")
	}
	r.Hole, r.Gap = 50, 150
	n.Child("c:holeSize").percent(&r.Hole, 10, 90)
	n.Child("c:gapWidth").percent(&r.Gap, 0, 500)
	if angle := n.Child("c:firstSliceAng").attr("val"); angle != "" && angle != "0" {
		r.warn("转过角度的饼图")
	}
	for _, k := range n.Kids {
		if k.Name == "c:ser" && len(r.Series) < maxSeries {
			r.oneSeries(k, n.Child("c:dLbls"))
		}
	}
	r.fit()
}

// percent sets a whole number within limits from c:…/@val.
func (n *Node) percent(to *int, least, most int) {
	if n != nil {
		v := Node{Attrs: []Attr{{"val", strings.TrimSuffix(n.Attr("val"), "%")}}}
		v.count("val", to)
		*to = max(least, min(*to, most))
	}
}

// fit sees to it that every series has a value, or none, for each category.
func (r *chartReader) fit() {
	for i := range r.Series {
		s := &r.Series[i]
		for len(r.Categories) < len(s.Values) {
			r.Categories = append(r.Categories, strconv.Itoa(len(r.Categories)+1)) // as Word counts what has no name
		}
	}
	for i := range r.Series {
		s := &r.Series[i]
		for len(s.Values) < len(r.Categories) {
			s.Values = append(s.Values, math.NaN())
		}
		for _, v := range s.Values {
			if v < 0 {
				r.refuse("有负数的图表")
				return
			}
		}
	}
	if r.Kind.Round() && len(r.Series) > 1 {
		r.refuse("有几圈数据的饼图、环形图")
	}
}
