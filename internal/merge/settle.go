package merge

import (
	"slices"

	"zhenggai/internal/docx"
)

// Accept makes a file what it is when every tracked change of this program is
// accepted, Reject when every one is rejected.
func Accept(f *docx.File) error { return settleAll(f, inserted, deleted) }

// Reject is told at Accept.
func Reject(f *docx.File) error { return settleAll(f, deleted, inserted) }

// Undecided counts the tracked changes of this program that nobody has accepted
// or rejected yet.
func Undecided(f *docx.File) int {
	n := 0
	for _, s := range f.Stories() {
		tree, err := f.Clone().Tree(s.Part)
		if err != nil || tree == nil {
			continue
		}
		tree.Walk(func(k *docx.Node) bool {
			if isOurs(k) {
				n++
			}
			return true
		})
	}
	return n
}

func isOurs(n *docx.Node) bool {
	return n != nil && (n.Name == inserted || n.Name == deleted) && n.Attr("w:author") == author
}

func settleAll(f *docx.File, keep, drop string) error {
	s := settler{keep, drop}
	for _, story := range f.Stories() {
		tree, err := f.Tree(story.Part)
		if err != nil {
			return err
		}
		if tree != nil {
			s.settle(tree)
		}
	}
	return nil
}

type settler struct{ keep, drop string }

// settle works on everything below a node.
func (s settler) settle(n *docx.Node) {
	out := &joiner{}
	for _, k := range n.Kids {
		switch {
		case isOurs(k) && k.Name == s.drop || k.Name == "w:tr" && s.dropsRow(k):
		case isOurs(k):
			s.settle(k)
			undelete(k)
			out.kids = append(out.kids, k.Kids...)
		case k.Name == "w:p":
			lost := s.losesMark(k)
			s.format(k)
			s.settle(k)
			out.paragraph(k, lost)
		default:
			s.settle(k)
			if k.Name != "w:tbl" || k.Child("w:tr") != nil {
				out.add(k)
			}
		}
	}
	n.Kids = out.kids
}

// format settles a tracked change of a paragraph's format.
func (s settler) format(p *docx.Node) {
	pPr := p.Child("w:pPr")
	change := pPr.Child(formatted)
	if change == nil || change.Attr("w:author") != author {
		return
	}
	var kids []*docx.Node
	if s.keep == deleted {
		kids = formatOf(change.Child("w:pPr"))
	} else {
		kids = formatOf(pPr)
	}
	for _, k := range pPr.Kids {
		if k.Name == "w:rPr" || k.Name == "w:sectPr" {
			kids = append(kids, k)
		}
	}
	pPr.Kids = kids
}

// losesMark reports that a paragraph's end goes: what is left of it joins the
// next paragraph, whose format counts.
func (s settler) losesMark(p *docx.Node) bool {
	return slices.ContainsFunc(kidsOf(p.Child("w:pPr").Child("w:rPr")), func(k *docx.Node) bool { return isOurs(k) && k.Name == s.drop })
}

// joiner gathers children, joining paragraphs that lost their marks.
type joiner struct {
	kids []*docx.Node
	left []*docx.Node // of paragraphs before, to go into the next one
}

func (j *joiner) paragraph(p *docx.Node, lost bool) {
	pPr, rest := p.Child("w:pPr"), p.Kids
	if pPr != nil {
		rest = slices.DeleteFunc(slices.Clone(p.Kids), func(k *docx.Node) bool { return k == pPr })
	}
	rest = append(slices.Clone(j.left), rest...)
	j.left = nil
	if lost {
		j.left = rest
		return
	}
	p.Kids = rest
	if pPr != nil {
		p.Kids = append([]*docx.Node{pPr}, rest...)
	}
	j.kids = append(j.kids, p)
}

// add takes another element; what is left of a paragraph before it stays one.
func (j *joiner) add(k *docx.Node) {
	if len(j.left) > 0 {
		j.kids = append(j.kids, docx.El("w:p", nil, j.left...))
		j.left = nil
	}
	j.kids = append(j.kids, k)
}

func (s settler) dropsRow(tr *docx.Node) bool {
	return slices.ContainsFunc(kidsOf(tr.Child("w:trPr")), func(k *docx.Node) bool { return isOurs(k) && k.Name == s.drop })
}

func kidsOf(n *docx.Node) []*docx.Node {
	if n == nil {
		return nil
	}
	return n.Kids
}

func undelete(n *docx.Node) {
	n.Walk(func(k *docx.Node) bool {
		for name, gone := range deletedNames {
			if k.Name == gone {
				k.Name = name
			}
		}
		return true
	})
}
