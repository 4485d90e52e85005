package layout

import (
	"zhenggai/internal/docx"
	"zhenggai/internal/font"
)

// metrics are the height of a line and where its baseline lies in it.
// Slack is what stands below the letters for the line pitch alone.
type metrics struct{ height, baseline, slack docx.Len }

func (e *engine) lineMetrics(b *breaker, l piece) metrics {
	p := b.p
	if p.Rule == docx.LineExact && !e.turned {
		return metrics{height: p.Line, baseline: p.Line * exactBaseline / 100}
	}
	up, down, tallest := e.natural(b, l)
	if p.Rule == docx.LineExact { // LibreOffice sets turned text in the middle of its line
		return metrics{height: p.Line, baseline: (p.Line + up - down) / 2}
	}
	m := metrics{height: up + down, baseline: up}
	switch {
	case p.Rule == docx.LineAtLeast && m.height < p.Line:
		m = metrics{height: p.Line, baseline: p.Line - down} // what is missing goes above
	case p.Rule == docx.LineAuto && p.Line > 0:
		if e.habits.SpreadFont && l.to < len(b.us) && tallest > 0 {
			m.height = tallest
		}
		m.height = up + down + m.height*(p.Line-oneLine)/oneLine // what is added goes below
		m.slack = max(m.height-up-down, 0)
	}
	return m
}

// oneLine is w:line of single spacing.
const oneLine = 240 * docx.Twip

// natural is how far the faces of a line reach above and below the baseline,
// and the height of the tallest of them.
func (e *engine) natural(b *breaker, l piece) (up, down, tallest docx.Len) {
	var lastFace *font.Face
	var lastStyle *style
	for i := l.from; i < l.hung; i++ {
		u := &b.us[i]
		if u.kind == picture {
			switch p := b.p.Inlines[u.ref].(type) {
			case docx.Picture:
				up = max(up, p.Height)
			case docx.Chart:
				up = max(up, p.Height)
			}
			continue
		}
		f := u.face
		if f == nil && u.style != nil {
			f = u.style.latin
		}
		if f == nil || f == lastFace && u.style == lastStyle {
			continue
		}
		lastFace, lastStyle = f, u.style
		a, d := reach(f, u.style)
		up, down, tallest = max(up, a), max(down, d), max(tallest, a+d)
	}
	if up == 0 && down == 0 {
		s := e.style(&b.p.Mark)
		face := s.eastAsia
		if e.habits.LatinMark {
			face = s.latin
		}
		if face != nil {
			up, down = reach(face, s)
		}
	}
	return up, down, tallest
}

// reach is the ascent and descent of a face at the size of a style.
func reach(f *font.Face, s *style) (up, down docx.Len) {
	em := func(v int) docx.Len { return docx.Len(v) * s.size / docx.Len(f.Units) }
	rise := s.risen(f)
	return em(f.Ascent+f.LineGap) + rise, max(em(f.Descent)-rise, 0)
}
