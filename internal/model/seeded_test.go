package model

import (
	"testing"

	"golang.org/x/tools/txtar"

	"zhenggai/internal/ledger"
	"zhenggai/internal/ledger/ledgertest"
	"zhenggai/internal/zh"
)

// TestSeeded: of forty errors put into a good ledger all are reported, each
// once. What is said of them stands in the file.
func TestSeeded(t *testing.T) {
	a, err := txtar.ParseFile("testdata/seeded.txtar")
	if err != nil {
		t.Fatal(err)
	}
	b, ps := ledger.Open(a.Files[0].Name, ledgertest.Must(string(a.Files[0].Data)))
	_, found := Load(Options{AsOf: zh.Date{Year: 2026, Month: 6, Day: 30}}, b)
	kinds, places := map[string]bool{}, map[string]bool{}
	for _, p := range found {
		kinds[p.Code] = true
		if at := p.At.String(); places[at] {
			t.Errorf("%s is reported twice", at)
		}
		places[p.At.String()] = true
	}
	if len(ps) > 0 || len(found) != 40 || len(kinds) < 25 {
		t.Errorf("%d problems of %d kinds, and %v", len(found), len(kinds), ps)
	}
}
