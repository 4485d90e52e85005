// Package font finds font files by the names that documents use, gives their
// glyphs and widths, and cuts out of them what a PDF must carry. It knows
// nothing of documents or of PDF.
package font

import (
	"errors"
	"fmt"
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
	glyf     view
	cff      *cff // instead of loca and glyf
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

// parse reads the face that begins at offset of a font file.
func parse(file view, offset int) (*Face, error) {
	t := tables(file, offset)
	if len(t["head"]) < 54 || len(t["hhea"]) < 36 || len(t["maxp"]) < 6 {
		return nil, ErrBroken
	}
	if err := permitted(t["OS/2"].u16(8)); err != nil {
		return nil, err
	}
	f := &Face{
		Units: t["head"].u16(18), glyphs: t["maxp"].u16(4),
		glyf: t["glyf"], hmtx: t["hmtx"], numHMtx: t["hhea"].u16(34),
		head: t["head"], hhea: t["hhea"], maxp: t["maxp"],
		programs: map[string]view{"cvt ": t["cvt "], "fpgm": t["fpgm"], "prep": t["prep"]},
	}
	if f.Units < 16 || f.Units > 16384 || f.glyphs == 0 || f.numHMtx == 0 {
		return nil, ErrBroken
	}
	f.metrics(t)
	if err := f.readGlyphs(file, offset, t); err != nil {
		return nil, err
	}
	f.readAdvances()
	f.chars = readCmap(t["cmap"])
	f.PSName = psName(nameOf(t["name"], 6))
	return f, nil
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
func (f *Face) readGlyphs(file view, offset int, t map[string]view) (err error) {
	switch {
	case t["glyf"] != nil && t["loca"] != nil:
		return f.readLoca(t["loca"], t["head"].i16(50))
	case t["CFF "] != nil:
		f.cff, err = readCFF(file, offset, f.Units)
		return err
	}
	return ErrOutlines
}

// metrics takes the line metrics as LibreOffice does: hhea, unless it is empty
// (then the Windows ones) or the font asks for the typographic ones.
func (f *Face) metrics(t map[string]view) {
	head, hhea, os2, post := t["head"], t["hhea"], t["OS/2"], t["post"]
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
	if f.cff != nil {
		return f.cff.outline(g)
	}
	from, to := int(f.loca[g]), int(f.loca[g+1])
	return f.glyf.cut(from, to-from)
}

// Count returns how many glyphs the face has.
func (f *Face) Count() int { return f.glyphs }
