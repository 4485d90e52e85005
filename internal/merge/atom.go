package merge

import (
	"slices"
	"strings"
	"unicode"

	"zhenggai/internal/docx"
)

// atom is the smallest part of a paragraph that a change takes whole: a
// character or a number, a tab, a picture, a field.
type atom struct {
	key    string       // equal keys read the same
	text   string       // of a text atom
	nodes  []*docx.Node // what it is instead: children of a run, or whole elements of the paragraph
	whole  bool         // nodes are elements of the paragraph
	rPr    *docx.Node   // format of its run; nil for none
	before []*docx.Node // marks without width in front of it: bookmarks, ends of comments
}

// atomsOf takes a paragraph apart. Marks after the last atom are its end.
func atomsOf(p *docx.Node) (atoms []atom, end []*docx.Node) {
	t := &taker{}
	for _, k := range p.Kids {
		t.child(k)
	}
	t.closeField()
	return t.out, t.marks
}

type taker struct {
	out   []atom
	marks []*docx.Node
	field []*docx.Node // runs of an open field
	depth int
}

// forgotten are traces of proofing and printing.
var forgotten = []string{"w:proofErr", "w:lastRenderedPageBreak"}

func (t *taker) child(k *docx.Node) {
	switch {
	case k.Name == "w:pPr" || slices.Contains(forgotten, k.Name) || k.Name == "":
	case k.Name == "w:r":
		t.run(k)
	case isMark(k):
		t.marks = append(t.marks, k)
	default:
		t.add(atom{key: readable(k), nodes: []*docx.Node{k}, whole: true})
	}
}

func isMark(k *docx.Node) bool {
	return strings.HasSuffix(k.Name, "Start") || strings.HasSuffix(k.Name, "End")
}

func (t *taker) add(a atom) {
	a.before, t.marks = t.marks, nil
	t.out = append(t.out, a)
}

// run takes a run; the runs of a field, from its begin to its end, are one atom.
func (t *taker) run(r *docx.Node) {
	before := t.depth
	for _, k := range r.Kids {
		if k.Name == "w:fldChar" {
			t.depth += map[string]int{"begin": 1, "end": -1}[k.Attr("w:fldCharType")]
		}
	}
	if before > 0 || t.depth > 0 {
		t.field = append(t.field, r)
		if t.depth <= 0 {
			t.closeField()
		}
		return
	}
	rPr := r.Child("w:rPr")
	for _, k := range r.Kids {
		t.content(k, rPr)
	}
}

func (t *taker) closeField() {
	if len(t.field) > 0 {
		var key strings.Builder
		for _, r := range t.field {
			key.WriteString(readable(r))
		}
		t.add(atom{key: key.String(), nodes: t.field, whole: true})
	}
	t.field, t.depth = nil, 0
}

func (t *taker) content(k, rPr *docx.Node) {
	switch {
	case k.Name == "w:rPr" || slices.Contains(forgotten, k.Name) || k.Name == "":
	case k.Name == "w:t":
		for _, word := range tokens(charsOf(k)) {
			t.add(atom{key: word, text: word, rPr: rPr})
		}
	default:
		t.add(atom{key: readable(k), nodes: []*docx.Node{k}, rPr: rPr})
	}
}

// readable is what an element says, without the format of its runs.
func readable(n *docx.Node) string {
	var b strings.Builder
	n.Walk(func(k *docx.Node) bool {
		if k.Name == "w:rPr" || k.Name == "w:pPr" || slices.Contains(forgotten, k.Name) {
			return false
		}
		if k.Name != "w:r" && k.Name != "" {
			b.WriteString("<" + k.Name)
			for _, a := range k.Attrs {
				if !strings.HasPrefix(a.Name, "w:rsid") && !strings.HasPrefix(a.Name, "xmlns") && a.Name != "xml:space" && a.Name != "w:id" {
					b.WriteString(" " + a.Name + "=" + a.Value)
				}
			}
			b.WriteString(">")
		}
		b.WriteString(k.Text)
		return true
	})
	return b.String()
}

// charsOf is the text of a w:t.
func charsOf(t *docx.Node) string {
	var b strings.Builder
	for _, k := range t.Kids {
		b.WriteString(k.Text)
	}
	if t.Attr("xml:space") != "preserve" {
		return strings.Trim(b.String(), " \t\r\n")
	}
	return b.String()
}

// tokens splits text into single characters; figures and Latin words stay
// whole, for nobody reads half of a number.
func tokens(s string) []string {
	var out []string
	from := -1
	for i, r := range s {
		word := r < 0x80 && (unicode.IsLetter(r) || unicode.IsDigit(r) || r == '.' || r == '%')
		switch {
		case word && from < 0:
			from = i
		case !word && from >= 0:
			out = append(out, s[from:i])
			from = -1
		}
		if !word {
			out = append(out, string(r))
		}
	}
	if from >= 0 {
		out = append(out, s[from:])
	}
	return out
}

func sameKey(a, b atom) bool { return a.key == b.key }

// textOf is what atoms say.
func textOf(atoms []atom) string {
	var b strings.Builder
	for _, a := range atoms {
		b.WriteString(a.key)
	}
	return b.String()
}

// runsOf puts atoms together again; text of one format becomes one run.
func runsOf(atoms []atom) []*docx.Node {
	var out []*docx.Node
	for i := 0; i < len(atoms); {
		a := atoms[i]
		out = append(out, a.before...)
		if a.whole {
			out = append(out, a.nodes...)
			i++
			continue
		}
		n := 1
		for n < len(atoms)-i && joins(atoms[i+n-1], atoms[i+n]) {
			n++
		}
		out = append(out, runOf(atoms[i:i+n]))
		i += n
	}
	return out
}

func joins(a, b atom) bool { return !b.whole && len(b.before) == 0 && sameNode(a.rPr, b.rPr) }

func sameNode(a, b *docx.Node) bool {
	if a == nil || b == nil {
		return a == b
	}
	return a == b || string(a.Bytes()) == string(b.Bytes())
}

func runOf(atoms []atom) *docx.Node {
	r := docx.El("w:r", nil)
	if rPr := atoms[0].rPr; rPr != nil {
		r.Kids = append(r.Kids, rPr.Clone())
	}
	var text strings.Builder
	flush := func() {
		if text.Len() > 0 {
			r.Kids = append(r.Kids, docx.WordText(text.String()))
			text.Reset()
		}
	}
	for _, a := range atoms {
		text.WriteString(a.text)
		if a.nodes != nil {
			flush()
			r.Kids = append(r.Kids, a.nodes...)
		}
	}
	flush()
	return r
}

// shortest is how many characters two changes must lie apart to stay two: a
// single character between them is read as part of one change.
const shortest = 2

// diffAtoms aligns two paragraphs for a reader.
func diffAtoms(old, now []atom) []stretch {
	var out []stretch
	for i, s := range align(old, now, sameKey) {
		n := len(out)
		if s.same && i > 0 && s.a1-s.a0 < shortest && s.a1 < len(old) && s.b1 < len(now) {
			s.same = false
		}
		if n > 0 && !out[n-1].same && !s.same {
			out[n-1].a1, out[n-1].b1 = s.a1, s.b1
			continue
		}
		out = append(out, s)
	}
	return out
}
