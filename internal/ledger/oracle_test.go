package ledger_test

import (
	"bytes"
	"fmt"
	"strings"
	"testing"

	"github.com/xuri/excelize/v2"
	"pgregory.net/rapid"

	"zhenggai/internal/ledger"
	"zhenggai/internal/ledger/ledgertest"
)

// raw gives the sheets as rows of stored values, without blank ends.
func raw(b *ledger.Book) map[string][][]string {
	out := map[string][][]string{}
	for _, s := range b.Sheets {
		out[s.Name] = nil
		for _, r := range s.Rows {
			for len(out[s.Name]) < r.Number {
				out[s.Name] = append(out[s.Name], nil)
			}
			row := make([]string, r.Width())
			for c := range r.Cells() {
				row[c.Col-1] = c.Raw()
			}
			out[s.Name][r.Number-1] = row
		}
	}
	return out
}

func oracle(data []byte) (map[string][][]string, error) {
	f, err := excelize.OpenReader(bytes.NewReader(data), excelize.Options{RawCellValue: true})
	if err != nil {
		return nil, err
	}
	defer f.Close()
	out := map[string][][]string{}
	for _, name := range f.GetSheetList() {
		if out[name], err = f.GetRows(name); err != nil {
			return nil, err
		}
	}
	return out, nil
}

// agree compares the two readings; blank ends of rows and sheets aside.
func agree(got, want map[string][][]string) string {
	trim := func(rows [][]string) string {
		var b strings.Builder
		for _, r := range rows {
			b.WriteString(strings.TrimRight(strings.Join(r, "|"), "|") + "\n")
		}
		return strings.TrimRight(b.String(), "\n")
	}
	if len(got) != len(want) {
		return fmt.Sprintf("%d sheets, excelize reads %d", len(got), len(want))
	}
	for name := range want {
		if g, w := trim(got[name]), trim(want[name]); g != w {
			return fmt.Sprintf("%s\ngot:\n%s\nexcelize:\n%s", name, g, w)
		}
	}
	return ""
}

// TestOracle: on workbooks of all kinds of cell we read what excelize reads.
func TestOracle(t *testing.T) {
	cell := rapid.OneOf(
		rapid.SampledFrom([]string{"", "d:2026-03-31", "n:0.1", "n:-12.5", "t:007", "f:=1+1=>2", "f:=A1=>甲", "t: 前后空格 ", "^", "3-2", `甲\n乙`, "t:_x000D_", "n:1e21"}),
		rapid.StringMatching(`[甲乙丙a-z0-9<&>"'\x{3000}。]{0,12}`),
	)
	rapid.Check(t, func(t *rapid.T) {
		var text strings.Builder
		for s := range rapid.IntRange(1, 3).Draw(t, "sheets") {
			fmt.Fprintf(&text, "== 表%d\n|= 甲 | 乙 | 丙 | 丁\n", s+1)
			for range rapid.IntRange(0, 12).Draw(t, "rows") {
				row := rapid.SliceOfN(cell, 0, 4).Draw(t, "row")
				text.WriteString("|" + strings.Join(row, "|") + "\n")
			}
		}
		data, err := ledgertest.FromText(text.String())
		if err != nil {
			t.Skip(err)
		}
		b, ps := ledger.Open("a.xlsx", data)
		if len(ps) > 0 {
			t.Fatal(ps)
		}
		want, err := oracle(data)
		if err != nil {
			t.Fatal(err)
		}
		if d := agree(raw(b), want); d != "" {
			t.Fatal(d)
		}
	})
}

// FuzzOpen: any bytes end in a book or an error, never both or neither, and
// never in a panic.
func FuzzOpen(f *testing.F) {
	f.Add([]byte("PK\x03\x04"))
	f.Add([]byte("\xD0\xCF\x11\xE0\xA1\xB1\x1A\xE1W\x00o\x00r\x00k\x00b\x00o\x00o\x00k\x00"))
	f.Add([]byte("\xD0\xF2\xBA\xC5,\xCE\xCA\xCC\xE2"))
	f.Add(lying(sheetWith(f, rowsOf(strings.Repeat(" ", 5000))), "xl/worksheets/sheet1.xml"))
	f.Add(zipped(f, "-- a --\n1\n-- A --\n2"))
	f.Add(sheetWith(f, `<!DOCTYPE x><worksheet/>`))
	f.Add(ledgertest.Must("== 台账\n@title 题\n|= 甲 | 乙\n| 1 | d:2026-01-01\n| ^ | f:=1=>2"))
	f.Fuzz(func(t *testing.T, data []byte) {
		if b, ps := ledger.Open("a.xlsx", data); (b == nil) != ps.Blocking() {
			t.Errorf("book %v, problems %v", b != nil, ps)
		}
	})
}

// FuzzSheet: the same for the XML of a sheet inside a good archive.
func FuzzSheet(f *testing.F) {
	f.Add(rowsOf(`<row r="1"><c r="A1" t="s"><v>0</v></c><c t="inlineStr"><is><r><t>甲</t></r></is></c></row>`))
	f.Add("\uFEFF" + rowsOf(`<row r="1048576" hidden="1"><c r="A1048576" s="99" t="e"><f t="shared" si="0"/><v>#REF!</v></c></row>`))
	f.Add(rowsOf(`<row><c t="s"><v>-1</v></c><c t="inlineStr"><is><t>_x005F_x0007_&#x4e2d;</t><rPh><t>x</t></rPh></is></c></row>`))
	f.Add(`<worksheet><cols><col min="1" max="2" hidden="1"/></cols><sheetData/><mergeCells><mergeCell ref="A1:B2"/></mergeCells></worksheet>`)
	f.Fuzz(func(t *testing.T, sheet string) {
		if strings.Contains("\n"+sheet, "\n-- ") {
			t.Skip()
		}
		b, ps := ledger.Open("a.xlsx", sheetWith(t, sheet))
		if (b == nil) != ps.Blocking() {
			t.Errorf("book %v, problems %v", b != nil, ps)
		}
	})
}
