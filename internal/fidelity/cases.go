// Package fidelity sets the same Word file with LibreOffice and with package
// layout and says how far the two agree. It is used by tests only.
package fidelity

import (
	"fmt"
	"strings"

	"zhenggai/internal/docx"
	"zhenggai/internal/docx/recipe"
)

// Case is a paper of the kind the office makes, with text of our own.
type Case struct {
	Name   string
	markup string
	edit   func(*docx.File) // what the markup cannot say; nil for none
}

// Cases lists the papers that both engines set. Their text is drawn from
// clauses with every mark that official papers use, by a generator with fixed
// seeds: many line ends, always the same.
func Cases() []Case {
	return append([]Case{
		{"正文两端对齐", body(1, 60), nil},
		{"正文左对齐", body(2, 60), left},
		{"数字与西文", digits(4, 50), nil},
		{"数字与西文左对齐", digits(5, 30), left},
		{"公文结构", structure(5), nil},
		{"五号表格", body(6, 3) + ledger(6, "五号", 40), nil},
		{"小四表格", body(7, 3) + ledger(7, "小四", 30), nil},
		{"跨页的行", body(7, 3) + ledger(7, "小四", 30), cuttable},
		{"合并单元格", "@landscape\n" + merged(10, 16), nil},
		{"横竖分节", body(8, 8) + "@landscape\n" + ledger(8, "五号", 12) + body(8, 2) + "@portrait\n" + body(9, 10), nil},
		{"自动行距", body(9, 30), loose},
	}, append(odd(), mixed()...)...)
}

// File is the case as a Word file.
func (c Case) File() (*docx.File, error) {
	data, err := recipe.Build(c.markup, recipe.Options{Title: c.Name})
	if err != nil {
		return nil, err
	}
	f, err := docx.Open(c.Name+".docx", data)
	if err == nil && c.edit != nil {
		c.edit(f)
	}
	return f, err
}

// replace puts words in a part in the place of others, n times or, -1, always.
func replace(f *docx.File, part, old, new string, n int) {
	f.SetPart(part, []byte(strings.Replace(string(f.Part(part)), old, new, n)))
}

func left(f *docx.File) {
	replace(f, "word/styles.xml", `<w:jc w:val="both"/>`, `<w:jc w:val="left"/>`, -1)
}

func cuttable(f *docx.File) { replace(f, docx.DocumentPart, "<w:cantSplit/>", "", -1) }

// loose sets the lines one and a half times as high as the font.
func loose(f *docx.File) {
	replace(f, "word/styles.xml", `<w:spacing w:line="579" w:lineRule="exact"/>`,
		`<w:spacing w:before="60" w:after="80" w:line="360" w:lineRule="auto"/>`, -1)
}

// Document is the case as it is laid out.
func (c Case) Document() (*docx.Document, error) {
	f, err := c.File()
	if err != nil {
		return nil, err
	}
	d, problems := docx.Resolve(f)
	if len(problems) > 0 {
		return nil, fmt.Errorf("%s：%s", c.Name, problems[0])
	}
	return d, nil
}

// Long is a paper of some 14 pages with a table.
func Long() Case { return Case{"长文", body(11, 85) + ledger(11, "五号", 30), nil} }
