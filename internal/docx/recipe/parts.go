package recipe

import (
	"embed"

	"zhenggai/internal/docx"
)

//go:embed parts
var parts embed.FS

var fixedParts = []struct{ name, file string }{
	{"[Content_Types].xml", "content_types.xml"},
	{"_rels/.rels", "package.rels"},
	{"word/_rels/document.xml.rels", "document.rels"},
	{docx.StylesPart, "styles.xml"},
	{docx.SettingsPart, "settings.xml"},
	{"word/fontTable.xml", "fontTable.xml"},
	{"word/footer1.xml", "footer1.xml"},
	{"word/footer2.xml", "footer2.xml"},
	{"word/footer3.xml", "footer3.xml"},
	{"word/footer4.xml", "footer4.xml"},
}

// The footers by their relationship ids of document.rels. Those of landscape
// pages hold the number in a table with turned text beside the text area: when
// the page is bound it stands where the numbers of portrait pages stand.
var footers = map[bool]struct{ odd, even string }{
	false: {"rId4", "rId5"},
	true:  {"rId6", "rId7"},
}

// A shape is a page in twips, with its margins.
type shape struct {
	landscape                      bool
	width, height                  int
	top, right, bottom, left, foot int
}

// The margins are 37, 26, 35 and 28 mm. A landscape page is the portrait page
// turned, its head at the binding side of an odd page (GB/T 9704 clause 8), so
// the binding margin is at the top and the top margin at the right.
// foot puts the dash of the page number 7 mm below the type area.
func shapeOf(landscape, display bool) shape {
	s := shape{width: 11906, height: 16838, top: 2098, right: 1474, bottom: 1984, left: 1587, foot: 1422}
	if display {
		s.top, s.bottom = 1960, 1847
	}
	if landscape {
		s = shape{true, s.height, s.width, s.left, s.top, s.right, s.bottom, 912}
	}
	return s
}

func (s shape) text() int { return s.width - s.left - s.right }
