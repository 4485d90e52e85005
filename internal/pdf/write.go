// Package pdf writes pages as a PDF file and reads the text of such a file
// back.
//
// It writes the objects itself instead of going through go-pdf/fpdf: every
// glyph has its own place (justified lines, tracking of -0.25 pt, marks that
// hang over the margin), characters beyond U+FFFF are ordinary, two characters
// that share a glyph stay two characters in the text, and fonts are cut from
// faces that are parsed once per process. fpdf parses each font for each
// document, panics above U+FFFF and spaces letters only through raw operators,
// and it writes no structure for screen readers.
package pdf

import (
	"crypto/sha256"
	"encoding/hex"
	"fmt"
	"strings"

	"zhenggai/internal/docx"
	"zhenggai/internal/layout"
)

// producer names the program; it has no version so that a new build of the
// program does not change a paper that has not changed.
const producer = "zhenggai"

// Write makes a PDF of the pages of a document, which gives it its title, its
// language and its structure. Its fonts are embedded and subset, its text can be
// selected, searched and read aloud, its outline comes from the Bookmark items. It
// holds no clock: the same pages give the same bytes.
func Write(pages []layout.Page, d *docx.Document) ([]byte, error) {
	if len(pages) == 0 {
		return nil, fmt.Errorf("没有可以写成 PDF 的页面")
	}
	w := &writer{pages: pages, doc: d, images: map[string]ref{}}
	w.collect()
	return w.write()
}

type writer struct {
	file
	pages  []layout.Page
	doc    *docx.Document
	fonts  []*embedded
	images map[string]ref    // by content
	places map[string]string // destinations by the names of bookmarks

	leaves    []ref // the pages
	structure *structure
	marked    []markedPage
	linked    []int // the elements of links, by their keys
}

func (w *writer) write() ([]byte, error) {
	root, tree := w.reserve(), w.reserve()
	for range w.pages {
		w.leaves = append(w.leaves, w.reserve())
	}
	packed := w.packFonts()
	w.markPages()
	streams := w.contents()
	fonts, err := w.embedFonts(packed())
	if err != nil {
		return nil, err
	}
	for i, content := range streams {
		if err := w.page(i, tree, content, fonts); err != nil {
			return nil, err
		}
	}
	w.set(tree, fmt.Sprintf("<</Type/Pages/Count %d/Kids[%s]>>", len(w.leaves), refs(w.leaves)))
	id := w.id(streams)
	w.set(root, w.catalog(tree))
	info := w.add("<</Title " + text(w.doc.Title) + "/Producer(" + producer + ")>>")
	return w.bytes(root, info, id), nil
}

// markPages finds out what everything on the pages is.
func (w *writer) markPages() {
	w.places = places(w.pages, w.leaves)
	w.structure = structured(w.doc, func(url string) bool { return w.target(url) != "" })
	w.marked = make([]markedPage, len(w.pages))
	for i := range w.pages {
		w.marked[i] = w.structure.markPage(i, &w.pages[i])
		w.marked[i].links = w.annotate(i)
	}
	w.structure.settle()
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
	h.Write([]byte(w.doc.Title))
	for _, s := range streams {
		h.Write(s)
	}
	return strings.ToUpper(hex.EncodeToString(h.Sum(nil)[:16]))
}

func (w *writer) page(i int, parent ref, content []byte, fonts string) error {
	p := &w.pages[i]
	images, err := w.pageImages(*p)
	if err != nil {
		return err
	}
	body := w.packed("", content)
	w.set(w.leaves[i], fmt.Sprintf("<</Type/Page/Parent %s/MediaBox[0 0 %s %s]/Contents %s/Resources<</Font<<%s>>%s>>/StructParents %d/Tabs/S%s>>",
		parent, num(p.Width.Points()), num(p.Height.Points()), body, fonts, images, i, w.links(i)))
	return nil
}
