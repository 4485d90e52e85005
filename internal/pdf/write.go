// Package pdf writes pages as a PDF file and reads the text of such a file
// back.
//
// It writes the objects itself instead of going through go-pdf/fpdf: every
// glyph has its own place (justified lines, tracking of -0.25 pt, marks that
// hang over the margin), characters beyond U+FFFF are ordinary, two characters
// that share a glyph stay two characters in the text, and fonts are cut from
// faces that are parsed once per process. fpdf parses each font for each
// document, panics above U+FFFF and spaces letters only through raw operators.
// What is needed here is some 600 lines.
package pdf

import (
	"crypto/sha256"
	"encoding/hex"
	"fmt"
	"strings"

	"zhenggai/internal/layout"
)

// Meta is what a PDF says of itself. It holds no clock: the same pages give
// the same bytes.
type Meta struct {
	Title    string
	Language string // BCP 47; "" is zh-CN
}

// producer names the program; it has no version so that a new build of the
// program does not change a paper that has not changed.
const producer = "zhenggai"

// Write makes a PDF of the pages. Its fonts are embedded and subset, its text
// can be selected and searched, its outline comes from the Bookmark items.
func Write(pages []layout.Page, meta Meta) ([]byte, error) {
	if len(pages) == 0 {
		return nil, fmt.Errorf("没有可以写成 PDF 的页面")
	}
	w := &writer{pages: pages, meta: meta, images: map[string]ref{}}
	w.collect()
	return w.write()
}

type writer struct {
	file
	pages  []layout.Page
	meta   Meta
	fonts  []*embedded
	images map[string]ref    // by content
	places map[string]string // destinations by the names of bookmarks
}

func (w *writer) write() ([]byte, error) {
	root, tree := w.reserve(), w.reserve()
	streams := w.contents()
	fonts, err := w.embedFonts()
	if err != nil {
		return nil, err
	}
	kids := make([]ref, len(w.pages))
	for i := range kids {
		kids[i] = w.reserve()
	}
	w.places = places(w.pages, kids)
	for i, p := range w.pages {
		if err := w.page(kids[i], tree, p, streams[i], fonts); err != nil {
			return nil, err
		}
	}
	w.set(tree, fmt.Sprintf("<</Type/Pages/Count %d/Kids[%s]>>", len(kids), refs(kids)))
	id := w.id(streams)
	w.set(root, w.catalog(tree, kids))
	info := w.add("<</Title " + text(w.meta.Title) + "/Producer(" + producer + ")>>")
	return w.bytes(root, info, id), nil
}

func refs(rs []ref) string {
	s := make([]string, len(rs))
	for i, r := range rs {
		s[i] = r.String()
	}
	return strings.Join(s, " ")
}

// id identifies the content: title and everything drawn.
func (w *writer) id(streams [][]byte) string {
	h := sha256.New()
	h.Write([]byte(w.meta.Title))
	for _, s := range streams {
		h.Write(s)
	}
	return strings.ToUpper(hex.EncodeToString(h.Sum(nil)[:16]))
}

func (w *writer) page(self, parent ref, p layout.Page, content []byte, fonts string) error {
	images, err := w.pageImages(p)
	if err != nil {
		return err
	}
	body := w.packed("", content)
	w.set(self, fmt.Sprintf("<</Type/Page/Parent %s/MediaBox[0 0 %s %s]/Contents %s/Resources<</Font<<%s>>%s>>%s>>",
		parent, num(p.Width.Points()), num(p.Height.Points()), body, fonts, images, w.links(p)))
	return nil
}
