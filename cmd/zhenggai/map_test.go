package main

import (
	"os"
	"path/filepath"
	"strings"
	"testing"

	"github.com/BurntSushi/toml"

	"zhenggai/internal/ledger"
	"zhenggai/internal/ledger/ledgertest"
	"zhenggai/internal/model"
	"zhenggai/internal/source"
)

// TestAdviceMends: what map prints is TOML; its sure lines, pasted, make the
// columns they name the office's own, leave nothing sure to advise, and add no
// problem.
func TestAdviceMends(t *testing.T) {
	files, err := filepath.Glob("testdata/layouts/*.txt")
	if err != nil || len(files) < 5 {
		t.Fatalf("%d layouts: %v", len(files), err)
	}
	for _, file := range files {
		t.Run(filepath.Base(file), func(t *testing.T) { adviceMends(t, file) })
	}
}

func adviceMends(t *testing.T, file string) {
	text, err := os.ReadFile(file)
	if err != nil {
		t.Fatal(err)
	}
	book, ps := ledger.Open("台账.xlsx", ledgertest.Must(string(text)))
	if book == nil {
		t.Fatal(ps)
	}
	var out strings.Builder
	advise(model.Recognise(model.Options{}, book), config{}).print(&out, &reader{})
	_, lines, _ := strings.Cut(out.String(), "\n[")
	var pasted config
	if _, err := toml.Decode("["+lines, &pasted); lines != "" && err != nil {
		t.Fatalf("%v in\n%s", err, out.String())
	}
	opt := model.Options{Headings: pasted.Headings, Sheets: pasted.Sheets}
	own := map[string]bool{}
	for _, m := range model.Recognise(opt, book) {
		for _, c := range m.Columns {
			own[c.Field] = own[c.Field] || c.Sure == model.Own
		}
	}
	for field := range pasted.Headings {
		if !own[field] {
			t.Errorf("%s was pasted and is not used", field)
		}
	}
	for _, l := range advise(model.Recognise(opt, book), pasted).headings {
		if !l.open {
			t.Errorf("after pasting: %s", l)
		}
	}
	_, before := model.Load(model.Options{}, book)
	_, after := model.Load(opt, book)
	if unsure(after) > unsure(before) {
		t.Errorf("pasting made headings doubtful:\n%v", after)
	}
}

// unsure counts the problems of headings.
func unsure(ps source.Problems) int {
	n := 0
	for _, p := range ps {
		if p.Code == "L105" || p.Code == "L106" {
			n++
		}
	}
	return n
}
