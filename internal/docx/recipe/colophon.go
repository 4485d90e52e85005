package recipe

import (
	"fmt"
	"strconv"
	"strings"

	"zhenggai/internal/docx"
)

// colophon is 版记: rows of one text, or of one at each side.
type colophon struct{ rows [][]string }

func (c *colophon) addRow(line string) error {
	texts := splitCells(line[1:])
	if n := len(texts) - 1; n > 0 && strings.TrimSpace(texts[n]) == "" {
		texts = texts[:n] // the row was closed with a bar
	}
	if len(texts) > 2 {
		return fmt.Errorf("版记的一行最多两格，这一行有%d格", len(texts))
	}
	for i := range texts {
		texts[i] = strings.TrimSpace(texts[i])
	}
	c.rows = append(c.rows, texts)
	return nil
}

// addColophon writes 版记 as a table that stands on the bottom of the text area,
// with the lines of GB/T 9704 clause 7.4.1: 0.35 mm at both ends, 0.25 mm between.
// It belongs to the page of the divider after it. Its cells have no margins:
// programs disagree on whether those of such a table hang over its place.
func (w *writer) addColophon(c *colophon) {
	w.apart()
	half := w.shape.text() / 2
	widths := []int{half, w.shape.text() - half}
	line := func(name, size string) *docx.Node {
		return docx.El(name, []string{"w:val", "single", "w:sz", size, "w:space", "0", "w:color", "000000"})
	}
	tbl := docx.El("w:tbl", nil, docx.El("w:tblPr", nil,
		docx.El("w:tblpPr", []string{"w:leftFromText", "0", "w:rightFromText", "0", "w:vertAnchor", "margin", "w:horzAnchor", "page",
			"w:tblpX", strconv.Itoa(w.shape.left), "w:tblpYSpec", "bottom"}),
		docx.El("w:tblW", []string{"w:w", strconv.Itoa(w.shape.text()), "w:type", "dxa"}),
		docx.El("w:tblBorders", nil, line("w:top", "8"), line("w:bottom", "8"), line("w:insideH", "6")),
		docx.El("w:tblLayout", []string{"w:type", "fixed"}),
		docx.El("w:tblCellMar", nil, docx.El("w:left", []string{"w:w", "0", "w:type", "dxa"}), docx.El("w:right", []string{"w:w", "0", "w:type", "dxa"}))),
		docx.El("w:tblGrid", nil, docx.El("w:gridCol", []string{"w:w", strconv.Itoa(widths[0])}), docx.El("w:gridCol", []string{"w:w", strconv.Itoa(widths[1])})))
	for _, r := range c.rows {
		tbl.Kids = append(tbl.Kids, w.colophonRow(r, widths))
	}
	w.add(tbl)
	w.divider()
}

func (w *writer) colophonRow(texts []string, widths []int) *docx.Node {
	tr := docx.El("w:tr", nil, docx.El("w:trPr", nil, docx.El("w:cantSplit", nil), docx.El("w:trHeight", []string{"w:val", "579", "w:hRule", "atLeast"})))
	if len(texts) == 1 {
		return docx.El("w:tr", nil, append(tr.Kids, w.colophonCell(texts[0], widths[0]+widths[1], 2, ""))...)
	}
	tr.Kids = append(tr.Kids, w.colophonCell(texts[0], widths[0], 1, ""), w.colophonCell(texts[1], widths[1], 1, "right"))
	return tr
}

func (w *writer) colophonCell(text string, width, span int, align string) *docx.Node {
	pr := docx.El("w:tcPr", nil, docx.El("w:tcW", []string{"w:w", strconv.Itoa(width), "w:type", "dxa"}))
	if span > 1 {
		pr.Kids = append(pr.Kids, val("w:gridSpan", strconv.Itoa(span)))
	}
	pr.Kids = append(pr.Kids, val("w:vAlign", "center"))
	tc := docx.El("w:tc", nil, pr)
	for _, text := range strings.Split(text, `\n`) {
		style := "Colophon"
		if strings.HasPrefix(text, "抄送：") || strings.HasPrefix(text, "主送：") {
			style = "Copies" // lines that go on begin below the first name
		}
		pPr := docx.El("w:pPr", nil, val("w:pStyle", style))
		if align != "" {
			pPr.Kids = append(pPr.Kids, val("w:jc", align))
		}
		tc.Kids = append(tc.Kids, docx.El("w:p", nil, append([]*docx.Node{pPr}, w.runs(spans(text))...)...))
	}
	return tc
}
