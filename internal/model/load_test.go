package model

import (
	"flag"
	"fmt"
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
	compare(t, want["own"], dumpOwn(m))
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

// BenchmarkLoad reads a main ledger of 5,000 measures into a model.
func BenchmarkLoad(b *testing.B) {
	var text strings.Builder
	text.WriteString("== 整改台账\n|= 序号 | 方面 | 反馈问题 | 是否公开 | 措施序号 | 整改措施 | 责任科室 | 责任人 | 整改时限 | 整改进展 | 整改状态 | 完成日期\n")
	for i := range 1000 {
		fmt.Fprintf(&text, "| %d | 方面%d | 问题%d | 是 | %d-1 | 措施 | 办公室、财务科 | 李乙 | 2026年%d月底前 | 进展%d | 推进中 |\n", i+1, i/300, i, i+1, i%12+1, i)
		for k := range 4 {
			fmt.Fprintf(&text, "| ^ | ^ | ^ | ^ | %d-%d | 措施%d | 办公室 | 李乙 | 2026.3.31 | 进展%d | 已完成 | d:2026-03-20\n", i+1, k+2, k, i)
		}
	}
	book, ps := ledger.Open("a.xlsx", ledgertest.Must(text.String()))
	if len(ps) > 0 {
		b.Fatal(ps)
	}
	b.ReportAllocs()
	for b.Loop() {
		if m, ps := Load(Options{AsOf: zh.Date{Year: 2026, Month: 6, Day: 30}}, book); ps.Blocking() || len(m.Findings) != 1000 {
			b.Fatal(ps[0])
		}
	}
}
