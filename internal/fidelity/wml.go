package fidelity

import (
	"bytes"
	"fmt"
	"image"
	"image/color"
	"image/png"
	"math/rand/v2"
	"strings"

	"zhenggai/internal/docx"
)

// This file writes WordprocessingML by hand, for what the markup of package
// recipe cannot say.

// inPlace puts blocks in place of a file's text, and other parts beside it.
func inPlace(blocks string, parts ...string) func(*docx.File) {
	return func(f *docx.File) {
		s := string(f.Part(docx.DocumentPart))
		from, to := strings.Index(s, "<w:body>")+len("<w:body>"), strings.LastIndex(s, "<w:sectPr>")
		if cut := strings.LastIndex(blocks, "<w:sectPr>"); cut >= 0 {
			to = strings.Index(s, "</w:body>")
		}
		s = s[:from] + blocks + s[to:]
		s = strings.Replace(s, "<w:document ", `<w:document xmlns:wp="http://schemas.openxmlformats.org/drawingml/2006/wordprocessingDrawing"`+
			` xmlns:a="http://schemas.openxmlformats.org/drawingml/2006/main" xmlns:pic="http://schemas.openxmlformats.org/drawingml/2006/picture" `, 1)
		f.SetPart(docx.DocumentPart, []byte(s))
		for i := 0; i < len(parts); i += 2 {
			f.SetPart(parts[i], []byte(parts[i+1]))
			declare(f, parts[i], fmt.Sprintf("rIdX%d", i/2+1))
		}
	}
}

// declare names a part in the list of types and among the relations of the text.
func declare(f *docx.File, part, id string) {
	kind, _, _ := strings.Cut(strings.TrimPrefix(part, "word/"), ".")
	kind = strings.TrimRight(kind, "0123456789")
	if strings.HasPrefix(kind, "media/") {
		kind = "image"
		replace(f, "[Content_Types].xml", "<Override", `<Default Extension="png" ContentType="image/png"/><Override`, 1)
	} else {
		replace(f, "[Content_Types].xml", "</Types>", `<Override PartName="/`+part+
			`" ContentType="application/vnd.openxmlformats-officedocument.wordprocessingml.`+kind+`+xml"/></Types>`, 1)
	}
	replace(f, "word/_rels/document.xml.rels", "</Relationships>", `<Relationship Id="`+id+
		`" Type="http://schemas.openxmlformats.org/officeDocument/2006/relationships/`+kind+`" Target="`+strings.TrimPrefix(part, "word/")+`"/></Relationships>`, 1)
}

// author writes paragraphs and tables of WordprocessingML.
type author struct {
	strings.Builder
	r *rand.Rand
}

func draw(seed uint64) *author { return &author{r: rand.New(rand.NewPCG(seed, 4))} }

const eastAsia = `<w:rFonts w:hint="eastAsia"/>`

// p writes a paragraph with properties.
func (w *author) p(pPr, text string) {
	fmt.Fprintf(w, `<w:p><w:pPr>%s</w:pPr>%s</w:p>`, pPr, run("", text))
}

func run(rPr, text string) string {
	return `<w:r><w:rPr>` + eastAsia + rPr + `</w:rPr><w:t xml:space="preserve">` + text + `</w:t></w:r>`
}

func (w *author) words(clauses int) string { return sentence(w.r, clauses) }

// table writes rows of cells, each the inside of a w:tc; widths in twips.
func (w *author) table(widths []int, rows ...string) {
	all := 0
	for _, x := range widths {
		all += x
	}
	fmt.Fprintf(w, `<w:tbl><w:tblPr><w:tblStyle w:val="TableGrid"/><w:tblW w:w="%d" w:type="dxa"/><w:tblLayout w:type="fixed"/></w:tblPr><w:tblGrid>`, all)
	for _, x := range widths {
		fmt.Fprintf(w, `<w:gridCol w:w="%d"/>`, x)
	}
	w.WriteString(`</w:tblGrid>` + strings.Join(rows, "") + `</w:tbl>`)
}

func row(trPr string, cells ...string) string {
	return `<w:tr><w:trPr>` + trPr + `</w:trPr>` + strings.Join(cells, "") + `</w:tr>`
}

func cellOf(width int, tcPr, inside string) string {
	return fmt.Sprintf(`<w:tc><w:tcPr><w:tcW w:w="%d" w:type="dxa"/>%s</w:tcPr>%s</w:tc>`, width, tcPr, inside)
}

func small(text string) string {
	return `<w:p><w:pPr><w:pStyle w:val="TableTextSmall"/></w:pPr>` + run("", text) + `</w:p>`
}

// picture is a chessboard.
func picture() string {
	m := image.NewGray(image.Rect(0, 0, 64, 48))
	for y := range 48 {
		for x := range 64 {
			m.SetGray(x, y, color.Gray{uint8(255 * ((x/8 + y/8) % 2))})
		}
	}
	var b bytes.Buffer
	if err := png.Encode(&b, m); err != nil {
		panic(err) // no input of ours fails
	}
	return b.String()
}
