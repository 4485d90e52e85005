package model

import (
	"fmt"
	"os"
	"path/filepath"
	"strings"
	"testing"

	"golang.org/x/tools/txtar"

	"zhenggai/internal/ledger"
	"zhenggai/internal/ledger/ledgertest"
)

// TestRecognise reads testdata/map/*.txtar: one workbook, options, and how each
// of its sheets is understood.
func TestRecognise(t *testing.T) {
	files, err := filepath.Glob("testdata/map/*.txtar")
	if err != nil || len(files) == 0 {
		t.Fatalf("no cases: %v", err)
	}
	for _, file := range files {
		t.Run(strings.TrimSuffix(filepath.Base(file), ".txtar"), func(t *testing.T) { runMapping(t, file) })
	}
}

func runMapping(t *testing.T, file string) {
	a, err := txtar.ParseFile(file)
	if err != nil {
		t.Fatal(err)
	}
	opt := Options{Headings: map[string][]string{}, Sheets: map[string]string{}}
	var b *ledger.Book
	want := &a.Files[len(a.Files)-1]
	for _, f := range a.Files {
		switch {
		case f.Name == "options":
			readOptions(t, &opt, string(f.Data))
		case strings.HasSuffix(f.Name, ".xlsx"):
			b, _ = ledger.Open(f.Name, ledgertest.Must(string(f.Data)))
		}
	}
	compare(t, want, mapped(Recognise(opt, b)))
	likeLoad(t, opt, b)
	if *update {
		if err := os.WriteFile(file, txtar.Format(a), 0o644); err != nil {
			t.Fatal(err)
		}
	}
}

// likeLoad: every field that Recognise names is filled by Load from that column,
// and no other.
func likeLoad(t *testing.T, opt Options, b *ledger.Book) {
	t.Helper()
	m, _ := Load(opt, b)
	for _, mapping := range Recognise(opt, b) {
		for _, c := range mapping.Columns {
			if mapping.How == Unrecognised || mapping.Pairs || c.Field == "" || c.Sample == "" {
				continue
			}
			if got := firstText(m.Table(mapping.Form), mapping.At.Sheet, c.Field); got != c.Sample {
				t.Errorf("%s %s: Load has “%s”, the mapping says “%s”", c.At, c.Field, got, c.Sample)
			}
		}
	}
}

func firstText(t *Table, sheet, field string) string {
	for _, r := range t.Rows {
		if text := r.Text(field).Text; r.Pos.Sheet == sheet && text != "" {
			return text
		}
	}
	return ""
}

func mapped(ms []Mapping) string {
	var b strings.Builder
	for _, m := range ms {
		fmt.Fprintf(&b, "%s %s %s 第%d-%d行\n", m.At.Sheet, m.How, m.Form, m.Top, m.Bottom)
		for _, c := range m.Columns {
			fmt.Fprintf(&b, "  %s %s → %s %s %s｜%s\n", c.Letter, c.Heading, c.Field, c.Sure, strings.Join(c.Maybe, "/"), strings.ReplaceAll(c.Sample, "\n", "↵"))
		}
		if len(m.Missing)+len(m.Wanting) > 0 {
			fmt.Fprintf(&b, "  缺 %s；%s\n", strings.Join(m.Missing, " "), strings.Join(m.Wanting, " "))
		}
	}
	return b.String()
}
