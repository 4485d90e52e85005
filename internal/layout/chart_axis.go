package layout

import (
	"math"

	"zhenggai/internal/docx"
)

// scale is the value axis: from 0 to top in steps.
type scale struct {
	top, step float64
	format    docx.NumberFormat
}

// mostSteps is how many ticks an axis has at the most, 0 not counted.
const mostSteps = 6

// scaleOf finds steps of 1, 2 or 5 times a power of ten; whole numbers have whole
// steps. Labels that stand beyond the greatest value get room.
func scaleOf(c *docx.Chart) scale {
	top, whole := c.Top(), true
	for _, s := range c.Series {
		for _, v := range s.Values {
			whole = whole && (math.IsNaN(v) || v == math.Trunc(v))
		}
	}
	sc := scale{step: niceStep(top/mostSteps, whole), format: c.Series[0].Number}
	if sc.format.Fixed && !sc.format.Percent {
		sc.format = docx.NumberFormat{}
	}
	n := max(math.Ceil(top/sc.step-1e-9), 1)
	if at := c.Series[0].Labels; n*sc.step-top < sc.step/3 && (at == docx.LabelEnd || at == docx.LabelAbove) {
		n++
	}
	sc.top = n * sc.step
	return sc
}

func niceStep(least float64, whole bool) float64 {
	if least <= 0 || whole && least <= 1 {
		return 1
	}
	power := math.Pow(10, math.Floor(math.Log10(least)))
	for _, m := range []float64{1, 2, 5} {
		if m*power >= least*(1-1e-9) {
			return m * power
		}
	}
	return 10 * power
}

func (s scale) ticks() int { return int(math.Round(s.top / s.step)) }

// tick is what stands at tick i: rounded to the digits of the step, for 3 × 0.1
// is not 0.3 to a computer.
func (s scale) tick(i int) (value float64, text string) {
	digits := math.Pow(10, math.Ceil(max(-math.Log10(s.step), 0)))
	value = math.Round(float64(i)*s.step*digits) / digits
	return value, s.format.Print(value)
}

// along is how far a value lies along an axis of a length.
func (s scale) along(v float64, length docx.Len) docx.Len {
	return docx.Len(math.Round(float64(length) * v / s.top))
}

// straight draws bars, columns or lines on two axes.
func (v *canvas) straight() {
	s := scaleOf(v.c)
	if v.c.Kind == docx.BarChart {
		v.lying(s)
		return
	}
	v.standing(s)
}

// standing draws a chart whose values go upwards.
func (v *canvas) standing(s scale) {
	var marks []label
	w := docx.Len(0)
	for i := range s.ticks() + 1 {
		_, text := s.tick(i)
		l := v.label(text, v.plot.w/3)
		marks, w = append(marks, l), max(w, l.w)
	}
	v.plot.x, v.plot.w = v.plot.x+w+chartGap, max(v.plot.w-w-chartGap, 0)
	v.plot.y, v.plot.h = v.plot.y+marks[0].h/2, max(v.plot.h-marks[0].h/2, 0)
	slot := v.plot.w / docx.Len(len(v.c.Categories))
	names, every := v.names(slot)
	v.plot.h = max(v.plot.h-highest(names)-chartGap, 0)
	for i, l := range marks {
		at, _ := s.tick(i)
		y := v.plot.bottom() - s.along(at, v.plot.h)
		if v.c.Grid && i > 0 {
			v.line(Point{v.plot.x, y}, Point{v.plot.right(), y}, hairline, gridColor, 0)
		}
		v.put(l, v.plot.x-chartGap-l.w, y-l.h/2, docx.AlignRight)
	}
	v.line(Point{v.plot.x, v.plot.bottom()}, Point{v.plot.right(), v.plot.bottom()}, hairline, axisColor, 0)
	for i, l := range names {
		v.put(l, v.plot.x+slot*docx.Len(i*every)+(slot-l.w)/2, v.plot.bottom()+chartGap, docx.AlignCenter)
	}
	if v.c.Kind == docx.LineChart {
		v.lines(s, slot)
	} else {
		v.columns(s, slot)
	}
}

// names are the labels of every category, or of every second, third … where they
// have no room side by side.
func (v *canvas) names(slot docx.Len) (names []label, every int) {
	const fewest = 2 // characters in a line
	every = 1
	if least := v.c.Format.Size*fewest + chartGap; slot < least {
		every = int((least + slot - 1) / max(slot, 1))
	}
	for i := 0; i < len(v.c.Categories); i += every {
		names = append(names, v.balanced(v.c.Categories[i], slot*docx.Len(every)-chartGap))
	}
	return names, every
}

func highest(ls []label) docx.Len {
	h := docx.Len(0)
	for _, l := range ls {
		h = max(h, l.h)
	}
	return h
}
