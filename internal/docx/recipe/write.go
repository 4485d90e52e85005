package recipe

import (
	"slices"
	"strconv"
	"strings"

	"zhenggai/internal/docx"
)

const (
	wordNS     = "http://schemas.openxmlformats.org/wordprocessingml/2006/main"
	relationNS = "http://schemas.openxmlformats.org/officeDocument/2006/relationships"
)

// writer puts blocks into the body; it holds what only the next block decides.
type writer struct {
	body      []*docx.Node
	shape     shape
	display   bool
	turned    bool         // there are landscape pages
	notes     []*docx.Node // footnotes so far
	breakNext bool         // the next paragraph begins a page
	empty     bool         // nothing written since the section began
	headed    bool         // the lines above 发文机关标志 are written
}

func newWriter(blocks []block, opt Options) *writer {
	w := &writer{shape: shapeOf(opt.Landscape, opt.Display33476), display: opt.Display33476, empty: true}
	for i, b := range blocks {
		keep, spacing := company(blocks, i)
		w.block(b, keep, spacing)
	}
	if w.endsInTable() {
		w.divider()
	}
	w.body = append(w.body, w.sectPr())
	return w
}

func (w *writer) document() []byte {
	root := docx.El("w:document", []string{"xmlns:w", wordNS, "xmlns:r", relationNS}, docx.El("w:body", nil, w.body...))
	return docx.Part(root)
}

// unused are the parts that this paper does without.
func (w *writer) unused() []string {
	var out []string
	if !w.turned {
		out = append(out, "footer3.xml", "footer4.xml")
	}
	if len(w.notes) == 0 {
		out = append(out, notesFile)
	}
	return out
}

// company are the properties that a paragraph has because of the next one: no
// blank line after a title that goes on; a date stays with its 附注.
func company(blocks []block, i int) (keep, spacing *docx.Node) {
	if i+1 == len(blocks) {
		return nil, nil
	}
	next := blocks[i+1]
	isTitle := func(b block) bool { return b.kind == title || b.kind == subtitle }
	switch {
	case isTitle(blocks[i]) && isTitle(next):
		return nil, docx.El("w:spacing", []string{"w:after", "0"})
	case blocks[i].kind == date && next.kind == body && strings.HasPrefix(next.text, "（"):
		return docx.El("w:keepNext", nil), nil
	}
	return nil, nil
}

func (w *writer) block(b block, keep, spacing *docx.Node) {
	switch b.kind {
	case pageBreak:
		w.breakNext = true
	case landscape, portrait:
		w.section(shapeOf(b.kind == landscape, w.display))
	case tableBlock:
		w.addTable(b.table)
	case colophonBlock:
		w.addColophon(b.colophon)
	case headBlock:
		w.addHead(b.head)
	case jointBlock:
		w.addJoint(b.head)
	default:
		w.addParagraph(b, keep, spacing)
	}
}

func (w *writer) addParagraph(b block, keep, spacing *docx.Node) {
	var pPr []*docx.Node
	if b.kind == masthead {
		w.below()
	}
	id, text := styleOf(b)
	if id != "" {
		pPr = append(pPr, val("w:pStyle", id))
	}
	if keep != nil {
		pPr = append(pPr, keep)
	}
	s := spans(text)
	if b.kind >= heading1 && b.kind <= heading4 && runIn(s) {
		pPr = append(pPr, val("w:keepNext", "0"))
	}
	if w.breakNext {
		if structural(b.text) {
			w.divider()
		} else {
			pPr = append(pPr, docx.El("w:pageBreakBefore", nil))
			w.breakNext = false
		}
	}
	if spacing != nil {
		pPr = append(pPr, spacing)
	}
	w.add(docx.El("w:p", nil, append(properties("w:pPr", pPr), w.runs(s)...)...))
}

// structural reports a paragraph that is nothing but the tags of repetitions
// and conditions: filling takes it away, so it carries no page or section break.
func structural(s string) bool {
	rest := s
	for rest != "" {
		n := tag(rest)
		if n == 0 || !strings.ContainsRune("#?/:", rune(rest[2])) {
			return false
		}
		rest = rest[n:]
	}
	return s != ""
}

// endsInTable reports that the body ends without a paragraph, or may: filling
// takes away the tags of conditions, and what is between them where they do not
// hold. A body that is one repetition ends as that does.
func (w *writer) endsInTable() bool {
	depth, last := 0, ""
	for _, n := range slices.Backward(w.body) {
		text := plainText(n)
		switch {
		case n.Name == "w:p" && structural(text):
			depth += strings.Count(text, "{{/") - strings.Count(text, "{{#") - strings.Count(text, "{{?")
		case depth == 0:
			return n.Name == "w:tbl"
		case last == "":
			last = n.Name
		}
	}
	return last != "w:p"
}

func (w *writer) add(n *docx.Node) {
	w.body = append(w.body, n)
	w.empty = false
}

// divider adds a paragraph of no visible height, for what Word hangs on
// paragraphs: the end of a table, a page break, a section break.
func (w *writer) divider() {
	pPr := []*docx.Node{val("w:pStyle", "Divider")}
	if w.breakNext {
		pPr = append(pPr, docx.El("w:pageBreakBefore", nil))
		w.breakNext = false
	}
	w.add(docx.El("w:p", nil, docx.El("w:pPr", nil, pPr...)))
}

// section ends the section so far, unless it is still empty.
func (w *writer) section(next shape) {
	if !w.empty {
		if p := w.body[len(w.body)-1]; p.Name == "w:tbl" || structural(plainText(p)) {
			w.divider()
		}
		hang(w.body[len(w.body)-1], w.sectPr())
	}
	w.shape, w.empty, w.breakNext = next, true, false
}

func plainText(p *docx.Node) string {
	var b strings.Builder
	p.Walk(func(n *docx.Node) bool {
		if n.Name == "" {
			b.WriteString(n.Text)
		}
		return true
	})
	return b.String()
}

func hang(p, sect *docx.Node) {
	pPr := p.Child("w:pPr")
	if pPr == nil {
		pPr = docx.El("w:pPr", nil)
		p.Kids = append([]*docx.Node{pPr}, p.Kids...)
	}
	pPr.Kids = append(pPr.Kids, sect)
}

func (w *writer) sectPr() *docx.Node {
	s := w.shape
	w.turned = w.turned || s.landscape
	size := []string{"w:w", strconv.Itoa(s.width), "w:h", strconv.Itoa(s.height)}
	if s.landscape {
		size = append(size, "w:orient", "landscape")
	}
	return docx.El("w:sectPr", nil,
		docx.El("w:footerReference", []string{"w:type", "even", "r:id", footers[s.landscape].even}),
		docx.El("w:footerReference", []string{"w:type", "default", "r:id", footers[s.landscape].odd}),
		docx.El("w:pgSz", size),
		docx.El("w:pgMar", []string{"w:top", strconv.Itoa(s.top), "w:right", strconv.Itoa(s.right),
			"w:bottom", strconv.Itoa(s.bottom), "w:left", strconv.Itoa(s.left),
			"w:header", "851", "w:footer", strconv.Itoa(s.foot), "w:gutter", "0"}))
}

// properties wraps property elements, or gives nothing when there are none.
func properties(name string, kids []*docx.Node) []*docx.Node {
	if len(kids) == 0 {
		return nil
	}
	return []*docx.Node{docx.El(name, nil, kids...)}
}

func val(name, value string) *docx.Node { return docx.El(name, []string{"w:val", value}) }
