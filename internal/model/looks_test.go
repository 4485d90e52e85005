package model

import (
	"bytes"
	"testing"

	"github.com/xuri/excelize/v2"

	"zhenggai/internal/ledger"
	"zhenggai/internal/ledger/ledgertest"
	"zhenggai/internal/zh"
)

// TestLooks: what only the look of a cell tells: text nobody sees, a date without
// its year, struck out words.
func TestLooks(t *testing.T) {
	data := ledgertest.Must("== 整改台账\n|= 序号 | 方面 | 反馈问题 | 是否公开 | 整改措施 | 责任科室 | 整改时限 | 完成日期 | 整改进展 | 整改状态 | 出勤率\n" +
		"| 1 | 学习方面 | 问题一 | 是 | 措施一 | 办公室 | d:2026-09-22 | | 进展一 | 已完成 | n:85\n| 2 | 学习方面 | 问题二 | 是 | 措施二 | 办公室 | 长期坚持 | | 进展二 | 推进中 | n:0.85")
	f, err := excelize.OpenReader(bytes.NewReader(data))
	if err != nil {
		t.Fatal(err)
	}
	defer f.Close()
	monthAndDay, withTime := `m"月"d"日"`, "yyyy/m/d h:mm"
	for cell, style := range map[string]*excelize.Style{
		"C2": {Font: &excelize.Font{Color: "FFFFFF"}},
		"E2": {Font: &excelize.Font{Strike: true}},
		"F2": {Font: &excelize.Font{Color: "FFFFFF"}, Fill: excelize.Fill{Type: "pattern", Pattern: 1, Color: []string{"1F4E79"}}},
		"G2": {CustomNumFmt: &monthAndDay},
		"H2": {CustomNumFmt: &withTime},
		"K2": {NumFmt: 9}, "K3": {NumFmt: 9},
	} {
		id, err := f.NewStyle(style)
		if err != nil {
			t.Fatal(err)
		}
		if err := f.SetCellStyle(MainLedger, cell, cell, id); err != nil {
			t.Fatal(err)
		}
	}
	if err := f.SetCellFloat(MainLedger, "H2", 46150.646, -1, 64); err != nil {
		t.Fatal(err)
	}
	out, err := f.WriteToBuffer()
	if err != nil {
		t.Fatal(err)
	}
	b, ps := ledger.Open("台账.xlsx", out.Bytes())
	_, found := Load(Options{AsOf: zh.Date{Year: 2026, Month: 6, Day: 30}}, b)
	const want = `提示 L228 [台账.xlsx!整改台账!G2] 整改时限只显示月和日，存的是2026年9月22日，年份由电脑按填写的那一年添上。
    → 请核对年份，并把单元格改为带年份的日期格式。
提示 L230 [台账.xlsx!整改台账!H2] 完成日期带有时间15:30，只取日期2026年5月8日。
    → 不需要时间的，请只填日期。
提示 L108 [台账.xlsx!整改台账!K1] 列“出勤率”不在标准表式中，只作内部资料保留，不会公开。
警告 L211 [台账.xlsx!整改台账!C2] “问题一”的字与底色同色，看不见，仍按有效内容计入。
    → 如已作废请删去，仍然有效请改换字体颜色。
警告 L210 [台账.xlsx!整改台账!E2] “措施一”带有删除线，仍按有效内容计入。
    → 如已作废请删去，仍然有效请取消删除线。
警告 L232 [台账.xlsx!整改台账!K2] 单元格设了百分比格式，“8500%”超出常理。
    → 请核对：先填数、后设百分比格式的，数会变成一百倍。
`
	if got := printed(append(ps, found...)); got != want {
		t.Errorf("got\n%s\nwant\n%s", got, want)
	}
}
