package ledger_test

import (
	"archive/zip"
	"bytes"
	"testing"

	"zhenggai/internal/ledger"
)

// bomb is a workbook of 1 MB whose sheet swells to 1 GB.
func bomb(tb testing.TB) []byte {
	tb.Helper()
	var out bytes.Buffer
	z := zip.NewWriter(&out)
	w, err := z.Create("xl/worksheets/sheet1.xml")
	check(tb, err)
	blank := bytes.Repeat([]byte(" "), 1<<20)
	for range 1024 {
		_, err := w.Write(blank)
		check(tb, err)
	}
	check(tb, z.Close())
	return out.Bytes()
}

func BenchmarkBomb(b *testing.B) {
	data := bomb(b)
	b.ReportAllocs()
	for b.Loop() {
		if book, ps := ledger.Open("a.xlsx", data); book != nil || ps[0].Code != "F111" {
			b.Fatal("a bomb was read")
		}
	}
}
