package fill

import (
	"fmt"
	"math"
	"reflect"
	"slices"
	"strconv"
	"strings"

	"zhenggai/internal/docx"
)

// chartFunc is the function whose value is a chart:
//
//	图表("条形图", 取(按科室, .名称), 系列("应改", 取(按科室, .应改)), 系列("已改", 取(按科室, .已改)))
//
// A single row of figures needs no name. Numbers behind them are the width and
// the height in millimetres, a text is the title.
const (
	chartFunc  = "图表"
	seriesFunc = "系列"
)

// chart is a chart in the size it is to have.
type chart struct{ docx.Chart }

// series is a named row of figures of a chart.
type series struct {
	name   string
	values []any
}

var chartType = reflect.TypeFor[*chart]()

// chartKinds are what people call the kinds of charts, in the order in which they
// are told.
var chartKinds = []struct {
	name    string
	kind    docx.ChartKind
	stacked bool
}{
	{"环形图", docx.RingChart, false}, {"饼图", docx.PieChart, false},
	{"条形图", docx.BarChart, false}, {"堆积条形图", docx.BarChart, true},
	{"柱形图", docx.ColumnChart, false}, {"堆积柱形图", docx.ColumnChart, true}, {"折线图", docx.LineChart, false},
}

func chartKind(name string) int {
	for i, k := range chartKinds {
		if k.name == name {
			return i
		}
	}
	return -1
}

func chartKindNames() string {
	var names []string
	for _, k := range chartKinds {
		names = append(names, k.name)
	}
	return strings.Join(names, "、")
}

const chartUsage = `例如 {{图表("条形图", 取(按科室, .名称), 系列("应改措施", 取(按科室, .统计.措施数)), 系列("已完成", 取(按科室, .统计.已完成)))}}`

// Sizes of a chart in millimetres: limits, and what it has when none is written.
const (
	leastChart, widestChart, highestChart = 20, 225, 220 // the type area of a landscape page, and of a portrait one
	usualWidth                            = 150
	roundHeight, straightHeight           = 60, 75
	barPitch, maxBars                     = 4, 200 // for each lying bar; of a chart of such
	maxChartNames                         = 100
)

func newSeries(name string, values []any) (series, error) { return series{name, values}, nil }

// newChart makes a chart of its names and what follows: rows of figures, a size, a
// title. Without names there is none.
func newChart(kind string, names []any, rest ...any) (*chart, error) {
	at := chartKind(kind)
	if at < 0 {
		return nil, fmt.Errorf("没有“%s”这种图表，可用%s", kind, chartKindNames())
	}
	if len(names) == 0 {
		return nil, nil
	}
	if len(names) > maxChartNames {
		return nil, fmt.Errorf("图表有%d项，最多%d项", len(names), maxChartNames)
	}
	c := &chart{docx.Chart{Kind: chartKinds[at].kind, Stacked: chartKinds[at].stacked, Hole: 50, Gap: 60}}
	for _, n := range names {
		text, err := canonical(n)
		if err != nil {
			return nil, err
		}
		c.Categories = append(c.Categories, strings.Join(strings.Fields(text), " "))
	}
	var size []float64
	for _, x := range rest {
		if err := c.take(x, &size); err != nil {
			return nil, err
		}
	}
	if err := c.resize(size); err != nil {
		return nil, err
	}
	c.dress(kind)
	return c, c.sound()
}

// take adds one argument.
func (c *chart) take(x any, size *[]float64) error {
	switch v := reflect.ValueOf(x); {
	case !v.IsValid():
		return nil
	case v.Type() == reflect.TypeFor[series]():
		s := x.(series)
		return c.figures(s.name, reflect.ValueOf(s.values))
	case v.Kind() == reflect.Slice:
		return c.figures("", v)
	case isNumber(v.Kind()):
		*size = append(*size, toFloat(v))
		return nil
	case v.Kind() == reflect.String:
		c.Title = v.String()
		return nil
	}
	return fmt.Errorf("图表的写法不对，%s", chartUsage)
}

func (c *chart) figures(name string, values reflect.Value) error {
	if values.Len() != len(c.Categories) {
		return fmt.Errorf("图表有%d个名称，%s有%d个数", len(c.Categories), seriesName(name), values.Len())
	}
	s := docx.Series{Name: name}
	for i := range values.Len() {
		v, err := figure(values.Index(i).Interface())
		if err != nil {
			return fmt.Errorf("%s“%s”%w", seriesName(name), c.Categories[i], err)
		}
		s.Values = append(s.Values, v)
	}
	c.Series = append(c.Series, s)
	return nil
}

func seriesName(name string) string {
	if name == "" {
		return "数列"
	}
	return "系列“" + name + "”"
}

// figure is a value without the noise of binary fractions; nothing is NaN.
func figure(x any) (float64, error) {
	v := reflect.ValueOf(x)
	if !v.IsValid() {
		return math.NaN(), nil
	}
	if !isNumber(v.Kind()) {
		return 0, fmt.Errorf("的值不是数")
	}
	text, err := number(toFloat(v))
	if err != nil {
		return 0, err
	}
	rounded, err := strconv.ParseFloat(text, 64)
	if rounded < 0 {
		return 0, fmt.Errorf("的值%s是负数，画不成图", text)
	}
	return rounded, err
}

// resize gives the chart the size that is written, or one that holds it.
func (c *chart) resize(size []float64) error {
	mm := [2]float64{usualWidth, straightHeight}
	switch {
	case c.Kind.Round():
		mm[1] = roundHeight
	case c.Kind == docx.BarChart:
		bars := len(c.Series)
		if c.Stacked {
			bars = 1
		}
		mm[1] = min(maxBars, 25+barPitch*float64(len(c.Categories)*(bars+1)))
	}
	if len(size) > len(mm) {
		return fmt.Errorf("图表的尺寸只有宽、高两个数")
	}
	copy(mm[:], size)
	if mm[0] < leastChart || mm[0] > widestChart || mm[1] < leastChart || mm[1] > highestChart {
		return fmt.Errorf("图表的宽应在%d至%d毫米之间，高应在%d至%d毫米之间", leastChart, widestChart, leastChart, highestChart)
	}
	c.Width, c.Height = millimetres(mm[0]), millimetres(mm[1])
	return nil
}

func (c *chart) sound() error {
	switch {
	case len(c.Series) == 0:
		return fmt.Errorf("图表没有数列，%s", chartUsage)
	case c.Kind.Round() && len(c.Series) > 1:
		return fmt.Errorf("环形图、饼图只能有一个数列")
	}
	unnamed := func(s docx.Series) bool { return s.Name == "" }
	if len(c.Series) > 1 && slices.ContainsFunc(c.Series, unnamed) {
		return fmt.Errorf("图表有几个数列的，要用“系列”逐个写明名称")
	}
	return nil
}
