package docx

import "zhenggai/internal/source"

// fineLine is the width of what is thin in a pair of lines, and of their gap.
const fineLine = 3 * Point / 4

// pairs are the double lines of ST_Border that can be drawn, from outside
// inwards, for a width that the file gives: as LibreOffice draws them.
var pairs = map[string]func(w Len) (outer, gap, inner Len){
	"double":             func(w Len) (outer, gap, inner Len) { return w, w, w },
	"thickThinSmallGap":  func(w Len) (outer, gap, inner Len) { return fineLine, fineLine, w },
	"thinThickSmallGap":  func(w Len) (outer, gap, inner Len) { return w, fineLine, fineLine },
	"thickThinMediumGap": func(w Len) (outer, gap, inner Len) { return w / 2, w / 2, w },
	"thinThickMediumGap": func(w Len) (outer, gap, inner Len) { return w, w / 2, w / 2 },
	"thickThinLargeGap":  func(w Len) (outer, gap, inner Len) { return fineLine, w, 2 * fineLine },
	"thinThickLargeGap":  func(w Len) (outer, gap, inner Len) { return 2 * fineLine, w, fineLine },
}

// dashes are the lengths of dashes and gaps of the broken lines.
var dashes = map[string][2]Len{
	"dashed":       {8 * Point, 5 * HalfPoint},
	"dashSmallGap": {3 * Point, Point},
	"dotted":       {HalfPoint, Point},
}

// border reads one line; nil and none give the zero Border.
func (r *resolver) border(n *Node) Border {
	kind := n.val()
	if kind == "" || kind == "nil" || kind == "none" {
		return Border{}
	}
	b := Border{Color: color(n.Attr("w:color"), 0)}
	n.length("w:sz", Point, &b.Width)
	b.Width = max(b.Width, 2*Point) / 8 // in eighths of a point, never under a quarter
	n.length("w:space", Point, &b.Space)
	pair, dash := pairs[kind], dashes[kind]
	switch {
	case pair != nil:
		outer, gap, inner := pair(b.Width)
		b.Width, b.First, b.Last = outer+gap+inner, inner, outer
		if n.Name == "w:top" || n.Name == "w:left" || n.Name == "w:start" {
			b.First, b.Last = outer, inner
		}
	case dash[0] > 0:
		b.Dash, b.Gap = dash[0], dash[1]
	case kind == "thick":
		b.Width *= 2
	case kind != "single":
		r.sayOnce("Y208", source.Warning, "这里用了特殊的边框线（"+kind+"），按单线排。", "请在 Word 或 WPS 中改用单线。")
	}
	return b
}

// edges are the lines of a table or cell while they are being worked out; nil
// is unsaid, a zero Border is said to be none.
type edges struct{ top, bottom, left, right, insideH, insideV *Border }

func (r *resolver) applyEdges(e *edges, n *Node) {
	if n == nil {
		return
	}
	for _, k := range n.Kids {
		b := r.border(k)
		switch k.Name {
		case "w:top":
			e.top = &b
		case "w:bottom":
			e.bottom = &b
		case "w:left", "w:start":
			e.left = &b
		case "w:right", "w:end":
			e.right = &b
		case "w:insideH":
			e.insideH = &b
		case "w:insideV":
			e.insideV = &b
		case "w:tl2br", "w:tr2bl":
			if b.Width > 0 {
				r.unsupported("Y213", source.Warning, "单元格斜线")
			}
		}
	}
}

// stronger chooses between the lines that two neighbouring cells ask for on
// their common edge: the heavier, then the darker (17.4.66).
func stronger(a, b Border) Border {
	switch {
	case a.Width > b.Width:
		return a
	case a.Width < b.Width:
		return b
	case b.Width > 0 && brightness(b.Color) < brightness(a.Color):
		return b
	}
	return a
}

func brightness(c RGB) int { return int(c>>16&255) + int(c>>8&255)*2 + int(c&255) }
