package pdf

import (
	"math"
	"strconv"

	"zhenggai/internal/layout"
)

// boldWidth is the stroke that makes a face heavier, in parts of the em;
// slant is the shear that makes it italic.
const (
	boldWidth = 1.0 / 30
	slant     = 0.2126 // 12 degrees
)

// text shows one Text: state that has changed, place, glyphs.
func (b *painter) text(t *layout.Text, f *embedded) {
	b.color(t.Color, &b.fill, "rg")
	spacing := commonSpacing(t, f)
	b.switchTo(t, f, spacing)
	switch {
	case t.Turned:
		b.out = append(b.out, "0 -1 1 0 "...)
	case t.Italic:
		b.nums(1, 0, slant, 1)
	default:
		b.out = append(b.out, "1 0 0 1 "...)
	}
	b.nums(t.X.Points(), (b.height - t.Y).Points())
	b.op("Tm")
	b.glyphs(t, f, spacing)
}

func (b *painter) switchTo(t *layout.Text, f *embedded, spacing int) {
	want := textState{font: f.number, size: t.Size, scale: t.Scale, spacing: spacing, bold: t.Bold}
	last := b.state
	b.state = want
	if last.scale == 0 {
		last.scale = 100
	}
	if want.font != last.font || want.size != last.size {
		b.out = append(b.out, "/F"...)
		b.out = append(strconv.AppendInt(b.out, int64(f.number), 10), ' ')
		b.nums(t.Size.Points())
		b.op("Tf")
	}
	if want.scale != last.scale {
		b.nums(float64(want.scale))
		b.op("Tz")
	}
	if want.spacing != last.spacing {
		b.nums(float64(spacing) / 1000)
		b.op("Tc")
	}
	if want.bold != last.bold || want.bold && want.size != last.size {
		b.weight(t)
	}
}

func (b *painter) weight(t *layout.Text) {
	if !t.Bold {
		b.op("0 Tr")
		return
	}
	b.color(t.Color, &b.stroke, "RG")
	b.nums(t.Size.Points() * boldWidth)
	b.op("w 2 Tr")
}

// commonSpacing is the space after the first glyph beyond its width, in
// thousandths of a point; for most lines it is that of all glyphs.
func commonSpacing(t *layout.Text, f *embedded) int {
	if len(t.Glyphs) < 2 {
		return 0
	}
	return gap(t, f, 0)
}

// gap is the space between glyph i and the next beyond the width of i, before
// horizontal scaling, in thousandths of a point.
func gap(t *layout.Text, f *embedded, i int) int {
	scale := 100 / float64(t.Scale)
	pitch := (t.Glyphs[i+1].X - t.Glyphs[i].X).Points() * scale
	return int(math.Round(1000*pitch - float64(f.width(t.Glyphs[i].ID))*t.Size.Points()))
}

// glyphs writes a TJ with the differences from the common spacing. Rounding
// does not add up: each adjustment is made from where the pen really is.
func (b *painter) glyphs(t *layout.Text, f *embedded, spacing int) {
	b.out = append(b.out, '[')
	open, drift := false, 0
	size := t.Size.Points()
	for i, g := range t.Glyphs {
		if !open {
			b.out, open = append(b.out, '<'), true
		}
		b.out = appendHex(b.out, f.cid(g))
		if i+1 == len(t.Glyphs) {
			break
		}
		drift += gap(t, f, i) - spacing
		if drift > tolerance || drift < -tolerance {
			b.out = append(b.out, '>')
			adjust := int(math.Round(float64(-drift) / size))
			b.out = strconv.AppendInt(b.out, int64(adjust), 10)
			drift += int(math.Round(float64(adjust) * size))
			open = false
		}
	}
	b.op(">]TJ")
}

// tolerance is how far, in thousandths of a point, a glyph may stand from its
// place before it is moved: less than any device can show.
const tolerance = 15

const hexDigits = "0123456789ABCDEF"

func appendHex(out []byte, v uint16) []byte {
	return append(out, hexDigits[v>>12], hexDigits[v>>8&15], hexDigits[v>>4&15], hexDigits[v&15])
}
