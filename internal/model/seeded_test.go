package model

import (
	"os"
	"regexp"
	"strings"
	"testing"

	"golang.org/x/tools/txtar"

	"zhenggai/internal/ledger"
	"zhenggai/internal/ledger/ledgertest"
	"zhenggai/internal/source"
	"zhenggai/internal/zh"
)

// seed is a cell with what was put in its place: 好⟦坏⟧
var seed = regexp.MustCompile(`([^|\n]*)⟦([^⟧]*)⟧`)

// TestSeeded: of a good ledger nothing is said; of forty errors put into it all
// are reported, each once and at a place of its own. The file tells the words.
func TestSeeded(t *testing.T) {
	const file = "testdata/seeded/seeded.txtar"
	a, err := txtar.ParseFile(file)
	if err != nil {
		t.Fatal(err)
	}
	text := string(a.Files[0].Data)
	if found := loadText(t, seed.ReplaceAllString(text, "$1")); len(found) > 0 {
		t.Errorf("of the good ledger is said: %v", found)
	}
	found := loadText(t, seed.ReplaceAllString(text, " $2"))
	kinds, places := map[string]bool{}, map[source.Pos]bool{}
	for _, p := range found {
		kinds[p.Code], places[p.At] = true, true
	}
	seeds := len(seed.FindAllString(text, -1))
	if seeds != 40 || len(found) != 40 || len(places) != 40 || len(kinds) < 25 {
		t.Errorf("%d seeds, %d problems of %d kinds at %d places", seeds, len(found), len(kinds), len(places))
	}
	compare(t, &a.Files[1], printed(found))
	if *update {
		if err := os.WriteFile(file, txtar.Format(a), 0o644); err != nil {
			t.Fatal(err)
		}
	}
}

func loadText(t *testing.T, text string) source.Problems {
	t.Helper()
	b, ps := ledger.Open("整改台账.xlsx", ledgertest.Must(strings.TrimSpace(text)))
	_, found := Load(Options{AsOf: zh.Date{Year: 2026, Month: 6, Day: 30}}, b)
	return append(ps, found...)
}
