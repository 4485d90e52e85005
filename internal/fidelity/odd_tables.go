package fidelity

import (
	"fmt"
	"strings"

	"zhenggai/internal/docx"
)

// oddTables lists tables as people draw them, beyond those of the papers.
func oddTables() []Case {
	return []Case{
		{"横竖合并", "x", inPlace(spanned(41))},
		{"高过一页的行", "x", inPlace(towering(42))},
		{"边框", "x", inPlace(bordered(43))},
		{"表格样式", "x", styled(46)},
	}
}

var vAligns = []string{"", `<w:vAlign w:val="center"/>`, `<w:vAlign w:val="bottom"/>`}

func (w *author) vAlign() string { return vAligns[w.r.IntN(len(vAligns))] }

// spanned is a table with two header rows, joined downwards and across, and a
// body in which a block of columns is joined here and there.
func spanned(seed uint64) string {
	w := draw(seed)
	const head = "<w:cantSplit/><w:tblHeader/>"
	start, more := `<w:vMerge w:val="restart"/><w:vAlign w:val="center"/>`, `<w:vMerge/>`
	rows := []string{
		row(head, cellOf(900, start, small("序号")), cellOf(4000, `<w:gridSpan w:val="2"/>`, small("反馈意见")), cellOf(2600, start, small("整改措施")), cellOf(1300, start, small("责任单位"))),
		row(head, cellOf(900, more, small("")), cellOf(1500, "", small("方面")), cellOf(2500, "", small("问题")), cellOf(2600, more, small("")), cellOf(1300, more, small(""))),
	}
	for i := range 14 {
		for k := range 1 + w.r.IntN(5) {
			rule := []string{"", "<w:cantSplit/>"}[w.r.IntN(2)]
			measure, unit := cellOf(2600, w.vAlign(), small(w.words(1+w.r.IntN(2)))), cellOf(1300, w.vAlign(), small(subjects[w.r.IntN(len(subjects))]))
			switch {
			case k > 0 && i%2 == 0: // a joined block two columns wide
				rows = append(rows, row(rule, cellOf(900, more, small("")), cellOf(4000, `<w:gridSpan w:val="2"/>`+more, small("")), measure, unit))
			case i%2 == 0:
				rows = append(rows, row(rule, cellOf(900, start, small(fmt.Sprint(i+1))), cellOf(4000, `<w:gridSpan w:val="2"/>`+start, small(w.words(1))), measure, unit))
			case k > 0:
				rows = append(rows, row(rule, cellOf(900, more, small("")), cellOf(1500, more, small("")), cellOf(2500, w.vAlign(), small(w.words(1))), measure, unit))
			default:
				rows = append(rows, row(rule, cellOf(900, start, small(fmt.Sprint(i+1))), cellOf(1500, start, small("组织领导")), cellOf(2500, w.vAlign(), small(w.words(1))), measure, unit))
			}
		}
	}
	rows = append(rows, row("", cellOf(900, "", small("合计")), cellOf(7900, `<w:gridSpan w:val="4"/>`, small(w.words(2)))))
	w.table([]int{900, 1500, 2500, 2600, 1300}, rows...)
	w.p("", "表后。")
	return w.String()
}

// towering holds rows that no page can hold: some may be cut, some not.
func towering(seed uint64) string {
	w := draw(seed)
	paras := func(n int) string {
		s := ""
		for range n {
			s += small(w.words(2))
		}
		return s
	}
	start, more := `<w:vMerge w:val="restart"/>`, `<w:vMerge/>`
	w.p("", w.words(2))
	for _, rule := range []string{"", "<w:cantSplit/>"} {
		w.table([]int{1500, 4800, 2500},
			row("<w:tblHeader/>", cellOf(1500, "", small("方面")), cellOf(4800, "", small("措施")), cellOf(2500, "", small("进展"))),
			row(rule, cellOf(1500, "", small("一")), cellOf(4800, "", paras(3)), cellOf(2500, w.vAlign(), paras(1))),
			row(rule, cellOf(1500, "", small("二")), cellOf(4800, "", paras(40)), cellOf(2500, "", paras(5))),
			row(rule, cellOf(1500, start, small("三")), cellOf(4800, "", paras(6)), cellOf(2500, w.vAlign(), paras(1))),
			row(rule, cellOf(1500, more, small("")), cellOf(4800, "", paras(12)), cellOf(2500, w.vAlign(), paras(1))),
			row(rule, cellOf(1500, more, small("")), cellOf(4800, "", paras(3)), cellOf(2500, w.vAlign(), paras(1))))
		w.p("", w.words(3))
	}
	return w.String()
}

// bordered holds tables whose cells and neighbours ask for different lines.
func bordered(seed uint64) string {
	w := draw(seed)
	lines := []string{`w:val="nil"`, `w:val="none"`, `w:val="single" w:sz="4" w:color="000000"`, `w:val="single" w:sz="12" w:color="000000"`,
		`w:val="double" w:sz="6" w:color="000000"`, `w:val="single" w:sz="8" w:color="FF0000"`, `w:val="dashed" w:sz="6" w:color="000000"`, `w:val="dotted" w:sz="8" w:color="0000FF"`}
	edge := func(name string) string { return `<w:` + name + ` ` + lines[w.r.IntN(len(lines))] + `/>` }
	for i := range 12 {
		var rows []string
		for range 4 {
			var cells []string
			for range 4 {
				own := ""
				for _, side := range []string{"top", "left", "bottom", "right"} {
					if i > 3 && w.r.IntN(4) == 0 {
						own += edge(side)
					}
				}
				cells = append(cells, cellOf(2000, `<w:tcBorders>`+own+`</w:tcBorders>`, small(subjects[w.r.IntN(len(subjects))])))
			}
			rows = append(rows, row("", cells...))
		}
		var all strings.Builder
		for _, side := range []string{"top", "left", "bottom", "right", "insideH", "insideV"} {
			all.WriteString(edge(side))
		}
		t := draw(w.r.Uint64())
		t.table([]int{2000, 2000, 2000, 2000}, rows...)
		w.WriteString(strings.Replace(t.String(), `<w:tblLayout`, `<w:tblBorders>`+all.String()+`</w:tblBorders><w:tblLayout`, 1))
		w.p("", w.words(1))
	}
	return w.String()
}

const tableStyle = `<w:style w:type="table" w:customStyle="1" w:styleId="Striped"><w:name w:val="Striped"/><w:basedOn w:val="TableGrid"/>` +
	`<w:tblPr><w:tblStyleRowBandSize w:val="1"/><w:tblBorders><w:top w:val="single" w:sz="12" w:color="000000"/><w:bottom w:val="single" w:sz="12" w:color="000000"/><w:insideH w:val="single" w:sz="4" w:color="808080"/></w:tblBorders></w:tblPr>` +
	`<w:tblStylePr w:type="firstRow"><w:rPr><w:b/></w:rPr><w:tcPr><w:tcBorders><w:bottom w:val="double" w:sz="6" w:color="000000"/></w:tcBorders><w:shd w:val="clear" w:color="auto" w:fill="D9D9D9"/></w:tcPr></w:tblStylePr>` +
	`<w:tblStylePr w:type="firstCol"><w:rPr><w:b/></w:rPr></w:tblStylePr>` +
	`<w:tblStylePr w:type="lastRow"><w:tcPr><w:tcBorders><w:top w:val="single" w:sz="12" w:color="000000"/></w:tcBorders></w:tcPr></w:tblStylePr>` +
	`<w:tblStylePr w:type="band1Horz"><w:tcPr><w:shd w:val="clear" w:color="auto" w:fill="F2F2F2"/></w:tcPr></w:tblStylePr></w:style>`

// styled holds tables whose style gives rows and columns formats of their own.
func styled(seed uint64) func(*docx.File) {
	w := draw(seed)
	for _, look := range []string{"04A0", "0420", "0660", "0000"} {
		var rows []string
		for range 12 {
			rows = append(rows, row("", cellOf(1500, "", small("方面")), cellOf(4500, w.vAlign(), small(w.words(1))), cellOf(2500, w.vAlign(), small(w.words(1)))))
		}
		t := draw(w.r.Uint64())
		t.table([]int{1500, 4500, 2500}, rows...)
		s := strings.Replace(t.String(), `w:val="TableGrid"`, `w:val="Striped"`, 1)
		w.WriteString(strings.Replace(s, `</w:tblPr>`, `<w:tblLook w:val="`+look+`"/></w:tblPr>`, 1))
		w.p("", w.words(1))
	}
	place := inPlace(w.String())
	return func(f *docx.File) {
		place(f)
		replace(f, "word/styles.xml", "</w:styles>", tableStyle+"</w:styles>", 1)
	}
}
