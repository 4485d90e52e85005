package ledger_test

import (
	"archive/zip"
	"bytes"
	"fmt"
	"io"
	"slices"
	"strings"
	"testing"

	"github.com/google/go-cmp/cmp"
	"github.com/xuri/excelize/v2"
	"pgregory.net/rapid"

	"zhenggai/internal/ledger"
	"zhenggai/internal/ledger/ledgertest"
	"zhenggai/internal/source"
)

const office = `
== 整改台账
@title 某局整改台账
|= 序号 | 方面 | 反馈问题 | 整改时限 | 追缴金额
| 1 | 作风方面 | 甲问题 | 2026/9/31 | n:12.5
| ^ | ^ | ^ | d:2026-03-31 | f:=1+1=>2
| 2 | 作风方面 | =HYPERLINK("http://example.com") | | 
== 人员
|= 姓名 | 电话
| 李乙 | t:0000-1
`

// rich is a workbook with much that a rewriting library may lose.
func rich(t testing.TB) []byte {
	t.Helper()
	f, err := excelize.OpenReader(bytes.NewReader(ledgertest.Must(office)))
	if err != nil {
		t.Fatal(err)
	}
	defer f.Close()
	red, err := f.NewConditionalStyle(&excelize.Style{Font: &excelize.Font{Color: "FF0000"}})
	check(t, err)
	check(t, f.SetConditionalFormat("整改台账", "D3:D9", []excelize.ConditionalFormatOptions{{Type: "duplicate", Criteria: "=", Format: &red}}))
	v := excelize.NewDataValidation(true)
	v.SetSqref("B3:B9")
	check(t, v.SetDropList([]string{"作风方面", "学习方面"}))
	check(t, f.AddDataValidation("整改台账", v))
	check(t, f.SetDefinedName(&excelize.DefinedName{Name: "_xlnm.Print_Area", RefersTo: "人员!$A$1:$B$2", Scope: "人员"}))
	check(t, f.SetDefinedName(&excelize.DefinedName{Name: "全部", RefersTo: "整改台账!$A$1:$E$5"}))
	check(t, f.ProtectSheet("人员", &excelize.SheetProtectionOptions{Password: "x", SelectLockedCells: true}))
	check(t, f.AddComment("整改台账", excelize.Comment{Cell: "D3", Author: "李乙", Text: "原有批注"}))
	check(t, f.AddComment("整改台账", excelize.Comment{Cell: "A3", Author: "李乙", Text: "另一条"}))
	check(t, f.SetCellHyperLink("人员", "A2", "mailto:a@example.com", "External"))
	check(t, f.SetHeaderFooter("整改台账", &excelize.HeaderFooterOptions{OddFooter: "第&P页"}))
	check(t, f.AutoFilter("人员", "A1:B2", nil))
	f.SetActiveSheet(1)
	buf, err := f.WriteToBuffer()
	check(t, err)
	return buf.Bytes()
}

func check(t testing.TB, err error) {
	t.Helper()
	if err != nil {
		t.Fatal(err)
	}
}

func mark(sheet, cell, code string, level source.Level) ledger.Mark {
	return ledger.Mark{
		Problem: source.Problem{
			Code: code, Level: level, At: source.Pos{File: "台账.xlsx", Sheet: sheet, Cell: cell},
			Text: "“" + cell + "”有误。", Hint: "请改正" + cell + "。",
		},
		Offices: []string{"办公室"},
	}
}

var someMarks = []ledger.Mark{
	mark("整改台账", "D3", "L203", source.Error), mark("整改台账", "D3", "L226", source.Warning), mark("整改台账", "E4", "L231", source.Warning),
	mark("整改台账", "C5", "L201", source.Notice), mark("整改台账", "D5", "L220", source.Warning), mark("人员", "A9:B10", "L999", source.Notice),
	mark("人员", "", "L107", source.Warning),
	{Problem: source.Problem{Code: "F108", Level: source.Warning, At: source.Pos{File: "台账.xlsx"}, Text: "=1+1"}},
}

func annotated(t testing.TB, data []byte, marks []ledger.Mark) []byte {
	t.Helper()
	b, ps := ledger.Open("台账.xlsx", data)
	if b == nil {
		t.Fatal(ps)
	}
	out, err := ledger.Annotate(b, data, marks)
	check(t, err)
	again, err := ledger.Annotate(b, data, marks)
	check(t, err)
	if !bytes.Equal(out, again) {
		t.Error("the same input gave other bytes")
	}
	return out
}

// TestAnnotateKeepsTheRest: our reader finds every cell as it was, excelize finds
// every style as it was but for the fill of the faulty cells, and every part that
// holds something else is the same bytes.
func TestAnnotateKeepsTheRest(t *testing.T) {
	for name, data := range map[string][]byte{"plain": ledgertest.Must(office), "rich": rich(t)} {
		t.Run(name, func(t *testing.T) {
			out := annotated(t, data, someMarks)
			sameCells(t, data, out)
			sameLooks(t, data, out, map[string]string{
				"整改台账!D3": "FFC7CE", "整改台账!E4": "FFEB9C", "整改台账!C5": "DDEBF7", "整改台账!D5": "FFEB9C",
				"人员!A9": "DDEBF7", "人员!B9": "DDEBF7", "人员!A10": "DDEBF7", "人员!B10": "DDEBF7",
			})
			sameParts(t, data, out)
			if !ledger.Annotated(out) || ledger.Annotated(data) {
				t.Error("a copy of ours is not told from the original")
			}
		})
	}
}

func sameCells(t *testing.T, data, out []byte) {
	t.Helper()
	before, _ := ledger.Open("台账.xlsx", data)
	after, ps := ledger.Open("台账.xlsx", out)
	if len(ps) > 0 {
		t.Fatal(ps)
	}
	if after.Sheets[0].Name != ledger.ListSheet {
		t.Errorf("the first sheet is %s", after.Sheets[0].Name)
	}
	after.Sheets = after.Sheets[1:]
	for i, s := range before.Sheets {
		got := after.Sheets[i]
		if d := cmp.Diff(describe(s), describe(got)); d != "" || got.Name != s.Name {
			t.Errorf("%s %s", got.Name, d)
		}
		if d := cmp.Diff([]any{s.Merges, s.Filter, s.HiddenColumns, s.Hidden}, []any{got.Merges, got.Filter, got.HiddenColumns, got.Hidden}); d != "" {
			t.Error(d)
		}
	}
}

// sameLooks compares the style of every cell; filled says which may differ.
func sameLooks(t *testing.T, data, out []byte, filled map[string]string) {
	t.Helper()
	before, after := excel(t, data), excel(t, out)
	defer before.Close()
	defer after.Close()
	for _, sheet := range before.GetSheetList() {
		for row := 1; row <= 12; row++ {
			for col := 1; col <= 8; col++ {
				ref := ledger.Ref(row, col)
				old, now := look(t, before, sheet, ref), look(t, after, sheet, ref)
				if want := filled[sheet+"!"+ref]; want != "" {
					if !slices.Equal(now.Fill.Color, []string{want}) || now.Fill.Pattern != 1 {
						t.Errorf("%s!%s is filled %v, want %s", sheet, ref, now.Fill, want)
					}
					now.Fill = old.Fill
				}
				if d := cmp.Diff(old, now); d != "" {
					t.Errorf("%s!%s %s", sheet, ref, d)
				}
				f1, err1 := before.GetCellFormula(sheet, ref)
				f2, err2 := after.GetCellFormula(sheet, ref)
				if f1 != f2 || err1 != nil || err2 != nil {
					t.Errorf("%s!%s formula %q became %q", sheet, ref, f1, f2)
				}
			}
		}
	}
}

func excel(t *testing.T, data []byte) *excelize.File {
	t.Helper()
	f, err := excelize.OpenReader(bytes.NewReader(data))
	check(t, err)
	return f
}

func look(t *testing.T, f *excelize.File, sheet, ref string) *excelize.Style {
	t.Helper()
	id, err := f.GetCellStyle(sheet, ref)
	check(t, err)
	s, err := f.GetStyle(id)
	check(t, err)
	return s
}

// touched are the parts that a copy may change.
var touched = []string{"[Content_Types].xml", "xl/workbook.xml", "xl/_rels/", "xl/styles.xml", "xl/worksheets/", "xl/comments", "xl/drawings/vmlDrawing"}

func sameParts(t *testing.T, data, out []byte) {
	t.Helper()
	after := parts(t, out)
	for name, old := range parts(t, data) {
		now, ok := after[name]
		free := slices.ContainsFunc(touched, func(p string) bool { return strings.HasPrefix(name, p) })
		if !ok || !free && now != old {
			t.Errorf("part %s changed", name)
		}
		if strings.HasPrefix(name, "xl/worksheets/sheet") {
			onlyMarked(t, name, old, now)
		}
	}
}

// onlyMarked: besides cells, the selection and the notes' drawing, a sheet is
// the same bytes.
func onlyMarked(t *testing.T, name, old, now string) {
	t.Helper()
	rest := func(s string) string {
		before, after, _ := strings.Cut(s, "<sheetData>")
		_, after, _ = strings.Cut(after, "</sheetData>")
		from, to := strings.Index(after, "<legacyDrawing "), 0
		if from >= 0 {
			to = from + strings.Index(after[from:], ">") + 1
			after = after[:from] + after[to:]
		}
		return strings.ReplaceAll(before, ` tabSelected="true"`, "") + after
	}
	if d := cmp.Diff(rest(old), rest(now)); d != "" {
		t.Errorf("%s %s", name, d)
	}
}

func parts(t *testing.T, data []byte) map[string]string {
	t.Helper()
	z, err := zip.NewReader(bytes.NewReader(data), int64(len(data)))
	check(t, err)
	out := map[string]string{}
	for _, f := range z.File {
		r, err := f.Open()
		check(t, err)
		all, err := io.ReadAll(r)
		check(t, err)
		if out[f.Name] != "" {
			t.Errorf("part %s stands twice", f.Name)
		}
		out[f.Name] = string(all)
	}
	return out
}

// TestAnnotateNotes: several problems of a cell make one note; a note that a
// person wrote stays, and ours follows it.
func TestAnnotateNotes(t *testing.T) {
	f := excel(t, annotated(t, rich(t), someMarks))
	defer f.Close()
	notes, err := f.GetComments("整改台账")
	check(t, err)
	var got []string
	for _, n := range notes {
		got = append(got, n.Cell+" "+n.Author+" "+noteText(n))
	}
	slices.Sort(got)
	want := []string{
		"A3 李乙 另一条",
		"C5 zhenggai 提示 L201↵“C5”有误。↵→ 请改正C5。",
		"D3 李乙 原有批注↵↵错误 L203↵“D3”有误。↵→ 请改正D3。↵↵警告 L226↵“D3”有误。↵→ 请改正D3。",
		"D5 zhenggai 警告 L220↵“D5”有误。↵→ 请改正D5。",
		"E4 zhenggai 警告 L231↵“E4”有误。↵→ 请改正E4。",
	}
	if d := cmp.Diff(want, got); d != "" {
		t.Error(d)
	}
}

func noteText(n excelize.Comment) string {
	text := n.Text
	for _, r := range n.Paragraph {
		text += r.Text
	}
	return strings.ReplaceAll(text, "\n", "↵")
}

// TestAnnotateWorkbook: names keep to their sheets, and what protects, filters,
// validates or formats is still there.
func TestAnnotateWorkbook(t *testing.T) {
	before, after := excel(t, rich(t)), excel(t, annotated(t, rich(t), someMarks))
	defer before.Close()
	defer after.Close()
	for _, n := range before.GetDefinedName() {
		if !slices.Contains(after.GetDefinedName(), n) {
			t.Errorf("the name %v is lost: %v", n, after.GetDefinedName())
		}
	}
	if after.GetActiveSheetIndex() != 0 {
		t.Errorf("sheet %d opens, not the list", after.GetActiveSheetIndex())
	}
	for _, sheet := range before.GetSheetList() {
		a, err := before.GetDataValidations(sheet)
		check(t, err)
		b, err := after.GetDataValidations(sheet)
		check(t, err)
		if d := cmp.Diff(a, b); d != "" {
			t.Error(d)
		}
		p, err := before.GetSheetProtection(sheet)
		check(t, err)
		q, err := after.GetSheetProtection(sheet)
		check(t, err)
		if d := cmp.Diff(p, q); d != "" {
			t.Error(d)
		}
	}
}

// TestAnnotateList: the list names every problem, links to cells, and holds
// nothing that Excel could run.
func TestAnnotateList(t *testing.T) {
	out := annotated(t, ledgertest.Must(office), someMarks)
	b, _ := ledger.Open("台账.xlsx", out)
	want := `A1 问题清单
A2 台账.xlsx：错误1处（红色），警告5处（黄色），提示2处（浅蓝色）。点单元格地址可以跳到原处；请在原台账上改正，本副本不作数据。
1｜错误｜L203｜整改台账｜D3｜2026/9/31｜“D3”有误。｜请改正D3。｜办公室
2｜警告｜F108｜｜｜｜=1+1｜｜
`
	var got strings.Builder
	for _, r := range b.Sheets[0].Rows {
		switch {
		case r.Number < 3:
			fmt.Fprintf(&got, "%s %s\n", ledger.Ref(r.Number, 1), r.First().Text())
		case r.Number == 4 || r.Number == 5:
			var cells []string
			for col := 1; col <= 9; col++ {
				c, _ := r.Cell(col)
				if c.Has(ledger.Formula) {
					t.Errorf("a formula at %s", ledger.Ref(r.Number, col))
				}
				cells = append(cells, c.Text())
			}
			got.WriteString(strings.Join(cells, "｜") + "\n")
		}
	}
	if d := cmp.Diff(want, got.String()); d != "" {
		t.Error(d)
	}
	f := excel(t, out)
	defer f.Close()
	if ok, link, err := f.GetCellHyperLink(ledger.ListSheet, "E4"); !ok || link != "'整改台账'!D3" || err != nil {
		t.Errorf("link %v %s %v", ok, link, err)
	}
	said, err := f.GetCellFormula(ledger.ListSheet, "F8")
	if err != nil || said != "" {
		t.Errorf("formula %q %v", said, err)
	}
}

// TestAnnotateAnywhere: wherever problems are, a copy is whole and its other
// cells are untouched.
func TestAnnotateAnywhere(t *testing.T) {
	for name, sheet := range map[string]string{
		"empty":    `<worksheet><sheetData/></worksheet>`,
		"gaps":     rowsOf(`<row r="3" s="1" customFormat="1"/><row r="5"><c r="C5"><v>1</v></c><c><v>2</v></c></row>`),
		"unnamed":  rowsOf(`<row><c><v>1</v></c></row><row><c/><c s="1"><v>2</v></c></row>`),
		"prefixed": `<x:worksheet xmlns:x="m"><x:cols><x:col min="2" max="3" style="2" width="9"/></x:cols><x:sheetData><x:row r="2"><x:c r="B2"><x:v>1</x:v></x:c></x:row></x:sheetData><x:extLst/></x:worksheet>`,
	} {
		data := sheetWith(t, sheet)
		rapid.Check(t, func(t *rapid.T) {
			var marks []ledger.Mark
			for range rapid.IntRange(0, 6).Draw(t, "marks") {
				cell := ledger.Ref(rapid.IntRange(1, 7).Draw(t, "row"), rapid.IntRange(1, 5).Draw(t, "col"))
				marks = append(marks, mark("台账", cell, "L1", source.Level(rapid.IntRange(0, 2).Draw(t, "level"))))
			}
			b, _ := ledger.Open("a.xlsx", data)
			out, err := ledger.Annotate(b, data, marks)
			if err != nil {
				t.Fatal(err)
			}
			again, ps := ledger.Open("a.xlsx", out)
			if len(ps) > 0 || len(again.Sheets) != 2 {
				t.Fatalf("%s: %v", name, ps)
			}
			if got, want := describe(again.Sheets[1]), describe(b.Sheets[0]); got != want {
				t.Fatalf("%s: %s became %s", name, want, got)
			}
		})
	}
}

// FuzzAnnotate: what can be read can be marked, and is read the same afterwards.
func FuzzAnnotate(f *testing.F) {
	f.Add(rowsOf(`<row r="3" s="1" customFormat="1"/><row r="5"><c r="C5" s='1'><v>1</v></c><c><v>2</v></c></row>`), 5, 3)
	f.Add(`<x:worksheet xmlns:x="m"><x:sheetViews><x:sheetView tabSelected="1"/></x:sheetViews><x:sheetData/><x:extLst/></x:worksheet>`, 2, 2)
	f.Add(`<worksheet><cols><col min="1" max="9" style="2" width="3"/></cols><sheetData><row/><row r="9"><c t="inlineStr"><is><t>a</t></is></c></row></sheetData></worksheet>`, 1, 1)
	f.Fuzz(func(t *testing.T, sheet string, row, col int) {
		if strings.Contains(sheet, "\n-- ") || strings.HasPrefix(sheet, "-- ") {
			t.Skip("would be another part of the archive")
		}
		data := sheetWith(t, sheet)
		b, _ := ledger.Open("a.xlsx", data)
		if b == nil || row < 1 || row > 1<<20 || col < 1 || col > 1<<14 {
			t.Skip()
		}
		out, err := ledger.Annotate(b, data, []ledger.Mark{mark("台账", ledger.Ref(row, col), "L1", source.Error)})
		if err != nil {
			t.Fatal(err)
		}
		again, ps := ledger.Open("a.xlsx", out)
		if again == nil {
			t.Fatal(ps)
		}
		if got, want := describe(again.Sheets[1]), describe(b.Sheets[0]); got != want {
			t.Errorf("%s became %s", want, got)
		}
	})
}

// TestAnnotateStrict: a workbook in the ISO namespaces gets parts in them.
func TestAnnotateStrict(t *testing.T) {
	text := strings.ReplaceAll(string(fmt.Appendf(nil, around, rowsOf(`<row r="1"><c><v>1</v></c></row>`))), "<workbook ", `<workbook xmlns="http://purl.oclc.org/ooxml/spreadsheetml/main" `)
	for name, part := range parts(t, annotated(t, zipped(t, text), []ledger.Mark{mark("台账", "A1", "L1", source.Error)})) {
		if strings.Contains(name, "zhenggai") && strings.Contains(part, "http://schemas.openxmlformats.org/spreadsheetml") {
			t.Errorf("%s is not strict", name)
		}
	}
}
