package ledger

import (
	"fmt"
	"math"
	"strconv"
	"strings"
	"unicode/utf8"
)

// draft is a worksheet to be written. All its cells are text: nothing that came
// out of a ledger can become a formula.
type draft struct {
	name    string
	columns []draftColumn
	rows    []draftRow
	merges  []Area
	head    int // rows that stay in view and are printed on every page
	filter  Area
	choices []choice
	notes   []note
	footer  string
}

type draftColumn struct {
	width float64 // in characters
	look  int     // style of cells not written
}

type draftRow struct {
	height float64 // in points, 0 for what fits
	cells  []draftCell
}

type draftCell struct {
	text string
	look int
	link string // place in the workbook, 'Sheet'!A1
}

// choice is a list to choose from on an area; strict allows nothing else.
type choice struct {
	area   Area
	words  []string
	strict bool
}

func (a Area) ref() string { return Ref(a.Top, a.Left) + ":" + Ref(a.Bottom, a.Right) }

// xml writes the worksheet part; drawing is the relationship of its notes.
func (d *draft) xml(b *bundle, selected bool, drawing string) []byte {
	var w strings.Builder
	w.WriteString(xmlHead + `<worksheet xmlns="` + b.cells() + `" xmlns:r="` + b.relations() + `"><sheetPr><pageSetUpPr fitToPage="1"/></sheetPr>`)
	d.view(&w, selected)
	for i, c := range d.columns {
		fmt.Fprintf(&w, `<col min="%d" max="%d" width="%s" style="%d" customWidth="1"/>`, i+1, i+1, decimals(c.width), c.look)
	}
	w.WriteString(`</cols><sheetData>`)
	for i, r := range d.rows {
		r.xml(&w, i+1)
	}
	w.WriteString(`</sheetData>`)
	d.below(&w)
	w.WriteString(`<pageMargins left="0.4" right="0.4" top="0.6" bottom="0.6" header="0.3" footer="0.3"/><pageSetup paperSize="9" orientation="landscape" fitToWidth="1" fitToHeight="0"/>`)
	w.WriteString(`<headerFooter><oddFooter>` + escape(d.footer) + `</oddFooter></headerFooter>`)
	if drawing != "" {
		fmt.Fprintf(&w, `<legacyDrawing r:id="%s"/>`, drawing)
	}
	w.WriteString(`</worksheet>`)
	return []byte(w.String())
}

func decimals(n float64) string { return strconv.FormatFloat(n, 'f', -1, 64) }

func (d *draft) view(w *strings.Builder, selected bool) {
	on := ""
	if selected {
		on = ` tabSelected="1"`
	}
	below := Ref(d.head+1, 1)
	fmt.Fprintf(w, `<sheetViews><sheetView%s workbookViewId="0"><pane ySplit="%d" topLeftCell="%s" activePane="bottomLeft" state="frozen"/><selection pane="bottomLeft" activeCell="%s" sqref="%s"/></sheetView></sheetViews><sheetFormatPr defaultRowHeight="15"/><cols>`,
		on, d.head, below, below, below)
}

func (r draftRow) xml(w *strings.Builder, number int) {
	height := ""
	if r.height > 0 {
		height = ` ht="` + decimals(r.height) + `" customHeight="1"`
	}
	fmt.Fprintf(w, `<row r="%d"%s>`, number, height)
	for i, c := range r.cells {
		if c.text == "" {
			fmt.Fprintf(w, `<c r="%s" s="%d"/>`, Ref(number, i+1), c.look)
			continue
		}
		fmt.Fprintf(w, `<c r="%s" s="%d" t="inlineStr"><is><t xml:space="preserve">%s</t></is></c>`, Ref(number, i+1), c.look, escape(c.text))
	}
	w.WriteString(`</row>`)
}

// below writes what follows the cells, in the order the format asks for.
func (d *draft) below(w *strings.Builder) {
	if d.filter != (Area{}) {
		fmt.Fprintf(w, `<autoFilter ref="%s"/>`, d.filter.ref())
	}
	list(w, "mergeCells", len(d.merges), func(i int) { fmt.Fprintf(w, `<mergeCell ref="%s"/>`, d.merges[i].ref()) })
	list(w, "dataValidations", len(d.choices), func(i int) { d.choices[i].xml(w) })
	var links []string
	for i, r := range d.rows {
		for j, c := range r.cells {
			if c.link != "" {
				links = append(links, fmt.Sprintf(`<hyperlink ref="%s" location="%s" display="%s"/>`, Ref(i+1, j+1), escape(c.link), escape(c.text)))
			}
		}
	}
	if len(links) > 0 {
		w.WriteString(`<hyperlinks>` + strings.Join(links, "") + `</hyperlinks>`)
	}
}

func list(w *strings.Builder, name string, n int, each func(i int)) {
	if n == 0 {
		return
	}
	fmt.Fprintf(w, `<%s count="%d">`, name, n)
	for i := range n {
		each(i)
	}
	fmt.Fprintf(w, `</%s>`, name)
}

func (c choice) xml(w *strings.Builder) {
	refuse := ` errorStyle="information" showErrorMessage="0"`
	if c.strict {
		refuse = ` showErrorMessage="1" errorTitle="不在取值范围内" error="` + escape("请从下拉列表中选择："+strings.Join(c.words, "、")) + `"`
	}
	fmt.Fprintf(w, `<dataValidation type="list" allowBlank="1"%s sqref="%s"><formula1>"%s"</formula1></dataValidation>`,
		refuse, c.area.ref(), escape(strings.Join(c.words, ",")))
}

// sheetLink is a place as a hyperlink names it.
func sheetLink(sheet, cell string) string {
	return "'" + strings.ReplaceAll(sheet, "'", "''") + "'!" + cell
}

// spread fills a row with one text over so many columns.
func spread(text string, look, columns int, height float64) draftRow {
	r := textRow([]string{text}, repeated(look, columns))
	r.height = height
	return r
}

func repeated(look, n int) []int {
	out := make([]int, n)
	for i := range out {
		out[i] = look
	}
	return out
}

// textRow is a row of cells, blank where there is no text.
func textRow(texts []string, looks []int) draftRow {
	var r draftRow
	for i, look := range looks {
		cell := draftCell{look: look}
		if i < len(texts) {
			cell.text = texts[i]
		}
		r.cells = append(r.cells, cell)
	}
	return r
}

// The height of a row in points: what one line takes, and the margin.
const (
	lineHeight = 14.5
	rowMargin  = 6
)

// fit makes rows as high as their longest cell, which programs that do not
// measure text themselves would show cut.
func (d *draft) fit() {
	for i, r := range d.rows {
		lines := 1
		for j, c := range r.cells {
			lines = max(lines, lineCount(c.text, d.columns[j].width))
		}
		if r.height == 0 {
			d.rows[i].height = min(float64(lines)*lineHeight+rowMargin, 400)
		}
	}
}

// lineCount is how many lines a text takes in a column; a Chinese character is
// two wide.
func lineCount(text string, width float64) int {
	lines := 0
	for _, s := range strings.Split(text, "\n") {
		units := 0
		for _, r := range s {
			units += min(utf8.RuneLen(r), 2)
		}
		lines += max(1, int(math.Ceil(float64(units)/max(width-1, 1))))
	}
	return lines
}
