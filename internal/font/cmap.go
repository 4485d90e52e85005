package font

// charmap maps characters to glyphs: a page of 256 for each block of the BMP
// that the font has, a map for the rest. Lookup is two loads.
type charmap struct {
	pages [256]*[256]GID
	high  map[rune]GID
}

func (m *charmap) at(r rune) GID {
	if r < 0x10000 {
		if p := m.pages[r>>8&0xFF]; p != nil && r >= 0 {
			return p[r&0xFF]
		}
		return 0
	}
	return m.high[r]
}

func (m *charmap) put(r rune, g GID) {
	if g == 0 {
		return
	}
	if r >= 0x10000 {
		if m.high == nil {
			m.high = map[rune]GID{}
		}
		m.high[r] = g
		return
	}
	p := m.pages[r>>8]
	if p == nil {
		p = new([256]GID)
		m.pages[r>>8] = p
	}
	p[r&0xFF] = g
}

// readCmap reads the best Unicode subtable: full repertoire before BMP.
func readCmap(t view) *charmap {
	m := &charmap{}
	best, rank := -1, 0
	for i := range t.u16(2) {
		e := 4 + 8*i
		if r := unicodeRank(t.u16(e), t.u16(e+2)); r > rank {
			best, rank = t.u32(e+4), r
		}
	}
	if best < 0 || best >= len(t) {
		return m
	}
	switch sub := t[best:]; sub.u16(0) {
	case 4:
		m.segments(sub)
	case 12:
		m.groups(sub)
	}
	return m
}

func unicodeRank(platform, encoding int) int {
	switch {
	case platform == 3 && encoding == 10, platform == 0 && encoding >= 4 && encoding != 5:
		return 3
	case platform == 3 && encoding == 1:
		return 2
	case platform == 0 && encoding < 4:
		return 1
	}
	return 0
}

// maxChars bounds what one table may map, so that a broken one ends soon.
const maxChars = 0x40000

func (m *charmap) segments(t view) {
	n, left := t.u16(6)/2, maxChars
	for i := range n {
		end, start := t.u16(14+2*i), t.u16(16+2*n+2*i)
		delta, at := t.u16(16+4*n+2*i), 16+6*n+2*i
		offset := t.u16(at)
		for c := start; c <= end && c < 0xFFFF && left > 0; c++ {
			left--
			g := c
			if offset != 0 {
				if g = t.u16(at + offset + 2*(c-start)); g == 0 {
					continue
				}
			}
			m.put(rune(c), GID(g+delta))
		}
	}
}

func (m *charmap) groups(t view) {
	left := maxChars
	for i := range min(t.u32(12), len(t)/12) {
		e := 16 + 12*i
		start, end, g := t.u32(e), t.u32(e+4), t.u32(e+8)
		for c := start; c <= end && c <= 0x10FFFF && left > 0; c++ {
			left--
			m.put(rune(c), GID(g+c-start))
		}
	}
}
