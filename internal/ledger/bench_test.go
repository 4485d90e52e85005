package ledger_test

import (
	"archive/zip"
	"bytes"
	"fmt"
	"os"
	"regexp"
	"runtime/debug"
	"strconv"
	"testing"

	"github.com/xuri/excelize/v2"

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

// big is a workbook of 50,000 rows and 20 columns, half of them numbers, half
// texts of which so many are different. They stand in the shared table.
func big(tb testing.TB, different int) []byte {
	tb.Helper()
	f := excelize.NewFile()
	for r := range 50_000 {
		for c := range 20 {
			ref, err := excelize.CoordinatesToCellName(c+1, r+1)
			check(tb, err)
			if c%2 == 0 {
				check(tb, f.SetCellStr("Sheet1", ref, fmt.Sprintf("第%d项整改措施的进展情况", (r*10+c/2)%different)))
			} else {
				check(tb, f.SetCellInt("Sheet1", ref, int64(r+c)))
			}
		}
	}
	buf, err := f.WriteToBuffer()
	check(tb, err)
	return buf.Bytes()
}

// peak reports how far the memory of the process rises in a run, in MB of 2^20
// bytes; only Linux tells.
func peak(b *testing.B, run func()) {
	debug.FreeOSMemory()
	if os.WriteFile("/proc/self/clear_refs", []byte("5"), 0) != nil {
		return
	}
	before := statusOf("VmRSS")
	run()
	b.ReportMetric(float64(statusOf("VmHWM")-before)/1024, "peak-MB")
}

var statusLine = regexp.MustCompile(`(?m)^(\w+):\s+(\d+) kB$`)

// statusOf is a figure of the process in KB.
func statusOf(name string) int {
	data, _ := os.ReadFile("/proc/self/status")
	for _, m := range statusLine.FindAllSubmatch(data, -1) {
		if string(m[1]) == name {
			n, _ := strconv.Atoi(string(m[2]))
			return n
		}
	}
	return 0
}

// BenchmarkBomb: refused in no time and without memory.
func BenchmarkBomb(b *testing.B) {
	data := bomb(b)
	refuse := func() {
		if book, ps := ledger.Open("a.xlsx", data); book != nil || ps[0].Code != "F111" {
			b.Fatal("a bomb was read")
		}
	}
	b.ReportAllocs()
	for b.Loop() {
		refuse()
	}
	peak(b, refuse)
}

// different are the numbers of different texts: few, as in most ledgers, and
// every one another, the most that there can be.
var different = []int{5_000, 500_000}

// BenchmarkOpen reads 50,000 × 20 cells: in at most 0.7 of the time of
// BenchmarkExcelizeRows, and never more than 64 MB above the file.
func BenchmarkOpen(b *testing.B) {
	for _, n := range different {
		b.Run(fmt.Sprint(n), func(b *testing.B) {
			data := big(b, n)
			read := func() {
				book, ps := ledger.Open("a.xlsx", data)
				if ps.Blocking() || len(book.Sheets[0].Rows) != 50_000 {
					b.Fatal(ps)
				}
			}
			b.ReportAllocs()
			for b.Loop() {
				read()
			}
			peak(b, read)
		})
	}
}

// BenchmarkExcelizeRows reads the same workbooks with the row iterator of
// excelize.
func BenchmarkExcelizeRows(b *testing.B) {
	for _, n := range different {
		b.Run(fmt.Sprint(n), func(b *testing.B) {
			data := big(b, n)
			b.ReportAllocs()
			for b.Loop() {
				readRaw(b, data)
			}
			peak(b, func() { readRaw(b, data) })
		})
	}
}

func readRaw(b *testing.B, data []byte) {
	f, err := excelize.OpenReader(bytes.NewReader(data), excelize.Options{RawCellValue: true})
	check(b, err)
	defer f.Close()
	rows, err := f.Rows("Sheet1")
	check(b, err)
	defer rows.Close()
	for rows.Next() {
		_, err := rows.Columns()
		check(b, err)
	}
}
