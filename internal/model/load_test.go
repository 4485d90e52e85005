package model

import (
	"bytes"
	"flag"
	"fmt"
	"maps"
	"os"
	"path"
	"path/filepath"
	"slices"
	"strings"
	"testing"

	"github.com/google/go-cmp/cmp"
	"github.com/xuri/excelize/v2"
	"golang.org/x/tools/txtar"
	"pgregory.net/rapid"

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
	rows := map[source.Pos]int{}
	want := map[string]*txtar.File{}
	for i, f := range a.Files {
		switch {
		case f.Name == "options":
			readOptions(t, &opt, string(f.Data))
		case strings.HasSuffix(f.Name, ".xlsx"):
			data := ledgertest.Must(string(f.Data))
			b, ps := ledger.Open(f.Name, data)
			books, problems = append(books, b), append(problems, ps...)
			maps.Copy(rows, rowsInFile(t, f.Name, data))
		default:
			want[f.Name] = &a.Files[i]
		}
	}
	m, ps := Load(opt, books...)
	checkRows(t, m, rows)
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

// rowsInFile counts the <row> elements of each sheet without our reader. Its
// parts are numbered in the order of the sheets.
func rowsInFile(t rapid.TB, file string, data []byte) map[source.Pos]int {
	t.Helper()
	f, err := excelize.OpenReader(bytes.NewReader(data))
	if err != nil {
		t.Fatal(err)
	}
	defer f.Close()
	var parts []string
	f.Pkg.Range(func(name, _ any) bool {
		if dir, _ := path.Split(name.(string)); dir == "xl/worksheets/" {
			parts = append(parts, name.(string))
		}
		return true
	})
	slices.Sort(parts)
	slices.SortStableFunc(parts, func(a, b string) int { return len(a) - len(b) })
	out := map[source.Pos]int{}
	for i, name := range f.GetSheetList() {
		part, _ := f.Pkg.Load(parts[i])
		out[source.Pos{File: file, Sheet: name}] = bytes.Count(part.([]byte), []byte("<row "))
	}
	return out
}

// checkRows: every row in the file is a record, or listed as left out, or blank.
func checkRows(t rapid.TB, m *Model, rows map[source.Pos]int) {
	t.Helper()
	used, records := 0, 0
	for _, a := range m.Accounts {
		used += a.Used
		if a.Rows() != rows[a.At] {
			t.Errorf("%s: %d rows in the file, %d used, %d left out, %d blank", a.At, rows[a.At], a.Used, len(a.Omitted), a.Blank)
		}
	}
	for _, table := range m.Tables {
		records += len(table.Rows)
	}
	if len(m.Accounts) != len(rows) || used != records {
		t.Errorf("%d sheets, %d accounts; %d rows used, %d in the tables", len(rows), len(m.Accounts), used, records)
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
