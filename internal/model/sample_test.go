package model

import (
	"os"
	"testing"

	"zhenggai/internal/ledger"
	"zhenggai/internal/ledger/ledgertest"
	"zhenggai/internal/source"
	"zhenggai/internal/zh"
)

func TestTMP(t *testing.T) {
	var books []*ledger.Book
	var problems source.Problems
	for _, n := range []string{"整改台账", "组织推进台账", "民主生活会台账"} {
		text, err := os.ReadFile("../sample/ledgers/" + n + ".txt")
		if err != nil {
			t.Log(err)
			continue
		}
		data, err := ledgertest.FromText(string(text))
		if err != nil {
			t.Fatal(err)
		}
		b, ps := ledger.Open(n+".xlsx", data)
		books, problems = append(books, b), append(problems, ps...)
	}
	m, ps := Load(Options{AsOf: zh.Date{2026, 6, 30}}, books...)
	t.Log("\n" + printed(append(problems, ps...)))
	os.WriteFile("/tmp/dump.txt", []byte(dump(m)), 0o644)
}
