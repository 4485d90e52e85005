package layout

import "zhenggai/internal/docx"

// label is a text of a chart, set in lines from the origin.
type label struct {
	lines  []strip
	widths []docx.Len
	w, h   docx.Len
}

// label sets a text in lines no wider than most.
func (v *canvas) label(text string, most docx.Len) label {
	p := &docx.Paragraph{Rule: docx.LineAuto, Line: 240 * docx.Twip, Kinsoku: true, Fill: noFill, Mark: *v.c.Format,
		Inlines: []docx.Inline{docx.Text{Text: text, Format: v.c.Format}}}
	l := label{lines: v.e.strips(p, max(most, v.c.Format.Size), neighbours{})}
	for _, s := range l.lines {
		w := docx.Len(0)
		for _, it := range s.items {
			if t, ok := it.(*Text); ok {
				w = max(w, t.X+t.Width)
			}
		}
		l.widths = append(l.widths, w)
		l.w, l.h = max(l.w, w), l.h+s.height
	}
	return l
}

// balanced sets a text in no more lines than it needs, and lets the lines be as
// long as one another.
func (v *canvas) balanced(text string, most docx.Len) label {
	l := v.label(text, most)
	for narrower := l.w - v.c.Format.Size/2; len(l.lines) > 1 && narrower > 0; narrower -= v.c.Format.Size / 2 {
		next := v.label(text, narrower)
		if len(next.lines) > len(l.lines) || next.w > narrower {
			break
		}
		l = next
	}
	return l
}

// put places a label whose box begins at x, y.
func (v *canvas) put(l label, x, y docx.Len, align docx.Align) {
	v.taken = append(v.taken, rect{x, y, l.w, l.h})
	for i, s := range l.lines {
		shift(s.items, x+start(align, l.w-l.widths[i]), y)
		v.items = append(v.items, s.items...)
		y += s.height
	}
}

// try places a one-line label with its middle at the first of some points where
// it covers no other; a label that has no place is left out, for two that lie on
// one another say nothing. boxed puts paper under it.
func (v *canvas) try(text string, boxed bool, middles ...Point) {
	if text == "" {
		return
	}
	l := v.label(text, v.c.Width)
	for _, m := range middles {
		box := rect{m.X - l.w/2, m.Y - l.h/2, l.w, l.h}
		paper := rect{box.x - chartGap/2, box.y, box.w + chartGap, box.h}
		if !(rect{0, 0, v.c.Width, v.c.Height}).holds(paper) || v.covers(box) {
			continue
		}
		if boxed {
			v.items = append(v.items, &Area{Points: corners(paper), Ink: docx.Ink{Fore: white}})
		}
		v.put(l, box.x, box.y, docx.AlignCenter)
		return
	}
}

func (v *canvas) covers(box rect) bool {
	for _, t := range v.taken {
		if t.meets(box) {
			return true
		}
	}
	return false
}
