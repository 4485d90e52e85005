package check

import (
	"slices"
	"strings"
	"testing"
)

// TestReview: share and length of 查摆 and 剖析 in a 对照检查材料, and in no other paper.
func TestReview(t *testing.T) {
	body := func(n int) string { return strings.Repeat("问", n) }
	for name, c := range map[string]struct {
		title                    string
		problems, causes, others int
		want                     []string
	}{
		"as it should be":     {"班子对照检查材料", 500, 300, 800, nil},
		"few problems":        {"班子对照检查材料", 499, 300, 100, []string{"W301"}},
		"few causes":          {"个人对照检查材料", 500, 299, 100, []string{"W302"}},
		"less than half":      {"班子对照检查材料", 500, 300, 801, []string{"W303"}},
		"everything at once":  {"班子对照检查材料", 10, 10, 21, []string{"W301", "W302", "W303"}},
		"a paper about it":    {"民主生活会情况报告", 10, 10, 100, nil},
		"blanks do not count": {"班子对照检查材料", 500, 300, 800, nil},
	} {
		others := body(c.others)
		if name == "blanks do not count" {
			others += strings.Repeat("　", 50)
		}
		text := Text{Paragraphs: []Paragraph{
			{Text: c.title}, {Text: "一、存在的主要问题"}, {Text: body(c.problems)}, {Text: "二、产生问题的原因剖析"}, {Text: body(c.causes)},
			{Text: "三、今后努力方向和整改措施"}, {Text: others[3*len([]rune(c.title)):]},
		}}
		if got := codes(Paper(text)); !slices.Equal(got, c.want) {
			t.Errorf("%s: got %v, want %v", name, got, c.want)
		}
	}
}

// TestEmptyPhrases: they are counted, and told once they are many.
func TestEmptyPhrases(t *testing.T) {
	few := Text{Paragraphs: lines("个人对照检查材料\n" + strings.Repeat("学习不够深入，", maxEmpty))}
	if got := codes(Paper(few)); slices.Contains(got, "W304") {
		t.Errorf("%d are told: %v", maxEmpty, got)
	}
	few.Paragraphs = append(few.Paragraphs, Paragraph{Text: "今后要切实加强学习。"})
	got := Paper(few)
	if last := got[len(got)-1]; last.Code != "W304" || last.Text != "套话共11处：“不够深入”10处、“切实加强”1处" {
		t.Errorf("got %v", got)
	}
}

// TestReviewWithoutParts: a paper whose parts cannot be found is short of both.
func TestReviewWithoutParts(t *testing.T) {
	got := Paper(Text{Name: "材料.docx", Paragraphs: []Paragraph{{Text: "个人对照检查材料"}, {Text: "一、基本情况"}, {Text: "略"}}})
	if want := []string{"W301", "W302", "W303"}; !slices.Equal(codes(got), want) || got[0].At.File != "材料.docx" {
		t.Errorf("got %v", got)
	}
}
