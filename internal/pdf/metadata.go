package pdf

import (
	"encoding/xml"
	"fmt"
	"strings"
)

// The file is PDF/A-2u (ISO 19005-2): all it needs is in it, its colours and
// its characters are defined, it has a name for itself. Level u is level b and
// a Unicode value for every character. It is not level a: the pages do not know
// which of their items are one paragraph or one table.
const (
	pdfaPart  = "2"
	pdfaLevel = "U"
)

// metadata adds the XMP packet; it says what the information dictionary says.
func (w *writer) metadata(lang string) ref {
	var title strings.Builder
	_ = xml.EscapeText(&title, []byte(w.meta.Title)) // a Builder takes everything
	return w.raw("/Type/Metadata/Subtype/XML", []byte(`<?xpacket begin="`+"\uFEFF"+`" id="W5M0MpCehiHzreSzNTczkc9d"?>
<x:xmpmeta xmlns:x="adobe:ns:meta/"><rdf:RDF xmlns:rdf="http://www.w3.org/1999/02/22-rdf-syntax-ns#">
<rdf:Description rdf:about="" xmlns:pdfaid="http://www.aiim.org/pdfa/ns/id/" xmlns:dc="http://purl.org/dc/elements/1.1/" xmlns:pdf="http://ns.adobe.com/pdf/1.3/">
<pdfaid:part>`+pdfaPart+`</pdfaid:part><pdfaid:conformance>`+pdfaLevel+`</pdfaid:conformance>
<dc:format>application/pdf</dc:format>
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
