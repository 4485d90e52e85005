package layout

import (
	"math"

	"zhenggai/internal/docx"
)

// Lines of a line chart and the marks on them.
const (
	strokeWidth = 3 * docx.HalfPoint
	markSize    = 3 * docx.Point // half of a mark's width
)

// lines draws each series as a line with marks; all figures stand above all lines.
func (v *canvas) lines(s scale, slot docx.Len) {
	paths := make([][]*Point, len(v.c.Series))
	for k := range v.c.Series {
		series := &v.c.Series[k]
		for i := range v.c.Categories {
			var p *Point
			if value := series.Value(i); !math.IsNaN(value) {
				p = &Point{v.plot.x + slot*docx.Len(i) + slot/2, v.plot.bottom() - s.along(value, v.plot.h)}
			}
			paths[k] = append(paths[k], p)
			if i > 0 && p != nil && paths[k][i-1] != nil {
				v.stroke(series, *paths[k][i-1], *p)
			}
		}
	}
	for k := range paths {
		for _, p := range paths[k] {
			if p != nil {
				v.marker(k, *p)
			}
		}
	}
	for k := range paths {
		for i, p := range paths[k] {
			if p != nil {
				v.pointLabel(&v.c.Series[k], i, *p)
			}
		}
	}
}

func (v *canvas) stroke(s *docx.Series, a, b Point) {
	dash := docx.Len(0)
	if s.Dashed {
		dash = 3 * strokeWidth
	}
	v.line(a, b, strokeWidth, s.Ink(0).Fore, dash)
}

// marker draws the mark of series k: a disc, a square, a triangle or a diamond;
// that of a dashed line is hollow.
func (v *canvas) marker(k int, p Point) {
	s := &v.c.Series[k]
	ink := docx.Ink{Fore: s.Ink(0).Fore}
	if s.Dashed {
		ink.Fore = white
	}
	m := markSize
	shape := [][]Point{
		arc(p, m, 0, 2*math.Pi),
		corners(rect{p.X - m, p.Y - m, 2 * m, 2 * m}),
		{{p.X, p.Y - m}, {p.X + m, p.Y + m}, {p.X - m, p.Y + m}},
		{{p.X, p.Y - m}, {p.X + m, p.Y}, {p.X, p.Y + m}, {p.X - m, p.Y}},
	}[k%4]
	v.taken = append(v.taken, rect{p.X - m, p.Y - m, 2 * m, 2 * m})
	v.items = append(v.items, &Area{Points: shape, Ink: ink, Edge: s.Ink(0).Fore, EdgeWidth: hairline})
}

// pointLabel stands above or below its point, and on another side of it where a
// label stands.
func (v *canvas) pointLabel(s *docx.Series, i int, p Point) {
	away := markSize + v.c.Format.Size*7/10
	above, below := Point{p.X, p.Y - away}, Point{p.X, p.Y + away}
	before, behind := Point{p.X - away*3/2, p.Y}, Point{p.X + away*3/2, p.Y}
	switch s.Labels {
	case docx.NoLabels:
	case docx.LabelBelow:
		v.try(s.Print(i), false, below, behind, above, before)
	default:
		v.try(s.Print(i), false, above, before, below, behind)
	}
}
