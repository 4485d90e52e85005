package docx

import (
	"slices"
	"strings"
	"testing"

	"zhenggai/internal/source"
)

// TestZoo holds what Word can put into a file. Each feature is either set, and
// its words stand in the Document, or told with the paragraph it stands in:
// never dropped in silence.
func TestZoo(t *testing.T) {
	p := func(pPr, runs string) string { return `<w:p><w:pPr>` + pPr + `</w:pPr>` + runs + `</w:p>` }
	r := func(rPr, inside string) string { return `<w:r><w:rPr>` + rPr + `</w:rPr>` + inside + `</w:r>` }
	words := `<w:t>字</w:t>`
	graphic := func(uri, inside string) string {
		return r("", `<w:drawing><wp:inline><wp:extent cx="9" cy="9"/><a:graphic><a:graphicData uri="`+uri+`">`+inside+`</a:graphicData></a:graphic></wp:inline></w:drawing>`)
	}
	for _, c := range []struct {
		name, body string
		codes      string // of the problems, "" where the feature is set
		text       string // what is kept
	}{
		{"浮动图片", p("", r("", `<w:drawing><wp:anchor><a:graphic/></wp:anchor></w:drawing>`+words)), "Y203", "字"},
		{"文本框", p("", r("", `<w:pict><w:txbxContent><w:p>`+r("", words)+`</w:p></w:txbxContent></w:pict>`)), "Y203", ""},
		{"新式文本框", p("", r("", `<mc:AlternateContent><mc:Choice Requires="wps"><w:drawing/></mc:Choice></mc:AlternateContent>`)), "Y203", ""},
		{"艺术字", p("", r("", `<w:pict/>`+words)), "Y203", "字"},
		{"SmartArt", p("", graphic("diagram", `<dgm:relIds/>`)), "Y203", ""},
		{"嵌入对象", p("", r("", `<w:object/>`+words)), "Y203", "字"},
		{"公式", p("", `<m:oMath><m:r><m:t>x</m:t></m:r></m:oMath>`), "Y206", ""},
		{"分栏", p("", r("", words)) + `<w:sectPr><w:cols w:num="2"/></w:sectPr>`, "Y210", "字"},
		{"首字下沉", p(`<w:framePr w:dropCap="drop" w:lines="3"/>`, r("", words)), "Y208", "字"},
		{"图文框", p(`<w:framePr w:w="100"/>`, r("", words)), "Y208", "字"},
		{"拼音指南", p("", r("", `<w:ruby><w:rt>`+r("", `<w:t>zi</w:t>`)+`</w:rt><w:rubyBase>`+r("", words)+`</w:rubyBase></w:ruby>`)), "Y207", "字"},
		{"双行合一", p("", r(`<w:eastAsianLayout w:combine="1"/>`, words)), "Y207", "字"},
		{"着重号", p("", r(`<w:em w:val="dot"/>`, words)), "Y207", "字"},
		{"竖排的页面", p("", r("", words)) + `<w:sectPr><w:textDirection w:val="tbRl"/></w:sectPr>`, "Y211", "字"},
		{"竖排的段落", p(`<w:textDirection w:val="tbRl"/>`, r("", words)), "Y208", "字"},
		{"从右到左", p(`<w:bidi/>`, r(`<w:rtl/>`, words)), "Y208 Y207", "字"},
		{"修订", p("", `<w:ins w:id="1">`+r("", words)+`</w:ins><w:del w:id="2">`+r("", `<w:delText>删</w:delText>`)+`</w:del>`), "Y202", "字"},
		{"移动", p("", `<w:moveTo w:id="1">`+r("", words)+`</w:moveTo>`), "Y202", "字"},
		{"格式修订", p("", r(`<w:rPrChange w:id="1"/>`, words)), "Y202", "字"},
		{"批注", p("", `<w:commentRangeStart w:id="1"/>`+r("", words+`<w:commentReference w:id="1"/>`)+`<w:commentRangeEnd w:id="1"/>`), "", "字"},
		{"内容控件", `<w:sdt><w:sdtContent>` + p("", `<w:sdt><w:sdtContent>`+r("", words)+`</w:sdtContent></w:sdt>`) + `</w:sdtContent></w:sdt>`, "", "字"},
		{"超链接", p("", `<w:hyperlink w:anchor="甲">`+r("", words)+`</w:hyperlink>`), "", "字"},
		{"交叉引用", p("", `<w:fldSimple w:instr=" REF 甲 ">`+r("", words)+`</w:fldSimple>`), "Y209", "字"},
		{"外部内容的域", p("", `<w:fldSimple w:instr=" INCLUDETEXT x ">`+r("", words)+`</w:fldSimple>`), "Y209", "字"},
		{"隐藏文字", p("", r(`<w:vanish/>`, `<w:t>秘</w:t>`)+r("", words)), "Y216", "字"},
		{"符号字体", p("", r("", `<w:sym w:font="Wingdings" w:char="F020"/>`+words)), "Y219", "字"},
		{"尾注", p("", r("", words+`<w:endnoteReference w:id="1"/>`)), "Y205", "字"},
		{"行号", p("", r("", words)) + `<w:sectPr><w:lnNumType w:countBy="1"/></w:sectPr>`, "Y211", "字"},
		{"页面边框", p("", r("", words)) + `<w:sectPr><w:pgBorders/></w:sectPr>`, "Y211", "字"},
		{"段落底纹", p(`<w:shd w:val="clear" w:fill="FF0000"/>`, r("", words)), "", "字"},
		{"小数点制表位", p(`<w:tabs><w:tab w:val="decimal" w:pos="100"/></w:tabs>`, r("", words)), "Y208", "字"},
		{"行的对齐", `<w:tbl><w:tblGrid><w:gridCol w:w="900"/></w:tblGrid><w:tr><w:trPr><w:jc w:val="center"/></w:trPr><w:tc>` + p("", r("", words)) + `</w:tc></w:tr></w:tbl>`, "Y213", ""},
		{"嵌入的文件", `<w:altChunk r:id="rId1"/>`, "Y212", ""},
		{"不认识的元素", p("", r("", words)) + `<w:未来/>`, "Y217", "字"},
	} {
		t.Run(c.name, func(t *testing.T) {
			f := &File{Name: "例.docx"}
			f.SetPart(DocumentPart, []byte(`<w:document`+testNamespaces+
				` xmlns:m="http://schemas.openxmlformats.org/officeDocument/2006/math" xmlns:dgm="http://schemas.openxmlformats.org/drawingml/2006/diagram"`+
				`><w:body>`+c.body+`</w:body></w:document>`))
			d, problems := Resolve(f)
			if got := codesOf(problems); got != c.codes {
				t.Errorf("问题 %q，应为 %q：%v", got, c.codes, problems)
			}
			for _, p := range problems {
				if p.At.Part == "" || p.Hint == "" {
					t.Errorf("没有说清在哪里、怎么办：%s", p)
				}
			}
			if got := wordsOf(d); got != c.text {
				t.Errorf("留下的文字 %q，应为 %q", got, c.text)
			}
		})
	}
}

func codesOf(ps source.Problems) string {
	var out []string
	for _, p := range ps {
		if !slices.Contains(out, p.Code) {
			out = append(out, p.Code)
		}
	}
	return strings.Join(out, " ")
}

func wordsOf(d *Document) string {
	s := ""
	for _, sec := range d.Sections {
		for _, b := range sec.Blocks {
			if p, ok := b.(*Paragraph); ok {
				for _, in := range p.Inlines {
					if t, ok := in.(Text); ok {
						s += t.Text
					}
				}
			}
		}
	}
	return s
}
