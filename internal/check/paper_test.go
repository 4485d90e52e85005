package check

import (
	"slices"
	"testing"

	"zhenggai/internal/source"
)

// TestPaperRules gives every rule a sentence that breaks it and one that keeps it.
func TestPaperRules(t *testing.T) {
	person := []source.Fact{{Text: "林知远", From: []source.Pos{{File: "台账.xlsx", Sheet: "台账", Cell: "N5"}}}}
	for _, c := range []struct{ code, broken, kept string }{
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
	} {
		if got := codes(Paper(Text{Public: true, Persons: person, Paragraphs: []Paragraph{{Text: c.broken}}})); !slices.Contains(got, c.code) {
			t.Errorf("%s: %q gives %v", c.code, c.broken, got)
		}
		if got := codes(Paper(Text{Public: true, Persons: person, Paragraphs: []Paragraph{{Text: c.kept}}})); slices.Contains(got, c.code) {
			t.Errorf("%s: %q is reported", c.code, c.kept)
		}
	}
}

func TestEveryRuleHasACase(t *testing.T) {
	seen := map[string]bool{}
	for _, r := range paperRules {
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
