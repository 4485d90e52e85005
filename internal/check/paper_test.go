package check

import (
	"slices"
	"strings"
	"testing"

	"zhenggai/internal/source"
)

// cases give every rule a text that breaks it and one that keeps it.
var cases = []struct{ code, broken, kept string }{
	{"P102", "由林 知远负责落实。", "由相关工作人员负责落实。"},
	{"P301", "联系人手机13912345678。", "编号1391234567890123。"},
	{"P301", "身份证号11010519491231002X。", "身份证号110105194912310021。"},
	{"P401", "不得公开的内容。", "依法公开的内容。"},
	{"P109", "于【待补充：会议日期】召开。", "于2026年2月10日召开。"},
	{"W201", "截止目前，已完成。", "截至目前，已完成；报名于3月截止。"},
	{"W202", "已完成。。", "已完成。"},
	{"W203", "已完成,并长期坚持", "已完成，共1,200件"},
	{"W204", "落实“三会一课制度。", "落实“三会一课”制度（试行）。"},
	{"W205", "4月15至23日开展检查。", "4月15日至23日开展检查。"},
	{"W206", "集中学习10次，其中成员主讲6次、集中研讨3次、专家辅导2次。", "集中学习10次，其中成员主讲6次、集中研讨3次、专家辅导1次；自学14次。"},
	{"W206", "217人次（其中提醒谈话13人次，批评教育24人次，诫勉179人次）。", "217人次（其中提醒谈话13人次，批评教育204人次）。"},
	{"W206", "核查项目19个，其中已补齐16个、说明2个，另有办理中的。", "培训68人次，其中科室负责人6人次。查出142个，其中19个有误、追回3万元。"},
	{"W207", "我局召开会议，我办承担。", "我局召开会议，我办理了手续，我公开承诺。"},
	{"W208", "（一）加强领导。\n（二）压实责任\n（三）严格督查", "一、总体情况\n（一）时间。2026年2月10日。\n（二）地点。会议室。\n（三）加强领导"},
	{"W209", "尚未完成6条。\n各项整改任务已全部完成。", "尚未完成6条，整改措施均已完成的问题9个。\n应在期内完成的37条措施均已按期完成。"},
	{"W209", "未完成2条。\n反馈问题均已完成整改。", "未完成0条。\n整改措施已全部完成。"},
}

func TestPaperRules(t *testing.T) {
	person := []source.Fact{{Text: "林知远", From: []source.Pos{{File: "台账.xlsx", Sheet: "台账", Cell: "N5"}}}}
	for _, c := range cases {
		if got := codes(Paper(Text{Public: true, Persons: person, Paragraphs: lines(c.broken)})); !slices.Contains(got, c.code) {
			t.Errorf("%s: %q gives %v", c.code, c.broken, got)
		}
		if got := codes(Paper(Text{Public: true, Persons: person, Paragraphs: lines(c.kept)})); slices.Contains(got, c.code) {
			t.Errorf("%s: %q is reported", c.code, c.kept)
		}
	}
}

func lines(text string) []Paragraph {
	var out []Paragraph
	for _, l := range strings.Split(text, "\n") {
		out = append(out, Paragraph{Text: l})
	}
	return out
}

// TestOwnName: what 基本信息 says decides which of two names is the wrong one.
func TestOwnName(t *testing.T) {
	text := Text{Self: "我馆", Paragraphs: lines("我局牵头。\n我馆落实。")}
	if got := Paper(text); len(got) != 1 || got[0].Text != "自称前后不一：这里写“我局”，别处写“我馆”" {
		t.Errorf("got %v", got)
	}
}

func TestEveryRuleHasACase(t *testing.T) {
	seen, has := map[string]bool{}, map[string]bool{}
	for _, c := range cases {
		has[c.code] = true
	}
	for _, r := range paperRules {
		if !has[r.code] {
			t.Errorf("%s has no case", r.code)
		}
		if seen[r.code] {
			t.Errorf("code %s is used twice", r.code)
		}
		seen[r.code] = true
		if r.hint == "" {
			t.Errorf("%s has no mend", r.code)
		}
	}
}

// TestPlace: what came from a cell is reported at the cell, with the paragraph beside it.
func TestPlace(t *testing.T) {
	cell := source.Pos{File: "台账.xlsx", Sheet: "台账", Cell: "P7"}
	par := source.Pos{File: "通报.docx", Part: "正文", Para: 9}
	text := Text{Public: true, Paragraphs: []Paragraph{{At: par, Text: "一是截止目前完成。", Pieces: []Piece{{2, 9, []source.Pos{cell}}}}}}
	got := Paper(text)
	if len(got) != 1 || got[0].At != cell || got[0].Also[0] != par {
		t.Errorf("got %v", got)
	}
}

func TestAllowedName(t *testing.T) {
	text := Text{Public: true, Persons: []source.Fact{{Text: "林知远"}}, Allowed: []string{"林知远"}, Paragraphs: []Paragraph{{Text: "林知远任组长。"}}}
	if got := Paper(text); len(got) != 0 {
		t.Errorf("an allowed name is reported: %v", got)
	}
	text.Public, text.Allowed = false, nil
	if got := Paper(text); len(got) != 0 {
		t.Errorf("an internal paper may name people: %v", got)
	}
}

func codes(ps source.Problems) []string {
	var out []string
	for _, p := range ps {
		out = append(out, p.Code)
	}
	return out
}
