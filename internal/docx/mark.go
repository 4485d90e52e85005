package docx

import "strconv"

// The styles of 发文机关标志, and of the names and 文件 of a joint one.
const (
	markStyle  = "发文机关标志"
	jointStyle = "联合发文机关标志"
)

// leastMark is the size below which a mark is not set: characters are made
// narrower instead.
const leastMark = 26 * Point

// A fit is the size of a mark and how wide its characters are, in percent.
type fit struct {
	size  Len
	scale int
}

// fitted makes so many characters fit a width, and no larger than they are.
func fitted(chars float64, room, most Len) fit {
	if size := Len(float64(room)/chars) / HalfPoint * HalfPoint; size >= min(leastMark, most) {
		return fit{min(size, most), 100}
	}
	size := min(leastMark, most)
	return fit{size, max(1, int(100*float64(room)/(chars*float64(size))))}
}

// fitMark makes 发文机关标志 take the width of the text area at most.
func (a *arranger) fitMark(p *Paragraph) {
	if size := firstSize(p); size > 0 {
		a.dress(p.Number, fitted(float64(textWidth(p))/float64(size), a.section.width()-p.Left-p.Right, size))
	}
}

func firstSize(p *Paragraph) Len {
	for _, in := range p.Inlines {
		if t, ok := in.(Text); ok {
			return t.Format.Size
		}
	}
	return 0
}

// dress sets size and line of a mark; its line is a tenth higher than its
// characters, so that their tops stand at the top of the line.
func (a *arranger) dress(paragraph int, f fit) {
	el := a.paragraphs[paragraph]
	size := strconv.Itoa(int(f.size / HalfPoint))
	el.Walk(func(n *Node) bool {
		if n.Name == "w:r" {
			rPr := propsOf(n, "w:rPr")
			behind := []string{"w:highlight", "w:u", "w:effect", "w:bdr", "w:shd", "w:fitText", "w:vertAlign", "w:lang"}
			put(rPr, El("w:szCs", []string{"w:val", size}), behind...)
			put(rPr, El("w:sz", []string{"w:val", size}), "w:szCs")
			if f.scale != 100 {
				put(rPr, El("w:w", []string{"w:val", strconv.Itoa(f.scale)}), "w:kern", "w:position", "w:sz")
			}
		}
		return true
	})
	line := strconv.Itoa(int(f.size * 11 / 10 / Twip))
	put(propsOf(el, "w:pPr"), El("w:spacing", []string{"w:line", line, "w:lineRule", "exact"}), append([]string{"w:ind"}, afterIndent...)...)
}

// besideNames is the room of 文件 in a joint mark, in characters.
const besideNames = 2.5

// fitJoint makes a joint mark take the width of the text area at most: the names
// as wide as the longest of them, 文件 beside them.
func (a *arranger) fitJoint(t *Table) {
	names := jointNames(t)
	longest, size := Len(0), Len(0)
	for _, p := range names {
		longest, size = max(longest, textWidth(p)), firstSize(p)
	}
	if size == 0 {
		return
	}
	chars := float64(longest) / float64(size)
	f := fitted(chars+besideNames, a.section.width(), size)
	one := float64(f.size) * float64(f.scale) / 100
	a.resize(t, Len(one*chars)+Twip, Len(one*besideNames))
	for _, c := range t.Rows[0].Cells {
		for _, b := range c.Blocks {
			if p, ok := b.(*Paragraph); ok {
				a.dress(p.Number, f)
			}
		}
	}
}

// jointNames are the names of a joint mark, nil for any other table.
func jointNames(t *Table) []*Paragraph {
	if len(t.Rows) != 1 || len(t.Rows[0].Cells) != 2 {
		return nil
	}
	var out []*Paragraph
	for _, b := range t.Rows[0].Cells[0].Blocks {
		if p, ok := b.(*Paragraph); ok && p.Style == jointStyle {
			out = append(out, p)
		}
	}
	return out
}

// resize gives the two columns of a table their widths.
func (a *arranger) resize(t *Table, left, right Len) {
	widths := []string{strconv.Itoa(int(left / Twip)), strconv.Itoa(int(right / Twip)), strconv.Itoa(int((left + right) / Twip))}
	columns, cells := 0, 0
	a.tables[t.Number].Walk(func(n *Node) bool {
		switch n.Name {
		case "w:tblW":
			n.SetAttr("w:w", widths[2])
		case "w:gridCol":
			n.SetAttr("w:w", widths[columns%2])
			columns++
		case "w:tcW":
			n.SetAttr("w:w", widths[cells%2])
			cells++
		}
		return true
	})
}
