package pdf

import (
	"cmp"
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

// annotation is a link as far as it stands in one line.
type annotation struct {
	layout.Link
	element int
	self    ref
	key     int // in the parent tree
}

// annotate finds the links of a page. Those that lead nowhere and those of
// headers and repeated rows, which are no content, are left out.
func (w *writer) annotate(page int) (out []annotation) {
	for _, it := range w.pages[page].Items {
		l, ok := it.(layout.Link)
		if !ok {
			continue
		}
		e := w.structure.of(l.From)
		if e < 0 || w.structure.elements[e].role != "Link" {
			continue
		}
		if n := len(out); n > 0 && out[n-1].extend(l, int(e)) {
			continue
		}
		a := annotation{l, int(e), w.reserve(), len(w.pages) + len(w.linked)}
		w.linked = append(w.linked, a.element)
		w.structure.attach(a.element, kid{kind: annotationKid, page: page, n: int(a.self)})
		out = append(out, a)
	}
	return out
}

// extend makes the annotation reach over a further piece of its link in its line.
func (a *annotation) extend(l layout.Link, element int) bool {
	if a.element != element || l.X < a.X || l.Y >= a.Y+a.Height || l.Y+l.Height <= a.Y {
		return false
	}
	bottom := max(a.Y+a.Height, l.Y+l.Height)
	a.Y = min(a.Y, l.Y)
	a.Width, a.Height = l.X+l.Width-a.X, bottom-a.Y
	return true
}

// links writes the annotations of a page.
func (w *writer) links(page int) string {
	links := w.marked[page].links
	rs := make([]ref, len(links))
	for i, a := range links {
		rs[i] = a.self
		top := w.pages[page].Height - a.Y
		words := cmp.Or(w.structure.elements[a.element].words, a.URL)
		w.set(a.self, fmt.Sprintf("<</Type/Annot/Subtype/Link/F 4/Border[0 0 0]/Rect[%s %s %s %s]%s/Contents%s/StructParent %d>>",
			num(a.X.Points()), num((top-a.Height).Points()), num((a.X+a.Width).Points()), num(top.Points()),
			w.target(a.URL), text(words), a.key))
	}
	if len(rs) == 0 {
		return ""
	}
	return "/Annots[" + refs(rs) + "]"
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
