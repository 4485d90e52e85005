package merge

import (
	"slices"
	"strings"

	"zhenggai/internal/docx"
)

// version is one of the files of a merge: its trees, and how each of its
// paragraphs looks.
type version struct {
	file  *docx.File
	looks map[*docx.Node]Line
}

func newVersion(f *docx.File) (*version, error) {
	v := &version{file: f, looks: map[*docx.Node]Line{}}
	known := map[[2]any]Line{}
	for _, l := range ContentOf(f) {
		if l.At.Para > 0 {
			known[[2]any{l.At.Part, l.At.Para}] = l
		}
	}
	for _, s := range f.Stories() {
		tree, err := f.Tree(s.Part)
		if err != nil {
			return nil, err
		}
		n := 0
		eachParagraph(tree, func(p *docx.Node) {
			n++
			if l, ok := known[[2]any{s.Name, n}]; ok {
				v.looks[p] = l
			}
		})
	}
	return v, nil
}

// eachParagraph visits the paragraphs of a part in the order in which they are
// counted.
func eachParagraph(n *docx.Node, visit func(*docx.Node)) {
	if n == nil {
		return
	}
	n.Walk(func(k *docx.Node) bool {
		if k.Name == "w:p" {
			visit(k)
		}
		return k.Name != "mc:Fallback"
	})
}

// same reports that an element of this version and one of another show the
// same.
func (v *version) same(a *docx.Node, w *version, b *docx.Node) bool {
	if a.Name != b.Name || a.Name == "w:tr" && !sameShape(a, b) || a.Name == "w:tbl" && columns(a) != columns(b) {
		return false
	}
	if a.Name == "w:p" {
		return sameLine(v.looks[a], w.looks[b]) && slices.Equal(strangers(a), strangers(b))
	}
	x, y := contents(a), contents(b)
	return slices.EqualFunc(x, y, func(a, b *docx.Node) bool { return v.same(a, w, b) })
}

// contents are the rows, cells or blocks directly in an element.
func contents(n *docx.Node) []*docx.Node {
	var out []*docx.Node
	for _, k := range n.Kids {
		switch {
		case k.Name == "w:tr" || k.Name == "w:tc" || k.Name == "w:p" || k.Name == "w:tbl":
			out = append(out, k)
		case k.Name == "w:sdt" || k.Name == "w:sdtContent" || k.Name == "w:customXml":
			out = append(out, contents(k)...)
		}
	}
	return out
}

// strange are elements that a Document does not show.
var strange = []string{
	"w:drawing", "w:pict", "w:object", "mc:AlternateContent", "w:ins", "w:del", "w:moveFrom", "w:moveTo",
	"w:footnoteReference", "w:endnoteReference", "m:oMath",
}

// strangers tells of a paragraph what its look does not: shapes, notes, tracked
// changes.
func strangers(p *docx.Node) []string {
	var out []string
	p.Walk(func(k *docx.Node) bool {
		if slices.Contains(strange, k.Name) {
			text := strings.Builder{}
			k.Walk(func(x *docx.Node) bool { text.WriteString(x.Text); return true })
			out = append(out, k.Name+text.String())
			return false
		}
		return true
	})
	return out
}

// align sets the items of a list beside those of another version: first those
// that show the same, then those that are alike.
func (v *version) align(a []block, w *version, b []block) []pairing {
	var out []pairing
	for _, s := range align(a, b, func(x, y block) bool { return v.same(x.node, w, y.node) }) {
		out = append(out, setBeside(s, a, b)...)
	}
	return out
}

// setBeside matches the items of a stretch, by their numbers in both lists.
func setBeside(s stretch, a, b []block) []pairing {
	var out []pairing
	if s.same {
		for i := s.a0; i < s.a1; i++ {
			out = append(out, pairing{i, s.b0 + i - s.a0})
		}
		return out
	}
	for _, p := range pair(a[s.a0:s.a1], b[s.b0:s.b1], likeBlock) {
		if p.a >= 0 {
			p.a += s.a0
		}
		if p.b >= 0 {
			p.b += s.b0
		}
		out = append(out, p)
	}
	return out
}
