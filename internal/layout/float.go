package layout

import "zhenggai/internal/docx"

// floatBox is a table out of the flow. In the body it stands on the foot of the
// page that the strip after it stands on, and text ends above it.
type floatBox struct {
	docx.Float
	strips []strip
	height docx.Len
}

func (e *engine) float(t *docx.Table) strip {
	at := *t
	at.Align, at.Indent = docx.AlignLeft, 0
	b := &floatBox{Float: *t.Float, strips: e.table(&at, 0)}
	b.height = stacked(b.strips)
	return strip{float: b, glue: true}
}

// foot is what a strip takes from the page beyond its own height.
func (s *strip) foot() docx.Len {
	if s.float == nil || !s.float.Foot {
		return 0
	}
	return s.float.height
}

// float draws a table out of the flow with its top at y.
func (d *drawer) float(b *floatBox, y docx.Len) {
	var own drawer
	own.stack(b.strips, b.X, y)
	d.items = append(d.items, own.finish()...)
}
