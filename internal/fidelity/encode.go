// Package fidelity sets the same document with LibreOffice and with package
// layout and says how far the two agree. It is used by tests only.
package fidelity

import (
	"archive/zip"
	"bytes"
	"encoding/xml"
	"fmt"
	"strings"

	"zhenggai/internal/docx"
)

// Encode writes a Document as a docx for the other engine to read. It knows
// just what the cases of this package use, straight and without styles, so
// that a difference in the result is one of layout and not of reading.
func Encode(d *docx.Document) ([]byte, error) {
	w := &encoder{}
	for i := range d.Sections {
		w.section(&d.Sections[i], i+1 == len(d.Sections))
	}
	settings := `<w:settings ` + ns + `><w:defaultTabStop w:val="` + tw(d.DefaultTab) + `"/>`
	if d.EvenAndOdd {
		settings += `<w:evenAndOddHeaders/>`
	}
	if d.CompressPunctuation {
		settings += `<w:characterSpacingControl w:val="compressPunctuation"/>`
	}
	settings += `<w:compat><w:compatSetting w:name="compatibilityMode" w:uri="http://schemas.microsoft.com/office/word" w:val="15"/></w:compat></w:settings>`
	styles := `<w:styles ` + ns + `><w:docDefaults><w:rPrDefault><w:rPr><w:lang w:val="en-US" w:eastAsia="zh-CN"/></w:rPr></w:rPrDefault></w:docDefaults></w:styles>`
	w.part("styles", "styles", styles)
	w.part("settings", "settings", settings)
	return w.zip(`<w:document ` + ns + `><w:body>` + w.body.String() + `</w:body></w:document>`)
}

const (
	ns      = `xmlns:w="http://schemas.openxmlformats.org/wordprocessingml/2006/main" xmlns:r="http://schemas.openxmlformats.org/officeDocument/2006/relationships"`
	relType = "http://schemas.openxmlformats.org/officeDocument/2006/relationships/"
	wmlType = "application/vnd.openxmlformats-officedocument.wordprocessingml."
)

type encoder struct {
	body  strings.Builder
	parts []struct{ name, kind, text string }
}

// part adds a part and returns its relationship.
func (w *encoder) part(name, kind, text string) string {
	w.parts = append(w.parts, struct{ name, kind, text string }{name, kind, text})
	return fmt.Sprintf("rId%d", len(w.parts))
}

func (w *encoder) zip(document string) ([]byte, error) {
	var types, rels strings.Builder
	for i, p := range w.parts {
		fmt.Fprintf(&types, `<Override PartName="/word/%s.xml" ContentType="%s%s+xml"/>`, p.name, wmlType, p.kind)
		fmt.Fprintf(&rels, `<Relationship Id="rId%d" Type="%s%s" Target="%s.xml"/>`, i+1, relType, p.kind, p.name)
	}
	const relNS = `xmlns="http://schemas.openxmlformats.org/package/2006/relationships"`
	files := [][2]string{
		{"[Content_Types].xml", `<Types xmlns="http://schemas.openxmlformats.org/package/2006/content-types"><Default Extension="rels" ContentType="application/vnd.openxmlformats-package.relationships+xml"/><Default Extension="xml" ContentType="application/xml"/><Override PartName="/word/document.xml" ContentType="` + wmlType + `document.main+xml"/>` + types.String() + `</Types>`},
		{"_rels/.rels", `<Relationships ` + relNS + `><Relationship Id="rId1" Type="` + relType + `officeDocument" Target="word/document.xml"/></Relationships>`},
		{"word/document.xml", document},
		{"word/_rels/document.xml.rels", `<Relationships ` + relNS + `>` + rels.String() + `</Relationships>`},
	}
	for _, p := range w.parts {
		files = append(files, [2]string{"word/" + p.name + ".xml", p.text})
	}
	var out bytes.Buffer
	z := zip.NewWriter(&out)
	for _, f := range files {
		e, err := z.Create(f[0])
		if err != nil {
			return nil, err
		}
		if _, err := e.Write([]byte(xml.Header + f[1])); err != nil {
			return nil, err
		}
	}
	if err := z.Close(); err != nil {
		return nil, err
	}
	return out.Bytes(), nil
}

func (w *encoder) section(s *docx.Section, last bool) {
	for _, b := range s.Blocks {
		w.body.WriteString(block(b))
	}
	var p strings.Builder
	p.WriteString("<w:sectPr>")
	w.stories(&p, "header", s.Headers)
	w.stories(&p, "footer", s.Footers)
	kinds := [...]string{"nextPage", "continuous", "evenPage", "oddPage"}
	orient := ""
	if s.Landscape {
		orient = ` w:orient="landscape"`
	}
	fmt.Fprintf(&p, `<w:type w:val="%s"/><w:pgSz w:w="%s" w:h="%s"%s/><w:pgMar w:top="%s" w:right="%s" w:bottom="%s" w:left="%s" w:header="%s" w:footer="%s" w:gutter="0"/>`,
		kinds[s.Start], tw(s.Width), tw(s.Height), orient, tw(s.Top), tw(s.Right), tw(s.Bottom), tw(s.Left), tw(s.Header), tw(s.Footer))
	if s.PageStart > 0 {
		fmt.Fprintf(&p, `<w:pgNumType w:start="%d"/>`, s.PageStart)
	}
	if s.TitlePage {
		p.WriteString("<w:titlePg/>")
	}
	p.WriteString("</w:sectPr>")
	if last {
		w.body.WriteString(p.String())
		return
	}
	// A section that is not the last ends in a paragraph's properties: that of
	// the last paragraph, so that no blank one is added.
	text := w.body.String()
	at := strings.LastIndex(text, "</w:pPr>")
	w.body.Reset()
	w.body.WriteString(text[:at] + p.String() + text[at:])
}

func (w *encoder) stories(out *strings.Builder, kind string, s docx.Stories) {
	tag := map[string]string{"header": "hdr", "footer": "ftr"}[kind]
	for _, v := range []struct {
		kind   string
		blocks []docx.Block
	}{{"default", s.Default}, {"even", s.Even}, {"first", s.First}} {
		if v.blocks == nil {
			continue
		}
		text := ""
		for _, b := range v.blocks {
			text += block(b)
		}
		id := w.part(fmt.Sprintf("%s%d", kind, len(w.parts)+1), kind, "<w:"+tag+" "+ns+">"+text+"</w:"+tag+">")
		fmt.Fprintf(out, `<w:%sReference w:type="%s" r:id="%s"/>`, kind, v.kind, id)
	}
}

// tw is a length in whole twips.
func tw(l docx.Len) string { return fmt.Sprint(int64(l / docx.Twip)) }
