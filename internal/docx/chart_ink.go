package docx

import (
	"strconv"

	"zhenggai/internal/source"
)

// oneSeries reads a c:ser. common are the labels that the whole chart has.
func (r *chartReader) oneSeries(n, common *Node) {
	s := Series{}
	if tx := n.Child("c:tx"); tx != nil {
		s.Name = drawnText(tx)
	}
	if cat := n.Child("c:cat"); cat != nil {
		if cat.Child("c:multiLvlStrRef") != nil {
			r.refuse("分类有几层的图表")
			return
		}
		if names := texts(cat); len(names) > len(r.Categories) {
			r.Categories = names
		}
	}
	if val := n.Child("c:val"); val != nil {
		s.Values = figures(val)
		s.Number = r.number(val)
	}
	for _, name := range []string{"c:trendline", "c:errBars"} {
		if n.Child(name) != nil {
			r.warn("图表里的趋势线、误差线")
		}
	}
	r.inks(n, &s)
	r.labelPlace(n, common, &s)
	r.Series = append(r.Series, s)
}

// number is the format of the values, which labels print.
func (r *chartReader) number(val *Node) NumberFormat {
	code := ""
	val.Walk(func(k *Node) bool {
		if k.Name == "c:formatCode" && code == "" {
			code = k.chars()
		}
		return code == ""
	})
	f, ok := numberFormat(code)
	if !ok {
		r.warn("图表里“" + words(code) + "”的数字格式")
	}
	return f
}

func (r *chartReader) inks(n *Node, s *Series) {
	props := n.Child("c:spPr")
	if r.Kind == LineChart {
		line := props.Child("a:ln")
		s.Inks = []Ink{r.ink(line, len(r.Series))}
		dash := line.Child("a:prstDash").attr("val")
		s.Dashed = dash != "" && dash != "solid"
		return
	}
	if !r.Kind.Round() {
		s.Inks = []Ink{r.ink(props, len(r.Series))}
		return
	}
	for i := range max(len(s.Values), len(r.Categories)) {
		s.Inks = append(s.Inks, ChartInk(i))
	}
	for _, k := range n.Kids {
		if k.Name != "c:dPt" {
			continue
		}
		if i, err := strconv.Atoi(k.Child("c:idx").attr("val")); err == nil && i >= 0 && i < len(s.Inks) {
			s.Inks[i] = r.ink(k.Child("c:spPr"), i)
		}
	}
}

// ink is the fill among some properties. Colours of the theme, which no black
// and white printer keeps apart, give way to the patterns of series i.
func (r *chartReader) ink(props *Node, i int) Ink {
	switch {
	case props.Child("a:noFill") != nil:
		return Ink{Plain, NoColor, NoColor}
	case props.Child("a:pattFill") != nil:
		return patternOf(props.Child("a:pattFill"), i)
	case props.Child("a:solidFill").Child("a:srgbClr") != nil:
		return Ink{Plain, color(props.Child("a:solidFill").Child("a:srgbClr").Attr("val"), ChartInk(i).Fore), NoColor}
	}
	r.sayOnce("Y220", source.Notice, "文件里有用主题颜色的图表，PDF 中改用黑白可辨的图样。", "需要固定颜色的，请在 Word 或 WPS 中给每个系列指定颜色。")
	return ChartInk(i)
}

func patternOf(n *Node, i int) Ink {
	k := Ink{Upward, color(n.Child("a:fgClr").Child("a:srgbClr").attr("val"), ChartInk(i).Fore),
		color(n.Child("a:bgClr").Child("a:srgbClr").attr("val"), NoColor)}
	for _, p := range patterns {
		if p.name == n.Attr("prst") {
			k.Pattern = p.pattern
		}
	}
	return k
}

// labelPlace reads which figures stand beside the points, and where.
func (r *chartReader) labelPlace(n, common *Node, s *Series) {
	labels := n.Child("c:dLbls")
	if labels == nil {
		labels = common
	}
	if labels == nil {
		return
	}
	shown := func(name string) bool {
		k := labels.Child(name)
		return k != nil && k.flagAttr("val")
	}
	if shown("c:showCatName") || shown("c:showSerName") || shown("c:showPercent") {
		r.warn("图表里数值以外的数据标签")
	}
	if shown("c:showVal") {
		s.Labels = r.placeOf(labels.Child("c:dLblPos").attr("val"))
	}
}

func (r *chartReader) placeOf(at string) LabelPlace {
	if place, ok := labelPlaces[at]; ok {
		return place
	}
	switch {
	case r.Kind == LineChart:
		return LabelAbove
	case r.Kind == RingChart || r.Stacked:
		return LabelMiddle
	}
	return LabelEnd
}
