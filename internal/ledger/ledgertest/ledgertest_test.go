package ledgertest

import (
	"bytes"
	"strings"
	"testing"

	"github.com/google/go-cmp/cmp"
	"github.com/xuri/excelize/v2"
)

const sampleText = `== 整改台账
@title 某局整改台账
@note 填报单位：某局
@widths 5 20 30
@hidden-rows 7
@hidden-columns D
|= 序号 | 反馈问题 | 整改情况 | <
|= ^ | ^ | 时限 | 人数
| 1 | 学习\n不深入 | d:2026-03-31 | 12
| ^ | ^ | 2026年6月 | n:3.50
| t:2 | 甲\|乙 | 0317 | f:=SUM(D5:D6)=>15.5
| 3-2 | | 12345678901234567 | f:=A1/0=>#DIV/0!
== 名单
@hidden
|= 姓名
| 张某
`

func open(t *testing.T, data []byte) *excelize.File {
	t.Helper()
	f, err := excelize.OpenReader(bytes.NewReader(data))
	if err != nil {
		t.Fatal(err)
	}
	t.Cleanup(func() { f.Close() })
	return f
}

func TestFromText(t *testing.T) {
	f := open(t, Must(sampleText))
	got, err := f.GetRows("整改台账", excelize.Options{RawCellValue: true})
	if err != nil {
		t.Fatal(err)
	}
	want := [][]string{
		{"某局整改台账"}, {"填报单位：某局"},
		{"序号", "反馈问题", "整改情况"}, {"", "", "时限", "人数"},
		{"1", "学习\n不深入", "46112", "12"}, {"", "", "2026年6月", "3.5"},
		{"2", "甲|乙", "0317", "15.5"}, {"3-2", "", "12345678901234567", "#DIV/0!"},
	}
	if d := cmp.Diff(want, got); d != "" {
		t.Error(d)
	}
	merged, err := f.GetMergeCells("整改台账")
	if err != nil {
		t.Fatal(err)
	}
	var areas []string
	for _, m := range merged {
		areas = append(areas, m[0])
	}
	if d := cmp.Diff([]string{"A1:D1", "A2:D2", "A3:A4", "B3:B4", "C3:D3", "A5:A6", "B5:B6"}, areas); d != "" {
		t.Error(d)
	}
	if day, _ := f.GetCellValue("整改台账", "C5"); day != "2026/3/31" {
		t.Errorf("date shows as %q", day)
	}
	if seen, _ := f.GetRowVisible("整改台账", 7); seen {
		t.Error("row 7 is to be hidden")
	}
	if seen, _ := f.GetSheetVisible("名单"); seen {
		t.Error("the second sheet is to be hidden")
	}
}

func TestSameTextSameBytes(t *testing.T) {
	first := Must(sampleText)
	for range 8 {
		if !bytes.Equal(first, Must(sampleText)) {
			t.Fatal("two workbooks of one text differ")
		}
	}
}

func TestErrors(t *testing.T) {
	for text, want := range map[string]string{
		"":                         "no worksheet",
		"| 1":                      "line 1: no worksheet",
		"== a\n@tilte x":           "line 2: \"@tilte x\" is neither",
		"== a\n|= x\n| 1 | 2":      "line 3: 2 cells under a header of 1",
		"== a\n|= x\n| d:2026-2-3": "A2: \"2026-2-3\" is not a date",
		"== a\n|= x\n| n:many":     "A2: \"many\" is not a number",
		"== a\n|= x\n| f:1+1":      "A2: \"1+1\" is not a formula",
		"== a\n|= ^ | x":           "leads out of the sheet",
		"== a\n|= x | <\n| ^ | y":  "make no rectangle",
		"== a\n@widths x\n|= y":    "\"x\" is not a width",
	} {
		if _, err := FromText(text); err == nil || !strings.Contains(err.Error(), want) {
			t.Errorf("FromText(%q): %v, want %q", text, err, want)
		}
	}
}
