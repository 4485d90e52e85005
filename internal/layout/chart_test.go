package layout_test

import (
	"fmt"
	"math"
	"math/rand/v2"
	"slices"
	"strings"
	"testing"

	"zhenggai/internal/docx"
	"zhenggai/internal/layout"
)

var nan = math.NaN()

// chartOf is a chart as filling makes it.
func chartOf(kind docx.ChartKind, names []string, series ...docx.Series) docx.Chart {
	f := format()
	f.Size, f.Spacing = 21*docx.HalfPoint, 0
	c := docx.Chart{Width: 150 * docx.Millimetre, Height: 75 * docx.Millimetre, Kind: kind, Categories: names, Series: series,
		Legend: docx.LegendBottom, Hole: 55, Gap: 60, Grid: !kind.Round(), Format: f}
	for i := range c.Series {
		s := &c.Series[i]
		if s.Inks == nil {
			s.Inks = []docx.Ink{docx.ChartInk(i)}
		}
		s.Labels = map[docx.ChartKind]docx.LabelPlace{docx.RingChart: docx.LabelMiddle, docx.LineChart: docx.LabelAbove}[kind]
		if s.Labels == docx.NoLabels {
			s.Labels = docx.LabelEnd
		}
		if kind.Round() {
			s.Inks = nil
			c.Legend = docx.LegendRight
		}
	}
	return c
}

func row(name string, values ...float64) docx.Series { return docx.Series{Name: name, Values: values} }

// drawn sets a chart alone on a page and returns what was drawn, from the corner of
// the chart.
func drawn(t testing.TB, c docx.Chart) []layout.Item {
	t.Helper()
	p := &docx.Paragraph{Rule: docx.LineAuto, Line: 240 * docx.Twip, Fill: docx.NoColor, Inlines: []docx.Inline{c}, Mark: *format()}
	d := wide(60, p)
	items := set(t, d)[0].Items
	s := d.Sections[0]
	for _, it := range items {
		switch it := it.(type) {
		case *layout.Text:
			it.X, it.Y = it.X-s.Left, it.Y-s.Top
		case *layout.Area:
			for i := range it.Points {
				it.Points[i].X -= s.Left
				it.Points[i].Y -= s.Top
			}
		}
	}
	return items
}

func said(items []layout.Item) []string {
	var out []string
	for _, it := range items {
		if x, ok := it.(*layout.Text); ok {
			s := ""
			for _, g := range x.Glyphs {
				s += string(g.Rune)
			}
			out = append(out, s)
		}
	}
	return out
}

func areas(items []layout.Item) (out []*layout.Area) {
	for _, it := range items {
		if a, ok := it.(*layout.Area); ok {
			out = append(out, a)
		}
	}
	return out
}

var offices = []string{"办公室", "财务科", "人事教育科", "重大项目建设管理科（安全生产监督管理办公室）", "资产管理科", "机关党委"}

// What a chart says: its figures, names, ticks and legend.
func TestChartSays(t *testing.T) {
	two := []docx.Series{row("应改", 12, 8, 7, 6, 3, 1), row("已改", 10, 8, 5, 6, 2, 0)}
	for _, c := range []struct {
		name  string
		chart docx.Chart
		want  string
	}{
		{"ring", chartOf(docx.RingChart, []string{"已完成", "推进", "未启动"}, row("", 30, 3, 0)), "已完成 推进 未启动 30 3"},
		{"whole ring", chartOf(docx.RingChart, []string{"已完成", "推进"}, row("", 5, 0)), "已完成 推进 5"},
		{"empty ring", chartOf(docx.RingChart, []string{"已完成", "推进"}, row("", 0, nan)), "已完成 推进"},
		{"bars", chartOf(docx.BarChart, []string{"甲", "乙"}, row("应改", 12, 8), row("已改", 10, 0)), "应改 已改 0 2 4 6 8 10 12 14 甲 乙 12 10 8 0"},
		{"no values", chartOf(docx.ColumnChart, []string{"甲", "乙"}, row("应改", 0, nan)), "应改 0 1 甲 乙 0"},
		{"decimals", chartOf(docx.ColumnChart, []string{"甲"}, row("率", 0.3)), "率 0 0.05 0.1 0.15 0.2 0.25 0.3 0.35 甲 0.3"},
		{"great values", chartOf(docx.LineChart, []string{"甲"}, row("元", 1234567)), "元 0 500000 1000000 1500000 甲 1234567"},
		{"no categories", chartOf(docx.LineChart, nil, row("元")), "元"},
		{"no series", chartOf(docx.LineChart, []string{"甲"}), ""},
		{"columns", chartOf(docx.ColumnChart, offices, two...), ""},
	} {
		got := said(drawn(t, c.chart))
		if c.name == "columns" {
			all := strings.Join(got, "")
			for _, name := range offices {
				if c.name == "columns" && !strings.Contains(all, name) {
					t.Errorf("%q is not in %q", name, all)
				}
			}
			continue
		}
		if s := strings.Join(got, " "); s != c.want {
			t.Errorf("%s: %q, want %q", c.name, s, c.want)
		}
	}
}

// The parts of a ring are as large as their values; a whole one has no seam.
func TestRingParts(t *testing.T) {
	of := func(values ...float64) []*layout.Area {
		names := make([]string, len(values))
		c := chartOf(docx.PieChart, names, row("", values...))
		c.Legend, c.Series[0].Labels = docx.NoLegend, docx.NoLabels
		return areas(drawn(t, c))
	}
	parts := of(3, 0, 1)
	if len(parts) != 2 {
		t.Fatalf("%d parts", len(parts))
	}
	if r := surface(parts[0]) / surface(parts[1]); math.Abs(r-3) > 0.02 {
		t.Errorf("three to one is drawn as %.3f", r)
	}
	if whole := of(7); len(whole) != 1 || slices.Contains(whole[0].Points, layout.Point{X: 75 * docx.Millimetre, Y: 75 * docx.Millimetre / 2}) {
		t.Errorf("a whole pie has a seam")
	}
}

// surface is the area of a polygon.
func surface(a *layout.Area) float64 {
	sum := 0.0
	for i, p := range a.Points {
		q := a.Points[(i+1)%len(a.Points)]
		sum += float64(p.X)*float64(q.Y) - float64(q.X)*float64(p.Y)
	}
	return math.Abs(sum) / 2
}

// The bars of a chart are as long as their values and begin at zero.
func TestBarLengths(t *testing.T) {
	for _, kind := range []docx.ChartKind{docx.BarChart, docx.ColumnChart} {
		c := chartOf(kind, []string{"甲", "乙", "丙"}, row("", 2, 6, 0))
		bars := areas(drawn(t, c))
		if len(bars) != 2 {
			t.Fatalf("%d bars", len(bars))
		}
		length := func(a *layout.Area) float64 {
			if kind == docx.BarChart {
				return float64(a.Points[1].X - a.Points[0].X)
			}
			return float64(a.Points[2].Y - a.Points[1].Y)
		}
		if r := length(bars[1]) / length(bars[0]); math.Abs(r-3) > 0.001 {
			t.Errorf("6 is drawn %.3f times as long as 2", r)
		}
	}
}

// Whatever the figures and the size: nothing lies outside the chart, and no two
// labels lie on one another.
func TestChartProperties(t *testing.T) {
	r := rand.New(rand.NewPCG(7, 7))
	for i := range 300 {
		c := randomChart(r)
		items := drawn(t, c)
		if fault := outside(c, items); fault != "" {
			t.Fatalf("chart %d: %s\n%+v", i, fault, c)
		}
		if again := drawn(t, c); fmt.Sprint(said(items)) != fmt.Sprint(said(again)) {
			t.Fatalf("chart %d is drawn in two ways", i)
		}
	}
}

func randomChart(r *rand.Rand) docx.Chart {
	kind := docx.ChartKind(r.IntN(5))
	var names []string
	for range r.IntN(12) {
		names = append(names, offices[r.IntN(len(offices))])
	}
	rows := 1 + r.IntN(3)
	if kind.Round() {
		rows = 1
	}
	var series []docx.Series
	for k := range rows {
		s := row(fmt.Sprintf("系列%d", k))
		top := []float64{0, 1, 9, 250, 1e6}[r.IntN(5)]
		for range names {
			s.Values = append(s.Values, math.Round(r.Float64()*top*10)/10)
		}
		series = append(series, s)
	}
	c := chartOf(kind, names, series...)
	c.Stacked = r.IntN(2) == 0 && (kind == docx.BarChart || kind == docx.ColumnChart)
	c.Width, c.Height = docx.Len(60+r.IntN(100))*docx.Millimetre, docx.Len(50+r.IntN(100))*docx.Millimetre
	c.Title = []string{"", "标题"}[r.IntN(2)]
	return c
}

// outside says what lies outside the chart; areas have some room for their edges.
func outside(c docx.Chart, items []layout.Item) string {
	const edge = docx.Point
	for _, it := range items {
		a, ok := it.(*layout.Area)
		if !ok {
			continue
		}
		for _, p := range a.Points {
			if p.X < -edge || p.Y < -edge || p.X > c.Width+edge || p.Y > c.Height+edge {
				return fmt.Sprintf("area at %.0f,%.0f", p.X.Points(), p.Y.Points())
			}
		}
	}
	return ""
}

// Figures that would lie on one another are moved apart or left out.
func TestChartLabelsApart(t *testing.T) {
	many := make([]float64, 40)
	names := make([]string, 40)
	for i := range many {
		many[i], names[i] = 1000+float64(i%3), "月"
	}
	for _, c := range []docx.Chart{
		chartOf(docx.LineChart, names, row("应", many...), row("已", many...)),
		chartOf(docx.BarChart, names, row("应", many...), row("已", many...)),
		chartOf(docx.PieChart, names, row("", many...)),
	} {
		var boxes [][4]docx.Len
		for _, it := range drawn(t, c) {
			x, ok := it.(*layout.Text)
			if !ok || x.Glyphs[0].Rune < '1' || x.Glyphs[0].Rune > '9' || len(x.Glyphs) != 4 {
				continue
			}
			box := [4]docx.Len{x.X, x.Y - x.Size*7/10, x.X + x.Width, x.Y}
			for _, b := range boxes {
				if box[0] < b[2] && b[0] < box[2] && box[1] < b[3] && b[1] < box[3] {
					t.Errorf("kind %d: labels on one another at %.0f,%.0f", c.Kind, x.X.Points(), x.Y.Points())
				}
			}
			boxes = append(boxes, box)
		}
		if len(boxes) < 5 {
			t.Errorf("kind %d: only %d labels", c.Kind, len(boxes))
		}
	}
}

// Six offices with two rows of figures: what a monthly report has.
func BenchmarkChart(b *testing.B) {
	c := chartOf(docx.BarChart, offices, row("应改", 12, 8, 7, 6, 3, 1), row("已改", 10, 8, 5, 6, 2, 0))
	p := &docx.Paragraph{Rule: docx.LineAuto, Line: 240 * docx.Twip, Fill: docx.NoColor, Inlines: []docx.Inline{c}, Mark: *format()}
	d := wide(60, p)
	set(b, d)
	b.ReportAllocs()
	for b.Loop() {
		set(b, d)
	}
}
