package fill

import (
	"slices"

	"zhenggai/internal/docx"
)

// mergeKey says which cells become one: those of one tag, with the same text,
// in the same item of the repetition that the value belongs to. A value of the
// innermost repetition merges over all items of one run of it.
type mergeKey struct {
	tag   *tag
	words string
	outer int
}

func (f *filler) mergeKey(t *tag, p *program, words string) mergeKey {
	level := min(p.level, max(0, len(f.frames)-2))
	return mergeKey{t, words, f.frames[level].serial}
}

// mergedCell is a cell that holds a merging tag, where it stands, and the trace
// of its paragraph.
type mergedCell struct {
	mergeKey
	row, cell *docx.Node
	trace     *madeParagraph
}

// mergeCells joins neighbouring cells of a table that have the same key.
func (f *filler) mergeCells(tbl *docx.Node, cells []mergedCell) {
	if len(cells) == 0 {
		return
	}
	var above, now []mergedCell // of one row each; the cell is the first of those joined
	for _, row := range rows(tbl) {
		above, now = now, above[:0]
		for len(cells) > 0 && cells[0].row == row {
			now = append(now, f.join(above, cells[0]))
			cells = cells[1:]
		}
	}
}

// join joins a cell to the one above when they have the same key.
func (f *filler) join(above []mergedCell, c mergedCell) mergedCell {
	i := slices.IndexFunc(above, func(a mergedCell) bool { return a.mergeKey == c.mergeKey })
	if i < 0 {
		return c
	}
	setMerge(above[i].cell, "restart")
	setMerge(c.cell, "")
	empty(c.cell)
	c.trace.el = nil
	return above[i]
}

func rows(n *docx.Node) []*docx.Node {
	var out []*docx.Node
	for _, k := range n.Kids {
		switch {
		case k.Name == "w:tr":
			out = append(out, k)
		case inlineWrappers[k.Name]:
			out = append(out, rows(k)...)
		}
	}
	return out
}

// afterMerge are the children of w:tcPr that stand after w:vMerge.
var afterMerge = []string{"w:tcBorders", "w:shd", "w:noWrap", "w:tcMar", "w:textDirection", "w:tcFitText", "w:vAlign", "w:hideMark"}

func setMerge(cell *docx.Node, value string) {
	props := ownProperties(cell)
	props.Kids = slices.DeleteFunc(props.Kids, func(n *docx.Node) bool { return n.Name == "w:vMerge" })
	merge := docx.El("w:vMerge", nil)
	if value != "" {
		merge.SetAttr("w:val", value)
	}
	at := slices.IndexFunc(props.Kids, func(n *docx.Node) bool { return slices.Contains(afterMerge, n.Name) })
	if at < 0 {
		at = len(props.Kids)
	}
	props.Kids = slices.Insert(props.Kids, at, merge)
}

// empty leaves a cell one blank paragraph in its format.
func empty(cell *docx.Node) {
	var kids []*docx.Node
	blank := docx.El("w:p", nil)
	for _, k := range cell.Kids {
		switch {
		case k.Name == "w:tcPr":
			kids = append(kids, k)
		case k.Name == "w:p" && k.Child("w:pPr") != nil && len(blank.Kids) == 0:
			blank.Kids = []*docx.Node{k.Child("w:pPr")}
		}
	}
	cell.Kids = append(kids, blank)
}
