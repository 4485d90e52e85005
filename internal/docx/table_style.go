package docx

import (
	"strconv"
	"strings"

	"zhenggai/internal/source"
)

// tableContext is the part of a table style that reaches the paragraphs of the
// cell being read. A nil context is the body.
type tableContext struct {
	id    string
	nodes []*Node // w:style and w:tblStylePr that hold for the cell, weakest first
}

func (c *tableContext) key() string {
	if c == nil {
		return ""
	}
	return c.id
}

// apply lays the paragraph and character properties of the table style over
// the document's defaults.
func (c *tableContext) apply(r *resolver, p *props) {
	if c == nil {
		return
	}
	for _, n := range c.nodes {
		r.applyPara(p, n.Child("w:pPr"))
		r.applyRun(&p.runProps, n.Child("w:rPr"))
	}
}

// look is w:tblLook: which special formats of the style a table takes.
type look struct{ firstRow, lastRow, firstColumn, lastColumn, noHBand, noVBand bool }

func readLook(n *Node) look {
	if n == nil {
		return look{noHBand: true, noVBand: true}
	}
	bits, _ := strconv.ParseUint(n.val(), 16, 16)
	on := func(attr string, bit uint64) bool {
		if _, ok := n.Lookup(attr); ok {
			return n.flagAttr(attr)
		}
		return bits&bit != 0
	}
	return look{on("w:firstRow", 0x20), on("w:lastRow", 0x40), on("w:firstColumn", 0x80),
		on("w:lastColumn", 0x100), on("w:noHBand", 0x200), on("w:noVBand", 0x400)}
}

// at says where a cell stands in its table.
type at struct{ row, column, rows, columns int }

// conditions lists the special formats that hold for a cell, weakest first
// (17.7.6).
func (l look) conditions(a at) []string {
	firstRow, lastRow := l.firstRow && a.row == 0, l.lastRow && a.row == a.rows-1
	firstCol, lastCol := l.firstColumn && a.column == 0, l.lastColumn && a.column == a.columns-1
	var out []string
	add := func(holds bool, name string) {
		if holds {
			out = append(out, name)
		}
	}
	if !l.noVBand && !firstCol && !lastCol {
		add(true, band(a.column, l.firstColumn, "Vert"))
	}
	if !l.noHBand && !firstRow && !lastRow {
		add(true, band(a.row, l.firstRow, "Horz"))
	}
	add(firstCol, "firstCol")
	add(lastCol, "lastCol")
	add(firstRow, "firstRow")
	add(lastRow, "lastRow")
	add(firstRow && firstCol, "nwCell")
	add(firstRow && lastCol, "neCell")
	add(lastRow && firstCol, "swCell")
	add(lastRow && lastCol, "seCell")
	return out
}

// band numbers the stripes of rows or columns, not counting a special first.
func band(index int, first bool, kind string) string {
	if first {
		index--
	}
	if index%2 == 0 {
		return "band1" + kind
	}
	return "band2" + kind
}

// context gathers the elements of a table style that hold for a cell.
func (t *tableReader) context(a at) *tableContext {
	if len(t.chain) == 0 {
		return nil
	}
	c := &tableContext{id: t.styleID}
	for _, s := range t.chain {
		c.nodes = append(c.nodes, s.node)
	}
	for _, name := range t.look.conditions(a) {
		used := false
		for _, s := range t.chain {
			for _, k := range s.node.Kids {
				if k.Name == "w:tblStylePr" && k.Attr("w:type") == name {
					c.nodes = append(c.nodes, k)
					used = true
				}
			}
		}
		if used {
			c.id += "|" + name
		}
	}
	return c
}

// tableProps are what a table, its style and a row say together.
type tableProps struct {
	edges   edges
	margins edgeLens
	align   Align
	indent  Len
	float   *Float
}

type edgeLens struct{ top, bottom, left, right Len }

// plainTable are table properties that are read elsewhere or change nothing.
var plainTable = map[string]bool{
	"": true, "!--": true, "w:tblStyle": true, "w:tblW": true, "w:tblLayout": true, "w:tblLook": true,
	"w:tblStyleRowBandSize": true, "w:tblStyleColBandSize": true, "w:tblOverlap": true, "w:tblCaption": true,
	"w:tblDescription": true,
}

// apply lays the properties of one tblPr or tblPrEx over those before.
func (p *tableProps) apply(r *resolver, tblPr *Node) {
	if tblPr == nil {
		return
	}
	for _, k := range tblPr.Kids {
		switch k.Name {
		case "w:jc":
			p.align = alignments[k.val()]
		case "w:tblInd":
			k.length("w:w", Twip, &p.indent)
		case "w:tblBorders":
			r.applyEdges(&p.edges, k)
		case "w:tblCellMar":
			p.margins.apply(k)
		case "w:tblpPr":
			p.float = r.float(k)
		case "w:tblCellSpacing":
			r.unsupported("Y213", source.Warning, "单元格间距")
		case "w:bidiVisual":
			if k.isOn() {
				r.unsupported("Y213", source.Warning, "从右到左的表格")
			}
		case "w:shd": // the cells say it again
		case "w:tblPrChange", "w:tblPrExChange":
			r.revision()
		default:
			if !plainTable[k.Name] {
				r.unknown(k)
			}
		}
	}
}

func (m *edgeLens) apply(n *Node) {
	if n == nil {
		return
	}
	for _, k := range n.Kids {
		switch k.Name {
		case "w:top":
			k.length("w:w", Twip, &m.top)
		case "w:bottom":
			k.length("w:w", Twip, &m.bottom)
		case "w:left", "w:start":
			k.length("w:w", Twip, &m.left)
		case "w:right", "w:end":
			k.length("w:w", Twip, &m.right)
		}
	}
}

// percent reports a width given as a share of the page.
func percent(n *Node) bool {
	return n != nil && (n.Attr("w:type") == "pct" || strings.HasSuffix(n.Attr("w:w"), "%"))
}
