package merge

import (
	"fmt"
	"strings"
	"testing"

	"pgregory.net/rapid"

	"zhenggai/internal/docx"
)

// Each case is what a person made of base, what the ledger made of it, what
// the merged file says with the person's wording, and the conflicts.
var merges = []struct {
	name, base, mine, theirs, want string
	conflicts                      string // 我的→新的, one a line
}{
	{"only the ledger", "甲学习12次。\n乙不变。\n", "甲学习12次。\n乙不变。\n", "甲学习13次。\n乙不变。\n", "甲学习13次。\n乙不变。\n", ""},
	{"only the person", "甲学习12次。\n乙不变。\n", "甲学习12次。\n乙改了措辞。\n", "甲学习12次。\n乙不变。\n", "甲学习12次。\n乙改了措辞。\n", ""},
	{"different paragraphs", "甲学习12次。\n乙不变。\n", "甲学习12次。\n乙改了措辞。\n", "甲学习13次。\n乙不变。\n", "甲学习13次。\n乙改了措辞。\n", ""},
	{"different sentences", "学习12次。审核档案36卷。补办手续4件。\n", "学习12次。审核档案36卷。补齐手续4件。\n", "学习13次。审核档案36卷。补办手续4件。\n", "学习13次。审核档案36卷。补齐手续4件。\n", ""},
	{"the same sentence", "审核档案36卷，补齐材料12份。\n", "核查档案36卷，补齐材料12份。\n", "审核档案40卷，补齐材料12份。\n", "核查档案36卷，补齐材料12份。\n",
		"核查档案36卷，补齐材料12份。→审核档案40卷，补齐材料12份。"},
	{"one sentence of three", "学习12次。审核档案36卷。补办手续4件。\n", "集中学习12次。核查档案36卷。补办手续4件。\n", "学习12次。审核档案40卷。补办手续5件。\n", "集中学习12次。核查档案36卷。补办手续5件。\n",
		"核查档案36卷。→审核档案40卷。"},
	{"sentences apart", "学习12次。不变。审核档案36卷。也不变。补办手续4件。\n", "集中学习12次。不变。核查档案36卷。也不变。补办手续4件。\n", "学习12次。不变。审核档案40卷。也不变。补办手续5件。\n",
		"集中学习12次。不变。核查档案36卷。也不变。补办手续5件。\n", "核查档案36卷。→审核档案40卷。"},
	{"the same change", "学习12次。\n", "学习13次。\n", "学习13次。\n", "学习13次。\n", ""},
	{"paragraphs put in", "甲不变。\n乙不变。\n", "甲不变。\n人加的。\n乙不变。\n", "甲不变。\n乙不变。\n台账加的。\n", "甲不变。\n人加的。\n乙不变。\n台账加的。\n", ""},
	{"taken out by the ledger", "甲不变。\n乙已销号。\n丙不变。\n", "甲不变。\n乙已销号。\n丙改了词。\n", "甲不变。\n丙不变。\n", "甲不变。\n丙改了词。\n", ""},
	{"taken out by the person", "甲不变。\n乙的问题。\n丙不变。\n", "甲不变。\n丙不变。\n", "甲不变。\n乙的问题。\n丙有变化。\n", "甲不变。\n丙有变化。\n", ""},
	{"taken out and changed", "甲不变。\n乙的问题整改12次。\n丙不变。\n", "甲不变。\n丙不变。\n", "甲不变。\n乙的问题整改13次。\n丙不变。\n", "甲不变。\n丙不变。\n", "→乙的问题整改13次。"},
	{"changed and taken out", "甲不变。\n乙的问题整改12次。\n丙不变。\n", "甲不变。\n乙的问题认真整改12次。\n丙不变。\n", "甲不变。\n丙不变。\n", "甲不变。\n乙的问题认真整改12次。\n丙不变。\n", "乙的问题认真整改12次。→"},
	{"cells of a row", "[[table 10 40 20]]\n|= 序号 | 问题 | 状态\n| 1 | 制度不落实 | 推进中\n| 2 | 档案不规范 | 推进中\n", "[[table 10 40 20]]\n|= 序号 | 问题 | 状态\n| 1 | 制度落实不到位 | 推进中\n| 2 | 档案不规范 | 推进中\n",
		"[[table 10 40 20]]\n|= 序号 | 问题 | 状态\n| 1 | 制度不落实 | 已完成\n| 2 | 档案不规范 | 推进中\n", "[[table 10 40 20]]\n|= 序号 | 问题 | 状态\n| 1 | 制度落实不到位 | 已完成\n| 2 | 档案不规范 | 推进中\n", ""},
	{"rows", "[[table 10 40]]\n|= 序号 | 问题\n| 1 | 制度不落实\n| 2 | 档案不规范\n", "[[table 10 40]]\n|= 序号 | 问题\n| 1 | 制度未落实\n| 2 | 档案不规范\n",
		"[[table 10 40]]\n|= 序号 | 问题\n| 1 | 制度不落实\n| 2 | 档案不规范\n| 3 | 请假手续不全\n", "[[table 10 40]]\n|= 序号 | 问题\n| 1 | 制度未落实\n| 2 | 档案不规范\n| 3 | 请假手续不全\n", ""},
	{"the same cell", "[[table 10 40]]\n|= 序号 | 问题\n| 1 | 审核档案36卷\n", "[[table 10 40]]\n|= 序号 | 问题\n| 1 | 核查档案36卷\n", "[[table 10 40]]\n|= 序号 | 问题\n| 1 | 审核档案40卷\n",
		"[[table 10 40]]\n|= 序号 | 问题\n| 1 | 核查档案36卷\n", "核查档案36卷→审核档案40卷"},
}

func TestThree(t *testing.T) {
	for _, c := range merges {
		t.Run(c.name, func(t *testing.T) {
			checkMerge(t, paper(t, c.base), paper(t, c.mine), paper(t, c.theirs), docx.PlainText(paper(t, c.want)), c.conflicts)
		})
	}
}

// checkMerge merges, rejects what is offered, and compares.
func checkMerge(t *testing.T, base, mine, theirs *docx.File, want, conflicts string) {
	t.Helper()
	m, err := Three(base, mine, theirs)
	if err != nil {
		t.Fatal(err)
	}
	if got := said(m); got != conflicts {
		t.Errorf("conflicts %q, want %q", got, conflicts)
	}
	if n := Undecided(m.File); (n > 0) != (conflicts != "") {
		t.Errorf("%d tracked changes with conflicts %q", n, conflicts)
	}
	data, err := m.File.Bytes()
	if err != nil {
		t.Fatal(err)
	}
	f := open(t, data)
	if err := Reject(f); err != nil {
		t.Fatal(err)
	}
	if got := docx.PlainText(f); got != want {
		t.Errorf("the person's wording:\n%s\nwant\n%s", got, want)
	}
}

func said(m *Merged) string {
	var out []string
	for _, c := range m.Conflicts {
		out = append(out, c.Mine+"→"+c.Theirs)
	}
	return strings.Join(out, "\n")
}

func TestMergeKeepsThePersonsFormat(t *testing.T) {
	base, theirs := paper(t, "甲学习12次。\n"), paper(t, "甲学习13次。\n")
	mine := edit(t, base, docx.DocumentPart, "<w:t>甲学习", `<w:rPr><w:b/></w:rPr><w:t>甲学习`)
	m, err := Three(base, mine, theirs)
	if err != nil {
		t.Fatal(err)
	}
	if xml := string(m.File.Part(docx.DocumentPart)); !strings.Contains(xml, "<w:b/>") || docx.PlainText(m.File) != docx.PlainText(theirs) {
		t.Errorf("bold text was brought up to date as %s", xml)
	}
}

func TestMergeFollowsTheTemplate(t *testing.T) {
	base := paper(t, "= 标题\n甲学习12次。\n乙不变。\n")
	mine := edit(t, base, docx.DocumentPart, "乙不变", "乙改了词")
	theirs := edit(t, edit(t, base, docx.DocumentPart, "12次", "13次"), docx.StylesPart, `w:val="44"`, `w:val="36"`)
	m, err := Three(base, mine, theirs)
	if err != nil {
		t.Fatal(err)
	}
	want := edit(t, theirs, docx.DocumentPart, "乙不变", "乙改了词")
	for _, c := range Changes(ContentOf(want), ContentOf(m.File)) {
		t.Errorf("%+v", c)
	}
}

// What nobody changed, what one side changed and what both changed alike comes
// out whatever the papers are; nothing of the person's text is ever lost.
func TestThreeHoldsForAllPapers(t *testing.T) {
	rapid.Check(t, func(t *rapid.T) {
		base := built(t, markup().Draw(t, "base"))
		other := built(t, markup().Draw(t, "other"))
		for _, c := range []struct {
			name               string
			mine, theirs, want *docx.File
		}{{"person alone", other, base, other}, {"ledger alone", base, other, other}, {"both alike", other, other, other}} {
			m, err := Three(base, c.mine, c.theirs)
			if err != nil {
				t.Fatal(c.name, err)
			}
			if got := docx.PlainText(m.File); len(m.Conflicts) > 0 || got != docx.PlainText(c.want) {
				t.Fatalf("%s: %v\n%s\nwant\n%s", c.name, m.Conflicts, got, docx.PlainText(c.want))
			}
		}
		mine := built(t, markup().Draw(t, "mine"))
		m, err := Three(base, mine, other)
		if err != nil {
			t.Fatal(err)
		}
		for _, c := range m.Conflicts {
			if c.At.Para == 0 {
				t.Fatalf("%v has no place", c)
			}
		}
		data, err := m.File.Bytes()
		if err != nil {
			t.Fatal(err)
		}
		f, err := docx.Open("x", data)
		if err != nil {
			t.Fatal(err)
		}
		if err := Reject(f); err != nil {
			t.Fatal(err)
		}
		kept := docx.PlainText(f)
		was := Paras(base)
		for _, p := range Paras(mine) {
			for _, s := range Sentences(p.Text) {
				if !strings.Contains(fmt.Sprint(was), s) && !strings.Contains(kept, s) {
					t.Fatalf("the person's %q is lost:\n%s", s, kept)
				}
			}
		}
	})
}

func TestMergeIntoAFileThatLibreOfficeSaved(t *testing.T) {
	base := paper(t, sample)
	theirs := paper(t, strings.NewReplacer("12次", "13次", "| 2 | 档案不规范 | 推进中\n", "| 2 | 档案不规范 | 已完成\n| 3 | 请假手续不全 | 推进中\n").Replace(sample))
	edited, err := edit(t, base, docx.DocumentPart, "已完成2条", "已办结2条", "制度不落实", "制度落实不到位").Bytes()
	if err != nil {
		t.Fatal(err)
	}
	mine := open(t, resave(t, map[string][]byte{"mine": edited})["mine"])
	want := strings.NewReplacer("已完成2条", "已办结2条", "制度不落实", "制度落实不到位").Replace(docx.PlainText(theirs))
	m, err := Three(base, mine, theirs)
	if err != nil {
		t.Fatal(err)
	}
	body := func(text string) string { before, _, _ := strings.Cut(text, "\f"); return before } // page numbers are recomputed
	if got := body(docx.PlainText(m.File)); got != body(want) || len(m.Conflicts) > 0 {
		t.Fatalf("%v\n%s\nwant\n%s", m.Conflicts, got, want)
	}
	data, err := m.File.Bytes()
	if err != nil {
		t.Fatal(err)
	}
	again := open(t, resave(t, map[string][]byte{"merged": data})["merged"])
	for _, c := range Changes(ContentOf(m.File), ContentOf(again)) {
		t.Errorf("LibreOffice reads the merged file differently: %+v", c)
	}
}
