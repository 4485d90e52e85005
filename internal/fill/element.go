package fill

import (
	"slices"

	"zhenggai/internal/docx"
)

// element makes an element; nil when nothing is left that may stand alone.
func (f *filler) element(s *elementStep) *docx.Node {
	n := f.arena.element(s.node.Name, s.node.Attrs, len(s.kids))
	switch n.Name {
	case "w:p":
		return f.paragraph(s, n)
	case "w:tbl":
		return f.table(s, n)
	case "w:tr":
		outer := f.row
		f.row = n
		n.Kids = f.steps(s.kids, n.Kids)
		f.row = outer
	case "w:tc":
		outer := f.cell
		f.cell = n
		n.Kids = f.steps(s.kids, n.Kids)
		f.cell = outer
		if s.place != nil {
			f.placed = append(f.placed, placedCell{f.row, n, s.place})
		}
	case "mc:Fallback":
		f.fallback++
		n.Kids = f.steps(s.kids, n.Kids)
		f.fallback--
	default:
		n.Kids = f.steps(s.kids, n.Kids)
	}
	if s.spare != nil && !endsInParagraph(n) {
		n.Kids = append(n.Kids, f.arena.copy(s.spare))
	}
	return n
}

func (f *filler) paragraph(s *elementStep, n *docx.Node) *docx.Node {
	begin := f.tracer.begin()
	n.Kids = f.steps(s.kids, n.Kids)
	if s.only && !slices.ContainsFunc(n.Kids, isPrinted) {
		f.tracer.forget(begin)
		return nil
	}
	if len(f.tracer.paragraph().charts) > 0 {
		roomy(n)
	}
	f.tracer.end(begin, n)
	return n
}

func (f *filler) table(s *elementStep, n *docx.Node) *docx.Node {
	merging, placed := len(f.merging), len(f.placed)
	n.Kids = f.steps(s.kids, n.Kids)
	if s.columns {
		f.regrid(n, f.placed[placed:])
		f.placed = f.placed[:placed]
	}
	f.mergeCells(n, f.merging[merging:])
	f.merging = f.merging[:merging]
	if !slices.ContainsFunc(n.Kids, isRow) {
		return nil
	}
	return n
}

func isPrinted(n *docx.Node) bool { return !isBlank(n) }

// isRow sees rows through content controls.
func isRow(n *docx.Node) bool {
	return n.Name == "w:tr" || inlineWrappers[n.Name] && slices.ContainsFunc(n.Kids, isRow)
}

func endsInParagraph(n *docx.Node) bool {
	for _, k := range slices.Backward(n.Kids) {
		switch k.Name {
		case "w:p":
			return true
		case "w:sdt", "w:sdtContent", "w:customXml":
			return endsInParagraph(k)
		case "w:bookmarkStart", "w:bookmarkEnd", "w:proofErr", "w:permStart", "w:permEnd":
		default:
			return false
		}
	}
	return false
}
