package merge

import "zhenggai/internal/docx"

// slot is one item of the base, what the two others made of it, and what they
// put in before it; -1 where there is none.
type slot struct {
	b, m, t    int
	newM, newT []int
}

// weave joins two alignments with the same base. The last slot holds what was
// put in at the end.
func weave(n int, mine, theirs []pairing) []slot {
	out := make([]slot, n+1)
	for i := range out {
		out[i] = slot{b: i, m: -1, t: -1}
	}
	out[n].b = -1
	at := 0
	for _, p := range mine {
		if p.a < 0 {
			out[at].newM = append(out[at].newM, p.b)
			continue
		}
		out[p.a].m, at = p.b, p.a+1
	}
	at = 0
	for _, p := range theirs {
		if p.a < 0 {
			out[at].newT = append(out[at].newT, p.b)
			continue
		}
		out[p.a].t, at = p.b, p.a+1
	}
	return out
}

// slot decides about one slot; both does so where both sides changed an item.
func (m *merger) slot(s slot, was, my, new []block, both func(b, mine, t *docx.Node) []piece) []piece {
	var out []piece
	said := map[string]bool{}
	for _, i := range s.newM {
		said[my[i].text] = true
		m.out.Kept++
		out = append(out, piece{my[i].node, ""})
	}
	for _, i := range s.newT {
		if !said[new[i].text] {
			m.out.Updated++
			out = append(out, piece{m.take(new[i].node), ""})
		}
	}
	if s.b < 0 {
		return out
	}
	b := was[s.b].node
	switch {
	case s.m < 0 && s.t < 0:
	case s.m < 0:
		out = append(out, m.goneFromMine(b, new[s.t])...)
	case s.t < 0:
		out = append(out, m.goneFromTheirs(b, my[s.m])...)
	default:
		out = append(out, m.there(b, my[s.m].node, new[s.t].node, both)...)
	}
	return out
}

// goneFromMine is an item that the person took out.
func (m *merger) goneFromMine(b *docx.Node, t block) []piece {
	if m.base.same(b, m.theirs, t.node) {
		m.out.Kept++
		return nil
	}
	n := m.bring(t.node)
	anonymous(n)
	m.whole(inserted, n)
	m.disagree(n, "", t.text, true)
	return []piece{{n, inserted}}
}

// goneFromTheirs is an item that the new version no longer has.
func (m *merger) goneFromTheirs(b *docx.Node, mine block) []piece {
	if m.base.same(b, m.mine, mine.node) {
		m.out.Updated++
		return nil
	}
	m.disagree(mine.node, mine.text, "", true)
	m.whole(deleted, mine.node)
	return []piece{{mine.node, deleted}}
}

// there is an item that all three have.
func (m *merger) there(b, mine, t *docx.Node, both func(b, mine, t *docx.Node) []piece) []piece {
	sameMine, sameTheirs := m.base.same(b, m.mine, mine), m.base.same(b, m.theirs, t)
	switch {
	case sameTheirs:
		if !sameMine {
			m.out.Kept++
		}
		return []piece{{mine, ""}}
	case m.mine.same(mine, m.theirs, t):
		return []piece{{mine, ""}}
	case sameMine:
		m.out.Updated++
		return []piece{{m.update(mine, t), ""}}
	}
	return both(b, mine, t)
}

// whole marks all that a block, a row or a table holds.
func (m *merger) whole(kind string, n *docx.Node) {
	r := &redliner{tracker: m.tracker}
	if n.Name == "w:tr" {
		r.row(kind, n)
		return
	}
	r.whole(kind, n)
}
