package layout

import "zhenggai/internal/docx"

// entry is a line of the legend.
type entry struct {
	label
	series int // of a line chart
	ink    docx.Ink
}

// legend sets the legend at its side and takes its room from the plot.
func (v *canvas) legend() {
	if v.c.Legend == docx.NoLegend {
		return
	}
	entries := v.entries()
	if len(entries) == 0 {
		return
	}
	if v.c.Legend == docx.LegendRight {
		v.column(entries)
		return
	}
	rows, h := v.rows(entries), docx.Len(0)
	for _, r := range rows {
		h += r.h
	}
	y := v.plot.bottom() - h
	if v.c.Legend == docx.LegendTop {
		y, v.plot.y = v.plot.y, v.plot.y+h+chartGap
	}
	v.plot.h = max(v.plot.h-h-chartGap, 0)
	for _, r := range rows {
		x := v.plot.x + (v.plot.w-r.w)/2
		for _, n := range r.entries {
			v.entry(n, x, y)
			x += v.entryWidth(n) + 4*chartGap
		}
		y += r.h
	}
}

func (v *canvas) entries() []entry {
	var out []entry
	most := v.plot.w / 2
	if v.c.Kind.Round() {
		for i, name := range v.c.Categories {
			if len(v.c.Series) > 0 && name != "" {
				out = append(out, entry{v.label(name, most), 0, v.c.Series[0].Ink(i)})
			}
		}
		return out
	}
	for i := range v.c.Series {
		if s := &v.c.Series[i]; s.Name != "" {
			out = append(out, entry{v.label(s.Name, most), i, s.Ink(0)})
		}
	}
	return out
}

func (v *canvas) keyWidth() docx.Len {
	if v.c.Kind == docx.LineChart {
		return 4 * keySize
	}
	return keySize
}

func (v *canvas) entryWidth(n entry) docx.Len { return v.keyWidth() + chartGap + n.w }

// column stands the entries one below the other, at the right, as many as there is
// room for.
func (v *canvas) column(entries []entry) {
	w, h := docx.Len(0), docx.Len(0)
	for _, n := range entries {
		w, h = max(w, v.entryWidth(n)), h+n.h
	}
	x, y := v.plot.right()-w, v.plot.y+max(v.plot.h-h, 0)/2
	for _, n := range entries {
		if y+n.h > v.plot.bottom() {
			break
		}
		v.entry(n, x, y)
		y += n.h
	}
	v.plot.w = max(v.plot.w-w-4*chartGap, 0)
}

// legendRow is entries that stand side by side.
type legendRow struct {
	entries []entry
	w, h    docx.Len
}

func (v *canvas) rows(entries []entry) []legendRow {
	var out []legendRow
	for _, n := range entries {
		w, last := v.entryWidth(n), len(out)-1
		if last < 0 || out[last].w+4*chartGap+w > v.plot.w {
			out = append(out, legendRow{[]entry{n}, w, n.h})
			continue
		}
		r := &out[last]
		r.entries, r.w, r.h = append(r.entries, n), r.w+4*chartGap+w, max(r.h, n.h)
	}
	return out
}

func (v *canvas) entry(n entry, x, y docx.Len) {
	middle := y + n.lines[0].height/2
	if v.c.Kind == docx.LineChart {
		s := &v.c.Series[n.series]
		v.stroke(s, Point{x, middle}, Point{x + v.keyWidth(), middle})
		v.marker(n.series, Point{x + v.keyWidth()/2, middle})
	} else {
		v.area(n.ink, corners(rect{x, middle - keySize/2, keySize, keySize})...)
	}
	v.put(n.label, x+v.keyWidth()+chartGap, y, docx.AlignLeft)
}
