package merge

import "zhenggai/internal/docx"

// table merges a table that both sides changed, row by row.
func (m *merger) table(b, mine, t *docx.Node) {
	if columns(mine) != columns(b) || columns(t) != columns(b) {
		m.disagree(mine, blockText(mine), blockText(t), false)
		return
	}
	was, my, new := children(b, "w:tr"), children(mine, "w:tr"), children(t, "w:tr")
	var rows []*docx.Node
	for _, s := range weave(len(was), m.base.align(was, m.mine, my), m.base.align(was, m.theirs, new)) {
		for _, p := range m.slot(s, was, my, new, m.row) {
			rows = append(rows, p.node)
		}
	}
	replaceChildren(mine, "w:tr", rows)
}

// row merges a row that both sides changed, cell by cell. Rows of another shape
// stand one below the other, the new one as a tracked insertion.
func (m *merger) row(b, mine, t *docx.Node) []piece {
	if !sameShape(b, mine) || !sameShape(b, t) {
		n := m.bring(t)
		anonymous(n)
		m.tracker.row(inserted, n)
		m.disagree(mine, blockText(mine), blockText(t), true)
		return []piece{{mine, ""}, {n, ""}}
	}
	was, my, new := children(b, "w:tc"), children(mine, "w:tc"), children(t, "w:tc")
	for i := range was {
		m.cell(was[i].node, my[i].node, new[i].node)
	}
	return []piece{{mine, ""}}
}

// cell merges a cell whose row both sides changed.
func (m *merger) cell(b, mine, t *docx.Node) {
	m.container(b, mine, t)
}
