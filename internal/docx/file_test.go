package docx

import (
	"archive/zip"
	"bytes"
	"strings"
	"testing"
	"time"
)

func TestOpenRefuses(t *testing.T) {
	for _, c := range []struct {
		name  string
		parts []string
		want  string
	}{
		{"no document", []string{"a.xml"}, "例.docx 不是 Word 文件：缺少 word/document.xml"},
		{"twice", []string{DocumentPart, DocumentPart}, "例.docx 打不开：文件内部结构异常，部件“word/document.xml”重复"},
		{"differing only in case", []string{DocumentPart, "word/Document.xml"}, "例.docx 打不开：文件内部结构异常，部件“word/Document.xml”重复"},
		{"escaping", []string{DocumentPart, "../x"}, "例.docx 打不开：文件内部结构异常，部件名“../x”不合规范"},
		{"absolute", []string{DocumentPart, "/x"}, "例.docx 打不开：文件内部结构异常，部件名“/x”不合规范"},
		{"backslash", []string{DocumentPart, `a\b`}, `例.docx 打不开：文件内部结构异常，部件名“a\b”不合规范`},
		{"drive", []string{DocumentPart, `c:x`}, `例.docx 打不开：文件内部结构异常，部件名“c:x”不合规范`},
	} {
		t.Run(c.name, func(t *testing.T) {
			_, err := Open("例.docx", zipped(t, c.parts...))
			if err == nil || err.Error() != c.want {
				t.Errorf("得 %v，应为 %s", err, c.want)
			}
		})
	}
}

func TestOpenNotZip(t *testing.T) {
	for _, c := range []struct{ name, data, want string }{
		{"empty", "", "例.docx 是空文件"},
		{"old Word", "\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1…", "例.docx 是旧式或加密的 Word 文件（.doc、.wps），请在 Word 或 WPS 中另存为 .docx（不设密码）"},
		{"text", "你好", "例.docx 不是 .docx 文件，或者不完整"},
	} {
		_, err := Open("例.docx", []byte(c.data))
		if err == nil || !strings.HasPrefix(err.Error(), c.want) {
			t.Errorf("%s：得 %v，应为 %s", c.name, err, c.want)
		}
	}
}

// A part that inflates a thousandfold is refused before it fills memory.
func TestOpenBomb(t *testing.T) {
	var buf bytes.Buffer
	z := zip.NewWriter(&buf)
	w, _ := z.Create(DocumentPart)
	block := make([]byte, 1<<20)
	for range 100 {
		w.Write(block)
	}
	z.Close()
	_, err := Open("例.docx", buf.Bytes())
	if err == nil || !strings.Contains(err.Error(), "压缩率") {
		t.Errorf("得 %v", err)
	}
}

func zipped(t *testing.T, names ...string) []byte {
	t.Helper()
	var buf bytes.Buffer
	z := zip.NewWriter(&buf)
	for _, n := range names {
		w, err := z.Create(n)
		if err != nil {
			t.Fatal(err)
		}
		w.Write([]byte("<a/>"))
	}
	if err := z.Close(); err != nil {
		t.Fatal(err)
	}
	return buf.Bytes()
}

func TestBytesAreDeterministicAndReopen(t *testing.T) {
	f := &File{Name: "例.docx"}
	f.SetPart(DocumentPart, bigPart())
	f.SetPart(contentTypes, []byte(`<Types xmlns="http://schemas.openxmlformats.org/package/2006/content-types"/>`))
	one, err := f.Bytes()
	if err != nil {
		t.Fatal(err)
	}
	two, _ := f.Clone().Bytes()
	if !bytes.Equal(one, two) {
		t.Error("两次写出的字节不同")
	}
	back, err := Open("例.docx", one)
	if err != nil {
		t.Fatal(err)
	}
	if got := back.Parts(); got[0] != contentTypes || !bytes.Equal(back.Part(DocumentPart), bigPart()) {
		t.Errorf("部件 %v，或者正文变了", got)
	}
}

// Looking at a file does not change how it is written.
func TestReadingLeavesBytes(t *testing.T) {
	const written = "<w:document xmlns:w='http://schemas.openxmlformats.org/wordprocessingml/2006/main' ><w:body></w:body></w:document>"
	f := &File{Name: "例.docx"}
	f.SetPart(DocumentPart, []byte(written))
	Resolve(f)
	PlainText(f)
	if got := string(f.Part(DocumentPart)); got != written {
		t.Errorf("得 %s", got)
	}
}

func TestCloneStandsAlone(t *testing.T) {
	f := &File{Name: "例.docx"}
	f.SetPart(DocumentPart, []byte("<a><b/></a>"))
	PlainText(f)
	c := f.Clone()
	tree, err := c.Tree(DocumentPart)
	if err != nil {
		t.Fatal(err)
	}
	tree.Root().SetAttr("x", "1")
	if got := string(f.Part(DocumentPart)); got != "<a><b/></a>" {
		t.Errorf("原件变成 %s", got)
	}
}

func TestSetProperties(t *testing.T) {
	f := &File{Name: "例.docx"}
	f.SetPart(DocumentPart, []byte("<a/>"))
	f.SetPart(CorePart, []byte("<x><dc:creator>王某</dc:creator></x>"))
	f.SetPart(contentTypes, []byte(`<Types xmlns="http://schemas.openxmlformats.org/package/2006/content-types"/>`))
	f.SetPart(packageRels, []byte(`<Relationships xmlns="http://schemas.openxmlformats.org/package/2006/relationships"><Relationship Id="rId1" Type="t" Target="word/document.xml"/></Relationships>`))
	p := Properties{Title: "通报<1>", Author: "区局", Date: time.Date(2026, 3, 31, 0, 0, 0, 0, time.UTC)}
	for range 2 { // the second time changes nothing
		if err := f.SetProperties(p); err != nil {
			t.Fatal(err)
		}
	}
	for _, c := range []struct {
		part string
		want []string
	}{
		{CorePart, []string{"<dc:title>通报&lt;1&gt;</dc:title>", "<dc:creator>区局</dc:creator>", "<cp:revision>1</cp:revision>",
			`<dcterms:created xsi:type="dcterms:W3CDTF">2026-03-31T00:00:00Z</dcterms:created>`}},
		{contentTypes, []string{`PartName="/docProps/core.xml"`, `PartName="/docProps/app.xml"`}},
		{packageRels, []string{`Id="rId2"`, `Id="rId3"`, `Target="docProps/core.xml"`, `Target="docProps/app.xml"`}},
	} {
		for _, want := range c.want {
			if got := string(f.Part(c.part)); strings.Count(got, want) != 1 {
				t.Errorf("%s 中应恰有一处 %s：\n%s", c.part, want, got)
			}
		}
	}
	if strings.Contains(string(f.Part(CorePart)), "王某") {
		t.Error("原来的作者还在")
	}
}

// Nothing from outside makes opening, resolving or reading panic.
func FuzzResolve(f *testing.F) {
	for _, s := range []string{
		`<w:p><w:pPr><w:numPr><w:numId w:val="1"/></w:numPr></w:pPr><w:r><w:t>甲</w:t></w:r></w:p>`,
		`<w:tbl><w:tr><w:tc><w:tcPr><w:gridSpan w:val="99999999"/><w:vMerge/></w:tcPr></w:tc></w:tr></w:tbl>`,
		`<w:p><w:r><w:fldChar w:fldCharType="end"/><w:sym w:char="zz"/></w:r></w:p><w:sectPr><w:pgSz w:w="1e99" w:h="-1"/></w:sectPr>`,
	} {
		f.Add(s, s, "")
	}
	shown := `<w:p><w:r><w:drawing><wp:inline><a:graphic><a:graphicData><c:chart r:id="rId1"/></a:graphicData></a:graphic></wp:inline></w:drawing></w:r></w:p>`
	for _, c := range everyChart() {
		_, chart, _ := strings.Cut(string(c.Part()), "<c:chartSpace")
		_, chart, _ = strings.Cut(chart, ">")
		f.Add(shown, "", strings.TrimSuffix(chart, "</c:chartSpace>"))
	}
	f.Fuzz(func(t *testing.T, body, other, chart string) {
		file := &File{Name: "例.docx"}
		file.SetPart(DocumentPart, []byte("<w:document"+testNamespaces+"><w:body>"+body+"</w:body></w:document>"))
		file.SetPart("word/charts/chart1.xml", []byte(chartOpen+chart+"</c:chartSpace>"))
		if _, err := file.Relate(DocumentPart, "chart", "word/charts/chart1.xml", false); err != nil {
			t.Fatal(err)
		}
		file.SetPart(NumberingPart, []byte("<w:numbering"+testNamespaces+">"+other+"</w:numbering>"))
		file.SetPart(StylesPart, []byte("<w:styles"+testNamespaces+">"+other+"</w:styles>"))
		Resolve(file)
		PlainText(file)
		for range Paragraphs(file) {
		}
	})
}
