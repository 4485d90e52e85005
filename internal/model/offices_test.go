package model

import (
	"slices"
	"strings"
	"testing"

	"zhenggai/internal/ledger"
	"zhenggai/internal/ledger/ledgertest"
	"zhenggai/internal/source"
)

func TestOffices(t *testing.T) {
	b, _ := ledger.Open("台账.xlsx", ledgertest.Must(`
== 整改台账
|= 序号 | 反馈问题 | 整改措施 | 责任科室 | 整改时限
| 1 | 甲问题 | 甲一 | 办公室、财务科 | 长期坚持
| ^ | ^ | 甲二 | 人事科 | 长期坚持
| 2 | 乙问题 | 乙一 | | 长期坚持
| 3 | 丙问题 | 丙一 | 同上 | 长期坚持
== 班子成员
|= 姓名 | 职务
| 李乙 | 局长
`))
	m, _ := Load(Options{}, b)
	offices := m.Offices()
	for place, want := range map[string]string{
		"整改台账!C2": "办公室、财务科", "整改台账!E3": "人事科", "整改台账!H3": "人事科", "整改台账!D2:D3": "办公室、财务科",
		"整改台账!B2": "办公室、财务科、人事科", // the merged finding belongs to both rows
		"整改台账!C4": "", "整改台账!C5": "", "整改台账!A1": "", "整改台账!": "", "班子成员!A2": "", "别的!C2": "",
	} {
		sheet, cell, _ := strings.Cut(place, "!")
		got := offices(source.Pos{File: "台账.xlsx", Sheet: sheet, Cell: cell})
		if !slices.Equal(got, strings.FieldsFunc(want, func(r rune) bool { return r == '、' })) {
			t.Errorf("%s: %v, want %s", place, got, want)
		}
	}
}
