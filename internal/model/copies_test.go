package model

import (
	"fmt"
	"strings"
	"testing"

	"pgregory.net/rapid"

	"zhenggai/internal/ledger"
	"zhenggai/internal/ledger/ledgertest"
	"zhenggai/internal/source"
	"zhenggai/internal/zh"
)

// ledgerOf makes a main ledger with findings of the given words, numbered from 1.
func ledgerOf(t *testing.T, name string, findings ...string) *ledger.Book {
	t.Helper()
	var b strings.Builder
	b.WriteString("== 整改台账\n|= 序号 | 方面 | 反馈问题 | 整改措施 | 整改时限\n")
	for i, f := range findings {
		fmt.Fprintf(&b, "| %d | 甲方面 | %s | 改 | 2026年9月\n", i+1, f)
	}
	book, ps := ledger.Open(name, ledgertest.Must(b.String()))
	if book == nil {
		t.Fatal(ps)
	}
	return book
}

func TestChoose(t *testing.T) {
	for names, want := range map[string]string{
		"台账0910 台账0918":                      "台账0918 提示",
		"台账0918 台账20260910":                  "台账0918 提示",
		"台账0910 台账0918 台账20260920":           "台账20260920 提示 提示",
		"台账20251210 台账0105":                  "台账0105 提示",
		"台账2026年9月10日 台账2026-09-18":          "台账2026-09-18 提示",
		"台账（9月10日） 台账（9月18日）":                "台账（9月18日） 提示",
		"台账2026年8月 台账20260918":               "台账20260918 提示",
		"台账2025 台账2026":                      "台账2026 提示",
		"台账9.10 台账9.18":                      "台账9.18 提示",
		"台账 台账(1)":                           "台账 错误",
		"台账-最终版2 台账-最终版":                     "台账-最终版2 错误",
		"台账 台账0918":                          "台账 错误",
		"台账0918 台账20260918":                  "台账0918 错误",
		"台账2026年9月 台账20260918":               "台账2026年9月 错误",
		"台账0910 清单0918":                      "台账0910 错误",
		"台账1356 台账1357":                      "台账1356 错误",
		"台账0918(1) 台账0910":                   "台账0918(1) 错误",
		"台账2026-09-10至2026-09-18 台账20260920": "台账2026-09-10至2026-09-18 错误",
	} {
		var books []*ledger.Book
		for _, n := range strings.Fields(names) {
			books = append(books, ledgerOf(t, n+".xlsx", "甲", "乙", "丙"))
		}
		if got := chosen(Choose(Options{}, books...)); got != want {
			t.Errorf("%s: %s, want %s", names, got, want)
		}
	}
}

func chosen(books []*ledger.Book, ps source.Problems) string {
	var out []string
	for _, b := range books {
		out = append(out, strings.TrimSuffix(b.Name, ".xlsx"))
	}
	for _, p := range ps {
		out = append(out, p.Level.String())
	}
	return strings.Join(out, " ")
}

// TestChooseByContent: names alone make no copy, and content does under any name.
func TestChooseByContent(t *testing.T) {
	other := ledgerOf(t, "台账0918.xlsx", "丁", "戊", "己")
	for _, c := range []struct {
		name  string
		books []*ledger.Book
		want  string
	}{
		{"numbers alike, problems not", []*ledger.Book{ledgerOf(t, "台账0910.xlsx", "甲", "乙", "丙"), other}, "台账0910 台账0918"},
		{"most records alike", []*ledger.Book{ledgerOf(t, "台账0910.xlsx", "丁", "戊", "丙"), other}, "台账0918 提示"},
		{"grown since", []*ledger.Book{ledgerOf(t, "台账0910.xlsx", "丁"), other, nil}, "台账0918 提示"},
		{"one in three alike", []*ledger.Book{ledgerOf(t, "台账0910.xlsx", "丁", "乙", "丙"), other}, "台账0910 台账0918"},
		{"a chain of copies", []*ledger.Book{ledgerOf(t, "台账0901.xlsx", "甲", "乙"), ledgerOf(t, "台账0905.xlsx", "丙", "丁", "戊", "己"), ledgerOf(t, "台账0910.xlsx", "甲", "丁", "戊", "己")}, "台账0910 提示 提示"},
		{"alone", []*ledger.Book{other}, "台账0918"},
		{"nothing", []*ledger.Book{nil}, ""},
	} {
		if got := chosen(Choose(Options{}, c.books...)); got != c.want {
			t.Errorf("%s: %s, want %s", c.name, got, c.want)
		}
	}
}

// TestChooseOtherTables: a workbook without a main ledger is known by its rows.
func TestChooseOtherTables(t *testing.T) {
	const text = "== 基本信息\n|= 项目 | 内容\n| 单位名称 | 甲 |\n== 学习台账\n|= 日期 | 形式 | 方式 | 主题\n| 2026年3月1日 | 集中学习 | 集中研讨 | %s\n"
	open := func(name, topic string) *ledger.Book {
		b, _ := ledger.Open(name, ledgertest.Must(fmt.Sprintf(text, topic)))
		return b
	}
	if got := chosen(Choose(Options{}, open("学习0301.xlsx", "甲"), open("学习0401.xlsx", "甲"))); got != "学习0401 提示" {
		t.Errorf("same rows: %s", got)
	}
	if got := chosen(Choose(Options{}, open("学习0301.xlsx", "甲"), open("学习0401.xlsx", "乙"))); got != "学习0301 学习0401" {
		t.Errorf("other rows: %s", got)
	}
}

func TestChooseMessages(t *testing.T) {
	_, ps := Choose(Options{}, ledgerOf(t, "台账0910.xlsx", "甲", "乙"), ledgerOf(t, "台账0918.xlsx", "甲", "丙"))
	want := "提示 F118 [台账0910.xlsx] 与“台账0918.xlsx”是同一份台账的先后两稿（较短的一份有2条记录，其中1条两份都有），按文件名中的日期采用较新的“台账0918.xlsx”，这一份未读取。\n" +
		"    → 如果应当采用这一份，请在 config.toml 的 [ledger] 下写 skip = [\"台账0918.xlsx\"]。\n"
	if got := printed(ps); got != want {
		t.Errorf("got\n%swant\n%s", got, want)
	}
	_, ps = Choose(Options{}, ledgerOf(t, "台账.xlsx", "甲", "乙"), ledgerOf(t, "台账(1).xlsx", "甲", "乙"))
	want = "错误 F118 [台账.xlsx] 与“台账(1).xlsx”内容重复（较短的一份有2条记录，其中2条两份都有），从文件名看不出哪一份较新，不能确定采用哪一份。（另见 台账(1).xlsx）\n" +
		"    → 请只留一份；或者在 config.toml 的 [ledger] 下写明不读哪一份：skip = [\"台账(1).xlsx\"]，或者 skip = [\"台账.xlsx\"]。\n"
	if got := printed(ps); got != want {
		t.Errorf("got\n%swant\n%s", got, want)
	}
}

// TestChooseSameName: two files of one name cannot be told apart by it.
func TestChooseSameName(t *testing.T) {
	_, ps := Choose(Options{}, ledgerOf(t, "台账0918.xlsx", "甲"), ledgerOf(t, "台账0918.xlsx", "甲"))
	if len(ps) != 1 || ps[0].Level != source.Error || ps[0].Hint != "请只留一份。" {
		t.Errorf("%v", ps)
	}
}

// BenchmarkChoose compares two editions of a ledger of 2,000 findings.
func BenchmarkChoose(b *testing.B) {
	var text strings.Builder
	text.WriteString("== 整改台账\n|= 序号 | 方面 | 反馈问题 | 整改措施 | 整改时限\n")
	for i := range 2000 {
		fmt.Fprintf(&text, "| %d | 甲方面 | 问题%d | 改 | 2026年9月\n", i+1, i)
	}
	data := ledgertest.Must(text.String())
	first, _ := ledger.Open("台账0910.xlsx", data)
	second, _ := ledger.Open("台账0918.xlsx", data)
	b.ReportAllocs()
	for b.Loop() {
		if books, _ := Choose(Options{}, first, second); len(books) != 1 {
			b.Fatal(books)
		}
	}
}

// TestAfter: of two dates at most one comes after the other, and none after itself.
func TestAfter(t *testing.T) {
	day := rapid.Custom(func(t *rapid.T) span {
		d := zh.Date{Year: rapid.SampledFrom([]int{0, 2025, 2026}).Draw(t, "year"), Month: rapid.IntRange(1, 12).Draw(t, "month"), Day: rapid.IntRange(1, 28).Draw(t, "day")}
		return spanOf(d)
	})
	rapid.Check(t, func(t *rapid.T) {
		a, b := day.Draw(t, "a"), day.Draw(t, "b")
		if a.after(b) && b.after(a) || a.after(a) {
			t.Errorf("%v and %v come after each other", a, b)
		}
		if a.first.Year > 0 && b.first.Year > 0 && a != b && !a.after(b) && !b.after(a) {
			t.Errorf("%v and %v are in no order", a, b)
		}
	})
}

// FuzzNameDate: any file name is read; what is left of it is part of it.
func FuzzNameDate(f *testing.F) {
	for _, s := range []string{"台账0918.xlsx", "台账（2026年9月18日）.xlsx", "台账-最终版2.xlsx", ".xlsx", "20260918", "台账2026-13-40.xlsx"} {
		f.Add(s)
	}
	f.Fuzz(func(t *testing.T, name string) {
		stem, day := nameDate(name)
		if day == (span{}) {
			return
		}
		if day.first.Month < 1 || day.first.Month > 12 || day.first.Compare(day.last) > 0 {
			t.Errorf("%q: %v", name, day)
		}
		if len([]rune(stem)) >= len([]rune(heading(name))) {
			t.Errorf("%q: the date is still in %q", name, stem)
		}
	})
}
