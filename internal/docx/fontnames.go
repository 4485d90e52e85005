package docx

import (
	"html"
	"maps"
	"regexp"
	"slices"
	"strings"
)

var fontAttr = regexp.MustCompile(`(?:w:(?:ascii|hAnsi|eastAsia|cs)|typeface)="([^"]+)"`)

// FontNames lists the fonts that any part of the file names, sorted: styles,
// text, numbering and the theme. The file is not changed.
func (f *File) FontNames() []string {
	names := map[string]bool{}
	for _, part := range f.Parts() {
		if !strings.HasSuffix(part, ".xml") {
			continue
		}
		for _, m := range fontAttr.FindAllSubmatch(f.Part(part), -1) {
			names[html.UnescapeString(string(m[1]))] = true
		}
	}
	return slices.Sorted(maps.Keys(names))
}
