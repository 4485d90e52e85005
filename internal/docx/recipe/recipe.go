// Package recipe makes Word files in the layout of official papers (GB/T
// 9704—2012) from a light text markup. The shipped templates are made with it,
// and tests say in it what a paper is. It knows no ledger and no template
// language: tags such as {{标题}} are text to it.
//
// One paragraph a line; blank lines are left out.
//
//	text          body: 3号仿宋, first line indented by two characters
//	= text        title: 2号小标宋, centred; \\ breaks the line (in any paragraph)
//	== text       line under the title: 楷体, centred
//	# text        heading 一、 黑体;  ## （一） 楷体;  ### 1.;  #### （1）
//	< text        flush left, not indented: 主送
//	& 附件：text   附件说明, a blank line above; several are & 附件：1.text, & 2.text
//	<< text       附件 with its number at the head of its page: 黑体, a blank line below
//	>> text       signature, a blank line above the first
//	> text        date
//	^ text        centred
//	~ text        note in 4号, not indented
//	! text        caption of a table: 黑体, centred
//	*** text      发文机关标志, red, 35 mm below the edge of the text area
//	** text       发文字号 with the red line; "** 文号 | 签发人：某某" for papers that go up
//	*> text       签发人 on the lines above that of the number; "** 文号 | 某某 |" ends them with one name
//	% text        a picture or chart: centred, on lines as high as it
//	%% text       caption of a figure, below it
//	---           page break
//	@landscape    a new section of landscape pages; @portrait turns back
//
// Inside a paragraph //text// is 楷体 and __text__ is 黑体, and ^[text] is a
// footnote. A heading with
// either of them is a run-in heading: its plain part is body text.
//
//	[[table 8c 12c 30 12r]]
//
// begins a table: relative column widths, c a centred column, r a column set to
// the right. A word 小四, 五号 or 小五 sets the size of its text; without one it is
// 小四, and 五号 above seven columns. The word 顶端 sets the text of rows at the top
// of their cells: rows of long text beside joined cells read better so.
//
//	|= 序号 | 问题     header row, repeated on every page
//	| 1 | text       row; < joins the cell at its left, ^ the one above,
//	                 \n begins a paragraph in the cell, \| is a bar
//
//	[[版头]]
//	| 000001
//	| __机密★1年__
//	| __特急__
//
// stands above 发文机关标志 and takes nothing from its place; that of several
// offices is
//
//	[[联合标志]]
//	| 甲
//	| 乙
//	|= 文件
//
// and
//
//	[[版记]]
//	| 抄送：甲、乙。
//	| 办公室 | 2026年7月8日印发
//
// is 版记 on the bottom of the text area of the page it is written on: the last
// thing of a paper.
//
// A table ends at the first other line. Nothing inside {{ }} is markup.
package recipe

import (
	"bytes"
	"slices"
	"strings"

	"zhenggai/internal/docx"
)

// Options are what the markup does not say.
type Options struct {
	Title     string // dc:title of the file
	Landscape bool   // the first section is landscape
	// Display33476 takes the margins and line pitch of GB/T 33476.2—2016
	// (34.58/32.58 mm, 29.45 pt), which put the ink itself on the type area of
	// GB/T 9704, instead of 37/35 mm and 28.95 pt as offices set them.
	Display33476 bool
}

// Build makes a complete .docx. The same markup gives the same bytes. An error
// names the line of the markup.
func Build(markup string, opt Options) ([]byte, error) {
	blocks, err := parse(markup)
	if err != nil {
		return nil, err
	}
	f := &docx.File{Name: opt.Title + ".docx"}
	w := newWriter(blocks, opt)
	f.SetPart(docx.DocumentPart, w.document())
	unused := w.unused()
	for _, p := range fixedParts {
		if !names(p.file, unused) {
			f.SetPart(p.name, fixed(p.file, opt, unused))
		}
	}
	if len(w.notes) > 0 {
		f.SetPart(notesPart, w.footnotes())
	}
	if err := f.SetProperties(docx.Properties{Title: opt.Title}); err != nil {
		return nil, err
	}
	return f.Bytes()
}

// names reports a line that names one of some parts.
func names(line string, parts []string) bool {
	return slices.ContainsFunc(parts, func(p string) bool { return strings.Contains(line, p) })
}

// fixed reads an embedded part without its indentation and without the lines
// that name unused parts.
func fixed(file string, opt Options, unused []string) []byte {
	data, err := parts.ReadFile("parts/" + file)
	if err != nil {
		panic(err) // an embedded file of ours is missing: not reachable from input
	}
	var b bytes.Buffer
	for i, line := range strings.Split(string(data), "\n") {
		if names(line, unused) {
			continue
		}
		b.WriteString(strings.TrimSpace(line))
		if i == 0 {
			b.WriteByte('\n')
		}
	}
	if opt.Display33476 {
		return bytes.ReplaceAll(b.Bytes(), []byte(`="579"`), []byte(`="589"`))
	}
	return b.Bytes()
}
