package docx

import "zhenggai/internal/source"

// borderStyles maps ST_Border to what can be drawn; the others are single.
var borderStyles = map[string]BorderStyle{
	"single": BorderSingle, "thick": BorderSingle, "double": BorderDouble,
	"dashed": BorderDashed, "dashSmallGap": BorderDashed, "dotted": BorderDotted,
	"thickThinSmallGap": BorderThickThin, "thickThinMediumGap": BorderThickThin, "thickThinLargeGap": BorderThickThin,
	"thinThickSmallGap": BorderThinThick, "thinThickMediumGap": BorderThinThick, "thinThickLargeGap": BorderThinThick,
}

// border reads one line; nil and none give the zero Border.
func (r *resolver) border(n *Node) Border {
	kind := n.val()
	if kind == "" || kind == "nil" || kind == "none" {
		return Border{}
	}
	style, ok := borderStyles[kind]
	if !ok {
		r.sayOnce("Y208", source.Warning, "这里用了特殊的边框线（"+kind+"），按单线排。", "请在 Word 或 WPS 中改用单线。")
	}
	b := Border{Style: style, Color: color(n.Attr("w:color"), 0)}
	n.length("w:sz", Point, &b.Width)
	b.Width = max(b.Width, 2*Point) / 8 // in eighths of a point, never under a quarter
	n.length("w:space", Point, &b.Space)
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
	case a.weight() != b.weight():
		if a.weight() > b.weight() {
			return a
		}
		return b
	case b.Width > 0 && brightness(b.Color) < brightness(a.Color):
		return b
	}
	return a
}

func (b Border) weight() Len {
	if b.Style == BorderSingle {
		return b.Width
	}
	return 2 * b.Width
}

func brightness(c RGB) int { return int(c>>16&255) + int(c>>8&255)*2 + int(c&255) }
