package layout

import (
	"math"

	"zhenggai/internal/docx"
)

// lying draws a chart whose values go to the right: long names have room.
func (v *canvas) lying(s scale) {
	var names []label
	w := docx.Len(0)
	for _, name := range v.c.Categories {
		l := v.balanced(name, v.plot.w*2/5)
		names, w = append(names, l), max(w, l.w)
	}
	v.plot.x, v.plot.w = v.plot.x+w+chartGap, max(v.plot.w-w-chartGap, 0)
	_, last := s.tick(s.ticks())
	end := v.label(last, v.plot.w)
	v.plot.w, v.plot.h = max(v.plot.w-end.w/2, 0), max(v.plot.h-end.h-chartGap, 0)
	for i := range s.ticks() + 1 {
		at, text := s.tick(i)
		x, l := v.plot.x+s.along(at, v.plot.w), v.label(text, v.plot.w)
		if v.c.Grid && i > 0 {
			v.line(Point{x, v.plot.y}, Point{x, v.plot.bottom()}, hairline, gridColor, 0)
		}
		v.put(l, x-l.w/2, v.plot.bottom()+chartGap, docx.AlignCenter)
	}
	v.line(Point{v.plot.x, v.plot.y}, Point{v.plot.x, v.plot.bottom()}, hairline, axisColor, 0)
	slot := v.plot.h / docx.Len(len(names))
	for i, l := range names {
		y := v.plot.y + slot*docx.Len(i)
		v.put(l, v.plot.x-chartGap-l.w, y+(slot-l.h)/2, docx.AlignRight)
	}
	for i := range names {
		y := v.plot.y + slot*docx.Len(i)
		v.bars(s, i, y, slot, func(at, thick docx.Len, from, to float64) rect {
			x := s.along(from, v.plot.w)
			return rect{v.plot.x + x, at, s.along(to, v.plot.w) - x, thick}
		})
	}
}

func (v *canvas) columns(s scale, slot docx.Len) {
	for i := range v.c.Categories {
		x := v.plot.x + slot*docx.Len(i)
		v.bars(s, i, x, slot, func(at, thick docx.Len, from, to float64) rect {
			y := s.along(to, v.plot.h)
			return rect{at, v.plot.bottom() - y, thick, y - s.along(from, v.plot.h)}
		})
	}
}

// bars draws the bars of a category, which has the room from at on; box places
// one of a thickness from a value to another.
func (v *canvas) bars(s scale, category int, at, slot docx.Len, box func(at, thick docx.Len, from, to float64) rect) {
	beside := len(v.c.Series)
	if v.c.Stacked {
		beside = 1
	}
	thick := slot * 100 / docx.Len(100*beside+v.c.Gap)
	at += (slot - thick*docx.Len(beside)) / 2
	from := 0.0
	for k := range v.c.Series {
		series := &v.c.Series[k]
		value := series.Value(category)
		if math.IsNaN(value) {
			value = 0
		}
		r := box(at, thick, from, from+value)
		if value > 0 {
			v.area(series.Ink(category), corners(r)...)
		}
		v.barLabel(series, category, r)
		if v.c.Stacked {
			from += value
		} else {
			at += thick
		}
	}
}

func (v *canvas) barLabel(s *docx.Series, category int, r rect) {
	text := s.Print(category)
	middle := Point{r.x + r.w/2, r.y + r.h/2}
	switch {
	case s.Labels == docx.NoLabels || text == "" || s.Labels == docx.LabelMiddle && s.Value(category) == 0:
	case s.Labels == docx.LabelMiddle:
		v.try(text, true, middle)
	case v.c.Kind == docx.BarChart:
		l := v.label(text, v.c.Width)
		v.try(text, false, Point{r.right() + chartGap + l.w/2, middle.Y})
	default:
		l := v.label(text, v.c.Width)
		v.try(text, false, Point{middle.X, r.y - l.h/2})
	}
}
