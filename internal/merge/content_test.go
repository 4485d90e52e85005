package merge

import (
	"strings"
	"testing"

	"zhenggai/internal/docx"
	"zhenggai/internal/docx/recipe"
)

const sample = `= 关于整改情况的通报
区委第一巡察组开展巡察，集中学习12次。
# 一、总体情况
措施3条，已完成2条。
[[table 10c 40 20c]]
|= 序号 | 问题 | 状态
| 1 | 制度不落实 | 已完成
| 2 | 档案不规范 | 推进中
联系电话：0000-10000000。
`

func paper(t *testing.T, markup string) *docx.File {
	t.Helper()
	data, err := recipe.Build(markup, recipe.Options{Title: "通报"})
	if err != nil {
		t.Fatal(err)
	}
	return edit(t, open(t, data), docx.DocumentPart, `<w:rPr><w:rFonts w:hint="eastAsia"/></w:rPr>`, "")
}

func open(t *testing.T, data []byte) *docx.File {
	t.Helper()
	f, err := docx.Open("通报.docx", data)
	if err != nil {
		t.Fatal(err)
	}
	return f
}

// edit replaces text in a part; every old text must be there.
func edit(t *testing.T, f *docx.File, part string, oldNew ...string) *docx.File {
	t.Helper()
	c := f.Clone()
	text := string(c.Part(part))
	for i := 0; i < len(oldNew); i += 2 {
		if !strings.Contains(text, oldNew[i]) {
			t.Fatalf("%s has no %q", part, oldNew[i])
		}
		text = strings.ReplaceAll(text, oldNew[i], oldNew[i+1])
	}
	c.SetPart(part, []byte(text))
	return c
}

// What Word and WPS write into a file that was opened and saved is no edit.
func TestReSaveIsNoEdit(t *testing.T) {
	base := paper(t, sample)
	for _, c := range []struct {
		name, part string
		oldNew     []string
	}{
		{"revision ids", docx.DocumentPart, []string{"<w:p>", `<w:p w:rsidR="00A11B22" w:rsidRDefault="00C33D44" w14:paraId="1A2B3C4D">`,
			"<w:r>", `<w:r w:rsidRPr="00FF0011">`, "<w:document ", `<w:document xmlns:w14="http://schemas.microsoft.com/office/word/2010/wordml" `}},
		{"proofing marks", docx.DocumentPart, []string{"<w:r>", `<w:proofErr w:type="spellStart"/><w:r>`, "</w:r>", `</w:r><w:proofErr w:type="spellEnd"/>`}},
		{"the cursor's bookmark", docx.DocumentPart, []string{"措施3条", `措施3</w:t></w:r><w:bookmarkStart w:id="0" w:name="_GoBack"/><w:bookmarkEnd w:id="0"/><w:r><w:t>条`}},
		{"split runs", docx.DocumentPart, []string{"第一巡察组", `第一</w:t></w:r><w:r><w:lastRenderedPageBreak/><w:t>巡察组`}},
		{"font hint", docx.DocumentPart, []string{"<w:t>区委第一", `<w:rPr><w:rFonts w:hint="eastAsia"/></w:rPr><w:t>区委第一`}},
		{"language and proofing of a run", docx.DocumentPart, []string{"<w:t>区委第一", `<w:rPr><w:noProof/><w:lang w:eastAsia="zh-CN"/></w:rPr><w:t>区委第一`}},
		{"default values", docx.DocumentPart, []string{"<w:t>区委第一", `<w:rPr><w:b w:val="0"/><w:color w:val="auto"/><w:vertAlign w:val="baseline"/></w:rPr><w:t>区委第一`}},
		{"settings", docx.SettingsPart, []string{"</w:settings>", `<w:rsids><w:rsidRoot w:val="00112233"/></w:rsids><w:zoom w:percent="140"/></w:settings>`}},
		{"document properties", docx.CorePart, []string{"<cp:revision>1<", "<cp:revision>7<"}},
	} {
		t.Run(c.name, func(t *testing.T) {
			if diff := Changes(ContentOf(base), ContentOf(edit(t, base, c.part, c.oldNew...))); len(diff) > 0 {
				t.Errorf("taken for an edit: %+v", diff)
			}
		})
	}
}

func TestStyleIDsDoNotMatter(t *testing.T) {
	base := paper(t, sample)
	saved := edit(t, edit(t, base, docx.StylesPart, `"Title"`, `"a3"`), docx.DocumentPart, `"Title"`, `"a3"`)
	if !Same(ContentOf(base), ContentOf(saved)) {
		t.Error("a style id that was renamed is taken for an edit")
	}
}

func TestEditsAreSeen(t *testing.T) {
	base := paper(t, sample)
	for _, c := range []struct {
		name   string
		oldNew []string
	}{
		{"a word", []string{"12次", "13次"}},
		{"a word in a table", []string{"推进中", "已完成"}},
		{"a space", []string{"措施3条，", "措施3条， "}},
		{"bold", []string{"<w:t>区委第一", `<w:rPr><w:b/></w:rPr><w:t>区委第一`}},
		{"size", []string{"<w:t>区委第一", `<w:rPr><w:sz w:val="28"/></w:rPr><w:t>区委第一`}},
		{"font", []string{"<w:t>区委第一", `<w:rPr><w:rFonts w:eastAsia="黑体"/></w:rPr><w:t>区委第一`}},
		{"colour", []string{"<w:t>区委第一", `<w:rPr><w:color w:val="FF0000"/></w:rPr><w:t>区委第一`}},
		{"alignment", []string{`<w:p><w:r><w:t>区委`, `<w:p><w:pPr><w:jc w:val="center"/></w:pPr><w:r><w:t>区委`}},
		{"line spacing", []string{`<w:p><w:r><w:t>区委`, `<w:p><w:pPr><w:spacing w:line="700" w:lineRule="exact"/></w:pPr><w:r><w:t>区委`}},
		{"an empty paragraph", []string{`<w:p><w:r><w:t>区委`, `<w:p/><w:p><w:r><w:t>区委`}},
		{"page margin", []string{`<w:pgMar w:top="2098"`, `<w:pgMar w:top="1440"`}},
		{"a tracked change", []string{"<w:r><w:t>区委", `<w:ins w:id="9" w:author="某某"><w:r><w:t>经查，</w:t></w:r></w:ins><w:r><w:t>区委`}},
		{"a tracked deletion", []string{"<w:r><w:t>区委", `<w:del w:id="9" w:author="某某"><w:r><w:delText>经查，</w:delText></w:r></w:del><w:r><w:t>区委`}},
		{"a text box", []string{"<w:r><w:t>区委", `<w:r><w:pict><w:txbxContent><w:p><w:r><w:t>注</w:t></w:r></w:p></w:txbxContent></w:pict></w:r><w:r><w:t>区委`}},
	} {
		t.Run(c.name, func(t *testing.T) {
			if Same(ContentOf(base), ContentOf(edit(t, base, docx.DocumentPart, c.oldNew...))) {
				t.Error("the edit is not seen")
			}
		})
	}
}

func TestCommentIsAnEdit(t *testing.T) {
	base := paper(t, sample)
	noted := base.Clone()
	noted.SetPart("word/comments.xml", []byte(`<w:comments xmlns:w="http://schemas.openxmlformats.org/wordprocessingml/2006/main">`+
		`<w:comment w:id="0" w:author="某某"><w:p><w:r><w:t>请核实</w:t></w:r></w:p></w:comment></w:comments>`))
	if Same(ContentOf(base), ContentOf(noted)) {
		t.Error("a comment is not seen")
	}
}
