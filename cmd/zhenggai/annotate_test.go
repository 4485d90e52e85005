package main

import (
	"fmt"
	"strings"

	"github.com/rogpeppe/go-internal/testscript"

	"zhenggai/internal/ledger"
)

// listCells writes a worksheet as text, one row a line: cells 副本.xlsx 问题清单 out.txt
func listCells(ts *testscript.TestScript, _ bool, args []string) {
	b, found := ledger.Open(args[0], []byte(ts.ReadFile(args[0])))
	if b == nil {
		ts.Fatalf("%v", found)
	}
	var out strings.Builder
	for _, s := range b.Sheets {
		for _, r := range s.Rows {
			if s.Name == args[1] {
				fmt.Fprintln(&out, rowText(r))
			}
		}
	}
	write(ts, args[2], []byte(out.String()))
}

func rowText(r ledger.Row) string {
	var cells []string
	for c := range r.Cells() {
		cells = append(cells, ledger.Ref(r.Number, int(c.Col))+" "+strings.ReplaceAll(c.Text(), "\n", "↵"))
	}
	return strings.Join(cells, "｜")
}
