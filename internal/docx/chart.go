package docx

import (
	"math"
	"slices"
	"strconv"
	"strings"
	"unicode/utf8"
)

// Chart is an inline chart (c:chart), drawn from the values that its part
// caches; a workbook behind them is never read and never written.
type Chart struct {
	Width, Height Len
	Alt           string
	Kind          ChartKind
	Stacked       bool // bars stand on one another
	Title         string
	Categories    []string
	Series        []Series
	Legend        LegendSide
	Hole          int     // of a ring, in percent of its diameter
	Gap           int     // between the bars of two categories, in percent of a bar
	Grid          bool    // lines across at the ticks of the value axis
	Format        *Format // of all its text
}

// ChartKind is what a chart draws its values as.
type ChartKind int

// Kinds of charts.
const (
	RingChart   ChartKind = iota // c:doughnutChart
	PieChart                     // c:pieChart
	BarChart                     // c:barChart, bars lying, the first category on top
	ColumnChart                  // c:barChart, bars standing
	LineChart                    // c:lineChart
)

// Round reports a kind that shows the parts of one series.
func (k ChartKind) Round() bool { return k == RingChart || k == PieChart }

// LegendSide is where the legend stands.
type LegendSide int

// Legend sides.
const (
	NoLegend LegendSide = iota
	LegendBottom
	LegendRight
	LegendTop
)

// Series is one row of figures, a value for each category.
type Series struct {
	Name   string
	Values []float64 // NaN where there is none
	Inks   []Ink     // one; of a round chart one for each category
	Labels LabelPlace
	Number NumberFormat // of the labels
	Dashed bool         // of a line
}

// Ink is how an area or a line looks. The patterns are those that a black and
// white printer keeps apart.
type Ink struct {
	Pattern    Pattern
	Fore, Back RGB // Back shows between the strokes of a pattern
}

// Pattern is how an area is filled.
type Pattern int

// Patterns, in the order that a chart takes them by itself.
const (
	Plain Pattern = iota
	Upward
	Downward
	Level
	Upright
	Crossed
	Dotted
)

// LabelPlace is where the figures of a series stand.
type LabelPlace int

// Label places.
const (
	NoLabels   LabelPlace = iota
	LabelEnd              // at the end of a bar, outside
	LabelAbove            // above a point
	LabelBelow
	LabelMiddle // in the middle of an area
)

// NumberFormat is a c:formatCode of the kinds 0, 0.00, 0% and 0.00%; the zero
// value is General: as many digits as the value has.
type NumberFormat struct {
	Digits  int
	Fixed   bool // as many digits, always
	Percent bool
}

// Print writes a value as the format has it, "" where there is none.
func (f NumberFormat) Print(v float64) string {
	if math.IsNaN(v) {
		return ""
	}
	digits := -1
	if f.Fixed {
		digits = f.Digits
	}
	if f.Percent {
		return strconv.FormatFloat(v*100, 'f', digits, 64) + "%"
	}
	return strconv.FormatFloat(v, 'f', digits, 64)
}

// inks are what the series of a chart and the parts of a round one are drawn
// with, in this order: neighbours differ on paper without colour.
var inks = []Ink{
	{Plain, 0x404040, 0xFFFFFF}, {Upward, 0x404040, 0xFFFFFF}, {Plain, 0xBFBFBF, 0xFFFFFF}, {Dotted, 0x404040, 0xFFFFFF},
	{Plain, 0x7F7F7F, 0xFFFFFF}, {Level, 0x404040, 0xFFFFFF}, {Crossed, 0x404040, 0xFFFFFF}, {Plain, 0xFFFFFF, 0xFFFFFF},
}

// ChartInk is the ink that series or part i takes by itself.
func ChartInk(i int) Ink { return inks[i%len(inks)] }

// Text is what the chart says: its title, then a row for each category, cells
// parted by tabs, under a row of the names of the series.
func (c *Chart) Text() string {
	text, _ := c.Words()
	return text
}

// ChartWord is a part of what a chart says: a value, the name of a category (then
// Series is -1) or of a series (then Category is), or the title.
type ChartWord struct {
	Text             string
	Start            int // in characters from the start of the text
	Category, Series int
}

// Words is the text of the chart and its parts in their order.
func (c *Chart) Words() (text string, words []ChartWord) {
	var b strings.Builder
	length := 0
	say := func(s string, category, series int) {
		words = append(words, ChartWord{s, length, category, series})
		b.WriteString(s)
		length += utf8.RuneCountInString(s)
	}
	part := func(s string) { b.WriteString(s); length += len(s) }
	row := func() {
		if length > 0 {
			part("\n")
		}
	}
	if c.Title != "" {
		say(c.Title, -1, -1)
	}
	if c.named() {
		row()
		for i, s := range c.Series {
			part("\t")
			say(s.Name, -1, i)
		}
	}
	for i, name := range c.Categories {
		row()
		say(name, i, -1)
		for k := range c.Series {
			part("\t")
			say(c.Series[k].Print(i), i, k)
		}
	}
	return b.String(), words
}

// named reports that the series have names, which the legend shows.
func (c *Chart) named() bool {
	return c.Legend != NoLegend && !c.Kind.Round() && slices.ContainsFunc(c.Series, func(s Series) bool { return s.Name != "" })
}

// Value is the value of a category, NaN where there is none.
func (s *Series) Value(i int) float64 {
	if i >= len(s.Values) {
		return math.NaN()
	}
	return s.Values[i]
}

// Print is the value of a category as it is printed.
func (s *Series) Print(i int) string { return s.Number.Print(s.Value(i)) }

// Ink is what category i of the series is drawn with.
func (s *Series) Ink(i int) Ink {
	if i < len(s.Inks) {
		return s.Inks[i]
	}
	if len(s.Inks) == 1 {
		return s.Inks[0]
	}
	return ChartInk(i)
}

// maxDigits are the decimals that a value has for sure.
const maxDigits = 15

// code is the format as c:formatCode has it.
func (f NumberFormat) code() string {
	if !f.Fixed && !f.Percent {
		return "General"
	}
	code := "0"
	if f.Digits > 0 {
		code += "." + strings.Repeat("0", f.Digits)
	}
	if f.Percent {
		code += "%"
	}
	return code
}

// numberFormat reads a c:formatCode; ok is false for one that is not among ours.
func numberFormat(code string) (f NumberFormat, ok bool) {
	code = strings.TrimSuffix(code, "_ ")
	if code == "" || code == "General" || code == "@" {
		return f, true
	}
	rest, percent := strings.CutSuffix(code, "%")
	rest, found := strings.CutPrefix(rest, "0")
	if rest != "" {
		rest, ok = strings.CutPrefix(rest, ".")
		found = found && ok && rest != "" && strings.Trim(rest, "0") == ""
	}
	if !found || len(rest) > maxDigits {
		return f, false
	}
	return NumberFormat{Digits: len(rest), Fixed: true, Percent: percent}, true
}
