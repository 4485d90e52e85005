package fill

import (
	"math"
	"strings"

	"zhenggai/internal/docx"
)

// chartText is the text of charts: 五号, as in crowded tables.
var chartText = docx.Format{
	EastAsia: "仿宋_GB2312", ASCII: "Times New Roman", HAnsi: "Times New Roman",
	Size: 21 * docx.HalfPoint, Scale: 100, Highlight: docx.NoColor,
}

// Fonts lists the fonts that filling brings in beside those of the template:
// those of charts, where it has any.
func (b *Bound) Fonts() []string {
	if !b.charts {
		return nil
	}
	return []string{chartText.ASCII, chartText.EastAsia}
}

// dress gives a chart what makes it readable in black and white: greys and
// patterns, figures beside what is drawn, a legend.
func (c *chart) dress(kind string) {
	c.Format = &chartText
	c.Grid = !c.Kind.Round()
	switch {
	case c.Kind.Round():
		c.Legend = docx.LegendRight
	case len(c.Series) > 1 || len(c.Series) == 1 && c.Series[0].Name != "":
		c.Legend = docx.LegendBottom
	}
	for i := range c.Series {
		s := &c.Series[i]
		s.Labels, s.Dashed = c.labels(i), c.Kind == docx.LineChart && i < len(c.Series)-1
		s.Inks = c.inks(i)
	}
	c.Alt = c.alternative(kind)
}

// labels stand where the kind of chart leaves room: those of the highest line
// above it, those of the others below.
func (c *chart) labels(i int) docx.LabelPlace {
	switch {
	case c.Kind == docx.RingChart || c.Stacked:
		return docx.LabelMiddle
	case c.Kind != docx.LineChart:
		return docx.LabelEnd
	case i == c.highest():
		return docx.LabelAbove
	}
	return docx.LabelBelow
}

// highest is the series with the greatest sum.
func (c *chart) highest() int {
	at, most := 0, 0.0
	for i := range c.Series {
		sum := 0.0
		for _, v := range c.Series[i].Values {
			if !math.IsNaN(v) {
				sum += v
			}
		}
		if sum > most {
			at, most = i, sum
		}
	}
	return at
}

// inks of bars and lines side by side are darkest for the last of them: what is
// done stands beside what is owed. Of parts of one whole the first is.
func (c *chart) inks(i int) []docx.Ink {
	last := len(c.Series) - 1
	switch {
	case c.Kind.Round():
		var parts []docx.Ink
		for k := range c.Categories {
			parts = append(parts, docx.ChartInk(k))
		}
		return parts
	case c.Kind == docx.LineChart && i < last:
		return []docx.Ink{{Fore: 0x7F7F7F}}
	case c.Stacked:
		return []docx.Ink{docx.ChartInk(i)}
	}
	return []docx.Ink{docx.ChartInk(last - i)}
}

// alternative is what a reader hears who does not see the chart.
func (c *chart) alternative(kind string) string {
	words := []string{}
	if c.Title != "" {
		words = append(words, c.Title)
	}
	for _, s := range c.Series {
		if s.Name != "" {
			words = append(words, s.Name)
		}
	}
	if len(words) == 0 {
		return kind
	}
	return kind + "：" + strings.Join(words, "、")
}
