package font

import (
	"encoding/binary"
	"math"
	"slices"

	"golang.org/x/image/font/sfnt"
	"golang.org/x/image/math/fixed"
)

// cff gives the glyphs of a face with PostScript outlines (OTF) as TrueType
// ones, so that the rest of the program knows one kind of glyph. The curves are
// within tolerance of the font's own; hints are left behind.
type cff struct {
	font  *sfnt.Font
	units int
}

// readCFF reads the face that begins at offset. golang.org/x/image interprets
// the outlines: subroutines, FDSelect and all.
func readCFF(from *file, offset, units int) (*cff, error) {
	all, err := sfnt.ParseCollectionReaderAt(from)
	if err != nil {
		return nil, ErrBroken
	}
	f, err := all.Font(max(slices.Index(offsets(from.cut(0, min(from.size, headSize))), offset), 0))
	if err != nil {
		return nil, ErrBroken
	}
	return &cff{font: f, units: units}, nil
}

// outline is nil for a glyph that is empty or broken.
func (c *cff) outline(g GID) view {
	segments, err := c.font.LoadGlyph(&sfnt.Buffer{}, sfnt.GlyphIndex(g), fixed.I(c.units), nil)
	if err != nil {
		return nil
	}
	return encodeGlyph(contours(segments, float64(c.units)/tolerance))
}

// tolerance is how far a curve may be from the font's own, in parts of the em:
// a hundredth of a point in a title.
const tolerance = 2000

// point is a point of a TrueType contour, in font units.
type point struct {
	x, y int
	on   bool
}

// contours turns the segments of a glyph, in 64ths and y down, into contours.
func contours(segments sfnt.Segments, within float64) [][]point {
	var out [][]point
	var now fixed.Point26_6
	for _, s := range segments {
		if s.Op == sfnt.SegmentOpMoveTo {
			out = append(out, nil)
		}
		if len(out) == 0 {
			return nil
		}
		c := &out[len(out)-1]
		switch s.Op {
		case sfnt.SegmentOpMoveTo, sfnt.SegmentOpLineTo:
			now = s.Args[0]
			*c = append(*c, at(now, true))
		case sfnt.SegmentOpQuadTo:
			now = s.Args[1]
			*c = append(*c, at(s.Args[0], false), at(now, true))
		case sfnt.SegmentOpCubeTo:
			*c = append(*c, quadratics(now, s.Args, within)...)
			now = s.Args[2]
		}
	}
	for i, c := range out {
		if n := len(c); n > 1 && c[n-1] == c[0] { // contours close by themselves
			out[i] = c[:n-1]
		}
	}
	return slices.DeleteFunc(out, func(c []point) bool { return len(c) < 2 })
}

func at(p fixed.Point26_6, on bool) point { return point{p.X.Round(), -p.Y.Round(), on} }

// quadratics replaces a cubic curve by pieces of equal length in its parameter,
// as many as keep the error, which falls with the third power, within bounds.
func quadratics(p0 fixed.Point26_6, p [3]fixed.Point26_6, within float64) []point {
	curve := func(a, b, c, d fixed.Int26_6) [4]float64 {
		return [4]float64{float64(a) / 64, float64(b) / 64, float64(c) / 64, float64(d) / 64}
	}
	x, y := curve(p0.X, p[0].X, p[1].X, p[2].X), curve(-p0.Y, -p[0].Y, -p[1].Y, -p[2].Y)
	third := func(v [4]float64) float64 { return v[3] - 3*v[2] + 3*v[1] - v[0] }
	miss := math.Hypot(third(x), third(y)) * math.Sqrt(3) / 36
	n := min(max(math.Ceil(math.Cbrt(miss/within)), 1), 16)
	out := make([]point, 0, 2*int(n))
	for i := 0.0; i < n; i++ {
		cx, ex := piece(x, i/n, (i+1)/n)
		cy, ey := piece(y, i/n, (i+1)/n)
		out = append(out, point{round(cx), round(cy), false}, point{round(ex), round(ey), true})
	}
	return out
}

// piece is the control and the end of the quadratic that stands for a cubic
// between two parameters: it has the ends of the cubic, and its control is where
// the tangents of both, weighed alike, meet.
func piece(v [4]float64, from, to float64) (control, end float64) {
	value := func(t float64) float64 {
		u := 1 - t
		return u*u*u*v[0] + 3*u*u*t*v[1] + 3*u*t*t*v[2] + t*t*t*v[3]
	}
	slope := func(t float64) float64 {
		u := 1 - t
		return 3 * (u*u*(v[1]-v[0]) + 2*u*t*(v[2]-v[1]) + t*t*(v[3]-v[2]))
	}
	a, b, h := value(from), value(to), to-from
	return (a+b)/2 + h*(slope(from)-slope(to))/4, b
}

func round(v float64) int { return int(math.Round(v)) }

// encodeGlyph writes a simple glyph; nil for none.
func encodeGlyph(contours [][]point) view {
	if len(contours) == 0 {
		return nil
	}
	all := slices.Concat(contours...)
	low, high := all[0], all[0]
	for _, p := range all {
		low.x, low.y = min(low.x, p.x), min(low.y, p.y)
		high.x, high.y = max(high.x, p.x), max(high.y, p.y)
	}
	var out []byte
	for _, v := range []int{len(contours), low.x, low.y, high.x, high.y} {
		out = binary.BigEndian.AppendUint16(out, uint16(v))
	}
	last := -1
	for _, c := range contours {
		last += len(c)
		out = binary.BigEndian.AppendUint16(out, uint16(last))
	}
	out = append(out, 0, 0) // no instructions
	return append(out, encodePoints(all)...)
}

// Flags of a point of a simple glyph: on the curve; its step is one byte; its
// step is positive, when it is one byte, or else nothing.
const (
	onCurve   = 1 << 0
	shortX    = 1 << 1
	shortY    = 1 << 2
	positiveX = 1 << 4
	positiveY = 1 << 5
)

func encodePoints(points []point) []byte {
	var flags, xs, ys []byte
	var last point
	for _, p := range points {
		flag := byte(0)
		if p.on {
			flag = onCurve
		}
		xs, flag = encodeStep(xs, flag, p.x-last.x, shortX, positiveX)
		ys, flag = encodeStep(ys, flag, p.y-last.y, shortY, positiveY)
		flags, last = append(flags, flag), p
	}
	return slices.Concat(flags, xs, ys)
}

func encodeStep(out []byte, flag byte, step int, short, positive byte) ([]byte, byte) {
	switch {
	case step == 0:
		return out, flag | positive
	case step > 0 && step < 256:
		return append(out, byte(step)), flag | short | positive
	case step < 0 && step > -256:
		return append(out, byte(-step)), flag | short
	}
	return binary.BigEndian.AppendUint16(out, uint16(step)), flag
}
