package recipe

import (
	"strconv"
	"strings"

	"zhenggai/internal/docx"
)

// head is the rows of [[版头]] or [[联合标志]], each a paragraph; those of the
// second after |= stand at the right.
type head struct{ lines, beside []string }

var headKinds = map[string]kind{"[[版头]]": headBlock, "[[联合标志]]": jointBlock}

func (h *head) addRow(line string) error {
	if rest, ok := strings.CutPrefix(line, "|="); ok {
		h.beside = append(h.beside, strings.TrimSpace(rest))
		return nil
	}
	h.lines = append(h.lines, strings.TrimSpace(line[1:]))
	return nil
}

// aboveMark is how far 发文机关标志 stands below the edge of the text area: 35 mm
// (GB/T 9704 clause 7.2.4).
const aboveMark = 1984

// addHead writes 份号, 密级和保密期限 and 紧急程度 (7.2.1–7.2.3) as a table of one
// cell and of the height that is free above 发文机关标志, so that this stands in
// its place whichever of them there are.
func (w *writer) addHead(h *head) {
	w.apart()
	width := w.shape.text()
	height := docx.El("w:trHeight", []string{"w:val", strconv.Itoa(aboveMark), "w:hRule", "exact"})
	cell := plainCell(width, "top", w.lines(h))
	w.add(plainTable([]int{width}, docx.El("w:trPr", nil, height), cell))
	w.headed = true
}

// lines are 份号 and, in 黑体 with all that they hold, the others.
func (w *writer) lines(h *head) []*docx.Node {
	if len(h.lines) == 0 {
		return w.paragraphs(nil, "CopyNumber", "")
	}
	var out []*docx.Node
	for _, line := range h.lines {
		if s := spans(line); len(s) == 1 && s[0].style == "Hei" {
			out = append(out, w.paragraphs([]string{s[0].text}, "Secrecy", "")...)
			continue
		}
		out = append(out, w.paragraphs([]string{line}, "CopyNumber", "")...)
	}
	return out
}

// addJoint writes the mark of several offices: their names below each other, and
// 文件 at the right in the middle (7.2.4).
func (w *writer) addJoint(h *head) {
	w.below()
	w.apart()
	width := w.shape.text() * 3 / 4
	beside := w.shape.text() - width
	w.add(plainTable([]int{width, beside}, docx.El("w:trPr", nil, docx.El("w:cantSplit", nil)),
		plainCell(width, "center", w.paragraphs(h.lines, "JointMasthead", "")),
		plainCell(beside, "center", w.paragraphs(h.beside, "JointMasthead", "center"))))
	w.add(docx.El("w:p", nil, docx.El("w:pPr", nil, val("w:pStyle", "BelowMasthead"))))
}

// below makes sure of the white above the mark.
func (w *writer) below() {
	if !w.headed {
		w.addHead(&head{})
	}
}

// plainTable is a table of one row, without lines, in the middle of the page.
func plainTable(widths []int, trPr *docx.Node, cells ...*docx.Node) *docx.Node {
	total, grid := 0, docx.El("w:tblGrid", nil)
	for _, width := range widths {
		total += width
		grid.Kids = append(grid.Kids, docx.El("w:gridCol", []string{"w:w", strconv.Itoa(width)}))
	}
	side := func(name string) *docx.Node { return docx.El(name, []string{"w:w", "0", "w:type", "dxa"}) }
	return docx.El("w:tbl", nil, docx.El("w:tblPr", nil,
		docx.El("w:tblW", []string{"w:w", strconv.Itoa(total), "w:type", "dxa"}), val("w:jc", "center"),
		docx.El("w:tblLayout", []string{"w:type", "fixed"}),
		docx.El("w:tblCellMar", nil, side("w:left"), side("w:right"))),
		grid, docx.El("w:tr", nil, append([]*docx.Node{trPr}, cells...)...))
}

func plainCell(width int, vAlign string, paragraphs []*docx.Node) *docx.Node {
	pr := docx.El("w:tcPr", nil, docx.El("w:tcW", []string{"w:w", strconv.Itoa(width), "w:type", "dxa"}), val("w:vAlign", vAlign))
	return docx.El("w:tc", nil, append([]*docx.Node{pr}, paragraphs...)...)
}

// paragraphs are texts in a style; one, though it is empty, because a cell holds
// a paragraph.
func (w *writer) paragraphs(texts []string, style, align string) []*docx.Node {
	var out []*docx.Node
	for _, text := range append(texts, "")[:max(1, len(texts))] {
		pPr := docx.El("w:pPr", nil, val("w:pStyle", style))
		if align != "" {
			pPr.Kids = append(pPr.Kids, val("w:jc", align))
		}
		out = append(out, docx.El("w:p", nil, append([]*docx.Node{pPr}, w.runs(spans(text))...)...))
	}
	return out
}
