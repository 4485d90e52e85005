package merge

import (
	"slices"

	"zhenggai/internal/docx"
)

// Redline is the new version of a paper with everything that changed since the
// old one as tracked changes: rejecting all of them gives the old text,
// accepting all the new one. Headers and footers are those of the new version.
// It answers how many changes there are.
func Redline(old, now *docx.File) (*docx.File, int, error) {
	out := now.Clone()
	was, err := old.Clone().Tree(docx.DocumentPart)
	if err != nil {
		return nil, 0, err
	}
	tree, err := out.Tree(docx.DocumentPart)
	if err != nil {
		return nil, 0, err
	}
	r := &redliner{
		carrier: newCarrier(old.Clone(), out, docx.DocumentPart, docx.DocumentPart),
		tracker: newTracker(tree, was),
	}
	first := r.last
	shareNamespaces(was.Root(), tree.Root())
	r.container(was.Root().Child("w:body"), tree.Root().Child("w:body"))
	return out, r.last - first, r.err
}

type redliner struct {
	*carrier
	*tracker
}

// piece is a block of the new container, and how it came about: kept, put in or
// taken out.
type piece struct {
	node *docx.Node
	kind string // "" for kept
}

// container marks in now what changed since old: a body or a cell.
func (r *redliner) container(old, now *docx.Node) {
	head, _, tail := blocksOf(now)
	var kids []*docx.Node
	for _, p := range r.settleMarks(r.pieces(old, now)) {
		kids = append(kids, p.node)
	}
	now.Kids = append(append(head, kids...), tail...)
}

func (r *redliner) pieces(old, now *docx.Node) []piece {
	_, was, _ := blocksOf(old)
	_, is, _ := blocksOf(now)
	var out []piece
	for _, s := range align(was, is, sameText) {
		if s.same {
			for _, b := range is[s.b0:s.b1] {
				out = append(out, piece{b.node, ""})
			}
			continue
		}
		a, b := was[s.a0:s.a1], is[s.b0:s.b1]
		for _, p := range withoutLonely(pair(a, b, likeBlock), a, b) {
			out = append(out, r.paired(a, b, p))
		}
	}
	return out
}

// withoutLonely sets what was taken out beside what was put in of the same kind:
// a paragraph that is quite another reads best as one rewritten.
func withoutLonely(pairs []pairing, a, b []block) []pairing {
	var out []pairing
	for _, p := range pairs {
		n := len(out)
		if n > 0 && p.a < 0 && out[n-1].b < 0 && a[out[n-1].a].node.Name == "w:p" && b[p.b].node.Name == "w:p" {
			out[n-1].b = p.b
			continue
		}
		out = append(out, p)
	}
	return out
}

func (r *redliner) paired(a, b []block, p pairing) piece {
	switch {
	case p.a < 0:
		n := b[p.b].node
		r.whole(inserted, n)
		return piece{n, inserted}
	case p.b < 0:
		n := r.bring(a[p.a].node)
		anonymous(n)
		r.whole(deleted, n)
		return piece{n, deleted}
	}
	r.changed(a[p.a].node, b[p.b].node)
	return piece{b[p.b].node, ""}
}

// whole marks all that a block holds; the marks of paragraphs come later.
func (r *redliner) whole(kind string, n *docx.Node) {
	switch n.Name {
	case "w:p":
		r.wholly(kind, n)
	case "w:tbl":
		for _, tr := range children(n, "w:tr") {
			r.row(kind, tr.node)
		}
	default:
		r.paragraphsOf(kind, n)
	}
}

// changed marks in now what differs from old; both are of one kind.
func (r *redliner) changed(old, now *docx.Node) {
	switch now.Name {
	case "w:p":
		was, _ := atomsOf(r.bring(old))
		is, end := atomsOf(now)
		r.rewrite(now, was, is, end)
	case "w:tbl":
		r.table(old, now)
	}
}

func (r *redliner) table(old, now *docx.Node) {
	was, is := children(old, "w:tr"), children(now, "w:tr")
	var rows []*docx.Node
	for _, s := range align(was, is, sameText) {
		for _, p := range setBeside(s, was, is) {
			rows = append(rows, r.tableRow(was, is, p)...)
		}
	}
	replaceChildren(now, "w:tr", rows)
}

func (r *redliner) tableRow(was, is []block, p pairing) []*docx.Node {
	if p.a >= 0 && p.b >= 0 && sameShape(was[p.a].node, is[p.b].node) {
		old, now := children(was[p.a].node, "w:tc"), children(is[p.b].node, "w:tc")
		for i := range now {
			if old[i].text != now[i].text {
				r.container(old[i].node, now[i].node)
			}
		}
		return []*docx.Node{is[p.b].node}
	}
	var out []*docx.Node
	if p.a >= 0 {
		n := r.bring(was[p.a].node)
		anonymous(n)
		r.row(deleted, n)
		out = append(out, n)
	}
	if p.b >= 0 {
		r.row(inserted, is[p.b].node)
		out = append(out, is[p.b].node)
	}
	return out
}

// settleMarks marks the ends of the paragraphs that were put in or taken out. A
// paragraph whose end goes joins the one behind it; at the end of a container,
// or before a table, there is none, so there the end of the paragraph before
// goes instead.
func (r *redliner) settleMarks(pieces []piece) []piece {
	for from := 0; from < len(pieces); {
		to := from
		for to < len(pieces) && pieces[to].node.Name == "w:p" {
			to++
		}
		r.markRun(pieces[from:to])
		from = max(to, from+1)
	}
	return pieces
}

// markRun works on paragraphs that follow one another without a table between.
func (r *redliner) markRun(run []piece) {
	last := len(run)
	for last > 0 && run[last-1].kind != "" {
		last--
	}
	if last > 0 && last < len(run) {
		r.keepFormat(run[last-1].node, run[last:])
	}
	for i, p := range run {
		kind := p.kind
		if last > 0 && i >= last-1 { // from the last kept one on, ends move up by one
			kind = ""
			if i+1 < len(run) {
				kind = run[i+1].kind
			}
		}
		if kind != "" {
			r.mark(kind, p.node)
		}
	}
}

// keepFormat sees to it that a paragraph whose end goes keeps its format: what
// joins takes the format of the last one.
func (r *redliner) keepFormat(kept *docx.Node, behind []piece) {
	last := behind[len(behind)-1]
	other := func(p piece) bool { return p.kind != last.kind }
	if slices.ContainsFunc(behind, other) {
		return
	}
	if last.kind == inserted {
		r.format(last.node, last.node.Child("w:pPr"), kept.Child("w:pPr"))
	} else {
		r.format(last.node, kept.Child("w:pPr"), last.node.Child("w:pPr"))
	}
}
