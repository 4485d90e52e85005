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
		if joined, ok := joinSentences(was, my, new); ok {
			m.out.Updated++
			m.out.Kept++
			setAtoms(mine, joined, end)
			return
		}
		m.disagree(mine, myText, newText, true)
		m.rewrite(mine, my, dressed(my, new), end, true)
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

// dressed is now in the format of old, all of it, for a tracked change.
func dressed(old, now []atom) []atom {
	var out []atom
	for _, s := range diffAtoms(old, now) {
		if s.same {
			out = append(out, old[s.a0:s.a1]...)
		} else {
			out = append(out, dressAs(now[s.b0:s.b1], old, s.a0)...)
		}
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

// joinSentences merges the sentences of a paragraph; ok is false when both sides
// changed the same one, or put something in at the same place.
func joinSentences(was, my, new []atom) (joined []atom, ok bool) {
	b, mine, t := sentencesIn(was), sentencesIn(my), sentencesIn(new)
	same := func(x, y []atom) bool { return textOf(x) == textOf(y) }
	for _, s := range weave(len(b), asPairs(align(b, mine, same)), asPairs(align(b, t, same))) {
		if len(s.newM) > 0 && len(s.newT) > 0 {
			return nil, false
		}
		for _, i := range s.newM {
			joined = append(joined, mine[i]...)
		}
		for _, i := range s.newT {
			joined = append(joined, dressAs(t[i], my, len(joined))...)
		}
		if s.b >= 0 && s.m >= 0 && s.t >= 0 {
			joined = append(joined, mine[s.m]...)
		}
	}
	return joined, touchesApart(b, mine, t, same)
}

// touchesApart reports that no sentence was changed by both sides, and that no
// two changes meet.
func touchesApart[T any](b, mine, t []T, same func(T, T) bool) bool {
	for _, x := range align(b, mine, same) {
		for _, y := range align(b, t, same) {
			if !x.same && !y.same && x.a0 <= y.a1 && y.a0 <= x.a1 {
				return false
			}
		}
	}
	return true
}

// asPairs spells stretches out: what changed is taken out and put in.
func asPairs(stretches []stretch) []pairing {
	var out []pairing
	for _, s := range stretches {
		if s.same {
			for i := s.a0; i < s.a1; i++ {
				out = append(out, pairing{i, s.b0 + i - s.a0})
			}
			continue
		}
		for i := s.b0; i < s.b1; i++ {
			out = append(out, pairing{-1, i})
		}
		for i := s.a0; i < s.a1; i++ {
			out = append(out, pairing{i, -1})
		}
	}
	return out
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
