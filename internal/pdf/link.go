package pdf

import (
	"fmt"
	"strings"

	"zhenggai/internal/docx"
	"zhenggai/internal/layout"
)

// destination is a place on a page, y from its foot.
func destination(page ref, y docx.Len) string {
	return fmt.Sprintf("[%s/XYZ null %s null]", page, num(y.Points()))
}

// places finds where links within the file lead; the first of two bookmarks of
// one name counts, as in Word.
func places(pages []layout.Page, refs []ref) map[string]string {
	out := map[string]string{}
	for i, p := range pages {
		for _, it := range p.Items {
			b, _ := it.(layout.Bookmark)
			for _, name := range b.Names {
				if out[name] == "" {
					out[name] = destination(refs[i], p.Height-b.Y)
				}
			}
		}
	}
	return out
}

// links are the annotations of a page; those that lead nowhere are left out.
func (w *writer) links(p layout.Page) string {
	var b strings.Builder
	for _, it := range p.Items {
		l, ok := it.(layout.Link)
		if !ok {
			continue
		}
		if to := w.target(l.URL); to != "" {
			fmt.Fprintf(&b, "<</Type/Annot/Subtype/Link/F 4/Border[0 0 0]/Rect[%s %s %s %s]%s>>",
				num(l.X.Points()), num((p.Height - l.Y - l.Height).Points()),
				num((l.X + l.Width).Points()), num((p.Height - l.Y).Points()), to)
		}
	}
	if b.Len() == 0 {
		return ""
	}
	return "/Annots[" + b.String() + "]"
}

// target is where a link leads: a page, or an address that a browser opens.
// Nothing else, so that no paper starts a program or looks for a file.
func (w *writer) target(url string) string {
	if name, inside := strings.CutPrefix(url, "#"); inside {
		if w.places[name] == "" {
			return ""
		}
		return "/Dest" + w.places[name]
	}
	scheme, _, _ := strings.Cut(strings.ToLower(url), ":")
	if scheme != "http" && scheme != "https" && scheme != "mailto" {
		return ""
	}
	return "/A<</S/URI/URI" + literal(ascii(url)) + ">>"
}

// ascii escapes what an address may not hold as it is (RFC 3986).
func ascii(url string) string {
	var b strings.Builder
	for _, c := range []byte(url) {
		if c <= ' ' || c > '~' {
			fmt.Fprintf(&b, "%%%02X", c)
		} else {
			b.WriteByte(c)
		}
	}
	return b.String()
}
