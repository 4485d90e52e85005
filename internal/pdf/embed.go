package pdf

import (
	"cmp"
	"fmt"
	"slices"
	"strings"
	"sync"
	"unicode/utf16"

	"zhenggai/internal/font"
	"zhenggai/internal/layout"
)

// embedded is a face as this file uses it. A CID stands for a glyph together
// with the character it shows, so that characters which share a glyph still
// come out of the text as themselves.
type embedded struct {
	number int
	face   *font.Face
	cids   map[char]uint16
	first  []uint16 // CID+1 of the first character seen with a glyph
	chars  []char   // by CID
}

type char struct {
	glyph font.GID
	r     rune
}

// width of a glyph in thousandths of the em, as the file states it.
func (e *embedded) width(g font.GID) int {
	return (e.face.Advance(g)*1000 + e.face.Units/2) / e.face.Units
}

func (e *embedded) cid(g layout.Glyph) uint16 {
	if c := e.first[g.ID]; c != 0 && e.chars[c-1].r == g.Rune {
		return c - 1
	}
	return e.cids[char{g.ID, g.Rune}]
}

// collect finds the fonts of all pages and the characters used of each.
func (w *writer) collect() {
	for _, p := range w.pages {
		for _, it := range p.Items {
			if t, ok := it.(*layout.Text); ok {
				w.fonts[w.fontIndex(t)].use(t.Glyphs)
			}
		}
	}
	for _, e := range w.fonts {
		e.assign()
	}
}

func (w *writer) fontIndex(t *layout.Text) int {
	for i, e := range w.fonts {
		if e.face == t.Face {
			return i
		}
	}
	w.fonts = append(w.fonts, &embedded{number: len(w.fonts) + 1, face: t.Face,
		cids: map[char]uint16{}, first: make([]uint16, t.Face.Count())})
	return len(w.fonts) - 1
}

func (e *embedded) use(glyphs []layout.Glyph) {
	for _, g := range glyphs {
		if c := e.first[g.ID]; c != 0 && e.chars[c-1].r == g.Rune {
			continue
		}
		k := char{g.ID, g.Rune}
		if _, ok := e.cids[k]; ok {
			continue
		}
		e.cids[k] = 0
		e.chars = append(e.chars, k)
		if e.first[g.ID] == 0 {
			e.first[g.ID] = uint16(len(e.chars))
		}
	}
}

// assign numbers the characters from 1 in an order that does not depend on
// where they stand in the text; CID 0 is the missing glyph.
func (e *embedded) assign() {
	slices.SortFunc(e.chars, func(a, b char) int {
		return cmp.Or(cmp.Compare(a.r, b.r), cmp.Compare(a.glyph, b.glyph))
	})
	e.chars = slices.Insert(e.chars, 0, char{})
	clear(e.first)
	for i, c := range e.chars {
		e.cids[c] = uint16(i)
		if i > 0 && e.first[c.glyph] == 0 {
			e.first[c.glyph] = uint16(i) + 1
		}
	}
}

// packedFont is the costly part of embedding, made for all fonts at once.
type packedFont struct {
	program, toGID, toUnicode []byte
	size                      int
}

// packFonts begins to cut and pack the fonts beside everything else, for it takes
// longest, and returns what waits for them.
func (w *writer) packFonts() func() []packedFont {
	packed := make([]packedFont, len(w.fonts))
	var wait sync.WaitGroup
	for i, e := range w.fonts {
		wait.Go(func() { packed[i] = e.pack() })
	}
	return func() []packedFont {
		wait.Wait()
		return packed
	}
}

// embedFonts adds all fonts and returns the entries of the font resources.
func (w *writer) embedFonts(packed []packedFont) (string, error) {
	var b strings.Builder
	for i, e := range w.fonts {
		if err := e.face.Err(); err != nil {
			return "", err
		}
		fmt.Fprintf(&b, "/F%d %s", e.number, w.embed(e, packed[i]))
	}
	return b.String(), nil
}

func (e *embedded) pack() packedFont {
	glyphs := make([]font.GID, len(e.chars))
	for i, c := range e.chars {
		glyphs[i] = c.glyph
	}
	sub := e.face.Subset(glyphs)
	toGID := make([]byte, 0, 2*len(e.chars))
	for _, c := range e.chars {
		g := sub.IDs[c.glyph]
		toGID = append(toGID, byte(g>>8), byte(g))
	}
	return packedFont{deflate(sub.Data), deflate(toGID), deflate(e.toUnicode()), len(sub.Data)}
}

// ascent and descent are stated alike for every font, in thousandths of the
// em: readers group words into lines by them, and a line in which fonts mix is
// one line. The numbers are those that poppler takes when a file states none.
const (
	ascent  = 950
	descent = 350
)

func (w *writer) embed(e *embedded, p packedFont) ref {
	f := e.face
	name := "/" + subsetTag(e.chars) + "+" + f.PSName
	program := w.packed(fmt.Sprintf("/Length1 %d", p.size), p.program)
	em := func(v int) int { return v * 1000 / f.Units }
	descriptor := w.add(fmt.Sprintf("<</Type/FontDescriptor/FontName%s/Flags 4/FontBBox[%d %d %d %d]/ItalicAngle 0/Ascent %d/Descent %d/CapHeight %d/StemV %d/FontFile2 %s>>",
		name, em(f.Box[0]), em(f.Box[1]), em(f.Box[2]), em(f.Box[3]), ascent, -descent, em(f.Cap), f.Weight/5, program))
	toGID := w.packed("", p.toGID)
	cid := w.add(fmt.Sprintf("<</Type/Font/Subtype/CIDFontType2/BaseFont%s/CIDSystemInfo<</Registry(Adobe)/Ordering(Identity)/Supplement 0>>/FontDescriptor %s/DW 1000/W[%s]/CIDToGIDMap %s>>",
		name, descriptor, e.widths(), toGID))
	toUnicode := w.packed("", p.toUnicode)
	return w.add(fmt.Sprintf("<</Type/Font/Subtype/Type0/BaseFont%s/Encoding/Identity-H/DescendantFonts[%s]/ToUnicode %s>>", name, cid, toUnicode))
}

// widths lists the runs of glyphs that are not one em wide.
func (e *embedded) widths() string {
	var b strings.Builder
	open := false
	for i, c := range e.chars {
		width := e.width(c.glyph)
		if open && width == 1000 {
			b.WriteByte(']')
			open = false
		}
		if width == 1000 {
			continue
		}
		if !open {
			fmt.Fprintf(&b, " %d[", i)
			open = true
		}
		fmt.Fprintf(&b, "%d ", width)
	}
	if open {
		b.WriteByte(']')
	}
	return b.String()
}

func (e *embedded) toUnicode() []byte {
	var b strings.Builder
	b.WriteString("/CIDInit/ProcSet findresource begin\n12 dict begin\nbegincmap\n/CIDSystemInfo<</Registry(Adobe)/Ordering(UCS)/Supplement 0>>def\n/CMapName/Adobe-Identity-UCS def\n/CMapType 2 def\n1 begincodespacerange\n<0000><FFFF>\nendcodespacerange\n")
	const block = 100 // the most that one section may hold
	for from := 1; from < len(e.chars); from += block {
		to := min(from+block, len(e.chars))
		fmt.Fprintf(&b, "%d beginbfchar\n", to-from)
		for i := from; i < to; i++ {
			fmt.Fprintf(&b, "<%04X><", i)
			for _, u := range utf16.Encode([]rune{e.chars[i].r}) {
				fmt.Fprintf(&b, "%04X", u)
			}
			b.WriteString(">\n")
		}
		b.WriteString("endbfchar\n")
	}
	b.WriteString("endcmap\nCMapName currentdict/CMap defineresource pop\nend\nend\n")
	return []byte(b.String())
}

// subsetTag makes the six letters that mark a subset, from its characters.
func subsetTag(chars []char) string {
	h := uint64(14695981039346656037)
	for _, c := range chars {
		h = (h ^ uint64(c.r)) * 1099511628211
	}
	var tag [6]byte
	for i := range tag {
		tag[i] = byte('A' + h%26)
		h /= 26
	}
	return string(tag[:])
}
