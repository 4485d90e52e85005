package fidelity

import (
	"fmt"
	"math/rand/v2"
	"strings"

	"zhenggai/internal/docx"
)

// odd lists documents with what the office's own papers seldom hold, so that a
// person may put it into a template.
func odd() []Case {
	return append([]Case{
		{"版头版记", formal, arranged},
		{"联合发文", joint, arranged},
		{"脚注", footnoted(21, 30), nil},
		{"编号", "x", inPlace(numbered(22), "word/numbering.xml", numberings)},
		{"制表位", "x", inPlace(tabbed(23))},
		{"嵌套表格", "x", inPlace(nested(24))},
		{"行高与纵向合并", "x", inPlace(heights(25))},
		{"与下段同页和孤行", "x", inPlace(kept(26))},
		{"分页", "x", inPlace(broken(27))},
		{"图片", "x", inPlace(withPictures(28), "word/media/图.png", picture())},
		{"长西文", "x", inPlace(western(29))},
		{"字符缩进", "x", inPlace(inChars(30))},
		{"行距", "x", inPlace(pitches(31))},
		{"页眉页脚", "x", inPlace(headed(32), "word/header9.xml", headers("首页页眉"), "word/footer9.xml", headers(""))},
		{"空段落", "x", inPlace(blanks(33))},
		{"对齐与字符格式", "x", inPlace(aligned(34))},
		{"不悬挂不避头尾", "x", inPlace(loosened(35))},
		{"段落边框和底纹", "x", inPlace(framed(36))},
	}, oddTables()...)
}

const formal = `[[版头]]
| 000001
| __机密★1年__
| __特急__
*** 望川区机关事务管理局文件
** 望机管〔2026〕15号 | 签发人：//陈景行//
= 关于巡察整改进展情况的报告
< 区委巡察工作领导小组办公室：
现将情况报告如下。
>> 望川区机关事务管理局
> 2026年7月8日
[[版记]]
| 抄送：区委办公室，区纪委监委机关，区委组织部，区委宣传部，各街道党工委。
| 望川区机关事务管理局办公室 | 2026年7月9日印发
`

const joint = `[[联合标志]]
| 中共望川区委组织部
| 望川区财政局
| 望川区机关事务管理局
|= 文件
*> 签发人：//陈景行　周　明//
** 望组〔2026〕15号 | //林知远// |
= 关于做好巡察整改工作的通知
< 各单位：
现将有关事项通知如下。
& 附件：1.巡察反馈意见整改问题清单和整改任务清单（含整改措施、责任科室、责任领导、完成时限）
& 2.责任清单
>> 中共望川区委组织部
>> 望川区财政局
>> 望川区机关事务管理局
> 2026年7月8日
---
<< 附件1
= 巡察反馈意见整改问题清单
正文。
`

// arranged sets mark and signature by their words.
func arranged(f *docx.File) {
	if _, err := f.Arrange(func(now []string, _ float64) []string { return now }, true); err != nil {
		panic(err)
	}
}

// footnoted is n paragraphs, every third with a note, some of them long.
func footnoted(seed uint64, n int) string {
	r := rand.New(rand.NewPCG(seed, 1))
	var b strings.Builder
	for i := range n {
		s := sentence(r, 1+r.IntN(3))
		if i%3 == 0 {
			s += "^[" + sentence(r, 1+r.IntN(12)) + "]"
		}
		b.WriteString(s + "\n")
	}
	return b.String()
}

const numberings = `<w:numbering xmlns:w="http://schemas.openxmlformats.org/wordprocessingml/2006/main">` +
	`<w:abstractNum w:abstractNumId="0"><w:multiLevelType w:val="multilevel"/>` +
	`<w:lvl w:ilvl="0"><w:start w:val="1"/><w:numFmt w:val="chineseCounting"/><w:suff w:val="nothing"/><w:lvlText w:val="%1、"/><w:lvlJc w:val="left"/><w:pPr><w:ind w:left="0" w:firstLine="640"/></w:pPr></w:lvl>` +
	`<w:lvl w:ilvl="1"><w:start w:val="1"/><w:numFmt w:val="decimal"/><w:lvlText w:val="%2."/><w:lvlJc w:val="left"/><w:pPr><w:ind w:left="1260" w:hanging="420"/></w:pPr></w:lvl>` +
	`<w:lvl w:ilvl="2"><w:start w:val="1"/><w:numFmt w:val="decimal"/><w:suff w:val="space"/><w:lvlText w:val="（%3）"/><w:lvlJc w:val="left"/><w:pPr><w:ind w:left="840" w:firstLine="0"/></w:pPr></w:lvl>` +
	`</w:abstractNum><w:num w:numId="1"><w:abstractNumId w:val="0"/></w:num></w:numbering>`

func numbered(seed uint64) string {
	w := draw(seed)
	for range 4 {
		w.p(`<w:numPr><w:ilvl w:val="0"/><w:numId w:val="1"/></w:numPr>`, w.words(1))
		for range 3 {
			w.p(`<w:numPr><w:ilvl w:val="1"/><w:numId w:val="1"/></w:numPr>`, w.words(2))
			w.p(`<w:numPr><w:ilvl w:val="2"/><w:numId w:val="1"/></w:numPr>`, w.words(1))
		}
	}
	return w.String()
}

func tabbed(seed uint64) string {
	w := draw(seed)
	for i := range 20 {
		fmt.Fprintf(w, `<w:p><w:pPr><w:tabs><w:tab w:val="left" w:pos="2000"/><w:tab w:val="center" w:pos="4800"/><w:tab w:val="right" w:leader="dot" w:pos="8800"/></w:tabs><w:ind w:firstLine="0"/><w:jc w:val="left"/></w:pPr>`+
			`%s<w:r><w:tab/></w:r>%s<w:r><w:tab/></w:r>%s<w:r><w:tab/></w:r>%s</w:p>`,
			run("", fmt.Sprintf("第%d项", i+1)), run("", "整改措施"), run("", subjects[w.r.IntN(len(subjects))]), run("", fmt.Sprint(i*37)))
		w.p(`<w:tabs><w:tab w:val="right" w:leader="underscore" w:pos="6000"/></w:tabs><w:ind w:firstLine="0"/>`, "签字：")
	}
	return w.String()
}

func nested(seed uint64) string {
	w := draw(seed)
	for range 8 {
		inner := draw(w.r.Uint64())
		inner.table([]int{1200, 2400}, row("", cellOf(1200, "", small("甲")), cellOf(2400, "", small(inner.words(1)))),
			row("", cellOf(1200, "", small("乙")), cellOf(2400, "", small(inner.words(2)))))
		w.table([]int{3000, 5800}, row("<w:cantSplit/>", cellOf(3000, "", small(w.words(2))), cellOf(5800, "", small(w.words(1))+inner.String()+small("表后"))))
		w.p("", w.words(1))
	}
	return w.String()
}

func heights(seed uint64) string {
	w := draw(seed)
	rules := []string{`<w:trHeight w:val="700" w:hRule="exact"/>`, `<w:trHeight w:val="1200" w:hRule="atLeast"/>`, "", "<w:cantSplit/>"}
	var rows []string
	for i := range 40 {
		merge := `<w:vMerge/><w:vAlign w:val="center"/>`
		first := small("")
		if i%4 == 0 {
			merge, first = `<w:vMerge w:val="restart"/><w:vAlign w:val="center"/>`, small(w.words(1))
		}
		clauses := 1 + w.r.IntN(3)
		if i%4 == 0 {
			clauses = 1
		}
		rows = append(rows, row(rules[i%4], cellOf(2000, merge, first), cellOf(4800, `<w:vAlign w:val="bottom"/>`, small(sentence(w.r, clauses))), cellOf(2000, "", small(fmt.Sprint(i)))))
	}
	w.table([]int{2000, 4800, 2000}, rows...)
	w.p("", "表后。")
	return w.String()
}

func kept(seed uint64) string {
	w := draw(seed)
	for i := range 40 {
		switch i % 5 {
		case 0:
			w.p("<w:keepNext/>", w.words(1))
			w.p("<w:keepNext/>", w.words(1+i%4))
		case 1:
			w.p("<w:keepLines/>", w.words(4))
		case 2:
			w.p("<w:widowControl/>", w.words(3))
		default:
			w.p("", w.words(2))
		}
	}
	return w.String()
}

func broken(seed uint64) string {
	w := draw(seed)
	for range 3 {
		w.p("", w.words(3))
		w.WriteString(`<w:p>` + run("", w.words(1)) + `<w:r><w:br w:type="page"/></w:r>` + run("", w.words(2)) + `</w:p>`)
		w.p("<w:pageBreakBefore/>", w.words(2))
		w.WriteString(`<w:p>` + run("", "甲") + `<w:r><w:br/></w:r>` + run("", w.words(2)) + `</w:p>`)
	}
	return w.String()
}

func withPictures(seed uint64) string {
	w := draw(seed)
	for i := range 8 {
		drawing := fmt.Sprintf(`<w:r><w:drawing><wp:inline distT="0" distB="0" distL="0" distR="0"><wp:extent cx="%d" cy="%d"/><wp:docPr id="%d" name="图"/><a:graphic><a:graphicData uri="http://schemas.openxmlformats.org/drawingml/2006/picture"><pic:pic><pic:nvPicPr><pic:cNvPr id="0" name="图"/><pic:cNvPicPr/></pic:nvPicPr><pic:blipFill><a:blip r:embed="rIdX1"/><a:stretch><a:fillRect/></a:stretch></pic:blipFill><pic:spPr><a:xfrm><a:off x="0" y="0"/><a:ext cx="%d" cy="%d"/></a:xfrm><a:prstGeom prst="rect"><a:avLst/></a:prstGeom></pic:spPr></pic:pic></a:graphicData></a:graphic></wp:inline></w:drawing></w:r>`,
			914400*(1+i%3), 685800*(1+i%3), i+1, 914400*(1+i%3), 685800*(1+i%3))
		w.WriteString(`<w:p><w:pPr><w:spacing w:line="240" w:lineRule="auto"/><w:ind w:firstLine="0"/><w:jc w:val="center"/></w:pPr>` + drawing + `</w:p>`)
		w.p("", w.words(3))
	}
	return w.String()
}

func western(seed uint64) string {
	w := draw(seed)
	long := []string{"Internationalization", "https://www.example.cn/a/very/long/path/to/a/page.html", "GB/T-9704-2012", "XJ-2026-000123-A", "e-mail", "counter-revolutionary", "A4", "2026-06-30", "12,345.67", "v1.2.3-beta"}
	for range 25 {
		text := ""
		for range 6 {
			text += strings.TrimSuffix(w.words(1), "。") + long[w.r.IntN(len(long))] + []string{"", " ", "，", "（甲）"}[w.r.IntN(4)]
		}
		w.p("", text+"。")
	}
	for range 5 {
		w.p("", "The office of "+strings.Repeat("general affairs keeps all records in good order and ", 4)+"reports.")
	}
	return w.String()
}

func inChars(seed uint64) string {
	w := draw(seed)
	for _, ind := range []string{`<w:ind w:firstLineChars="200" w:firstLine="630"/>`, `<w:ind w:leftChars="300" w:left="945" w:firstLineChars="0" w:firstLine="0"/>`,
		`<w:ind w:rightChars="400" w:right="1260" w:firstLine="0"/>`, `<w:ind w:leftChars="400" w:left="1890" w:hangingChars="200" w:hanging="630"/>`,
		`<w:ind w:left="640" w:right="640" w:firstLine="640"/>`, `<w:ind w:left="1280" w:hanging="640"/>`} {
		for range 3 {
			w.p(ind, w.words(3))
		}
	}
	return w.String()
}

func pitches(seed uint64) string {
	w := draw(seed)
	for _, s := range []string{`<w:spacing w:line="240" w:lineRule="auto"/>`, `<w:spacing w:line="360" w:lineRule="auto"/>`, `<w:spacing w:line="500" w:lineRule="atLeast"/>`,
		`<w:spacing w:line="400" w:lineRule="exact"/>`, `<w:spacing w:beforeLines="50" w:afterLines="100" w:before="120" w:after="240" w:line="579" w:lineRule="exact"/>`,
		`<w:spacing w:before="200" w:after="200" w:line="579" w:lineRule="exact"/><w:contextualSpacing/>`} {
		for range 4 {
			w.p(s, w.words(2))
		}
	}
	return w.String()
}

func headers(text string) string {
	tag, inside := "w:hdr", `<w:p><w:pPr><w:pStyle w:val="Footer"/><w:jc w:val="center"/></w:pPr>`+run("", text)+`</w:p>`
	if text == "" {
		tag, inside = "w:ftr", `<w:p><w:pPr><w:pStyle w:val="Footer"/><w:jc w:val="center"/></w:pPr>`+run("", "第")+`<w:fldSimple w:instr=" PAGE ">`+run("", "1")+`</w:fldSimple>`+
			run("", "页，共")+`<w:fldSimple w:instr=" NUMPAGES ">`+run("", "1")+`</w:fldSimple>`+run("", "页")+`</w:p>`
	}
	return `<` + tag + ` xmlns:w="http://schemas.openxmlformats.org/wordprocessingml/2006/main">` + inside + `</` + tag + `>`
}

func headed(seed uint64) string {
	w := draw(seed)
	for range 30 {
		w.p("", w.words(3))
	}
	w.WriteString(`<w:sectPr><w:headerReference w:type="first" r:id="rIdX1"/><w:footerReference w:type="default" r:id="rIdX2"/><w:footerReference w:type="even" r:id="rId5"/><w:footerReference w:type="first" r:id="rIdX2"/>` +
		`<w:pgSz w:w="11906" w:h="16838"/><w:pgMar w:top="2098" w:right="1474" w:bottom="1984" w:left="1587" w:header="851" w:footer="1422" w:gutter="0"/><w:titlePg/></w:sectPr>`)
	return w.String()
}

func blanks(seed uint64) string {
	w := draw(seed)
	for i := range 30 {
		fmt.Fprintf(w, `<w:p><w:pPr><w:spacing w:line="240" w:lineRule="auto"/><w:rPr><w:sz w:val="%d"/></w:rPr></w:pPr></w:p>`, 12+4*(i%12))
		w.p("", w.words(1))
		w.WriteString(`<w:p/>`)
	}
	return w.String()
}

func aligned(seed uint64) string {
	w := draw(seed)
	for _, jc := range []string{"left", "center", "right", "both", "distribute"} {
		for _, rPr := range []string{"", "<w:b/>", `<w:w w:val="80"/>`, `<w:spacing w:val="40"/>`, `<w:u w:val="single"/>`, `<w:sz w:val="44"/>`} {
			fmt.Fprintf(w, `<w:p><w:pPr><w:jc w:val="%s"/></w:pPr>%s%s%s</w:p>`, jc, run("", w.words(1)), run(rPr, w.words(1)), run(`<w:vertAlign w:val="superscript"/>`, "注1"))
		}
	}
	return w.String()
}

func loosened(seed uint64) string {
	w := draw(seed)
	for i := range 30 {
		w.p([]string{`<w:overflowPunct w:val="0"/>`, `<w:kinsoku w:val="0"/>`}[i%2], w.words(3))
	}
	return w.String()
}
