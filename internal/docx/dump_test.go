package docx

import (
	"fmt"
	"strconv"
	"strings"
)

// dumpDocument writes a Document as text, lengths in points, leaving out what
// is usual.
func dumpDocument(d *Document) string {
	var b strings.Builder
	fmt.Fprintf(&b, "document lang=%s tab=%s%s\n", d.Language, pt(d.DefaultTab),
		when(d.EvenAndOdd, " evenAndOdd"))
	for _, s := range d.Sections {
		fmt.Fprintf(&b, "section %s×%s margins %s,%s,%s,%s header %s footer %s%s%s start=%d first=%d\n",
			pt(s.Width), pt(s.Height), pt(s.Top), pt(s.Right), pt(s.Bottom), pt(s.Left), pt(s.Header), pt(s.Footer),
			when(s.Landscape, " landscape"), when(s.TitlePage, " titlePage"), s.Start, s.PageStart)
		for _, st := range []struct {
			name   string
			blocks []Block
		}{{"header", s.Headers.Default}, {"header even", s.Headers.Even}, {"header first", s.Headers.First},
			{"footer", s.Footers.Default}, {"footer even", s.Footers.Even}, {"footer first", s.Footers.First}} {
			if st.blocks != nil {
				fmt.Fprintf(&b, "  %s\n", st.name)
				dumpBlocks(&b, st.blocks, "    ")
			}
		}
		dumpBlocks(&b, s.Blocks, "  ")
	}
	return b.String()
}

func dumpBlocks(b *strings.Builder, blocks []Block, indent string) {
	for _, block := range blocks {
		switch x := block.(type) {
		case *Paragraph:
			dumpParagraph(b, x, indent)
		case *Table:
			dumpTable(b, x, indent)
		}
	}
}

func dumpParagraph(b *strings.Builder, p *Paragraph, indent string) {
	fmt.Fprintf(b, "%s%d %s", indent, p.Number, p.Style)
	if p.Align != 0 {
		b.WriteString(" " + []string{"left", "center", "right", "justify", "distribute"}[p.Align])
	}
	for _, x := range []struct {
		name string
		v    Len
	}{{"left", p.Left}, {"right", p.Right}, {"first", p.FirstLine}, {"before", p.Before}, {"after", p.After}} {
		if x.v != 0 {
			fmt.Fprintf(b, " %s=%s", x.name, pt(x.v))
		}
	}
	if p.Rule != LineAuto || p.Line != 240*Twip {
		fmt.Fprintf(b, " line=%s%s", []string{"×", "=", "≥"}[p.Rule], pt(p.Line))
	}
	for _, x := range []struct {
		on   bool
		name string
	}{{p.KeepNext, "keepNext"}, {p.KeepLines, "keepLines"}, {p.PageBreakBefore, "pageBreakBefore"},
		{!p.WidowControl, "-widow"}, {!p.Kinsoku, "-kinsoku"}, {!p.OverflowPunct, "-overflowPunct"},
		{!p.AutoSpaceDE, "-DE"}, {!p.AutoSpaceDN, "-DN"}, {!p.SnapToGrid, "-grid"}, {p.ContextualSpacing, "contextual"}} {
		b.WriteString(when(x.on, " "+x.name))
	}
	if p.Outline > 0 {
		fmt.Fprintf(b, " outline=%d", p.Outline)
	}
	b.WriteString(when(len(p.Bookmarks) > 0, " #"+strings.Join(p.Bookmarks, " #")))
	for _, t := range p.Tabs {
		fmt.Fprintf(b, " tab@%s/%d%s", pt(t.At), t.Align, when(t.Leader != 0, string(t.Leader)))
	}
	dumpBorders(b, p.Borders)
	b.WriteString(when(p.Fill != NoColor, fmt.Sprintf(" fill #%06X", uint32(p.Fill))))
	b.WriteString("\n")
	if p.Label != nil {
		fmt.Fprintf(b, "%s  label %q suffix %q %s\n", indent, p.Label.Text, p.Label.Suffix, dumpFormat(&p.Label.Format))
	}
	for _, i := range p.Inlines {
		b.WriteString(indent + "  " + dumpInline(i) + "\n")
	}
	if len(p.Inlines) == 0 {
		fmt.Fprintf(b, "%s  mark %s\n", indent, dumpFormat(&p.Mark))
	}
}

func dumpInline(i Inline) string {
	switch x := i.(type) {
	case Text:
		return fmt.Sprintf("%q %s%s", x.Text, dumpFormat(x.Format), when(x.Link != "", " → "+x.Link))
	case Break:
		return []string{"line break", "page break", "column break"}[x.Kind]
	case TabChar:
		return "tab"
	case Field:
		return []string{"PAGE ", "NUMPAGES ", "SECTIONPAGES "}[x.Kind] + dumpFormat(x.Format)
	case *Note:
		return fmt.Sprintf("note %q %s\n%s", x.Mark, dumpFormat(x.Format), strings.TrimRight(dumpNote(x), "\n"))
	case Picture:
		return fmt.Sprintf("picture %s %s×%s %d bytes %q", x.Type, pt(x.Width), pt(x.Height), len(x.Data), x.Alt)
	case Chart:
		return dumpChart(x)
	}
	return "?"
}

func dumpChart(c Chart) string {
	s := fmt.Sprintf("chart kind=%d %s×%s%s legend=%d hole=%d gap=%d%s %q %s", c.Kind, pt(c.Width), pt(c.Height), when(c.Stacked, " stacked"),
		c.Legend, c.Hole, c.Gap, when(c.Grid, " grid"), c.Alt, dumpFormat(c.Format))
	for _, x := range c.Series {
		s += fmt.Sprintf("; labels=%d %s%s", x.Labels, x.Number.code(), when(x.Dashed, " dashed"))
		for _, k := range x.Inks {
			s += fmt.Sprintf(" %d:%06X/%06X", k.Pattern, uint32(k.Fore), uint32(k.Back))
		}
	}
	return s + fmt.Sprintf("\n%q", c.Text())
}

func dumpNote(n *Note) string {
	var b strings.Builder
	dumpBlocks(&b, n.Blocks, "        ")
	return b.String()
}

func dumpFormat(f *Format) string {
	s := f.EastAsia
	s += when(f.ASCII != f.EastAsia, "/"+f.ASCII) + when(f.HAnsi != f.EastAsia, "/h:"+f.HAnsi)
	s += " " + pt(f.Size)
	for _, x := range []struct {
		on   bool
		name string
	}{{f.HintEastAsia, "hint"}, {f.Bold, "bold"}, {f.Italic, "italic"}, {f.Underline, "underline"}, {f.Strike, "strike"},
		{f.Vert == Superscript, "super"}, {f.Vert == Subscript, "sub"}} {
		s += when(x.on, " "+x.name)
	}
	s += when(f.Color != 0, fmt.Sprintf(" #%06X", uint32(f.Color))) + when(f.Highlight != NoColor, fmt.Sprintf(" on #%06X", uint32(f.Highlight)))
	s += when(f.Spacing != 0, " spacing="+pt(f.Spacing)) + when(f.Position != 0, " raised="+pt(f.Position))
	return s + when(f.Scale != 100, fmt.Sprintf(" %d%%", f.Scale))
}

func dumpTable(b *strings.Builder, t *Table, indent string) {
	fmt.Fprintf(b, "%stable %d align=%d indent=%s columns", indent, t.Number, t.Align, pt(t.Indent))
	for _, c := range t.Columns {
		b.WriteString(" " + pt(c))
	}
	if f := t.Float; f != nil {
		fmt.Fprintf(b, " float%s at %s,%s", when(f.Foot, " foot"), pt(f.X), pt(f.Y))
	}
	b.WriteString("\n")
	for _, r := range t.Rows {
		fmt.Fprintf(b, "%s  row%s%s", indent, when(r.Header, " header"), when(r.CantSplit, " cantSplit"))
		if r.Rule != LineAuto {
			fmt.Fprintf(b, " height%s%s", []string{"", "=", "≥"}[r.Rule], pt(r.Height))
		}
		b.WriteString(when(r.Skip > 0, " skip "+strconv.Itoa(r.Skip)) + "\n")
		for _, c := range r.Cells {
			fmt.Fprintf(b, "%s    cell span=%d%s pad %s,%s,%s,%s%s%s", indent, c.Span,
				[]string{"", " merge", " merged"}[c.Merge], pt(c.Top), pt(c.Right), pt(c.Bottom), pt(c.Left),
				[]string{"", " middle", " bottom"}[c.VAlign], when(c.NoWrap, " noWrap")+when(c.Turned, " turned"))
			if c.Fill != NoColor {
				fmt.Fprintf(b, " fill #%06X", uint32(c.Fill))
			}
			dumpBorders(b, c.Borders)
			b.WriteString("\n")
			dumpBlocks(b, c.Blocks, indent+"      ")
		}
	}
}

func dumpBorders(b *strings.Builder, x Borders) {
	for _, e := range []struct {
		name string
		line Border
	}{{"top", x.Top}, {"right", x.Right}, {"bottom", x.Bottom}, {"left", x.Left}} {
		if e.line.Width > 0 {
			fmt.Fprintf(b, " %s:%s%s%s%s", e.name, pt(e.line.Width), when(e.line.First > 0, fmt.Sprintf("=%s+%s", pt(e.line.First), pt(e.line.Last))),
				when(e.line.Dash > 0, fmt.Sprintf("~%s~%s", pt(e.line.Dash), pt(e.line.Gap))), when(e.line.Color != 0, fmt.Sprintf("#%06X", uint32(e.line.Color))))
		}
	}
}

func pt(l Len) string { return strconv.FormatFloat(l.Points(), 'f', -1, 64) }

func when(on bool, s string) string {
	if on {
		return s
	}
	return ""
}
