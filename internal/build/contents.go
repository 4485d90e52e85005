package build

import (
	"strconv"

	"zhenggai/internal/docx"
	"zhenggai/internal/layout"
)

// numberContents gives the table of contents of a filled file its page numbers,
// those on which our own layout sets the headings. The entries do not change
// their number of lines by that, so that one layout before is enough.
func (in *Inputs) numberContents(f *docx.File, c *docx.Contents, e Engine) {
	if c == nil {
		return
	}
	d, ps := docx.Resolve(f)
	if ps.Blocking() {
		return // told when the paper itself is laid out
	}
	pages, ps := layout.Pages(d, in.Fonts, e.habits())
	if !ps.Blocking() {
		c.Number(pagesOf(c.Headings, pages))
	}
}

// pagesOf finds the headings in their order on the pages.
func pagesOf(headings []docx.Heading, pages []layout.Page) []string {
	out := make([]string, len(headings))
	next := 0
	for _, p := range pages {
		for _, item := range p.Items {
			b, ok := item.(layout.Bookmark)
			if ok && next < len(headings) && b.Level == headings[next].Level {
				out[next] = strconv.Itoa(p.Number)
				next++
			}
		}
	}
	return out
}
