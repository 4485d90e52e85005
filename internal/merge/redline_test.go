package merge

import (
	"strings"
	"testing"

	"pgregory.net/rapid"

	"zhenggai/internal/docx"
	"zhenggai/internal/docx/recipe"
)

// markup draws a small paper: paragraphs, headings, tables, in any order.
func markup() *rapid.Generator[string] {
	sentence := rapid.SampledFrom([]string{"学习12次。", "学习13次。", "审核档案36卷，补齐材料12份；", "补办手续4件。", "甲", "//楷体//的字。", "完成率66.67%。"})
	text := rapid.Map(rapid.SliceOfN(sentence, 1, 4), func(s []string) string { return strings.Join(s, "") })
	paragraph := rapid.Custom(func(t *rapid.T) string {
		return rapid.SampledFrom([]string{"", "= ", "# ", "> "}).Draw(t, "kind") + text.Draw(t, "text")
	})
	table := rapid.Custom(func(t *rapid.T) string {
		rows := []string{"[[table 10c 40]]", "|= 序号 | 内容"}
		if rapid.Bool().Draw(t, "wide") {
			rows = []string{"[[table 10c 40 20]]", "|= 序号 | 内容 | 状态"}
		}
		for range rapid.IntRange(0, 3).Draw(t, "rows") {
			row := "| " + sentence.Draw(t, "no") + " | " + strings.Join(rapid.SliceOfN(sentence, 1, 3).Draw(t, "cell"), `\n`)
			if len(rows[1]) > len("|= 序号 | 内容") {
				row += " | 完成"
			}
			rows = append(rows, row)
		}
		return strings.Join(rows, "\n")
	})
	block := rapid.OneOf(paragraph, paragraph, paragraph, table)
	return rapid.Map(rapid.SliceOfN(block, 1, 6), func(b []string) string { return strings.Join(b, "\n") + "\n" })
}

func built(t interface{ Fatal(...any) }, markup string) *docx.File {
	data, err := recipe.Build(markup, recipe.Options{Title: "通报"})
	if err != nil {
		t.Fatal(err)
	}
	f, err := docx.Open("通报.docx", data)
	if err != nil {
		t.Fatal(err)
	}
	return f
}

// Rejecting every change of a redline gives the old text, accepting every one
// the new text; what is written is well-formed and opens.
func TestRedlineAcceptsAndRejectsCleanly(t *testing.T) {
	rapid.Check(t, func(t *rapid.T) {
		old, now := built(t, markup().Draw(t, "old")), built(t, markup().Draw(t, "now"))
		red, n, err := Redline(old, now)
		if err != nil {
			t.Fatal(err)
		}
		if changed := docx.PlainText(old) != docx.PlainText(now); changed != (n > 0) {
			t.Fatalf("%d changes, texts differ: %t", n, changed)
		}
		data, err := red.Bytes()
		if err != nil {
			t.Fatal(err)
		}
		for _, side := range []struct {
			name   string
			settle func(*docx.File) error
			want   *docx.File
		}{{"rejected", Reject, old}, {"accepted", Accept, now}} {
			f, err := docx.Open("x", data)
			if err != nil {
				t.Fatal(err)
			}
			if err := side.settle(f); err != nil {
				t.Fatal(err)
			}
			if got, want := docx.PlainText(f), docx.PlainText(side.want); got != want {
				t.Fatalf("%s:\n%s\nwant:\n%s\n%s", side.name, got, want, red.Part(docx.DocumentPart))
			}
			if n := Undecided(f); n > 0 {
				t.Fatalf("%s: %d changes are left", side.name, n)
			}
		}
	})
}

func TestRedlineKeepsFormat(t *testing.T) {
	old, now := paper(t, "= 通报\n正文一段。\n"), paper(t, "= 通报\n正文一段。\n# 一、标题\n> 落款\n")
	red, _, err := Redline(old, now)
	if err != nil {
		t.Fatal(err)
	}
	if err := Reject(red); err != nil {
		t.Fatal(err)
	}
	for _, c := range Changes(ContentOf(old), ContentOf(red)) {
		t.Errorf("rejected: %+v", c)
	}
}

func TestRedlineOfFieldsAndLinks(t *testing.T) {
	old := paper(t, "见附件一。\n")
	now := edit(t, old, docx.DocumentPart, "<w:t>见附件一。</w:t></w:r>", `<w:t>见</w:t></w:r><w:hyperlink w:anchor="a"><w:r><w:t>附件</w:t></w:r></w:hyperlink>`+
		`<w:r><w:fldChar w:fldCharType="begin"/></w:r><w:r><w:instrText>PAGE</w:instrText></w:r><w:r><w:fldChar w:fldCharType="end"/></w:r>`)
	for _, c := range []struct{ old, now *docx.File }{{old, now}, {now, old}} {
		red, _, err := Redline(c.old, c.now)
		if err != nil {
			t.Fatal(err)
		}
		rejected := red.Clone()
		if err := Reject(rejected); err != nil {
			t.Fatal(err)
		}
		if err := Accept(red); err != nil {
			t.Fatal(err)
		}
		if !Same(ContentOf(rejected), ContentOf(c.old)) || !Same(ContentOf(red), ContentOf(c.now)) {
			t.Errorf("rejected %s\naccepted %s", rejected.Part(docx.DocumentPart), red.Part(docx.DocumentPart))
		}
	}
}

func TestLibreOfficeOpensARedline(t *testing.T) {
	red, n, err := Redline(paper(t, sample), paper(t, strings.NewReplacer("12次", "13次", "| 2 | 档案不规范 | 推进中\n", "", "联系电话", "新的一段。\n联系电话").Replace(sample)))
	if err != nil || n == 0 {
		t.Fatal(n, err)
	}
	data, err := red.Bytes()
	if err != nil {
		t.Fatal(err)
	}
	saved := open(t, resave(t, map[string][]byte{"red": data})["red"])
	if got := Undecided(saved); got == 0 {
		t.Error("LibreOffice saved the redline without its changes")
	}
	if err := Accept(saved); err != nil {
		t.Fatal(err)
	}
	if text := docx.PlainText(saved); !strings.Contains(text, "学习13次") || strings.Contains(text, "档案不规范") || !strings.Contains(text, "新的一段。") {
		t.Errorf("accepted: %s", text)
	}
}
