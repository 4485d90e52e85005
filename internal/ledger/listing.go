package ledger

import (
	"fmt"
	"slices"
	"strconv"
	"strings"

	"zhenggai/internal/source"
)

// listColumns are the columns of the list of problems.
var listColumns = []struct {
	heading string
	width   float64
	text    func(i int, m Mark, said string) string
}{
	{"序号", 6, func(i int, _ Mark, _ string) string { return strconv.Itoa(i + 1) }},
	{"级别", 7, func(_ int, m Mark, _ string) string { return m.Level.String() }},
	{"编号", 8, func(_ int, m Mark, _ string) string { return m.Code }},
	{"工作表", 14, func(_ int, m Mark, _ string) string { return m.At.Sheet }},
	{"单元格", 9, func(_ int, m Mark, _ string) string { return m.At.Cell }},
	{"现有内容", 26, func(_ int, _ Mark, said string) string { return said }},
	{"问题", 46, func(_ int, m Mark, _ string) string { return why(m) }},
	{"改法", 38, func(_ int, m Mark, _ string) string { return m.Hint }},
	{"责任科室", 16, func(_ int, m Mark, _ string) string { return strings.Join(m.Offices, "、") }},
}

// listLooks are the styles of the list.
type listLooks struct {
	title, lead, head, text, link int
	level                         [3]int
}

const (
	frame    = `<border><left style="thin"><color auto="1"/></left><right style="thin"><color auto="1"/></right><top style="thin"><color auto="1"/></top><bottom style="thin"><color auto="1"/></bottom><diagonal/></border>`
	noFrame  = `<border><left/><right/><top/><bottom/><diagonal/></border>`
	bodyFont = `<font><sz val="11"/><name val="宋体"/></font>`
	headFont = `<font><b/><sz val="11"/><name val="黑体"/></font>`
	bigFont  = `<font><b/><sz val="18"/><name val="方正小标宋简体"/></font>`
	linkFont = `<font><u/><sz val="11"/><color rgb="FF0563C1"/><name val="宋体"/></font>`
)

// look describes a style of our own sheets. Text is stored as text, and stays
// text when somebody edits the cell.
func (s *styler) look(font, border, colour string, format int, horizontal string) int {
	fill := s.add("fills", noFill)
	if colour != "" {
		fill = s.add("fills", solid(colour))
	}
	base := ""
	if s.count["cellStyleXfs"] > 0 {
		base = ` xfId="0"`
	}
	return s.add("cellXfs", fmt.Sprintf(`<xf numFmtId="%d" fontId="%d" fillId="%d" borderId="%d"%s applyNumberFormat="1" applyFont="1" applyFill="1" applyBorder="1" applyAlignment="1">`+
		`<alignment horizontal="%s" vertical="center" wrapText="1"/></xf>`, format, s.add("fonts", font), fill, s.add("borders", border), base, horizontal))
}

const textFormat = 49 // @

func (s *styler) listLooks() listLooks {
	l := listLooks{
		title: s.look(bigFont, noFrame, "", textFormat, "center"), lead: s.look(bodyFont, noFrame, "", textFormat, "left"),
		head: s.look(headFont, frame, "FFF2F2F2", textFormat, "center"), text: s.look(bodyFont, frame, "", textFormat, "left"),
		link: s.look(linkFont, frame, "", textFormat, "center"),
	}
	for level, c := range levelColours {
		l.level[level] = s.look(bodyFont, frame, c, textFormat, "center")
	}
	return l
}

// listing is the sheet that lists all problems.
func listing(b *Book, marks []Mark, s *styler) *draft {
	l := s.listLooks()
	d := &draft{name: b.unusedSheet(ListSheet), head: 3, footer: "&C第 &P 页，共 &N 页"}
	last := len(listColumns)
	d.merges = []Area{{Top: 1, Left: 1, Bottom: 1, Right: last}, {Top: 2, Left: 1, Bottom: 2, Right: last}}
	d.filter = Area{Top: 3, Left: 1, Bottom: 3 + max(len(marks), 1), Right: last}
	var head draftRow
	for _, c := range listColumns {
		d.columns = append(d.columns, draftColumn{c.width, l.lead})
		head.cells = append(head.cells, draftCell{text: c.heading, look: l.head})
	}
	d.rows = []draftRow{
		spread(ListSheet, l.title, last, 30), spread(lead(b, marks), l.lead, last, 36),
		head,
	}
	for i, m := range marks {
		d.rows = append(d.rows, l.row(i, m, said(b, m)))
	}
	d.fit()
	return d
}

func (l listLooks) row(i int, m Mark, said string) draftRow {
	var r draftRow
	for _, c := range listColumns {
		cell := draftCell{text: c.text(i, m, said), look: l.text}
		switch {
		case c.heading == "级别":
			cell.look = l.level[m.Level]
		case c.heading == "单元格" && m.At.Cell != "" && m.At.Sheet != "":
			cell.look, cell.link = l.link, sheetLink(m.At.Sheet, m.At.Cell)
		}
		r.cells = append(r.cells, cell)
	}
	return r
}

func lead(b *Book, marks []Mark) string {
	var n [3]int
	for _, m := range marks {
		n[m.Level]++
	}
	return fmt.Sprintf("%s：错误%d处（红色），警告%d处（黄色），提示%d处（浅蓝色）。点单元格地址可以跳到原处；请在原台账上改正，本副本不作数据。",
		b.Name, n[source.Error], n[source.Warning], n[source.Notice])
}

const longestSaid = 200

// said is what stands in the faulty cell, shortened.
func said(b *Book, m Mark) string {
	area := areaOf(m)
	i := slices.IndexFunc(b.Sheets, func(s *Sheet) bool { return s.Name == m.At.Sheet })
	if i < 0 {
		return ""
	}
	rows := b.Sheets[i].Rows
	j, ok := slices.BinarySearchFunc(rows, area.Top, func(r Row, n int) int { return r.Number - n })
	if !ok {
		return ""
	}
	c, _ := rows[j].Cell(area.Left)
	if t, ok := c.Time(); ok && c.Kind == Date {
		return t.Format("2006年1月2日")
	}
	return shortened(c.Text())
}

func shortened(s string) string {
	if r := []rune(s); len(r) > longestSaid {
		return string(r[:longestSaid]) + "…"
	}
	return s
}

// unusedSheet is a name that no sheet has yet.
func (b *Book) unusedSheet(name string) string {
	for n := 1; ; n++ {
		next := name
		if n > 1 {
			next += strconv.Itoa(n)
		}
		if !slices.ContainsFunc(b.Sheets, func(s *Sheet) bool { return strings.EqualFold(s.Name, next) }) {
			return next
		}
	}
}
