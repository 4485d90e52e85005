package recipe

import (
	"strconv"

	"zhenggai/internal/docx"
)

func (w *writer) addTable(t *table) {
	w.apart()
	widths := t.widths(w.shape.text())
	grid := docx.El("w:tblGrid", nil)
	for _, width := range widths {
		grid.Kids = append(grid.Kids, docx.El("w:gridCol", []string{"w:w", strconv.Itoa(width)}))
	}
	tbl := docx.El("w:tbl", nil, docx.El("w:tblPr", nil,
		val("w:tblStyle", "TableGrid"),
		docx.El("w:tblW", []string{"w:w", strconv.Itoa(w.shape.text()), "w:type", "dxa"}),
		docx.El("w:tblLayout", []string{"w:type", "fixed"}),
		docx.El("w:tblLook", []string{"w:val", "04A0", "w:firstRow", "1", "w:lastRow", "0",
			"w:firstColumn", "1", "w:lastColumn", "0", "w:noHBand", "0", "w:noVBand", "1"})), grid)
	for _, r := range t.rows {
		tbl.Kids = append(tbl.Kids, w.row(t, r, widths))
	}
	w.add(tbl)
}

// apart ends the paragraphs or the table before a table.
func (w *writer) apart() {
	previous := len(w.body) > 0 && w.body[len(w.body)-1].Name == "w:tbl"
	if w.breakNext || previous && !w.empty {
		w.divider() // two tables that touch become one in Word
	}
}

// row keeps a record on one page where it fits on one.
func (w *writer) row(t *table, r row, widths []int) *docx.Node {
	pr := docx.El("w:trPr", nil, docx.El("w:cantSplit", nil))
	if r.header {
		pr.Kids = append(pr.Kids, docx.El("w:tblHeader", nil))
	}
	tr := docx.El("w:tr", nil, pr)
	for _, c := range r.cells {
		tr.Kids = append(tr.Kids, w.cell(t, c, r.header, widths[c.column:c.column+c.span]))
	}
	return tr
}

func (w *writer) cell(t *table, c cell, header bool, widths []int) *docx.Node {
	width := 0
	for _, one := range widths {
		width += one
	}
	pr := docx.El("w:tcPr", nil, docx.El("w:tcW", []string{"w:w", strconv.Itoa(width), "w:type", "dxa"}))
	if c.span > 1 {
		pr.Kids = append(pr.Kids, val("w:gridSpan", strconv.Itoa(c.span)))
	}
	switch c.merge {
	case "restart":
		pr.Kids = append(pr.Kids, val("w:vMerge", "restart"))
	case "continue":
		pr.Kids = append(pr.Kids, docx.El("w:vMerge", nil))
	}
	pr.Kids = append(pr.Kids, val("w:vAlign", t.vAlign(c, header)))
	tc := docx.El("w:tc", nil, pr)
	for _, text := range c.paragraphs {
		tc.Kids = append(tc.Kids, w.cellParagraph(t, text, header, t.columns[c.column].align))
	}
	return tc
}

// vAlign: a heading and a joined cell stand in the middle of their rows.
func (t *table) vAlign(c cell, header bool) string {
	if t.top && !header && c.merge == "" {
		return "top"
	}
	return "center"
}

func (w *writer) cellParagraph(t *table, text string, header bool, align string) *docx.Node {
	style := "TableText"
	if header {
		style, align = "TableHead", ""
	}
	pPr := docx.El("w:pPr", nil, val("w:pStyle", style+tableSizes[t.size]))
	if align != "" {
		pPr.Kids = append(pPr.Kids, val("w:jc", align))
	}
	return docx.El("w:p", nil, append([]*docx.Node{pPr}, w.runs(spans(text))...)...)
}
