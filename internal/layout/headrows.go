package layout

// head is the header rows once more, for another page: what stands on a page
// is moved there for good, so they are copied.
func (b *tableBox) head() []strip {
	var out []strip
	for _, r := range b.again {
		out = append(out, strip{row: r.copy()})
	}
	return out
}

func (r *tableRow) copy() *tableRow {
	n := *r
	n.cells = make([]*tableCell, len(r.cells))
	for i, c := range r.cells {
		k := *c
		k.strips = copyStrips(c.strips)
		n.cells[i] = &k
	}
	return &n
}

func copyStrips(ss []strip) []strip {
	out := make([]strip, len(ss))
	for i, s := range ss {
		out[i] = s
		out[i].notes = nil // they stand on the page where the row first stands
		out[i].items = make([]Item, len(s.items))
		for k, it := range s.items {
			out[i].items[k] = again(it)
		}
		if s.row != nil {
			out[i].row = s.row.copy()
		}
	}
	return out
}
