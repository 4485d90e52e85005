// Package font finds font files by the names that documents use, gives their
// glyphs and widths, and cuts out of them what a PDF must carry. It knows
// nothing of documents or of PDF.
package font

import (
	"errors"
	"fmt"
	"sync"
)

// GID is the number of a glyph in a face; 0 is the glyph for "missing".
type GID uint16

// Face is one parsed font. It is read-only and safe for concurrent use.
// Lengths are in font units, Units to the em, y up.
type Face struct {
	Family  string // the name it was found by
	PSName  string // PostScript name, ASCII without spaces
	Units   int
	Ascent  int // above the baseline, as line spacing uses it
	Descent int // below the baseline, positive
	LineGap int
	Box     [4]int // of all glyphs: xMin yMin xMax yMax
	Cap     int    // cap height
	Weight  int    // OS/2 weight class, 400 regular
	Italic  bool

	// Underline position (below the baseline, positive) and thickness.
	UnderlineAt, UnderlineWidth int

	glyphs   int
	advances []uint16
	chars    *charmap
	loca     []uint32
	from     *file
	glyf     stored
	cff      *cff     // instead of loca and glyf
	outlines sync.Map // GID → view: a glyph is read once
	hmtx     view
	numHMtx  int
	programs map[string]view // cvt, fpgm, prep: the hinting
	head     view
	hhea     view
	maxp     view
}

// Errors of a font file that is there but cannot be used.
var (
	ErrNotFont    = errors.New("不是 TrueType 或 OpenType 字体文件")
	ErrOutlines   = errors.New("字体只有点阵或彩色图形，没有轮廓，不能嵌入 PDF")
	ErrRestricted = errors.New("字体的许可位（fsType）不允许嵌入")
	ErrWhole      = errors.New("字体的许可位（fsType）不允许只嵌入用到的字")
	ErrBroken     = errors.New("字体文件残缺")
)

// parse reads the face that begins at offset of a font file; its outlines stay
// there until they are used.
func parse(from *file, offset int) (*Face, error) {
	t := from.tablesAt(offset)
	os2 := t.read("OS/2")
	f := &Face{
		from: from, glyf: t.places["glyf"],
		head: t.read("head"), hhea: t.read("hhea"), maxp: t.read("maxp"), hmtx: t.read("hmtx"),
		programs: map[string]view{"cvt ": t.read("cvt "), "fpgm": t.read("fpgm"), "prep": t.read("prep")},
	}
	if len(f.head) < 54 || len(f.hhea) < 36 || len(f.maxp) < 6 {
		return nil, ErrBroken
	}
	if err := permitted(os2.u16(8)); err != nil {
		return nil, err
	}
	f.Units, f.glyphs, f.numHMtx = f.head.u16(18), f.maxp.u16(4), f.hhea.u16(34)
	if f.Units < 16 || f.Units > 16384 || f.glyphs == 0 || f.numHMtx == 0 {
		return nil, ErrBroken
	}
	f.metrics(os2, t.read("post"))
	if err := f.readGlyphs(offset, t); err != nil {
		return nil, err
	}
	f.readAdvances()
	f.chars = readCmap(t.read("cmap"))
	f.PSName = psName(nameOf(t.read("name"), 6))
	return f, f.Err()
}

// Err tells that the font file could not be read to its end: glyphs that were
// asked for may be missing.
func (f *Face) Err() error {
	if err := f.from.err(); err != nil {
		return fmt.Errorf("字体“%s”的文件读不出来：%w", f.Family, err)
	}
	return nil
}

// permitted reads fsType (OpenType, OS/2): what the maker allows to be embedded.
func permitted(fsType int) error {
	const usage, restricted, noSubset, bitmapsOnly = 0x000F, 0x0002, 0x0100, 0x0200
	switch {
	case fsType&usage == restricted || fsType&bitmapsOnly != 0:
		return ErrRestricted
	case fsType&noSubset != 0:
		return ErrWhole
	}
	return nil
}

// readGlyphs finds the outlines, of either kind.
func (f *Face) readGlyphs(offset int, t tables) (err error) {
	switch {
	case t.has("glyf") && t.has("loca"):
		return f.readLoca(t.read("loca"), f.head.i16(50))
	case t.has("CFF "):
		f.cff, err = readCFF(f.from, offset, f.Units)
		return err
	}
	return ErrOutlines
}

// metrics takes the line metrics as LibreOffice does: hhea, unless it is empty
// (then the Windows ones) or the font asks for the typographic ones.
func (f *Face) metrics(os2, post view) {
	head, hhea := f.head, f.hhea
	f.Ascent, f.Descent, f.LineGap = hhea.i16(4), -hhea.i16(6), hhea.i16(8)
	if f.Ascent+f.Descent == 0 {
		f.Ascent, f.Descent, f.LineGap = os2.u16(74), os2.u16(76), 0
	}
	if os2.u16(62)&0x80 != 0 && os2.i16(68)-os2.i16(70) != 0 {
		f.Ascent, f.Descent, f.LineGap = os2.i16(68), -os2.i16(70), os2.i16(72)
	}
	f.Box = [4]int{head.i16(36), head.i16(38), head.i16(40), head.i16(42)}
	f.Cap = f.Ascent * 7 / 10
	if os2.u16(0) >= 2 && os2.i16(88) > 0 {
		f.Cap = os2.i16(88)
	}
	f.Weight = max(os2.u16(4), 100)
	f.Italic = post.u32(4) != 0
	f.UnderlineAt, f.UnderlineWidth = -post.i16(8), post.i16(10)
	if f.UnderlineWidth <= 0 {
		f.UnderlineAt, f.UnderlineWidth = f.Units/10, f.Units/20
	}
}

func (f *Face) readLoca(t view, long int) error {
	f.loca = make([]uint32, f.glyphs+1)
	for i := range f.loca {
		if long != 0 {
			f.loca[i] = uint32(t.u32(4 * i))
		} else {
			f.loca[i] = uint32(t.u16(2*i)) * 2
		}
	}
	if len(t) < 2*len(f.loca) || long != 0 && len(t) < 4*len(f.loca) {
		return fmt.Errorf("%w：loca 表过短", ErrBroken)
	}
	return nil
}

func (f *Face) readAdvances() {
	f.advances = make([]uint16, f.glyphs)
	for i := range f.advances {
		f.advances[i] = uint16(f.hmtx.u16(4 * min(i, f.numHMtx-1)))
	}
}

// Glyph returns the glyph of a character, 0 when the face has none.
func (f *Face) Glyph(r rune) GID {
	if g := f.chars.at(r); int(g) < f.glyphs {
		return g
	}
	return 0
}

// Advance returns the width of a glyph in font units.
func (f *Face) Advance(g GID) int {
	if int(g) >= len(f.advances) {
		return 0
	}
	return int(f.advances[g])
}

// outline returns the bytes of a glyph; empty for a space.
func (f *Face) outline(g GID) view {
	if int(g) >= f.glyphs {
		return nil
	}
	if v, ok := f.outlines.Load(g); ok {
		return v.(view)
	}
	var v view
	if f.cff != nil {
		v = f.cff.outline(g)
	} else if from, to := int(f.loca[g]), int(f.loca[g+1]); to > from {
		v = f.glyf.cut(from, to-from)
	}
	f.outlines.Store(g, v)
	return v
}

// Count returns how many glyphs the face has.
func (f *Face) Count() int { return f.glyphs }
