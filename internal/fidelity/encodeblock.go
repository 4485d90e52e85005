package fidelity

import (
	"encoding/xml"
	"fmt"
	"strings"

	"zhenggai/internal/docx"
)

func block(b docx.Block) string {
	if t, ok := b.(*docx.Table); ok {
		return table(t)
	}
	return paragraph(b.(*docx.Paragraph))
}

func paragraph(p *docx.Paragraph) string {
	var b strings.Builder
	b.WriteString("<w:p><w:pPr>")
	b.WriteString(on("keepNext", p.KeepNext) + on("keepLines", p.KeepLines) + on("pageBreakBefore", p.PageBreakBefore) + on("widowControl", p.WidowControl))
	if (p.Borders != docx.Borders{}) {
		b.WriteString("<w:pBdr>" + edge("top", p.Borders.Top) + edge("bottom", p.Borders.Bottom) + "</w:pBdr>")
	}
	if len(p.Tabs) > 0 {
		b.WriteString("<w:tabs>")
		for _, t := range p.Tabs {
			leader := map[rune]string{'.': "dot", '-': "hyphen", '_': "underscore", '·': "middleDot", 0: "none"}[t.Leader]
			align := map[docx.Align]string{docx.AlignCenter: "center", docx.AlignRight: "right"}[t.Align]
			if align == "" {
				align = "left"
			}
			fmt.Fprintf(&b, `<w:tab w:val="%s" w:leader="%s" w:pos="%s"/>`, align, leader, tw(t.At))
		}
		b.WriteString("</w:tabs>")
	}
	b.WriteString(on("kinsoku", p.Kinsoku) + overflow(p.OverflowPunct) + on("autoSpaceDE", p.AutoSpaceDE) + on("autoSpaceDN", p.AutoSpaceDN) + on("snapToGrid", p.SnapToGrid))
	rule := [...]string{"auto", "exact", "atLeast"}[p.Rule]
	fmt.Fprintf(&b, `<w:spacing w:before="%s" w:after="%s" w:line="%s" w:lineRule="%s"/>`, tw(p.Before), tw(p.After), tw(p.Line), rule)
	first := fmt.Sprintf(`w:firstLine="%s"`, tw(p.FirstLine))
	if p.FirstLine < 0 {
		first = fmt.Sprintf(`w:hanging="%s"`, tw(-p.FirstLine))
	}
	fmt.Fprintf(&b, `<w:ind w:left="%s" w:right="%s" %s/>`, tw(p.Left), tw(p.Right), first)
	fmt.Fprintf(&b, `<w:jc w:val="%s"/>`, [...]string{"left", "center", "right", "both", "distribute"}[p.Align])
	if p.Outline > 0 {
		fmt.Fprintf(&b, `<w:outlineLvl w:val="%d"/>`, p.Outline-1)
	}
	b.WriteString(format(&p.Mark) + "</w:pPr>")
	for _, in := range p.Inlines {
		b.WriteString(inline(in))
	}
	return b.String() + "</w:p>"
}

// overflow says it the way LibreOffice 7.4 understands it: writerfilter reads
// overflowPunct upside down (hanging = value == 0), and hangs when it is absent.
func overflow(hang bool) string {
	if hang {
		return ""
	}
	return `<w:overflowPunct w:val="1"/>`
}

func on(name string, v bool) string {
	if v {
		return "<w:" + name + "/>"
	}
	return "<w:" + name + ` w:val="0"/>`
}

func edge(name string, b docx.Border) string {
	if b.Width == 0 {
		return ""
	}
	style := [...]string{"single", "double", "dashed", "dotted", "thickThinSmallGap", "thinThickSmallGap"}[b.Style]
	return fmt.Sprintf(`<w:%s w:val="%s" w:sz="%d" w:space="%d" w:color="%06X"/>`, name, style, int64(b.Width*8/docx.Point), int64(b.Space/docx.Point), b.Color)
}

func format(f *docx.Format) string {
	if f == nil {
		return ""
	}
	s := fmt.Sprintf(`<w:rPr><w:rFonts w:ascii="%s" w:hAnsi="%s" w:eastAsia="%s"/>`, f.ASCII, f.HAnsi, f.EastAsia)
	if f.Bold {
		s += "<w:b/>"
	}
	s += fmt.Sprintf(`<w:color w:val="%06X"/>`, f.Color)
	if f.Spacing != 0 {
		s += fmt.Sprintf(`<w:spacing w:val="%s"/>`, tw(f.Spacing))
	}
	if f.Scale != 0 && f.Scale != 100 {
		s += fmt.Sprintf(`<w:w w:val="%d"/>`, f.Scale)
	}
	s += fmt.Sprintf(`<w:kern w:val="0"/><w:sz w:val="%d"/>`, int64(f.Size/docx.HalfPoint))
	if f.Underline {
		s += `<w:u w:val="single"/>`
	}
	return s + "</w:rPr>"
}

func inline(in docx.Inline) string {
	run := func(f *docx.Format, s string) string { return "<w:r>" + format(f) + s + "</w:r>" }
	switch in := in.(type) {
	case docx.Text:
		var b strings.Builder
		_ = xml.EscapeText(&b, []byte(in.Text)) // a Builder takes everything
		return run(in.Format, `<w:t xml:space="preserve">`+b.String()+`</w:t>`)
	case docx.TabChar:
		return run(in.Format, "<w:tab/>")
	case docx.Break:
		return run(nil, [...]string{"<w:br/>", `<w:br w:type="page"/>`, `<w:br w:type="column"/>`}[in.Kind])
	case docx.Field:
		code := [...]string{"PAGE", "NUMPAGES", "SECTIONPAGES"}[in.Kind]
		return run(in.Format, `<w:fldChar w:fldCharType="begin"/>`) + run(in.Format, `<w:instrText>`+code+`</w:instrText>`) +
			run(in.Format, `<w:fldChar w:fldCharType="separate"/>`) + run(in.Format, `<w:t>1</w:t>`) + run(in.Format, `<w:fldChar w:fldCharType="end"/>`)
	}
	return ""
}

func table(t *docx.Table) string {
	var b strings.Builder
	total := docx.Len(0)
	for _, c := range t.Columns {
		total += c
	}
	fmt.Fprintf(&b, `<w:tbl><w:tblPr><w:tblW w:w="%s" w:type="dxa"/><w:jc w:val="%s"/><w:tblInd w:w="%s" w:type="dxa"/><w:tblLayout w:type="fixed"/>`,
		tw(total), [...]string{"left", "center", "right", "left", "left"}[t.Align], tw(t.Indent))
	b.WriteString(`<w:tblCellMar><w:left w:w="0" w:type="dxa"/><w:right w:w="0" w:type="dxa"/></w:tblCellMar></w:tblPr><w:tblGrid>`)
	for _, c := range t.Columns {
		fmt.Fprintf(&b, `<w:gridCol w:w="%s"/>`, tw(c))
	}
	b.WriteString("</w:tblGrid>")
	for i := range t.Rows {
		b.WriteString(row(t, &t.Rows[i]))
	}
	return b.String() + "</w:tbl>"
}

func row(t *docx.Table, r *docx.Row) string {
	var b strings.Builder
	b.WriteString("<w:tr><w:trPr>")
	if r.CantSplit {
		b.WriteString("<w:cantSplit/>")
	}
	if r.Rule != docx.LineAuto {
		fmt.Fprintf(&b, `<w:trHeight w:val="%s" w:hRule="%s"/>`, tw(r.Height), [...]string{"auto", "exact", "atLeast"}[r.Rule])
	}
	if r.Header {
		b.WriteString("<w:tblHeader/>")
	}
	b.WriteString("</w:trPr>")
	col := r.Skip
	for i := range r.Cells {
		c := &r.Cells[i]
		width := docx.Len(0)
		for k := col; k < col+max(c.Span, 1) && k < len(t.Columns); k++ {
			width += t.Columns[k]
		}
		col += max(c.Span, 1)
		b.WriteString(cell(c, width))
	}
	return b.String() + "</w:tr>"
}

func cell(c *docx.Cell, width docx.Len) string {
	var b strings.Builder
	fmt.Fprintf(&b, `<w:tc><w:tcPr><w:tcW w:w="%s" w:type="dxa"/>`, tw(width))
	if c.Span > 1 {
		fmt.Fprintf(&b, `<w:gridSpan w:val="%d"/>`, c.Span)
	}
	switch c.Merge {
	case docx.MergeStart:
		b.WriteString(`<w:vMerge w:val="restart"/>`)
	case docx.MergeContinue:
		b.WriteString(`<w:vMerge/>`)
	}
	b.WriteString("<w:tcBorders>" + edge("top", c.Borders.Top) + edge("left", c.Borders.Left) + edge("bottom", c.Borders.Bottom) + edge("right", c.Borders.Right) + "</w:tcBorders>")
	if c.Fill != 0xFFFFFF {
		fmt.Fprintf(&b, `<w:shd w:val="clear" w:fill="%06X"/>`, c.Fill)
	}
	fmt.Fprintf(&b, `<w:tcMar><w:top w:w="%s" w:type="dxa"/><w:left w:w="%s" w:type="dxa"/><w:bottom w:w="%s" w:type="dxa"/><w:right w:w="%s" w:type="dxa"/></w:tcMar>`, tw(c.Top), tw(c.Left), tw(c.Bottom), tw(c.Right))
	fmt.Fprintf(&b, `<w:vAlign w:val="%s"/></w:tcPr>`, [...]string{"top", "center", "bottom"}[c.VAlign])
	for _, x := range c.Blocks {
		b.WriteString(block(x))
	}
	if len(c.Blocks) == 0 {
		b.WriteString("<w:p/>")
	}
	return b.String() + "</w:tc>"
}
