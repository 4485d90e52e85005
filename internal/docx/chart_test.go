package docx

import (
	"fmt"
	"math"
	"slices"
	"strings"
	"testing"

	"github.com/google/go-cmp/cmp"
	"github.com/google/go-cmp/cmp/cmpopts"
)

// drawn is a file that shows charts, each in a paragraph of its own.
func drawn(t testing.TB, charts ...Chart) *File {
	t.Helper()
	f := &File{Name: "例.docx"}
	var body []*Node
	for i, c := range charts {
		id, err := f.AddChart(DocumentPart, &c)
		if err != nil {
			t.Fatal(err)
		}
		body = append(body, El("w:p", nil, El("w:r", nil, c.Drawing(id, fmt.Sprint(i+1), "图表"))))
	}
	f.SetPart(DocumentPart, Part(El("w:document", []string{"xmlns:w", "http://schemas.openxmlformats.org/wordprocessingml/2006/main"}, El("w:body", nil, body...))))
	return f
}

// sampleChart is a chart with everything that its kind can have.
func sampleChart(kind ChartKind, stacked bool) Chart {
	c := Chart{
		Width: 150 * Millimetre, Height: 75 * Millimetre, Alt: "图", Kind: kind, Stacked: stacked, Title: "标题<&>",
		Categories: []string{"办公室", "“财务”科", ""}, Legend: LegendRight, Hole: 50, Gap: 150, Grid: !kind.Round(),
		Format: &Format{EastAsia: "仿宋_GB2312", ASCII: "Times New Roman", HAnsi: "Times New Roman", Size: 21 * HalfPoint, Scale: 100, Highlight: NoColor},
	}
	names := []string{"应改", "已改"}
	if kind.Round() {
		names = []string{""}
	}
	for i, name := range names {
		s := Series{Name: name, Values: []float64{12, 0.3, math.NaN()}, Inks: []Ink{ChartInk(i)}, Labels: LabelEnd}
		switch {
		case kind == RingChart || stacked:
			s.Labels = LabelMiddle
		case kind == LineChart:
			s.Labels, s.Dashed = LabelBelow, i == 0
			s.Inks = []Ink{{Fore: 0x7F7F7F, Back: NoColor}}
		}
		if kind.Round() {
			s.Inks = []Ink{ChartInk(0), ChartInk(5), ChartInk(6)}
		}
		c.Series = append(c.Series, s)
	}
	return c
}

func everyChart() []Chart {
	return []Chart{
		sampleChart(RingChart, false), sampleChart(PieChart, false), sampleChart(BarChart, false), sampleChart(BarChart, true),
		sampleChart(ColumnChart, false), sampleChart(ColumnChart, true), sampleChart(LineChart, false),
	}
}

// A chart that is written is read as it was.
func TestChartComesBack(t *testing.T) {
	want := everyChart()
	d, problems := Resolve(drawn(t, want...))
	for _, p := range problems {
		t.Error(p)
	}
	for i, b := range d.Sections[0].Blocks {
		got := b.(*Paragraph).Inlines[0]
		if diff := cmp.Diff(want[i], got, cmpopts.EquateNaNs()); diff != "" {
			t.Errorf("kind %d:\n%s", want[i].Kind, diff)
		}
	}
}

// chartOrder is the order in which the schema of charts (ISO/IEC 29500-1, 21.2)
// wants children.
var chartOrder = map[string]string{
	"c:chartSpace":    "roundedCorners chart spPr txPr externalData userShapes",
	"c:chart":         "title autoTitleDeleted plotArea legend plotVisOnly dispBlanksAs",
	"c:title":         "tx layout overlay",
	"c:plotArea":      "layout doughnutChart pieChart barChart lineChart catAx valAx",
	"c:doughnutChart": "varyColors ser dLbls firstSliceAng holeSize",
	"c:pieChart":      "varyColors ser dLbls firstSliceAng",
	"c:barChart":      "barDir grouping varyColors ser dLbls gapWidth overlap axId",
	"c:lineChart":     "grouping varyColors ser dLbls marker smooth axId",
	"c:ser":           "idx order tx spPr invertIfNegative marker dPt dLbls cat val smooth",
	"c:dPt":           "idx invertIfNegative marker bubble3D explosion spPr",
	"c:dLbls":         "dLbl delete numFmt spPr txPr dLblPos showLegendKey showVal showCatName showSerName showPercent showBubbleSize",
	"c:marker":        "symbol size spPr",
	"c:scaling":       "logBase orientation max min",
	"c:catAx":         "axId scaling delete axPos majorTickMark minorTickMark tickLblPos spPr crossAx crosses auto lblAlgn lblOffset noMultiLvlLbl",
	"c:valAx":         "axId scaling delete axPos majorGridlines numFmt majorTickMark minorTickMark tickLblPos spPr crossAx crosses crossBetween majorUnit",
	"c:strLit":        "ptCount pt",
	"c:numLit":        "formatCode ptCount pt",
	"c:legend":        "legendPos layout overlay",
}

func TestChartOrder(t *testing.T) {
	for _, c := range everyChart() {
		tree, err := ParseXML(c.Part())
		if err != nil {
			t.Fatal(err)
		}
		tree.Walk(func(n *Node) bool {
			if want, ok := chartOrder[n.Name]; ok {
				at := 0
				order := strings.Fields(want)
				for _, k := range n.Kids {
					i := slices.Index(order, strings.TrimPrefix(k.Name, "c:"))
					if i < at {
						t.Errorf("kind %d: %s in %s", c.Kind, k.Name, n.Name)
					}
					at = max(at, i)
				}
			}
			return true
		})
	}
}

// A chart brings no workbook along: neither when it is written nor when it is
// taken from a file that has one.
func TestChartHasNoWorkbook(t *testing.T) {
	from := drawn(t, everyChart()...)
	part := "word/charts/chart1.xml"
	from.SetPart(part, []byte(strings.Replace(string(from.Part(part)), "</c:chartSpace>", `<c:externalData r:id="rId1"><c:autoUpdate val="0"/></c:externalData></c:chartSpace>`, 1)))
	into := drawn(t)
	name, err := into.CopyChart(from, part)
	if err != nil || name != part {
		t.Fatal(name, err)
	}
	for _, f := range []*File{drawn(t, everyChart()...), into} {
		for _, p := range f.Parts() {
			if strings.Contains(p, "embeddings") || strings.Contains(string(f.Part(p)), "externalData") {
				t.Errorf("%s has a workbook", p)
			}
		}
	}
}

func TestNumberFormat(t *testing.T) {
	for code, want := range map[string]string{"General": "0.125", "": "0.125", "0": "0", "0.00": "0.12", "0%": "12%", "0.0%": "12.5%"} {
		f, ok := numberFormat(code)
		if got := f.Print(0.125); !ok || got != want {
			t.Errorf("%q prints %q, want %q", code, got, want)
		}
		if code != "" && f.code() != code {
			t.Errorf("%q is written %q", code, f.code())
		}
	}
	for _, code := range []string{"#,##0", "0.", ".0", "yyyy", "0.0x", "%", "0.0000000000000000"} {
		if _, ok := numberFormat(code); ok {
			t.Errorf("%q is taken", code)
		}
	}
}
