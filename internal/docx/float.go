package docx

import (
	"strings"

	"zhenggai/internal/source"
)

// float reads where a table stands that is out of the flow of text. Two places
// are in the dialect: on the bottom of the text area, in the body, for 版记; and
// anywhere on the page, in a header or footer, for the page numbers of landscape
// pages. They are written with page coordinates across, because LibreOffice
// sets a table of the text's width in the flow when it is placed from the margin.
func (r *resolver) float(n *Node) *Float {
	f := &Float{Foot: n.Attr("w:vertAnchor") == "margin" && n.Attr("w:tblpYSpec") == "bottom"}
	n.length("w:tblpX", Twip, &f.X)
	n.length("w:tblpY", Twip, &f.Y)
	onPage := n.Attr("w:vertAnchor") == "page" && n.Attr("w:tblpYSpec") == ""
	across := n.Attr("w:horzAnchor") == "page" && n.Attr("w:tblpXSpec") == ""
	if r.nested > 0 || !across || r.inBody && !f.Foot || !r.inBody && !onPage {
		r.unsupported("Y213", source.Warning, "浮动的表格")
		return nil
	}
	return f
}

// turn keeps a cell upright whose turned text cannot be set: it takes a row of
// exact height, for that is how long its lines are, and nothing but letters and
// figures, for Chinese characters stand upright in such a cell.
func (t *tableReader) turn(c *Cell, row *Row) {
	if c.Turned && (row.Rule != LineExact || !western(c.Blocks)) {
		c.Turned = false
		t.unsupported("Y213", source.Warning, "单元格竖排文字")
	}
}

func western(blocks []Block) bool {
	for _, b := range blocks {
		p, ok := b.(*Paragraph)
		if !ok {
			return false
		}
		for _, in := range p.Inlines {
			switch in := in.(type) {
			case Picture:
				return false
			case Text:
				if strings.ContainsFunc(in.Text, func(r rune) bool { return r >= firstUpright }) {
					return false
				}
			}
		}
	}
	return true
}

// firstUpright is where the blocks of East Asian writing begin in Unicode.
const firstUpright = 0x2E80
