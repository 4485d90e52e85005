package recipe

import (
	"strconv"

	"zhenggai/internal/docx"
)

const (
	notesPart = "word/footnotes.xml"
	notesFile = "footnotes.xml" // as other parts name it
)

// note writes a footnote and answers the run that refers to it.
func (w *writer) note(text string) *docx.Node {
	id := strconv.Itoa(len(w.notes) + 1)
	mark := docx.El("w:r", nil, docx.El("w:rPr", nil, val("w:rStyle", "FootnoteReference")), docx.El("w:footnoteRef", nil))
	words := w.runs(append([]span{{text: " "}}, spans(text)...))
	w.notes = append(w.notes, docx.El("w:footnote", []string{"w:id", id},
		docx.El("w:p", nil, append([]*docx.Node{docx.El("w:pPr", nil, val("w:pStyle", "FootnoteText")), mark}, words...)...)))
	return docx.El("w:r", nil, docx.El("w:rPr", nil, val("w:rStyle", "FootnoteReference")), docx.El("w:footnoteReference", []string{"w:id", id}))
}

// footnotes is the part of the notes, with the lines that part them from the text.
func (w *writer) footnotes() []byte {
	line := func(id, kind, element string) *docx.Node {
		return docx.El("w:footnote", []string{"w:type", kind, "w:id", id}, docx.El("w:p", nil,
			docx.El("w:pPr", nil, docx.El("w:spacing", []string{"w:line", "240", "w:lineRule", "auto"}), docx.El("w:ind", []string{"w:firstLine", "0"})),
			docx.El("w:r", nil, docx.El(element, nil))))
	}
	kids := append([]*docx.Node{line("-1", "separator", "w:separator"), line("0", "continuationSeparator", "w:continuationSeparator")}, w.notes...)
	return docx.Part(docx.El("w:footnotes", []string{"xmlns:w", wordNS, "xmlns:r", relationNS}, kids...))
}
