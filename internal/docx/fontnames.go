package docx

import (
	"bytes"
	"html"
	"maps"
	"slices"
	"strings"
)

const fontTablePart = "word/fontTable.xml"

// fontAttrs begin the attributes that name fonts. They are looked for as bytes:
// a pattern took a third of the time of a build that has nothing to do.
var fontAttrs = [][]byte{
	[]byte(`w:ascii="`), []byte(`w:hAnsi="`), []byte(`w:eastAsia="`), []byte(`w:cs="`), []byte(`typeface="`),
	altName,
}

var altName = []byte(`<w:altName w:val="`)

// FontNames lists the fonts that any part of the file names, sorted: styles,
// text, numbering, the theme and the other names of all these. The file is not
// changed.
func (f *File) FontNames() []string {
	names := map[string]bool{}
	for _, part := range f.Parts() {
		if !strings.HasSuffix(part, ".xml") {
			continue
		}
		data := f.Part(part)
		for _, attr := range fontAttrs {
			addValues(names, data, attr)
		}
	}
	return slices.Sorted(maps.Keys(names))
}

// addValues collects the values behind an attribute's beginning.
func addValues(names map[string]bool, data, attr []byte) {
	for {
		_, rest, found := bytes.Cut(data, attr)
		if !found {
			return
		}
		value, after, closed := bytes.Cut(rest, []byte{'"'})
		if closed && len(value) > 0 {
			for _, name := range alsoNamed(html.UnescapeString(string(value))) {
				names[name] = true
			}
		}
		data = after
	}
}

// fontAlso reads the other names by which a font may be found.
func (r *resolver) fontAlso() map[string][]string {
	also := map[string][]string{}
	tree := r.part(fontTablePart)
	if tree == nil {
		return also
	}
	for _, font := range tree.Root().Kids {
		if alt := font.Child("w:altName"); alt != nil {
			also[font.Attr("w:name")] = alsoNamed(alt.val())
		}
	}
	return also
}

// alsoNamed divides names that commas separate (ISO/IEC 29500-1, 17.8.3.1).
func alsoNamed(list string) []string {
	names := strings.Split(list, ",")
	for i, name := range names {
		names[i] = strings.TrimSpace(name)
	}
	return names
}
