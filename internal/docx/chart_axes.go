package docx

// axes reads what the axes change in the drawing.
func (r *chartReader) axes(plot *Node) {
	for _, k := range plot.Kids {
		switch {
		case k.Name == "c:dateAx":
			r.refuse("用日期作横轴的图表")
		case k.Name == "c:valAx":
			r.valueScale(k)
		case k.Name == "c:catAx" && r.Kind == BarChart && k.Child("c:scaling").Child("c:orientation").attr("val") != "maxMin":
			r.upsideDown()
		}
		if k.Name == "c:valAx" || k.Name == "c:catAx" {
			r.axisDress(k)
		}
	}
}

func (r *chartReader) valueScale(k *Node) {
	r.Grid = r.Grid || k.Child("c:majorGridlines") != nil
	scale := k.Child("c:scaling")
	if low := scale.Child("c:min").attr("val"); low != "" && low != "0" || scale.Child("c:logBase") != nil {
		r.refuse("数值轴不从0起的图表")
	}
}

func (r *chartReader) axisDress(k *Node) {
	if k.Child("c:title") != nil {
		r.warn("坐标轴的标题")
	}
	if d := k.Child("c:delete"); d != nil && d.flagAttr("val") {
		r.warn("隐藏的坐标轴")
	}
}

// upsideDown turns bars whose first category is at the bottom.
func (r *chartReader) upsideDown() {
	n := len(r.Categories)
	for i := range n / 2 {
		r.Categories[i], r.Categories[n-1-i] = r.Categories[n-1-i], r.Categories[i]
	}
	for k := range r.Series {
		s := &r.Series[k]
		turned := make([]float64, n)
		for i := range turned {
			turned[i] = s.Value(n - 1 - i)
		}
		s.Values = turned
	}
}
