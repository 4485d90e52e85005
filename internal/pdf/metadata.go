package pdf

import (
	"encoding/xml"
	"fmt"
	"slices"
	"strings"
	"unicode"
)

// The file is PDF/A-2a (ISO 19005-2): all it needs is in it, its colours and its
// characters are defined, its content is tagged, it has a name for itself. It is
// PDF/UA-1 (ISO 14289-1) too where every picture has words for those who cannot
// see it.

// level is the conformance to PDF/A. Characters of private use mean nothing to
// others, which level u allows and level a does not (6.2.11.7.3).
func (w *writer) level() string {
	for _, e := range w.fonts {
		if slices.ContainsFunc(e.chars, func(c char) bool { return unicode.Is(unicode.Co, c.r) }) {
			return "U"
		}
	}
	return "A"
}

// pdfua names the PDF/UA identifier and describes it, which PDF/A does not know
// (ISO 19005-2, 6.6.2.3.3).
const pdfua = `<pdfuaid:part>1</pdfuaid:part>
<pdfaExtension:schemas><rdf:Bag><rdf:li rdf:parseType="Resource">
<pdfaSchema:schema>PDF/UA Universal Accessibility Schema</pdfaSchema:schema>
<pdfaSchema:namespaceURI>http://www.aiim.org/pdfua/ns/id/</pdfaSchema:namespaceURI>
<pdfaSchema:prefix>pdfuaid</pdfaSchema:prefix>
<pdfaSchema:property><rdf:Seq><rdf:li rdf:parseType="Resource">
<pdfaProperty:name>part</pdfaProperty:name><pdfaProperty:valueType>Integer</pdfaProperty:valueType>
<pdfaProperty:category>internal</pdfaProperty:category><pdfaProperty:description>Part of ISO 14289</pdfaProperty:description>
</rdf:li></rdf:Seq></pdfaSchema:property>
</rdf:li></rdf:Bag></pdfaExtension:schemas>
`

// metadata adds the XMP packet; it says what the information dictionary says.
func (w *writer) metadata(lang string) ref {
	var title strings.Builder
	_ = xml.EscapeText(&title, []byte(w.doc.Title)) // a Builder takes everything
	accessible := ""
	if w.doc.Title != "" && !w.structure.mute {
		accessible = pdfua
	}
	return w.raw("/Type/Metadata/Subtype/XML", []byte(`<?xpacket begin="`+"\uFEFF"+`" id="W5M0MpCehiHzreSzNTczkc9d"?>
<x:xmpmeta xmlns:x="adobe:ns:meta/"><rdf:RDF xmlns:rdf="http://www.w3.org/1999/02/22-rdf-syntax-ns#">
<rdf:Description rdf:about="" xmlns:pdfaid="http://www.aiim.org/pdfa/ns/id/" xmlns:pdfuaid="http://www.aiim.org/pdfua/ns/id/" xmlns:pdfaExtension="http://www.aiim.org/pdfa/ns/extension/" xmlns:pdfaSchema="http://www.aiim.org/pdfa/ns/schema#" xmlns:pdfaProperty="http://www.aiim.org/pdfa/ns/property#" xmlns:dc="http://purl.org/dc/elements/1.1/" xmlns:pdf="http://ns.adobe.com/pdf/1.3/">
<pdfaid:part>2</pdfaid:part><pdfaid:conformance>`+w.level()+`</pdfaid:conformance>
`+accessible+`<dc:format>application/pdf</dc:format>
<dc:title><rdf:Alt><rdf:li xml:lang="x-default">`+title.String()+`</rdf:li></rdf:Alt></dc:title>
<dc:language><rdf:Bag><rdf:li>`+lang+`</rdf:li></rdf:Bag></dc:language>
<pdf:Producer>`+producer+`</pdf:Producer>
</rdf:Description></rdf:RDF></x:xmpmeta>
<?xpacket end="r"?>`))
}

// outputIntent says what the colours of the file mean.
func (w *writer) outputIntent() string {
	profile := w.stream("/N 3", sRGB())
	return fmt.Sprintf("/OutputIntents[<</Type/OutputIntent/S/GTS_PDFA1/OutputConditionIdentifier(sRGB IEC61966-2.1)/Info(sRGB IEC61966-2.1)/DestOutputProfile %s>>]", profile)
}
