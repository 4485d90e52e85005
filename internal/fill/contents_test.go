package fill

import (
	"reflect"
	"strings"
	"testing"

	"zhenggai/internal/docx"
)

// tocField is a table of contents as Word leaves it: old entries with tags in
// them, one paragraph each, and the end of the field in the last.
const tocField = `<w:sdt ` + namespaces + `><w:sdtContent>
<w:p><w:pPr><w:pStyle w:val="Note"/></w:pPr><w:r><w:fldChar w:fldCharType="begin" w:dirty="true"/></w:r><w:r><w:instrText xml:space="preserve"> TOC \o "1-2" \h \z \u </w:instrText></w:r><w:r><w:fldChar w:fldCharType="separate"/></w:r><w:hyperlink w:anchor="_Toc1"><w:r><w:t>{{名称}}</w:t></w:r><w:r><w:tab/></w:r><w:r><w:fldChar w:fldCharType="begin"/></w:r><w:r><w:instrText> PAGEREF _Toc1 \h </w:instrText></w:r><w:r><w:fldChar w:fldCharType="separate"/></w:r><w:r><w:t>7</w:t></w:r><w:r><w:fldChar w:fldCharType="end"/></w:r></w:hyperlink></w:p>
<w:p><w:r><w:t>旧的一条</w:t></w:r></w:p>
<w:p><w:r><w:fldChar w:fldCharType="end"/></w:r></w:p>
</w:sdtContent></w:sdt>`

func TestContentsAreMadeAnew(t *testing.T) {
	f := fromMarkup(t, "正文{{总数}}\n{{#方面}}\n# {{名称}}\n{{#问题}}\n## {{名称}}\n### 三级\n{{/}}\n{{/}}")
	field, err := docx.ParseXML([]byte(strings.ReplaceAll(tocField, "\n", "")))
	if err != nil {
		t.Fatal(err)
	}
	tree, _ := f.Tree(docx.DocumentPart)
	body := tree.Root().Child("w:body")
	body.Kids = append([]*docx.Node{field.Root()}, body.Kids...)
	settings, _ := f.Tree(docx.SettingsPart)
	settings.Root().Kids = append([]*docx.Node{docx.El("w:updateFields", []string{"w:val", "true"})}, settings.Root().Kids...)
	v := announcementView()
	v.Aspects[0].Findings, v.Aspects[1].Findings = v.Aspects[0].Findings[:2], nil
	tmpl, problems := Parse(f)
	b, more := tmpl.Bind(SchemaOf(reflect.TypeOf(v)), testFunctions)
	if problems = append(problems, more...); len(problems) > 0 {
		t.Fatal(problems)
	}
	for range 2 { // the second filling does not see the first
		r, problems := b.Fill(v, nil)
		if len(problems) > 0 {
			t.Fatal(problems)
		}
		if n := len(r.Contents.Headings); n != 4 {
			t.Fatalf("%d headings: %v", n, r.Contents.Headings)
		}
		r.Contents.Number([]string{"1", "2", "", "4"})
		want := "方面0\t1\n问题0不够严格\t2\n问题1不够严格\t1\n方面1\t4\n\n正文14\n"
		if got := docx.PlainText(r.File); !strings.HasPrefix(got, want) {
			t.Errorf("got %q", got)
		}
		checkSound(t, r)
		if strings.Contains(string(r.File.Part(docx.SettingsPart)), "updateFields") {
			t.Error("Word would ask to update the fields")
		}
		text := string(r.File.Part(docx.DocumentPart))
		if strings.Count(text, `w:fldCharType="begin"`) != strings.Count(text, `w:fldCharType="end"`) || strings.Contains(text, "dirty") {
			t.Error("fields do not close")
		}
		if strings.Count(text, `w:name="_Toc9`) != strings.Count(text, `w:anchor="_Toc9`)+2 {
			t.Error("every entry links to its heading; the two of the third level have no entry")
		}
	}
}
