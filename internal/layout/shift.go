package layout

import (
	"slices"

	"zhenggai/internal/docx"
)

// shift moves items; a Text and an Area are moved in place.
func shift(items []Item, dx, dy docx.Len) {
	for i, it := range items {
		switch it := it.(type) {
		case *Text:
			it.X += dx
			it.Y += dy
		case *Area:
			for k := range it.Points {
				it.Points[k].X += dx
				it.Points[k].Y += dy
			}
		case Rule:
			it.X1, it.X2, it.Y1, it.Y2 = it.X1+dx, it.X2+dx, it.Y1+dy, it.Y2+dy
			items[i] = it
		case Fill:
			it.X, it.Y = it.X+dx, it.Y+dy
			items[i] = it
		case Image:
			it.X, it.Y = it.X+dx, it.Y+dy
			items[i] = it
		case Link:
			it.X, it.Y = it.X+dx, it.Y+dy
			items[i] = it
		case Bookmark:
			it.Y += dy
			items[i] = it
		}
	}
}

// bind says what items show, whatever they were set from.
func bind(items []Item, from From) {
	for i, it := range items {
		switch it := it.(type) {
		case *Text:
			it.From = from
		case *Area:
			it.From = from
		case Rule:
			it.From = from
			items[i] = it
		}
	}
}

// again is a copy of an item, for a further page.
func again(it Item) Item {
	switch it := it.(type) {
	case *Text:
		n := *it
		n.Again = true
		return &n
	case *Area:
		n := *it
		n.Again, n.Points = true, slices.Clone(it.Points)
		return &n
	case Rule:
		it.Again = true
		return it
	case Image:
		it.Again = true
		return it
	case Link:
		it.Again = true
		return it
	}
	return it
}

// border draws one line of a border, or two, from one point to another.
func border(b docx.Border, x1, y1, x2, y2 docx.Len) []Item {
	one := func(width, off docx.Len) Item {
		r := Rule{X1: x1, Y1: y1, X2: x2, Y2: y2, Width: width, Color: b.Color, Dash: b.Dash, Gap: b.Gap}
		if x1 == x2 {
			r.X1, r.X2 = r.X1+off, r.X2+off
		} else {
			r.Y1, r.Y2 = r.Y1+off, r.Y2+off
		}
		return r
	}
	if b.First == 0 {
		return []Item{one(b.Width, 0)}
	}
	return []Item{one(b.First, (b.First-b.Width)/2), one(b.Last, (b.Width-b.Last)/2)}
}
