package layout

import "zhenggai/internal/docx"

// tabber knows the tab stops of a paragraph; positions are from the left edge
// of the text area, the line begins at indent.
type tabber struct {
	stops  []docx.Tab
	every  docx.Len
	indent docx.Len // where the present line begins
	hang   docx.Len // a stop of its own for hanging indents, 0 none
}

// width of the tab at unit i when the pen is at x from the line's beginning.
func (t *tabber) width(us []unit, i int, x, room docx.Len) docx.Len {
	at := t.indent + x
	stop := t.find(at)
	switch stop.Align {
	case docx.AlignRight:
		return max(stop.At-at-following(us, i+1), 0)
	case docx.AlignCenter:
		return max(stop.At-at-following(us, i+1)/2, 0)
	}
	return min(stop.At-at, max(room-x, 0))
}

// find returns the first stop beyond at.
func (t *tabber) find(at docx.Len) docx.Tab {
	for _, s := range t.stops {
		if s.At > at && (t.hang <= at || s.At <= t.hang) {
			return s
		}
	}
	if t.hang > at {
		return docx.Tab{At: t.hang}
	}
	every := t.every
	if every <= 0 {
		every = 720 * docx.Twip
	}
	return docx.Tab{At: (at/every + 1) * every}
}

// leader of the stop that a tab beginning at x runs to.
func (t *tabber) leader(x docx.Len) rune { return t.find(t.indent + x).Leader }

// following is the width of the text up to the next tab or break.
func following(us []unit, i int) docx.Len {
	w := docx.Len(0)
	for ; i < len(us) && us[i].kind == character; i++ {
		w += us[i].width
	}
	return w
}
