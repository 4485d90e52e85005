// Package layout turns a Document into pages of positioned items. It breaks
// lines and pages as LibreOffice Writer 7.4 does with the same file and fonts;
// where that is documented nowhere, habits.go names the habit and its
// evidence. It knows no PDF.
package layout

import (
	"zhenggai/internal/docx"
	"zhenggai/internal/font"
)

// Page is one printed page. Positions are from its top left corner, y down.
type Page struct {
	Width, Height docx.Len
	Number        int // the number that a PAGE field shows
	Items         []Item
}

// Item is a *Text, *Area, Rule, Fill, Image, Bookmark or Link.
type Item interface{ item() }

// From is what of the Document an item shows. The zero From is decoration: what
// the page has beside the words, and the leaders of tabs.
type From struct {
	Paragraph *docx.Paragraph
	Inline    int32 // of its inlines: the link, note, picture or chart; -1 for other text
	Again     bool  // shown before: a header row on a further page of its table
}

// Text is glyphs of one face, size and colour on one baseline, from left to
// right unless it is Turned.
type Text struct {
	From
	X, Y   docx.Len // origin of the first glyph on the baseline
	Width  docx.Len // to the end of the last glyph
	Face   *font.Face
	Size   docx.Len // of the em
	Scale  int      // horizontal scale in percent
	Color  docx.RGB
	Bold   bool // to be drawn heavier than the face is
	Italic bool // to be slanted
	Turned bool // runs down the page, a quarter to the right
	Glyphs []Glyph
}

// Glyph is one glyph, X along the baseline from the Text's origin, and the
// character it shows.
type Glyph struct {
	ID   font.GID
	Rune rune
	X    docx.Len
}

// Rule is a straight line of a thickness, from (X1,Y1) to (X2,Y2).
type Rule struct {
	From
	X1, Y1, X2, Y2 docx.Len
	Width          docx.Len
	Color          docx.RGB
	Dash, Gap      docx.Len // lengths of dashes and gaps, 0 solid
}

// Fill is a filled rectangle.
type Fill struct {
	X, Y, Width, Height docx.Len
	Color               docx.RGB
}

// Area is a closed polygon, filled and with an edge; of edges without a width
// there is none. It lies above what stands before it on the page, below text.
type Area struct {
	From
	Points    []Point
	Ink       docx.Ink
	Edge      docx.RGB
	EdgeWidth docx.Len
}

// Point is a place on the page.
type Point struct{ X, Y docx.Len }

// Image is a picture, PNG or JPEG.
type Image struct {
	From
	X, Y, Width, Height docx.Len
	Data                []byte
	Type                string
}

// Bookmark is a paragraph that the outline or links lead to.
type Bookmark struct {
	Y     docx.Len
	Level int // of a heading, 1–9; 0 for what is no heading
	Title string
	Names []string
}

// Link is a rectangle that leads to an address.
type Link struct {
	From
	X, Y, Width, Height docx.Len
	URL                 string // "#name" leads to a Bookmark
}

func (*Text) item()    {}
func (*Area) item()    {}
func (Rule) item()     {}
func (Fill) item()     {}
func (Image) item()    {}
func (Bookmark) item() {}
func (Link) item()     {}
