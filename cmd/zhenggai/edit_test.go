package main

import (
	"bytes"
	"strings"

	"github.com/rogpeppe/go-internal/testscript"

	"zhenggai/internal/docx"
)

// resave saves a Word file without an edit, the way Word does: with revision
// ids, proofing marks, other document properties and parts in another order.
func resave(ts *testscript.TestScript, _ bool, args []string) {
	f, err := docx.Open(args[0], []byte(ts.ReadFile(args[0])))
	ts.Check(err)
	noise := strings.NewReplacer("<w:p>", `<w:p w:rsidR="00A11B22" w:rsidRDefault="00C33D44">`,
		"<w:r>", `<w:proofErr w:type="spellStart"/><w:r w:rsidRPr="00FF0011">`, "</w:r>", `</w:r><w:proofErr w:type="spellEnd"/>`)
	f.SetPart(docx.DocumentPart, []byte(noise.Replace(string(f.Part(docx.DocumentPart)))))
	f.SetPart(docx.CorePart, bytes.Replace(f.Part(docx.CorePart), []byte("<cp:revision>1<"), []byte("<cp:revision>2<"), 1))
	data, err := f.Bytes()
	ts.Check(err)
	write(ts, args[0], data)
}

// docxPart prints a part of a Word file: docxpart out/通报.docx word/document.xml
func docxPart(ts *testscript.TestScript, _ bool, args []string) {
	f, err := docx.Open(args[0], []byte(ts.ReadFile(args[0])))
	ts.Check(err)
	_, err = ts.Stdout().Write(f.Part(args[1]))
	ts.Check(err)
}
