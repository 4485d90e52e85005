package docx

import "testing"

// The margin above is the largest of the row, that below each cell's own.
func TestRowSharesTopMargin(t *testing.T) {
	cell := func(top, bottom string) string {
		return `<w:tc><w:tcPr><w:tcMar><w:top w:w="` + top + `" w:type="dxa"/><w:bottom w:w="` + bottom + `" w:type="dxa"/></w:tcMar></w:tcPr><w:p/></w:tc>`
	}
	f := &File{Name: "例.docx"}
	f.SetPart(DocumentPart, []byte(`<w:document`+testNamespaces+`><w:body><w:tbl><w:tblGrid><w:gridCol w:w="900"/><w:gridCol w:w="900"/></w:tblGrid>`+
		`<w:tr>`+cell("100", "20")+cell("20", "200")+`</w:tr><w:tr>`+cell("0", "0")+cell("40", "0")+`</w:tr></w:tbl></w:body></w:document>`))
	d, problems := Resolve(f)
	if len(problems) > 0 {
		t.Fatal(problems)
	}
	rows := d.Sections[0].Blocks[0].(*Table).Rows
	for i, want := range [][2][2]Len{{{100, 20}, {100, 200}}, {{40, 0}, {40, 0}}} {
		for j, c := range rows[i].Cells {
			if got := [2]Len{c.Top / Twip, c.Bottom / Twip}; got != want[j] {
				t.Errorf("row %d cell %d: %v, want %v", i, j, got, want[j])
			}
		}
	}
}
