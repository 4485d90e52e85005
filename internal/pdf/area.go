package pdf

import (
	"zhenggai/internal/docx"
	"zhenggai/internal/layout"
)

// Strokes of a pattern, in points: how far apart, how wide, how big a dot is.
const (
	hatchPitch = 3.0
	hatchWidth = 0.6
	dotSize    = 0.9
)

// area draws a polygon: its ground, the strokes of its pattern, its edge.
func (b *painter) area(a *layout.Area) {
	if len(a.Points) < 3 {
		return
	}
	ground := a.Ink.Fore
	if a.Ink.Pattern != docx.Plain {
		ground = a.Ink.Back
	}
	b.color(ground, &b.fill, "rg")
	b.polygon(a.Points)
	b.op("f")
	if a.Ink.Pattern != docx.Plain {
		b.hatch(a)
	}
	if a.EdgeWidth > 0 {
		b.color(a.Edge, &b.stroke, "RG")
		b.nums(a.EdgeWidth.Points())
		b.op("w")
		b.polygon(a.Points)
		b.op("s")
	}
}

func (b *painter) polygon(points []layout.Point) {
	for i, p := range points {
		b.nums(p.X.Points(), (b.height - p.Y).Points())
		if i == 0 {
			b.out = append(b.out, "m "...)
		} else {
			b.out = append(b.out, "l "...)
		}
	}
}

// hatch draws the strokes of a pattern over the box of an area, cut off at its
// edge.
func (b *painter) hatch(a *layout.Area) {
	fill, stroke := b.fill, b.stroke
	b.out = append(b.out, "q "...)
	b.polygon(a.Points)
	b.op("h W n")
	box := bounds(a.Points, b.height)
	if a.Ink.Pattern == docx.Dotted {
		b.color(a.Ink.Fore, &b.fill, "rg")
		b.dots(box)
	} else {
		b.color(a.Ink.Fore, &b.stroke, "RG")
		b.nums(hatchWidth)
		b.op("w")
		b.strokes(a.Ink.Pattern, box)
	}
	b.op("Q")
	b.fill, b.stroke = fill, stroke
}

// box is a rectangle in points, y upwards.
type box struct{ left, bottom, right, top float64 }

// bounds is the box of points on a page of a height.
func bounds(points []layout.Point, height docx.Len) box {
	left, top, right, bottom := points[0].X, points[0].Y, points[0].X, points[0].Y
	for _, p := range points {
		left, right, top, bottom = min(left, p.X), max(right, p.X), min(top, p.Y), max(bottom, p.Y)
	}
	return box{left.Points(), (height - bottom).Points(), right.Points(), (height - top).Points()}
}

func (b *painter) strokes(p docx.Pattern, in box) {
	wide, high := in.right-in.left, in.top-in.bottom
	if p == docx.Level || p == docx.Upright {
		for d := hatchPitch / 2; p == docx.Level && d < high; d += hatchPitch {
			b.stretch(in.left, in.bottom+d, in.right, in.bottom+d)
		}
		for d := hatchPitch / 2; p == docx.Upright && d < wide; d += hatchPitch {
			b.stretch(in.left+d, in.bottom, in.left+d, in.top)
		}
		return
	}
	const aslant = hatchPitch * 1.41421356
	for d := aslant / 2; d < wide+high; d += aslant {
		if p != docx.Downward {
			b.stretch(in.left+d-high, in.bottom, in.left+d, in.top)
		}
		if p != docx.Upward {
			b.stretch(in.left+d-high, in.top, in.left+d, in.bottom)
		}
	}
}

func (b *painter) stretch(x1, y1, x2, y2 float64) {
	b.nums(x1, y1)
	b.out = append(b.out, "m "...)
	b.nums(x2, y2)
	b.op("l S")
}

func (b *painter) dots(in box) {
	for row, y := 0, in.bottom+hatchPitch/2; y < in.top; row, y = row+1, y+hatchPitch {
		for x := in.left + hatchPitch/2*float64(1+row%2); x < in.right; x += hatchPitch {
			b.nums(x-dotSize/2, y-dotSize/2, dotSize, dotSize)
			b.op("re f")
		}
	}
}
