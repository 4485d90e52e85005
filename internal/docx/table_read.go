package docx

import (
	"fmt"

	"zhenggai/internal/source"
)

// tableReader reads one w:tbl.
type tableReader struct {
	*resolver
	table   *Table
	styleID string
	chain   []*style
	look    look
	props   tableProps
	rows    int
	outer   source.Pos // the place of the paragraphs in the table
}

func (r *resolver) readTable(n *Node) *Table {
	r.tables++
	t := &tableReader{resolver: r, table: &Table{Number: r.tables}, outer: r.at}
	r.at.Part = fmt.Sprintf("%s表格%d", t.outer.Part, r.tables)
	defer func() { r.at = t.outer }()
	t.readProps(n.Child("w:tblPr"))
	t.table.Align, t.table.Indent, t.table.Float = t.props.align, t.props.indent, t.props.float
	t.table.Columns = gridColumns(n.Child("w:tblGrid"))
	rows := below(n, "w:tr")
	t.rows = len(rows)
	for i, tr := range rows {
		t.row(i, tr)
	}
	t.others(n)
	t.fitGrid(rows)
	t.settleMerges()
	t.settleBorders()
	return t.table
}

// others reports revisions and strangers between the rows.
func (t *tableReader) others(n *Node) {
	for _, k := range n.Kids {
		switch {
		case k.Name == "w:tr" || silent[k.Name] || k.Name == "w:bookmarkStart":
		case wrappers[k.Name]:
			t.wrapper(k)
		default:
			t.unknown(k)
		}
	}
}

func (t *tableReader) readProps(tblPr *Node) {
	t.props.margins = edgeLens{left: 108 * Twip, right: 108 * Twip}
	t.styleID = t.resolver.styleID("table", tblPr.Child("w:tblStyle"))
	t.chain = t.resolver.chain("table", t.styleID)
	for _, s := range t.chain {
		t.props.apply(t.resolver, s.node.Child("w:tblPr"))
	}
	t.props.apply(t.resolver, tblPr)
	t.look = readLook(tblPr.Child("w:tblLook"))
	if percent(tblPr.Child("w:tblW")) && tblPr.Child("w:tblLayout").attr("w:type") != "fixed" {
		t.sayOnce("Y213", source.Notice, "表格宽度按页面的百分比设置，排版时按文件里保存的列宽排。", "请在“表格属性”中改为固定列宽。")
	}
}

// attr is Attr for an element that may be absent.
func (n *Node) attr(name string) string {
	if n == nil {
		return ""
	}
	return n.Attr(name)
}

func gridColumns(grid *Node) []Len {
	var out []Len
	if grid == nil {
		return nil
	}
	for _, k := range grid.Kids {
		if k.Name == "w:gridCol" && len(out) < maxColumns {
			var w Len
			k.length("w:w", Twip, &w)
			out = append(out, max(w, 0))
		}
	}
	return out
}

func (t *tableReader) row(index int, tr *Node) {
	row := Row{}
	props := t.props
	if ex := tr.Child("w:tblPrEx"); ex != nil {
		props.apply(t.resolver, ex)
	}
	if trPr := tr.Child("w:trPr"); trPr != nil {
		for _, k := range trPr.Kids {
			t.rowProperty(&row, k)
		}
	}
	row.Header = row.Header && (index == 0 || t.table.Rows[index-1].Header)
	row.Skip = max(0, min(row.Skip, maxColumns))
	cells := below(tr, "w:tc")
	for i, tc := range cells {
		a := at{index, i, t.rows, len(cells)}
		row.Cells = append(row.Cells, t.cell(tc, a, &props, &row))
	}
	row.shareTop()
	for _, k := range tr.Kids {
		if k.Name != "w:tc" && !silent[k.Name] && !wrappers[k.Name] && k.Name != "w:bookmarkStart" {
			t.unknown(k)
		}
	}
	t.table.Rows = append(t.table.Rows, row)
}

// plainRow are row properties that change nothing here.
var plainRow = map[string]bool{
	"": true, "!--": true, "w:cnfStyle": true, "w:divId": true, "w:wBefore": true, "w:wAfter": true,
	"w:gridAfter": true,
}

func (t *tableReader) rowProperty(row *Row, n *Node) {
	switch n.Name {
	case "w:trHeight":
		n.length("w:val", Twip, &row.Height)
		row.Rule = LineAtLeast // Word takes auto, and no rule, for at least
		if n.Attr("w:hRule") == "exact" {
			row.Rule = LineExact
		}
	case "w:tblHeader":
		row.Header = n.isOn()
	case "w:cantSplit":
		row.CantSplit = n.isOn()
	case "w:gridBefore":
		n.count("w:val", &row.Skip)
	case "w:hidden":
		if n.isOn() {
			t.say("Y216", source.Warning, "表格里有隐藏的行，仍会印出来。", "请删去该行，或者取消隐藏。")
		}
	case "w:tblCellSpacing":
		t.unsupported("Y213", source.Warning, "单元格间距")
	case "w:jc":
		if alignments[n.val()] != t.table.Align {
			t.unsupported("Y213", source.Warning, "与表格对齐不同的行")
		}
	case "w:ins", "w:del", "w:trPrChange":
		t.revision()
	default:
		if !plainRow[n.Name] {
			t.unknown(n)
		}
	}
}

func (t *tableReader) cell(tc *Node, a at, props *tableProps, row *Row) Cell {
	c := Cell{Span: 1, Fill: NoColor}
	own := cellEdges(props.edges, a)
	margins := props.margins
	context := t.context(a)
	if context != nil {
		for _, n := range context.nodes {
			t.cellProps(&c, &own, &margins, n.Child("w:tcPr"))
			own.inside(n.Attr("w:type"), a)
		}
	}
	t.cellProps(&c, &own, &margins, tc.Child("w:tcPr"))
	c.Borders = own.borders()
	c.Top, c.Bottom, c.Left, c.Right = margins.top, margins.bottom, margins.left, margins.right

	outer, here := t.resolver.table, t.at
	t.resolver.table, t.at = context, t.outer
	t.nested++
	c.Blocks = t.blocks(tc)
	t.nested--
	t.resolver.table, t.at = outer, here
	t.turn(&c, row)
	if len(c.Blocks) == 0 {
		c.Blocks = []Block{&Paragraph{Mark: *t.intern(t.base.Format), Line: 240 * Twip, Fill: NoColor}}
	}
	return c
}

// plainCell are cell properties that are read elsewhere or change nothing.
var plainCell = map[string]bool{
	"": true, "!--": true, "w:cnfStyle": true, "w:tcW": true, "w:hideMark": true, "w:headers": true,
}

func (t *tableReader) cellProps(c *Cell, own *edges, margins *edgeLens, tcPr *Node) {
	if tcPr == nil {
		return
	}
	for _, k := range tcPr.Kids {
		switch k.Name {
		case "w:gridSpan":
			k.count("w:val", &c.Span)
			c.Span = max(1, min(c.Span, maxColumns))
		case "w:vMerge":
			c.Merge = MergeContinue
			if k.val() == "restart" {
				c.Merge = MergeStart
			}
		case "w:tcBorders":
			t.applyEdges(own, k)
		case "w:tcMar":
			margins.apply(k)
		case "w:shd":
			c.Fill = shade(k)
		case "w:vAlign":
			c.VAlign = map[string]VAlign{"center": VCenter, "bottom": VBottom, "both": VTop}[k.val()]
		case "w:noWrap":
			c.NoWrap = k.isOn()
		case "w:textDirection":
			if c.Turned = k.val() == "tbRl"; !c.Turned && !isPlain(k) {
				t.unsupported("Y213", source.Warning, "单元格竖排文字")
			}
		default:
			t.otherCell(k)
		}
	}
}

func (t *tableReader) otherCell(n *Node) {
	switch {
	case n.Name == "w:hMerge":
		t.unsupported("Y213", source.Error, "旧式的横向合并单元格")
	case n.Name == "w:tcFitText" && n.isOn():
		t.unsupported("Y213", source.Warning, "单元格“适应文字”")
	case n.Name == "w:cellIns" || n.Name == "w:cellDel" || n.Name == "w:cellMerge" || n.Name == "w:tcPrChange":
		t.revision()
	case n.Name == "w:tcFitText" || plainCell[n.Name]:
	default:
		t.unknown(n)
	}
}
