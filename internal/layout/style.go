package layout

import (
	"zhenggai/internal/docx"
	"zhenggai/internal/font"
	"zhenggai/internal/source"
)

// style is a Format with its faces found.
type style struct {
	docx.Format
	size         docx.Len // of the em, superscripts already small
	rise         docx.Len // of the baseline
	lift         docx.Len // what a superscript is smaller than its size
	eastAsia     *font.Face
	latin        *font.Face
	second       *font.Face // asked for the signs that latin lacks
	extra        docx.Len   // tracking, w:spacing
	scale        docx.Len   // percent
	heavy, slant bool
}

// Superscripts and subscripts as LibreOffice sets them: 58 % of the size, the
// top of a superscript's font on that of the full size.
const (
	smallSize   = 58
	subLowering = 8
)

func (e *engine) style(f *docx.Format) *style {
	if f == nil {
		f = &docx.Format{Size: 10 * docx.Point, Scale: 100}
	}
	if f == e.lastFormat {
		return e.lastStyle
	}
	s := e.styles[*f]
	if s == nil {
		s = e.newStyle(*f)
		e.styles[*f] = s
	}
	e.lastFormat, e.lastStyle = f, s
	return s
}

func (e *engine) newStyle(f docx.Format) *style {
	s := &style{Format: f, size: f.Size, rise: f.Position, extra: f.Spacing, scale: docx.Len(f.Scale)}
	if s.size <= 0 {
		s.size = 10 * docx.Point
	}
	if s.scale <= 0 {
		s.scale = 100
	}
	switch f.Vert {
	case docx.Superscript:
		small := smaller(s.size)
		s.lift, s.size = s.size-small, small
	case docx.Subscript:
		s.rise -= s.size * subLowering / 100
		s.size = smaller(s.size)
	}
	s.eastAsia = e.face(firstOf(f.EastAsia, f.HAnsi, f.ASCII))
	s.latin = e.face(firstOf(f.ASCII, f.HAnsi, f.EastAsia))
	s.second = s.eastAsia
	if song := e.fonts.Role(font.Song); e.habits.SongSigns && song != nil {
		s.second = song
	}
	s.heavy, s.slant = f.Bold, f.Italic
	return s
}

// smaller is the size of a superscript or subscript, in whole twips.
func smaller(size docx.Len) docx.Len { return size / docx.Twip * smallSize / 100 * docx.Twip }

// risen is how far the baseline of a face is raised.
func (s *style) risen(f *font.Face) docx.Len {
	return s.rise + docx.Len(f.Ascent+f.LineGap)*s.lift/docx.Len(f.Units)
}

func firstOf(names ...string) string {
	for _, n := range names {
		if n != "" {
			return n
		}
	}
	return "仿宋_GB2312"
}

// face finds a font by name and reports, once for each name, that another
// stands in for it.
func (e *engine) face(name string) *font.Face {
	if f, ok := e.faces[name]; ok {
		return f
	}
	m := e.fonts.Find(name, e.doc.FontAlso[name]...)
	f := m.Face
	if f == nil {
		f, _ = e.fonts.Fallback('国')
	}
	switch {
	case m.Err != nil && f != nil:
		e.problem(source.Problem{Code: "E103", Level: source.Warning,
			Text: "字体“" + name + "”不能使用（" + m.Err.Error() + "），已用“" + f.Family + "”代替。", Hint: "换用可以嵌入的 TrueType 字体文件。"})
	case f == nil:
		e.problem(source.Problem{Code: "E101", Level: source.Error,
			Text: "缺少字体“" + name + "”，也没有可以代替的字体。", Hint: "把字体文件放入 templates/fonts 目录。"})
	case m.Substitute || m.Face == nil:
		e.problem(source.Problem{Code: "E101", Level: source.Notice,
			Text: "缺少字体“" + name + "”，已用“" + f.Family + "”代替。", Hint: "需要原字体的，把它的文件放入字体目录。"})
	}
	e.faces[name] = f
	return f
}

// glyph finds the glyph of a character in the face wanted or in another that
// has it; a character that no font has is an error, never an empty box.
func (e *engine) glyph(s *style, r rune, sc script) (*font.Face, font.GID) {
	wanted := [...]*font.Face{s.latin, s.second, s.eastAsia}
	from := 0
	if sc != latin {
		from = 2
	}
	for _, f := range wanted[from:] {
		if f == nil {
			continue
		}
		if g := f.Glyph(r); g != 0 {
			return f, g
		}
	}
	return e.spare(r)
}

// found is a glyph of some face.
type found struct {
	face  *font.Face
	glyph font.GID
}

// spare asks all other faces for a character, once for each.
func (e *engine) spare(r rune) (*font.Face, font.GID) {
	g, known := e.spares[r]
	if !known {
		g.face, g.glyph = e.fonts.Fallback(r)
		e.spares[r] = g
	}
	if g.face == nil {
		e.missing(r)
	}
	return g.face, g.glyph
}
