package model

import (
	"flag"
	"os"
	"path/filepath"
	"strings"
	"testing"

	"github.com/google/go-cmp/cmp"
	"golang.org/x/tools/txtar"

	"zhenggai/internal/ledger"
	"zhenggai/internal/ledger/ledgertest"
	"zhenggai/internal/source"
	"zhenggai/internal/zh"
)

var update = flag.Bool("update", false, "rewrite the expected parts of testdata")

// TestLoad reads testdata/*.txtar: workbooks as text (*.xlsx), options, and what
// comes out: the model and the whole list of messages.
func TestLoad(t *testing.T) {
	files, err := filepath.Glob("testdata/*.txtar")
	if err != nil || len(files) == 0 {
		t.Fatalf("no cases: %v", err)
	}
	for _, file := range files {
		t.Run(strings.TrimSuffix(filepath.Base(file), ".txtar"), func(t *testing.T) { runCase(t, file) })
	}
}

func runCase(t *testing.T, file string) {
	a, err := txtar.ParseFile(file)
	if err != nil {
		t.Fatal(err)
	}
	opt := Options{AsOf: zh.Date{Year: 2026, Month: 6, Day: 30}, Headings: map[string][]string{}, Sheets: map[string]string{}}
	var books []*ledger.Book
	var problems source.Problems
	want := map[string]*txtar.File{}
	for i, f := range a.Files {
		switch {
		case f.Name == "options":
			readOptions(t, &opt, string(f.Data))
		case strings.HasSuffix(f.Name, ".xlsx"):
			b, ps := ledger.Open(f.Name, ledgertest.Must(string(f.Data)))
			books, problems = append(books, b), append(problems, ps...)
		default:
			want[f.Name] = &a.Files[i]
		}
	}
	m, ps := Load(opt, books...)
	checkRows(t, m, books)
	compare(t, want["problems"], printed(append(problems, ps...)))
	compare(t, want["model"], dump(m))
	if *update {
		if err := os.WriteFile(file, txtar.Format(a), 0o644); err != nil {
			t.Fatal(err)
		}
	}
}

func readOptions(t *testing.T, opt *Options, text string) {
	for _, line := range strings.Split(strings.TrimSpace(text), "\n") {
		word, rest, _ := strings.Cut(line, " ")
		key, value, _ := strings.Cut(rest, "=")
		switch word {
		case "heading":
			opt.Headings[key] = append(opt.Headings[key], value)
		case "sheet":
			opt.Sheets[key] = value
		case "hidden-rows":
			opt.HiddenRows = rest
		case "year":
			opt.Year = atoi(rest)
		case "no-date":
			opt.AsOf = zh.Date{}
		default:
			t.Fatalf("option %q", line)
		}
	}
}

func printed(ps source.Problems) string {
	var b strings.Builder
	for _, p := range ps.Sorted() {
		b.WriteString(p.String() + "\n")
	}
	return b.String()
}

func compare(t *testing.T, f *txtar.File, got string) {
	t.Helper()
	switch {
	case f == nil:
	case *update:
		f.Data = []byte(got)
	default:
		if d := cmp.Diff(strings.Split(string(f.Data), "\n"), strings.Split(got, "\n")); d != "" {
			t.Errorf("%s (-want +got):\n%s", f.Name, d)
		}
	}
}

// checkRows: every row of a sheet that was read is a record or listed as left out.
func checkRows(t *testing.T, m *Model, books []*ledger.Book) {
	t.Helper()
	rows, told := 0, 0
	for _, b := range books {
		for _, s := range b.Sheets {
			if !s.Hidden {
				rows += len(s.Rows)
			}
		}
	}
	for _, table := range m.Tables {
		told += len(table.Rows) + len(table.Omitted)
	}
	if rows != told {
		t.Errorf("%d rows in the sheets, %d in the tables", rows, told)
	}
}
