package docx

import (
	"math"
	"slices"
	"strconv"
	"strings"
)

// Namespaces of drawings.
const (
	ChartNS       = "http://schemas.openxmlformats.org/drawingml/2006/chart"
	DrawingNS     = "http://schemas.openxmlformats.org/drawingml/2006/main"
	DrawingTextNS = "http://schemas.openxmlformats.org/drawingml/2006/wordprocessingDrawing"
	RelationNS    = "http://schemas.openxmlformats.org/officeDocument/2006/relationships"
)

// ChartType is the content type of a chart part.
const ChartType = "application/vnd.openxmlformats-officedocument.drawingml.chart+xml"

// Part writes the chart as a part of a Word file. Its values stand in it as
// they are (c:numLit); there is no workbook that could hold anything else.
func (c *Chart) Part() []byte {
	chart := cEl("chart", "")
	if c.Title != "" {
		chart.Kids = append(chart.Kids, c.title())
	}
	chart.Kids = append(chart.Kids, cEl("autoTitleDeleted", flagOf(c.Title == "")), c.plotArea())
	if c.Legend != NoLegend {
		side := map[LegendSide]string{LegendBottom: "b", LegendRight: "r", LegendTop: "t"}[c.Legend]
		chart.Kids = append(chart.Kids, cEl("legend", "", cEl("legendPos", side), cEl("overlay", "0")))
	}
	chart.Kids = append(chart.Kids, cEl("plotVisOnly", "1"), cEl("dispBlanksAs", "gap"))
	return Part(El("c:chartSpace", []string{"xmlns:c", ChartNS, "xmlns:a", DrawingNS, "xmlns:r", RelationNS},
		cEl("roundedCorners", "0"), chart,
		El("c:spPr", nil, El("a:noFill", nil), outline(nil)),
		El("c:txPr", nil, El("a:bodyPr", nil), El("a:p", nil, El("a:pPr", nil, c.textProps("a:defRPr")), El("a:endParaRPr", []string{"lang", "zh-CN"})))))
}

// cEl is an element of the chart namespace with a val attribute, "" for none.
func cEl(name, val string, kids ...*Node) *Node {
	n := El("c:"+name, nil, kids...)
	if val != "" {
		n.SetAttr("val", val)
	}
	return n
}

func flagOf(on bool) string {
	if on {
		return "1"
	}
	return "0"
}

func (c *Chart) textProps(name string) *Node {
	return El(name, []string{"sz", strconv.Itoa(int(c.Format.Size * 100 / Point)), "b", flagOf(c.Format.Bold)},
		solid(c.Format.Color), El("a:latin", []string{"typeface", c.Format.ASCII}), El("a:ea", []string{"typeface", c.Format.EastAsia}))
}

func (c *Chart) title() *Node {
	run := El("a:r", nil, c.textProps("a:rPr"), El("a:t", nil, Chars(c.Title)))
	return cEl("title", "", cEl("tx", "", El("c:rich", nil, El("a:bodyPr", nil), El("a:p", nil, run))), cEl("overlay", "0"))
}

// The ids of the two axes.
const categoryAxis, valueAxis = "1", "2"

func (c *Chart) plotArea() *Node {
	plot := cEl("plotArea", "", cEl("layout", ""))
	if c.Kind.Round() {
		plot.Kids = append(plot.Kids, c.round())
		return plot
	}
	at, valueAt := "b", "l"
	if c.Kind == BarChart {
		at, valueAt = "l", "b"
	}
	plot.Kids = append(plot.Kids, c.straight(), c.categoryAxis(at), c.valueAxis(valueAt))
	return plot
}

func (c *Chart) round() *Node {
	name := "pieChart"
	if c.Kind == RingChart {
		name = "doughnutChart"
	}
	n := cEl(name, "", cEl("varyColors", "1"))
	n.Kids = append(n.Kids, c.series()...)
	n.Kids = append(n.Kids, cEl("firstSliceAng", "0"))
	if c.Kind == RingChart {
		n.Kids = append(n.Kids, cEl("holeSize", strconv.Itoa(c.Hole)))
	}
	return n
}

func (c *Chart) straight() *Node {
	grouping := "clustered"
	if c.Stacked {
		grouping = "stacked"
	}
	var n *Node
	if c.Kind == LineChart {
		n = cEl("lineChart", "", cEl("grouping", "standard"), cEl("varyColors", "0"))
		n.Kids = append(n.Kids, c.series()...)
		n.Kids = append(n.Kids, cEl("marker", "1"))
	} else {
		dir := map[ChartKind]string{BarChart: "bar", ColumnChart: "col"}[c.Kind]
		n = cEl("barChart", "", cEl("barDir", dir), cEl("grouping", grouping), cEl("varyColors", "0"))
		n.Kids = append(n.Kids, c.series()...)
		n.Kids = append(n.Kids, cEl("gapWidth", strconv.Itoa(c.Gap)))
		if c.Stacked {
			n.Kids = append(n.Kids, cEl("overlap", "100"))
		}
	}
	n.Kids = append(n.Kids, cEl("axId", categoryAxis), cEl("axId", valueAxis))
	return n
}

func (c *Chart) categoryAxis(at string) *Node {
	orientation := "minMax"
	if c.Kind == BarChart {
		orientation = "maxMin"
	}
	return cEl("catAx", "", cEl("axId", categoryAxis), cEl("scaling", "", cEl("orientation", orientation)), cEl("delete", "0"),
		cEl("axPos", at), cEl("majorTickMark", "none"), cEl("minorTickMark", "none"), cEl("tickLblPos", "nextTo"),
		El("c:spPr", nil, outline(solid(axisColor))), cEl("crossAx", valueAxis), cEl("crosses", "autoZero"),
		cEl("auto", "0"), cEl("lblAlgn", "ctr"), cEl("lblOffset", "100"), cEl("noMultiLvlLbl", "1"))
}

// The lines of a chart: axes darker than the grid.
const (
	axisColor RGB = 0x404040
	gridColor RGB = 0xD9D9D9
)

func (c *Chart) valueAxis(at string) *Node {
	n := cEl("valAx", "", cEl("axId", valueAxis), cEl("scaling", "", cEl("orientation", "minMax"), cEl("min", "0")), cEl("delete", "0"), cEl("axPos", at))
	if c.Grid {
		n.Kids = append(n.Kids, cEl("majorGridlines", "", El("c:spPr", nil, outline(solid(gridColor)))))
	}
	crosses := "autoZero"
	if c.Kind == BarChart {
		crosses = "max" // below, for the categories run downwards
	}
	n.Kids = append(n.Kids, El("c:numFmt", []string{"formatCode", "General", "sourceLinked", "0"}),
		cEl("majorTickMark", "none"), cEl("minorTickMark", "none"), cEl("tickLblPos", "nextTo"),
		El("c:spPr", nil, outline(nil)), cEl("crossAx", categoryAxis), cEl("crosses", crosses), cEl("crossBetween", "between"))
	if step := c.step(); step > 0 {
		n.Kids = append(n.Kids, cEl("majorUnit", formatValue(step)))
	}
	return n
}

// step is 1 where the program that opens the file might put fractions between
// whole numbers.
func (c *Chart) step() float64 {
	top := c.Top()
	if whole := top == math.Trunc(top); whole && top > 0 && top <= 5 {
		return 1
	}
	return 0
}

// Top is the greatest value, of stacked bars the highest stack.
func (c *Chart) Top() float64 {
	top := 0.0
	for i := range c.Categories {
		stack := 0.0
		for k := range c.Series {
			v := c.Series[k].Value(i)
			if math.IsNaN(v) {
				continue
			}
			top, stack = max(top, v), stack+v
		}
		if c.Stacked {
			top = max(top, stack)
		}
	}
	return top
}

func formatValue(v float64) string { return strconv.FormatFloat(v, 'f', -1, 64) }

func solid(c RGB) *Node {
	return El("a:solidFill", nil, El("a:srgbClr", []string{"val", hex(c)}))
}

func hex(c RGB) string { return strings.ToUpper(strconv.FormatUint(uint64(c)|1<<24, 16)[1:]) }

// outline is a line half a point wide; nil is none.
func outline(fill *Node) *Node {
	if fill == nil {
		return El("a:ln", nil, El("a:noFill", nil))
	}
	return El("a:ln", []string{"w", strconv.Itoa(int(HalfPoint))}, fill)
}

// AddChart puts a chart among the parts and lets a story refer to it by the id that
// it answers.
func (f *File) AddChart(story string, c *Chart) (id string, err error) {
	part := f.FreePart("word/charts/chart", ".xml")
	if err := f.AddPart(part, ChartType, c.Part()); err != nil {
		return "", err
	}
	return f.Relate(story, "chart", part, false)
}

// CopyChart takes in a chart part of another file, without the workbook behind
// it, and answers its name here.
func (f *File) CopyChart(from *File, part string) (string, error) {
	tree, err := from.look(part)
	if err != nil || tree == nil {
		return "", err
	}
	tree = tree.Clone()
	root := tree.Root()
	root.Kids = slices.DeleteFunc(root.Kids, func(k *Node) bool { return k.Name == "c:externalData" || k.Name == "c:userShapes" })
	name := f.FreePart("word/charts/chart", ".xml")
	return name, f.AddPart(name, ChartType, tree.Bytes())
}
