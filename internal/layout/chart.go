package layout

import (
	"math"

	"zhenggai/internal/docx"
)

// Distances inside a chart.
const (
	chartEdge = 2 * docx.Millimetre     // around everything
	chartGap  = docx.Millimetre         // between a mark and its text
	keySize   = 5 * docx.Millimetre / 2 // of a key in the legend
	hairline  = docx.HalfPoint
)

// The lines of a chart, as docx writes them.
const (
	axisColor docx.RGB = 0x404040
	gridColor docx.RGB = 0xD9D9D9
	white     docx.RGB = 0xFFFFFF
)

// canvas draws one chart. Positions are from its top left corner.
type canvas struct {
	e     *engine
	c     *docx.Chart
	plot  rect // what is left for the figures
	items []Item
	taken []rect // by labels
}

// rect is a rectangle.
type rect struct{ x, y, w, h docx.Len }

func (r rect) right() docx.Len  { return r.x + r.w }
func (r rect) bottom() docx.Len { return r.y + r.h }

func (r rect) meets(o rect) bool {
	return r.x < o.right() && o.x < r.right() && r.y < o.bottom() && o.y < r.bottom()
}

func (r rect) holds(o rect) bool {
	return o.x >= r.x && o.y >= r.y && o.right() <= r.right() && o.bottom() <= r.bottom()
}

func (r rect) inset(by docx.Len) rect {
	return rect{r.x + by, r.y + by, max(r.w-2*by, 0), max(r.h-2*by, 0)}
}

// chart draws a chart whose top left corner is the origin.
func (e *engine) chart(c *docx.Chart) []Item {
	at, buffer := e.at, e.buffer
	e.buffer = nil // the paragraph around the chart is being set from it
	v := &canvas{e: e, c: c, plot: rect{0, 0, c.Width, c.Height}.inset(chartEdge)}
	v.title()
	v.legend()
	switch {
	case len(c.Categories) == 0 || len(c.Series) == 0:
	case c.Kind.Round():
		v.round()
	default:
		v.straight()
	}
	e.at, e.buffer = at, buffer
	return v.items
}

func (v *canvas) title() {
	if v.c.Title == "" {
		return
	}
	l := v.label(v.c.Title, v.plot.w)
	v.put(l, v.plot.x+(v.plot.w-l.w)/2, v.plot.y, docx.AlignCenter)
	v.plot.y += l.h + chartGap
	v.plot.h = max(v.plot.h-l.h-chartGap, 0)
}

// area adds a filled shape with a fine edge.
func (v *canvas) area(k docx.Ink, points ...Point) {
	v.items = append(v.items, &Area{Points: points, Ink: k, Edge: axisColor, EdgeWidth: hairline})
}

func corners(r rect) []Point {
	return []Point{{r.x, r.y}, {r.right(), r.y}, {r.right(), r.bottom()}, {r.x, r.bottom()}}
}

func (v *canvas) line(a, b Point, width docx.Len, color docx.RGB, dash docx.Len) {
	v.items = append(v.items, Rule{X1: a.X, Y1: a.Y, X2: b.X, Y2: b.Y, Width: width, Color: color, Dash: dash, Gap: dash})
}

// arc is the points of a circle from one angle to another, in radians clockwise
// from the top.
func arc(centre Point, radius docx.Len, from, to float64) []Point {
	n := max(int(math.Ceil(math.Abs(to-from)/arcStep)), 1)
	out := make([]Point, n+1)
	for i := range out {
		out[i] = onCircle(centre, radius, from+(to-from)*float64(i)/float64(n))
	}
	return out
}

// arcStep is three degrees: on a circle as wide as the page a chord of it strays
// from the arc by less than a tenth of a millimetre.
const arcStep = math.Pi / 60

func onCircle(centre Point, radius docx.Len, angle float64) Point {
	sin, cos := math.Sincos(angle)
	return Point{centre.X + docx.Len(math.Round(float64(radius)*sin)), centre.Y - docx.Len(math.Round(float64(radius)*cos))}
}
