package model

import (
	"maps"
	"os"
	"path/filepath"
	"strings"
	"testing"

	"zhenggai/internal/ledger"
	"zhenggai/internal/ledger/ledgertest"
	"zhenggai/internal/source"
	"zhenggai/internal/zh"
)

// TestSampleLedgers: the ledgers that are shipped as an example read without a
// word of complaint, and every row is used or listed.
func TestSampleLedgers(t *testing.T) {
	files, err := filepath.Glob("../sample/ledgers/*.txt")
	if err != nil || len(files) == 0 {
		t.Skip("no sample ledgers")
	}
	var books []*ledger.Book
	var problems source.Problems
	rows := map[source.Pos]int{}
	for _, file := range files {
		text, err := os.ReadFile(file)
		if err != nil {
			t.Fatal(err)
		}
		data, err := ledgertest.FromText(string(text))
		if err != nil {
			t.Fatal(file, err)
		}
		name := strings.TrimSuffix(filepath.Base(file), ".txt") + ".xlsx"
		b, ps := ledger.Open(name, data)
		books, problems = append(books, b), append(problems, ps...)
		maps.Copy(rows, rowsInFile(t, name, data))
	}
	m, ps := Load(Options{AsOf: zh.Date{Year: 2026, Month: 6, Day: 30}}, books...)
	for _, p := range append(problems, ps...) {
		t.Error(p)
	}
	checkRows(t, m, rows)
}
