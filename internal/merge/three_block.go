package merge

import (
	"slices"
	"strings"

	"zhenggai/internal/docx"
)

// block merges an item that both sides changed.
func (m *merger) block(b, mine, t *docx.Node) []piece {
	switch {
	case mine.Name == "w:p" && t.Name == "w:p":
		m.paragraph(b, mine, t)
	case mine.Name == "w:tbl" && t.Name == "w:tbl":
		m.table(b, mine, t)
	default:
		m.disagree(mine, blockText(mine), blockText(t), false)
	}
	return []piece{{mine, ""}}
}

// paragraph merges a paragraph that both sides changed. A change of the format
// and a change of the words do not stand in each other's way.
func (m *merger) paragraph(b, mine, t *docx.Node) {
	was, _ := atomsOf(b)
	my, end := atomsOf(mine)
	new, _ := atomsOf(m.bring(t))
	wasText, myText, newText := textOf(was), textOf(my), textOf(new)
	switch {
	case myText == newText || newText == wasText:
		m.out.Kept++
	case myText == wasText:
		m.out.Updated++
		setAtoms(mine, retold(my, new), end)
	default:
		m.sentences(mine, was, my, new, end)
	}
}

// update brings a paragraph, row or table up to date that the person left
// alone. What is anchored in it — a comment, the end of a section — stays.
func (m *merger) update(mine, t *docx.Node) *docx.Node {
	if mine.Name != "w:p" || !anchors(mine) {
		return m.take(t)
	}
	my, end := atomsOf(mine)
	new, _ := atomsOf(m.bring(t))
	setAtoms(mine, retold(my, new), end)
	return mine
}

// anchors reports that something hangs on a paragraph which a new one would not
// have.
func anchors(p *docx.Node) bool {
	found := false
	p.Walk(func(k *docx.Node) bool {
		found = found || strings.HasPrefix(k.Name, "w:comment") || k.Name == "w:sectPr" || k.Name == "w:bookmarkStart" && k.Attr("w:name") != "_GoBack"
		return !found
	})
	return found
}

// setAtoms puts atoms into a paragraph in place of what it holds.
func setAtoms(p *docx.Node, atoms []atom, end []*docx.Node) {
	var kids []*docx.Node
	if pPr := p.Child("w:pPr"); pPr != nil {
		kids = append(kids, pPr)
	}
	p.Kids = append(append(kids, runsOf(atoms)...), end...)
}

// retold gives the words of now the format of old: what both say stays as it
// is, what is new takes the format beside it.
func retold(old, now []atom) []atom {
	var out []atom
	for _, s := range diffAtoms(old, now) {
		if s.same {
			out = append(out, old[s.a0:s.a1]...)
			continue
		}
		marks := marksOf(old[s.a0:s.a1])
		fresh := dressAs(now[s.b0:s.b1], old, s.a0)
		if len(fresh) > 0 {
			fresh[0].before = marks
		}
		out = append(out, fresh...)
	}
	return out
}

// dressAs gives atoms the format that old has at a place.
func dressAs(atoms, old []atom, at int) []atom {
	out := slices.Clone(atoms)
	if len(old) == 0 {
		return out
	}
	like := old[min(at, len(old)-1)]
	for i := range out {
		out[i].before = nil
		if !out[i].whole && !like.whole {
			out[i].rPr = like.rPr
		}
	}
	return out
}

func marksOf(atoms []atom) []*docx.Node {
	var out []*docx.Node
	for _, a := range atoms {
		out = append(out, a.before...)
	}
	return out
}

// chunk is a stretch of a paragraph in all three versions.
type chunk struct{ was, my, new []atom }

// chunks splits a paragraph at the sentences that all three versions share.
func chunks(was, my, new []atom) []chunk {
	b, mine, t := sentencesIn(was), sentencesIn(my), sentencesIn(new)
	toMine, toTheirs := partners(b, mine), partners(b, t)
	var out []chunk
	i, j, k := 0, 0, 0
	for n := range b {
		if toMine[n] < 0 || toTheirs[n] < 0 {
			continue
		}
		out = append(out, between(b[i:n], mine[j:toMine[n]], t[k:toTheirs[n]])...)
		out = append(out, between(b[n:n+1], mine[toMine[n]:toMine[n]+1], b[n:n+1])...)
		i, j, k = n+1, toMine[n]+1, toTheirs[n]+1
	}
	return append(out, between(b[i:], mine[j:], t[k:])...)
}

// between sets sentences side by side when there are as many in all versions;
// else they are one chunk.
func between(b, mine, t [][]atom) []chunk {
	if len(b) != len(mine) || len(b) != len(t) {
		return []chunk{{slices.Concat(b...), slices.Concat(mine...), slices.Concat(t...)}}
	}
	var out []chunk
	for i := range b {
		out = append(out, chunk{b[i], mine[i], t[i]})
	}
	return out
}

// partners finds for each sentence the equal one of another version, -1 for none.
func partners(b, other [][]atom) []int {
	out := make([]int, len(b))
	for _, s := range align(b, other, func(x, y []atom) bool { return textOf(x) == textOf(y) }) {
		for i := s.a0; i < s.a1; i++ {
			out[i] = -1
			if s.same {
				out[i] = s.b0 + i - s.a0
			}
		}
	}
	return out
}

// sentences merges the sentences of a paragraph that both sides changed. Where
// both changed the same one, the person's stands and the new one is offered.
func (m *merger) sentences(p *docx.Node, was, my, new []atom, end []*docx.Node) {
	var kids []*docx.Node
	if pPr := p.Child("w:pPr"); pPr != nil {
		kids = append(kids, pPr)
	}
	for _, c := range chunks(was, my, new) {
		b, mine, t := textOf(c.was), textOf(c.my), textOf(c.new)
		switch {
		case t == b || t == mine:
			kids = append(kids, runsOf(c.my)...)
		case mine == b:
			m.out.Updated++
			kids = append(kids, runsOf(dressAs(c.new, orElse(c.my, my), 0))...)
		default:
			m.disagree(p, mine, t, true)
			kids = append(kids, m.offer(c.my, c.new, my)...)
		}
	}
	m.out.Kept++
	p.Kids = append(kids, end...)
}

// offer is the person's wording with the new one as a tracked change.
func (m *merger) offer(mine, t, like []atom) []*docx.Node {
	var out []*docx.Node
	for _, s := range diffAtoms(mine, t) {
		if s.same {
			out = append(out, runsOf(mine[s.a0:s.a1])...)
			continue
		}
		out = append(out, m.wrap(deleted, mine[s.a0:s.a1])...)
		out = append(out, m.wrap(inserted, dressAs(t[s.b0:s.b1], orElse(mine, like), s.a0))...)
	}
	return out
}

// orElse is the atoms whose format new words take: those they stand among, or
// any of the paragraph.
func orElse(here, all []atom) []atom {
	if len(here) > 0 {
		return here
	}
	return all
}

// sentencesIn splits atoms behind the marks that end a sentence.
func sentencesIn(atoms []atom) [][]atom {
	var out [][]atom
	from, ended := 0, false
	for i, a := range atoms {
		switch {
		case strings.Contains("。！？；\n", a.key) && a.key != "":
			ended = true
		case ended && !strings.Contains("”’）】》", a.key):
			out = append(out, atoms[from:i])
			from, ended = i, false
		}
	}
	if from < len(atoms) {
		out = append(out, atoms[from:])
	}
	return out
}
