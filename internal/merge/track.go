package merge

import (
	"slices"
	"strconv"

	"zhenggai/internal/docx"
)

// author signs the tracked changes of this program.
const author = "zhenggai"

// tracker makes tracked changes; their ids are unique in one file. They carry
// no date, for the same versions must give the same bytes.
type tracker struct{ last int }

// newTracker begins behind the ids that the trees already use.
func newTracker(trees ...*docx.Node) *tracker {
	t := &tracker{last: 1000}
	for _, tree := range trees {
		tree.Walk(func(n *docx.Node) bool {
			if id, err := strconv.Atoi(n.Attr("w:id")); err == nil && id < 1<<30 {
				t.last = max(t.last, id)
			}
			return true
		})
	}
	return t
}

// change is a w:ins or w:del around nodes.
func (t *tracker) change(name string, kids ...*docx.Node) *docx.Node {
	t.last++
	return docx.El(name, []string{"w:id", strconv.Itoa(t.last), "w:author", author}, kids...)
}

// The two kinds of change.
const (
	inserted = "w:ins"
	deleted  = "w:del"
)

// wrap marks the runs of atoms as put in or taken out.
func (t *tracker) wrap(kind string, atoms []atom) []*docx.Node {
	var out, runs []*docx.Node
	flush := func() {
		if len(runs) > 0 {
			out = append(out, t.change(kind, runs...))
			runs = nil
		}
	}
	for _, n := range runsOf(atoms) {
		n = n.Clone()
		if kind == deleted {
			deleteText(n)
		}
		switch {
		case n.Name == "w:r":
			runs = append(runs, n)
		case isMark(n):
			flush()
			out = append(out, n)
		default:
			flush()
			t.wrapInside(kind, n)
			out = append(out, n)
		}
	}
	flush()
	return out
}

// wrapInside marks the runs inside a hyperlink or another element that itself
// can stand in no change.
func (t *tracker) wrapInside(kind string, n *docx.Node) {
	for i, k := range n.Kids {
		if k.Name == "w:r" {
			n.Kids[i] = t.change(kind, k)
		} else if k.Name != inserted && k.Name != deleted {
			t.wrapInside(kind, k)
		}
	}
}

// deletedNames are what text is called when it is deleted.
var deletedNames = map[string]string{"w:t": "w:delText", "w:instrText": "w:delInstrText"}

func deleteText(n *docx.Node) {
	n.Walk(func(k *docx.Node) bool {
		if name := deletedNames[k.Name]; name != "" {
			k.Name = name
			k.SetAttr("xml:space", "preserve")
		}
		return true
	})
}

// rewrite gives a paragraph the text of two versions: what both say in the
// format of the new one, the rest as tracked changes.
func (t *tracker) rewrite(p *docx.Node, old, now []atom, end []*docx.Node) {
	var kids []*docx.Node
	if pPr := p.Child("w:pPr"); pPr != nil {
		kids = append(kids, pPr)
	}
	for _, s := range diffAtoms(old, now) {
		if s.same {
			kids = append(kids, runsOf(now[s.b0:s.b1])...)
			continue
		}
		kids = append(kids, t.wrap(deleted, old[s.a0:s.a1])...)
		kids = append(kids, t.wrap(inserted, now[s.b0:s.b1])...)
	}
	p.Kids = append(kids, end...)
}

// wholly marks everything in a paragraph, its mark not included.
func (t *tracker) wholly(kind string, p *docx.Node) {
	atoms, end := atomsOf(p)
	var kids []*docx.Node
	if pPr := p.Child("w:pPr"); pPr != nil {
		kids = append(kids, pPr)
	}
	p.Kids = append(append(kids, t.wrap(kind, atoms)...), end...)
}

// mark says that a paragraph's mark was put in or taken out.
func (t *tracker) mark(kind string, p *docx.Node) {
	pPr := p.Child("w:pPr")
	if pPr == nil {
		pPr = docx.El("w:pPr", nil)
		p.Kids = append([]*docx.Node{pPr}, p.Kids...)
	}
	rPr := pPr.Child("w:rPr")
	if rPr == nil {
		rPr = docx.El("w:rPr", nil)
		pPr.Kids = insertBefore(pPr.Kids, rPr, "w:sectPr", "w:pPrChange")
	}
	rPr.Kids = append([]*docx.Node{t.change(kind)}, rPr.Kids...)
}

// format gives a paragraph a format as a tracked change from another one.
func (t *tracker) format(p, now, old *docx.Node) {
	t.last++
	change := docx.El(formatted, []string{"w:id", strconv.Itoa(t.last), "w:author", author}, docx.El("w:pPr", nil, formatOf(old)...))
	pPr := docx.El("w:pPr", nil, formatOf(now)...)
	if had := p.Child("w:pPr"); had != nil {
		for _, k := range had.Kids {
			if k.Name == "w:rPr" || k.Name == "w:sectPr" {
				pPr.Kids = append(pPr.Kids, k)
			}
		}
		p.Kids = slices.DeleteFunc(slices.Clone(p.Kids), func(k *docx.Node) bool { return k == had })
	}
	pPr.Kids = append(pPr.Kids, change)
	p.Kids = append([]*docx.Node{pPr}, p.Kids...)
}

const formatted = "w:pPrChange"

// formatOf copies what a paragraph's properties say of its look.
func formatOf(pPr *docx.Node) []*docx.Node {
	var out []*docx.Node
	for _, k := range kidsOf(pPr) {
		if k.Name != "w:rPr" && k.Name != "w:sectPr" && k.Name != formatted {
			out = append(out, k.Clone())
		}
	}
	return out
}

func insertBefore(kids []*docx.Node, n *docx.Node, names ...string) []*docx.Node {
	for i, k := range kids {
		for _, name := range names {
			if k.Name == name {
				return append(kids[:i:i], append([]*docx.Node{n}, kids[i:]...)...)
			}
		}
	}
	return append(kids, n)
}

// row marks a whole table row with all it holds.
func (t *tracker) row(kind string, tr *docx.Node) {
	trPr := tr.Child("w:trPr")
	if trPr == nil {
		trPr = docx.El("w:trPr", nil)
		at := 0
		if len(tr.Kids) > 0 && tr.Kids[0].Name == "w:tblPrEx" {
			at = 1
		}
		tr.Kids = append(tr.Kids[:at:at], append([]*docx.Node{trPr}, tr.Kids[at:]...)...)
	}
	trPr.Kids = insertBefore(trPr.Kids, t.change(kind), "w:trPrChange")
	t.paragraphsOf(kind, tr)
}

func (t *tracker) paragraphsOf(kind string, n *docx.Node) {
	for _, k := range n.Kids {
		if k.Name == "w:p" {
			t.wholly(kind, k)
		} else {
			t.paragraphsOf(kind, k)
		}
	}
}
