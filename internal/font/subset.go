package font

import (
	"encoding/binary"
	"slices"
)

// Subset is a small TrueType font with some glyphs of a face, renumbered from
// 1 in the order of Glyphs; 0 stays the missing glyph. IDs maps old numbers to
// new ones.
type Subset struct {
	Data   []byte
	Glyphs []GID
	IDs    map[GID]GID
}

// Subset cuts the glyphs out of the face. The order of the argument does not
// matter: glyphs are numbered by their old numbers, so the same set of glyphs
// always gives the same bytes.
func (f *Face) Subset(glyphs []GID) *Subset {
	s := &Subset{IDs: make(map[GID]GID, len(glyphs)+8)}
	used := slices.Clone(glyphs)
	slices.Sort(used)
	s.add(0)
	for _, g := range used {
		s.add(g)
	}
	for i := 0; i < len(s.Glyphs); i++ { // parts of compound glyphs come last
		for _, at := range components(f.outline(s.Glyphs[i])) {
			s.add(GID(f.outline(s.Glyphs[i]).u16(at)))
		}
	}
	s.Data = f.assemble(s)
	return s
}

func (s *Subset) add(g GID) {
	if _, ok := s.IDs[g]; !ok {
		s.IDs[g] = GID(len(s.Glyphs))
		s.Glyphs = append(s.Glyphs, g)
	}
}

// Flags of a component of a compound glyph.
const (
	argsAreWords = 1 << 0
	hasScale     = 1 << 3
	moreFollow   = 1 << 5
	hasXYScale   = 1 << 6
	hasMatrix    = 1 << 7
)

// components lists where in a compound glyph the numbers of its parts stand.
func components(g view) []int {
	if len(g) < 10 || g.i16(0) >= 0 {
		return nil
	}
	var out []int
	for i := 10; i+4 <= len(g); {
		flags := g.u16(i)
		out = append(out, i+2)
		i += 6
		if flags&argsAreWords != 0 {
			i += 2
		}
		switch {
		case flags&hasScale != 0:
			i += 2
		case flags&hasXYScale != 0:
			i += 4
		case flags&hasMatrix != 0:
			i += 8
		}
		if flags&moreFollow == 0 {
			break
		}
	}
	return out
}

func (f *Face) assemble(s *Subset) []byte {
	glyf, loca := f.packGlyphs(s)
	hmtx := make([]byte, 0, 4*len(s.Glyphs))
	for _, g := range s.Glyphs {
		hmtx = binary.BigEndian.AppendUint16(hmtx, uint16(f.Advance(g)))
		hmtx = binary.BigEndian.AppendUint16(hmtx, f.sideBearing(g))
	}
	head := slices.Clone(f.head)
	binary.BigEndian.PutUint32(head[8:], 0)
	binary.BigEndian.PutUint16(head[50:], 1)
	hhea := slices.Clone(f.hhea)
	binary.BigEndian.PutUint16(hhea[34:], uint16(len(s.Glyphs)))
	maxp := f.maximums(s)
	parts := []table{{"cvt ", f.programs["cvt "]}, {"fpgm", f.programs["fpgm"]},
		{"glyf", glyf}, {"head", head}, {"hhea", hhea}, {"hmtx", hmtx},
		{"loca", loca}, {"maxp", maxp}, {"prep", f.programs["prep"]}}
	return fontFile(slices.DeleteFunc(parts, func(t table) bool { return len(t.data) == 0 }))
}

func (f *Face) packGlyphs(s *Subset) (glyf, loca []byte) {
	for _, g := range s.Glyphs {
		loca = binary.BigEndian.AppendUint32(loca, uint32(len(glyf)))
		from := len(glyf)
		outline := f.outline(g)
		glyf = append(glyf, outline...)
		for _, at := range components(outline) {
			binary.BigEndian.PutUint16(glyf[from+at:], uint16(s.IDs[GID(outline.u16(at))]))
		}
		for len(glyf)%4 != 0 {
			glyf = append(glyf, 0)
		}
	}
	return glyf, binary.BigEndian.AppendUint32(loca, uint32(len(glyf)))
}

// maximums is the maxp table; a face with PostScript outlines has none that
// counts points.
func (f *Face) maximums(s *Subset) []byte {
	maxp := slices.Clone(f.maxp)
	if f.cff != nil {
		const version1, zones = 0x00010000, 2
		maxp = make([]byte, 32)
		points, contours := f.largest(s.Glyphs)
		binary.BigEndian.PutUint32(maxp, version1)
		binary.BigEndian.PutUint16(maxp[6:], uint16(points))
		binary.BigEndian.PutUint16(maxp[8:], uint16(contours))
		binary.BigEndian.PutUint16(maxp[14:], zones)
	}
	binary.BigEndian.PutUint16(maxp[4:], uint16(len(s.Glyphs)))
	return maxp
}

// largest counts the most points and contours of simple glyphs.
func (f *Face) largest(glyphs []GID) (points, contours int) {
	for _, g := range glyphs {
		if o := f.outline(g); len(o) > 0 {
			n := o.i16(0)
			points, contours = max(points, o.u16(10+2*(n-1))+1), max(contours, n)
		}
	}
	return points, contours
}

// sideBearing is the left side bearing of a glyph; those after the last full
// record stand on their own. That of a converted glyph is where its points
// begin: any other number would move it.
func (f *Face) sideBearing(g GID) uint16 {
	if f.cff != nil {
		return uint16(f.outline(g).u16(2))
	}
	if int(g) < f.numHMtx {
		return uint16(f.hmtx.u16(4*int(g) + 2))
	}
	return uint16(f.hmtx.u16(4*f.numHMtx + 2*(int(g)-f.numHMtx)))
}

type table struct {
	tag  string
	data []byte
}

// fontFile writes a font file; the parts are in order of their tags.
func fontFile(parts []table) []byte {
	out := make([]byte, 0, 1<<16)
	log := 0
	for 2<<log <= len(parts) {
		log++
	}
	out = binary.BigEndian.AppendUint32(out, 0x00010000)
	for _, n := range []int{len(parts), 16 << log, log, 16*len(parts) - 16<<log} {
		out = binary.BigEndian.AppendUint16(out, uint16(n))
	}
	at := 12 + 16*len(parts)
	for _, p := range parts {
		out = append(out, p.tag...)
		out = binary.BigEndian.AppendUint32(out, checksum(p.data))
		out = binary.BigEndian.AppendUint32(out, uint32(at))
		out = binary.BigEndian.AppendUint32(out, uint32(len(p.data)))
		at += (len(p.data) + 3) &^ 3
	}
	for _, p := range parts {
		out = append(out, p.data...)
		for len(out)%4 != 0 {
			out = append(out, 0)
		}
	}
	return out
}

func checksum(data []byte) uint32 {
	sum := uint32(0)
	for len(data) >= 4 {
		sum += binary.BigEndian.Uint32(data)
		data = data[4:]
	}
	for i, b := range data {
		sum += uint32(b) << (24 - 8*i)
	}
	return sum
}
