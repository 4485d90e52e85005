package fill

import (
	"slices"
	"strconv"

	"zhenggai/internal/docx"
)

// Columns are repeated by tags that stand alone in cells of a row: the cells
// between them are repeated, the cells of the tags disappear, and the grid of
// the table is made anew. A tag that shares its cell with other words repeats
// rows, and there a part of a row cannot be meant.

// partial reports a construct of cells: all its tags stand alone in cells of this
// row, and cells of the row are inside and outside it.
func partial(t *tag, items []item) bool {
	begin := t.begin()
	inside, some, outside := false, false, false
	for _, it := range items {
		switch {
		case it.tag == begin:
			inside = true
		case it.tag != nil && it.tag == begin.end:
			inside = false
		case it.step == nil || it.carrier != nil:
		case inside:
			some = true
		default:
			outside = true
		}
		if it.tag != nil && slices.Contains(family(begin), it.tag) && !it.carried {
			return false
		}
	}
	return some && outside
}

// withoutCarriers drops the cells of tags that stay in their row.
func withoutCarriers(items []item, stays func(*tag) bool) []item {
	return slices.DeleteFunc(items, func(it item) bool {
		return slices.ContainsFunc(it.carrier, stays)
	})
}

// columnPlace is where a cell stands in the grid of the template.
type columnPlace struct {
	column, span int
	looped       bool
}

// columnCells notes for the cells of a row with repeated columns which columns of
// the template they stand in; false when no column is repeated.
func columnCells(row *docx.Node, items []item) bool {
	if !slices.ContainsFunc(items, func(it item) bool { return it.tag != nil }) {
		return false
	}
	depth := 0
	for i, it := range items {
		switch {
		case it.tag != nil && it.tag.end != nil:
			depth++
		case it.tag != nil && it.tag.kind == endTag:
			depth--
		case it.cell != nil:
			items[i].step = placed(it, columnPlace{columnOf(row, it.cell), spanOf(it.cell), depth > 0})
		}
	}
	return true
}

func placed(it item, at columnPlace) step {
	e, ok := it.step.(*elementStep)
	if !ok {
		e = &elementStep{node: &docx.Node{Name: it.cell.Name, Attrs: it.cell.Attrs}}
		for _, k := range it.cell.Kids {
			e.kids = append(e.kids, rawStep{k})
		}
	}
	e.place = &at
	return e
}

// columnOf is the column of the grid in which a cell of a row begins.
func columnOf(row, cell *docx.Node) int {
	at := before(row)
	for _, k := range row.Kids {
		if k == cell {
			break
		}
		if k.Name == "w:tc" {
			at += spanOf(k)
		}
	}
	return at
}

// before is how many columns of the grid a row leaves out at its beginning.
func before(row *docx.Node) int { return valOf(row.Child("w:trPr").Child("w:gridBefore"), 0) }

func spanOf(cell *docx.Node) int { return max(1, valOf(cell.Child("w:tcPr").Child("w:gridSpan"), 1)) }

func valOf(n *docx.Node, otherwise int) int {
	if n != nil {
		if v, err := strconv.Atoi(n.Attr("w:val")); err == nil {
			return v
		}
	}
	return otherwise
}
