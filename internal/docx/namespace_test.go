package docx

import (
	"strings"
	"testing"
)

// Other prefixes and strict files read like what Word writes.
func TestNormalise(t *testing.T) {
	const word = "http://schemas.openxmlformats.org/wordprocessingml/2006/main"
	for _, c := range []struct{ name, in, want string }{
		{"as Word", `<w:p xmlns:w="` + word + `"><w:r/></w:p>`, `<w:p xmlns:w="` + word + `"><w:r/></w:p>`},
		{"other prefix", `<x:p xmlns:x="` + word + `" x:a="1" b="2"/>`, `<w:p xmlns:w="` + word + `" w:a="1" b="2"/>`},
		{"default namespace", `<p xmlns="` + word + `" a="1"><r/></p>`, `<w:p xmlns:w="` + word + `" a="1"><w:r/></w:p>`},
		{"strict", `<w:p xmlns:w="http://purl.oclc.org/ooxml/wordprocessingml/main"/>`, `<w:p xmlns:w="` + word + `"/>`},
		{"inner declaration", `<w:p xmlns:w="` + word + `"><q:r xmlns:q="` + word + `"/><v:s xmlns:v="u"/></w:p>`,
			`<w:p xmlns:w="` + word + `"><w:r xmlns:w="` + word + `"/><v:s xmlns:v="u"/></w:p>`},
		{"ignorable list", `<x:p xmlns:x="` + word + `" xmlns:k="http://schemas.openxmlformats.org/markup-compatibility/2006" xmlns:y="http://schemas.microsoft.com/office/word/2010/wordml" k:Ignorable="y zz"/>`,
			`<w:p xmlns:w="` + word + `" xmlns:mc="http://schemas.openxmlformats.org/markup-compatibility/2006" xmlns:w14="http://schemas.microsoft.com/office/word/2010/wordml" mc:Ignorable="w14 zz"/>`},
	} {
		t.Run(c.name, func(t *testing.T) {
			f := &File{Name: "例.docx"}
			f.SetPart("p.xml", []byte(c.in))
			tree, err := f.Tree("p.xml")
			if err != nil {
				t.Fatal(err)
			}
			if got := string(tree.Bytes()); got != c.want {
				t.Errorf("得 %s\n应 %s", got, c.want)
			}
		})
	}
}

func TestPrefixBoundElsewhere(t *testing.T) {
	f := &File{Name: "例.docx"}
	f.SetPart("p.xml", []byte(`<w:p xmlns:w="urn:other"/>`))
	_, err := f.Tree("p.xml")
	if err == nil || !strings.Contains(err.Error(), "命名空间前缀 w 另有所指") {
		t.Errorf("得 %v", err)
	}
}
