package layout

import (
	"math"
	"slices"

	"zhenggai/internal/docx"
)

// round draws a ring or pie clockwise from the top.
func (v *canvas) round() {
	s := &v.c.Series[0]
	room, widest := v.plot, v.widest(s)
	if s.Labels == docx.LabelEnd {
		room.w -= 2*widest + v.c.Format.Size
		room.h -= 3 * v.c.Format.Size
	}
	radius := max(min(room.w, room.h)/2, 0)
	r := disc{
		centre: Point{v.plot.x + v.plot.w/2, v.plot.y + v.plot.h/2},
		outer:  radius,
		label:  widest,
	}
	if v.c.Kind == docx.RingChart {
		r.inner = radius * docx.Len(v.c.Hole) / 100
	}
	whole := sum(s, len(v.c.Categories))
	if whole <= 0 {
		v.hoop(r, docx.Ink{Fore: white})
		return
	}
	done := 0.0
	for i := range v.c.Categories {
		if part := s.Value(i); part > 0 {
			v.part(r, s.Ink(i), angleOf(done, whole), angleOf(done+part, whole))
			done += part
		}
	}
	done = 0
	for i := range v.c.Categories {
		if part := s.Value(i); part > 0 && s.Labels != docx.NoLabels {
			v.partLabel(r, s, i, angleOf(done+part/2, whole))
			done += part
		}
	}
}

// widest is the width of the widest figure.
func (v *canvas) widest(s *docx.Series) docx.Len {
	w := docx.Len(0)
	for i := range v.c.Categories {
		if text := s.Print(i); text != "" {
			w = max(w, v.label(text, v.c.Width).w)
		}
	}
	return w
}

// disc is a ring, or a full disc when inner is 0.
type disc struct {
	centre       Point
	outer, inner docx.Len
	label        docx.Len // the width of the widest label
}

func sum(s *docx.Series, n int) float64 {
	total := 0.0
	for i := range n {
		if v := s.Value(i); !math.IsNaN(v) {
			total += v
		}
	}
	return total
}

func angleOf(part, whole float64) float64 { return 2 * math.Pi * part / whole }

func (v *canvas) part(d disc, k docx.Ink, from, to float64) {
	if to-from > 2*math.Pi-1e-6 {
		v.hoop(d, k)
		return
	}
	points := arc(d.centre, d.outer, from, to)
	if d.inner > 0 {
		back := arc(d.centre, d.inner, from, to)
		slices.Reverse(back)
		points = append(points, back...)
	} else {
		points = append(points, d.centre)
	}
	v.area(k, points...)
}

// hoop is the whole ring, without a seam.
func (v *canvas) hoop(d disc, k docx.Ink) {
	v.area(k, arc(d.centre, d.outer, 0, 2*math.Pi)...)
	if d.inner > 0 {
		v.area(docx.Ink{Fore: white}, arc(d.centre, d.inner, 0, 2*math.Pi)...)
	}
}

// partLabel stands on its part, and where that is crowded outside of it.
func (v *canvas) partLabel(d disc, s *docx.Series, i int, angle float64) {
	out, aside := d.outer+v.c.Format.Size*3/4, docx.Len(math.Sin(angle)*float64(d.label/2))
	places := []Point{onCircle(d.centre, out, angle), onCircle(d.centre, out+v.c.Format.Size, angle)}
	for i := range places {
		places[i].X += aside
	}
	if s.Labels == docx.LabelMiddle {
		middle := (d.outer + d.inner) / 2
		if d.inner == 0 {
			middle = d.outer * 2 / 3
		}
		places = slices.Insert(places, 0, onCircle(d.centre, middle, angle))
	}
	v.try(s.Print(i), true, places...)
}
