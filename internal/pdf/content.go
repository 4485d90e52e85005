package pdf

import (
	"math"
	"strconv"
	"sync"

	"zhenggai/internal/docx"
	"zhenggai/internal/layout"
)

// painter writes one content stream and remembers the graphics state, so that
// nothing is said twice.
type painter struct {
	out    []byte
	height docx.Len
	state  textState
	fill   docx.RGB
	stroke docx.RGB
	marked mark
	roles  func(mark) string
}

type textState struct {
	font    int
	size    docx.Len
	scale   int
	spacing int // in thousandths of a point
	bold    bool
}

// contents paints all pages and packs them.
func (w *writer) contents() [][]byte {
	out := make([][]byte, len(w.pages))
	var wait sync.WaitGroup
	for i, p := range w.pages {
		wait.Go(func() { out[i] = deflate(w.paint(p, w.marked[i])) })
	}
	wait.Wait()
	return out
}

// paint draws fills below rules, areas and pictures, and text above everything else.
func (w *writer) paint(p layout.Page, m markedPage) []byte {
	b := &painter{height: p.Height, out: make([]byte, 0, 8<<10), marked: unmarked,
		roles: func(n mark) string { return w.structure.elements[m.elements[n]].role }}
	for _, it := range p.Items {
		if f, ok := it.(layout.Fill); ok {
			b.mark(mark(decoration))
			b.rect(f)
		}
	}
	for i, it := range p.Items {
		switch it := it.(type) {
		case layout.Rule:
			b.mark(m.marks[i])
			b.rule(it)
		case *layout.Area:
			b.mark(m.marks[i])
			b.area(it)
		case layout.Image:
			b.mark(m.marks[i])
			b.image(it, w.imageName(it))
		}
	}
	b.unmark()
	b.op("BT")
	for i, it := range p.Items {
		if t, ok := it.(*layout.Text); ok && len(t.Glyphs) > 0 {
			b.mark(m.marks[i])
			b.text(t, w.fonts[w.fontIndex(t)])
		}
	}
	b.unmark()
	b.op("ET")
	return b.out
}

func (b *painter) op(s string) { b.out = append(append(b.out, s...), '\n') }

func (b *painter) nums(vs ...float64) {
	for _, v := range vs {
		b.out = append(appendNum(b.out, v), ' ')
	}
}

// appendNum writes a number with up to three decimals and no trailing zeros.
func appendNum(out []byte, v float64) []byte {
	n := int64(math.Round(v * 1000))
	if n < 0 {
		out, n = append(out, '-'), -n
	}
	out = strconv.AppendInt(out, n/1000, 10)
	if n %= 1000; n == 0 {
		return out
	}
	out = append(out, '.', byte('0'+n/100))
	if n %= 100; n == 0 {
		return out
	}
	out = append(out, byte('0'+n/10))
	if n %= 10; n == 0 {
		return out
	}
	return append(out, byte('0'+n))
}

func num(v float64) string { return string(appendNum(nil, v)) }

func (b *painter) color(c docx.RGB, last *docx.RGB, operator string) {
	if *last == c {
		return
	}
	*last = c
	b.nums(float64(c>>16&0xFF)/255, float64(c>>8&0xFF)/255, float64(c&0xFF)/255)
	b.op(operator)
}

func (b *painter) rect(f layout.Fill) {
	b.color(f.Color, &b.fill, "rg")
	b.nums(f.X.Points(), (b.height - f.Y - f.Height).Points(), f.Width.Points(), f.Height.Points())
	b.op("re f")
}

func (b *painter) rule(r layout.Rule) {
	b.color(r.Color, &b.stroke, "RG")
	b.nums(r.Width.Points())
	b.op("w")
	if r.Dash > 0 {
		b.out = append(b.out, '[')
		b.nums(r.Dash.Points(), r.Gap.Points())
		b.op("] 0 d")
	}
	b.nums(r.X1.Points(), (b.height - r.Y1).Points())
	b.out = append(b.out, "m "...)
	b.nums(r.X2.Points(), (b.height - r.Y2).Points())
	b.op("l S")
	if r.Dash > 0 {
		b.op("[] 0 d")
	}
}

func (b *painter) image(i layout.Image, name string) {
	b.out = append(b.out, "q "...)
	b.nums(i.Width.Points(), 0, 0, i.Height.Points(), i.X.Points(), (b.height - i.Y - i.Height).Points())
	b.op("cm /" + name + " Do Q")
}
