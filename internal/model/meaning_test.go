package model

import (
	"fmt"
	"strings"
	"testing"

	"pgregory.net/rapid"

	"zhenggai/internal/ledger"
	"zhenggai/internal/ledger/ledgertest"
	"zhenggai/internal/source"
	"zhenggai/internal/zh"
)

func textCell(s string) read {
	return read{fact: source.Fact{Text: s, From: []source.Pos{{File: "a.xlsx", Sheet: "台账", Cell: "A1"}}}}
}

func TestDeadline(t *testing.T) {
	for said, want := range map[string]string{
		"2026年3月31日": "2026年3月31日", "2026.3.31": "2026年3月31日", "２０２６年３月": "2026年3月31日", "2026年": "2026年12月31日",
		"2026年3月31日前": "2026年3月31日", "2026年3月底": "2026年3月31日", "2026年2月底前完成": "2026年2月28日", "2026年3月上旬": "2026年3月10日",
		"2026年3月中旬前": "2026年3月20日", "2026年年底": "2026年12月31日", "2026年底前": "2026年12月31日", "2026年上半年": "2026年6月30日",
		"2026年第二季度": "2026年6月30日", "2026年4季度": "2026年12月31日", "2026年1月至3月": "2026年3月31日", "2026.1.1-2026.3.31": "2026年3月31日",
		"2025年12月—2026年2月": "2026年2月28日", "2026年1月1日至3月15日": "2026年3月15日",
		"立行立改": "立改", "即知即改。": "立改", "长期坚持": "长期", "持续优化": "长期", "立行立改，长期坚持": "立改长期", "立行立改，并长期坚持": "立改长期",
		"2025年底前，并长期坚持": "2025年12月31日长期", "2026年3月底前完成并长期坚持": "2026年3月31日长期", "2026年3月31日（长期坚持）": "2026年3月31日长期",
		"2026年3月31日、2026年6月30日": "2026年6月30日",
		"2026/9/31":             "L203", "2026年13月1日": "L203", "2026年2月30日前": "L203", "9月底": "L221", "三季度": "L221", "年底前": "L221", "9/22": "L221", "9月20日": "L221",
		"6个月": "L219", "三个月内": "L219", "按上级要求": "L219", "2026年12月前": "L222", "21.9.22": "L222", "": "",
	} {
		l := &loader{}
		d := l.deadline(textCell(said))
		got := d.Last.String() + mark(d.AtOnce, "立改") + mark(d.Standing, "长期")
		for _, p := range l.problems {
			got += p.Code
		}
		if got != want {
			t.Errorf("%s: %s, want %s", said, got, want)
		}
		if d.Said.Text != said {
			t.Errorf("%s: kept as %s", said, d.Said.Text)
		}
	}
}

func TestDeadlineWithYear(t *testing.T) {
	l := &loader{opt: Options{Year: 2026}}
	if d := l.deadline(textCell("9月底前")); d.Last != (zh.Date{Year: 2026, Month: 9, Day: 30}) || len(l.problems) > 0 {
		t.Errorf("%v %v", d, l.problems)
	}
}

func TestStatus(t *testing.T) {
	for said, want := range map[string]string{
		"完成": "已完成", "已完成。": "已完成", " 整改 完成": "已完成", "见底清零": "已完成", "√": "已完成", "已完成并长期坚持": "已完成+", "已完成（长期坚持）": "已完成+",
		"阶段性完成": "基本完成", "基本完成并持续推进": "基本完成+", "整改中": "正在推进", "长期坚持": "正在推进+", "未整改": "未启动", "否": "未启动",
		"": "状态不明", "差不多": "状态不明L215", "已完城": "状态不明L215", "差不多，长期坚持": "状态不明+L215",
	} {
		l := &loader{}
		s := l.status(textCell(said).fact)
		got := s.Step.String() + mark(s.Standing, "+")
		for _, p := range l.problems {
			got += p.Code
		}
		if got != want {
			t.Errorf("%s: %s, want %s", said, got, want)
		}
	}
}

func TestSeveral(t *testing.T) {
	for said, want := range map[string]string{
		"张甲、李乙丙": "张甲|李乙丙", "张甲，李乙；王丙/赵丁": "张甲|李乙|王丙|赵丁", "张甲 李乙": "张甲|李乙", "王　伟": "王伟", "王 伟、李 乙": "王伟|李乙",
		"人事科（党建、群团）、财务科": "人事科（党建、群团）|财务科", "办公室\n财务科": "办公室|财务科", "无": "", "、": "", "张甲、张甲": "张甲",
	} {
		var got []string
		for _, f := range several(source.Fact{Text: said}) {
			got = append(got, f.Text)
		}
		if strings.Join(got, "|") != want {
			t.Errorf("%q: %q, want %s", said, got, want)
		}
	}
}

func TestPoints(t *testing.T) {
	for said, want := range map[string]string{
		"1.甲\n2.乙": "甲|乙", "（1）甲\n（2）乙\n续": "甲|乙\n续", "①甲\n②乙": "甲|乙", "1、甲\n2、乙\n3、丙": "甲|乙|丙",
		"1.甲\n3.乙": "1.甲\n3.乙", "1.甲": "1.甲", "甲\n1.乙": "甲\n1.乙", "2026.3.1开展": "2026.3.1开展",
	} {
		var got []string
		for _, f := range points(source.Fact{Text: said}) {
			got = append(got, f.Text)
		}
		if strings.Join(got, "|") != want {
			t.Errorf("%q: %q, want %q", said, got, want)
		}
	}
}

func TestClean(t *testing.T) {
	for said, want := range map[string]string{
		"　甲乙 ": "甲乙 invisible", "甲\u200b乙": "甲乙 invisible", "甲\r\n乙": "甲\n乙", "甲\u202e乙": "甲乙 reordered", "甲\x07乙": "甲乙 control",
		"锟斤拷": "锟斤拷 garbled", "\ue000": "\ue000 private", "⼀": "一", "“甲”": "“甲”", "": "",
	} {
		got, d := clean(said)
		for _, x := range []struct {
			yes  bool
			name string
		}{{d.invisible, " invisible"}, {d.reordered, " reordered"}, {d.control, " control"}, {d.garbled, " garbled"}, {d.private, " private"}} {
			got += mark(x.yes, x.name)
		}
		if got != want {
			t.Errorf("%q: %q, want %q", said, got, want)
		}
	}
}

// TestPublicView: a public paper sees the public columns of known forms and
// nothing else.
func TestPublicView(t *testing.T) {
	b, _ := ledger.Open("a.xlsx", ledgertest.Must(`== 制度台账
|= 序号 | 制度名称 | 文号 | 类型 | 印发日期 | 领域 | 对应问题 | 起草人
| 1 | 甲办法 | 某〔2026〕1号 | 新订 | d:2026-03-02 | 财务 | 1 | 张甲
== 用印台账
|= 日期 | 事由
| d:2026-03-02 | 合同
`))
	m, _ := Load(Options{}, b)
	got := fmt.Sprint(m.Table("制度台账").Source(true).Rows[0])
	if strings.Contains(got, "张甲") || len(m.Table("制度台账").Source(true).Columns) != 6 {
		t.Errorf("public: %s", got)
	}
	if in := m.Table("制度台账").Source(false); len(in.Columns) != 8 || in.Rows[0][7].Value() != "张甲" {
		t.Errorf("internal: %v", in)
	}
	if cols := m.Table("用印台账").Source(true).Columns; len(cols) != 0 {
		t.Errorf("columns of an unknown sheet are public: %v", cols)
	}
}

// TestShapes: a table that an office does not keep has its form's columns all the
// same, and every column of a row has a leaf of the column's kind.
func TestShapes(t *testing.T) {
	m, _ := Load(Options{})
	for _, s := range Shapes() {
		if got := m.Table(s.Name).Source(false); len(got.Columns) != len(s.Columns) {
			t.Errorf("%s: %d columns, want %d", s.Name, len(got.Columns), len(s.Columns))
		}
	}
}

// TestLoadIsTotal: whatever stands in the cells, every row is a record or left
// out, every problem has a code, a place, words and no field is lost.
func TestLoadIsTotal(t *testing.T) {
	cell := rapid.OneOf(
		rapid.SampledFrom([]string{"", "^", "<", "1", "1-1", "合计", "注：甲", "例：甲", "同上", "无", "是", "否", "已完成", "长期坚持", "2026年3月", "2026.2.30", "d:2026-03-31", "f:=1=>", "f:=A1=>#N/A", `1.甲\n2.乙`, "整改措施", "反馈问题"}),
		rapid.StringMatching(`[甲乙0-9、（ \x{200b}]{0,8}`),
	)
	rapid.Check(t, func(t *rapid.T) {
		var text strings.Builder
		text.WriteString("== 整改台账\n|= 序号 | 方面 | 反馈问题 | 措施序号 | 整改措施 | 整改时限 | 整改状态 | 完成日期 | 追缴金额\n")
		for range rapid.IntRange(0, 12).Draw(t, "rows") {
			text.WriteString("|" + strings.Join(rapid.SliceOfN(cell, 0, 9).Draw(t, "row"), "|") + "\n")
		}
		data, err := ledgertest.FromText(text.String())
		if err != nil {
			t.Skip(err)
		}
		b, ps := ledger.Open("a.xlsx", data)
		if b == nil {
			t.Fatal(ps)
		}
		m, ps := Load(Options{AsOf: zh.Date{Year: 2026, Month: 6, Day: 30}}, b)
		table := m.Table(MainLedger)
		checkRows(t, m, rowsInFile(t, b.Name, data))
		for _, p := range ps {
			if p.Code == "" || p.Text == "" || p.At.File == "" && p.Code != "L260" {
				t.Errorf("problem without code, words or place: %+v", p)
			}
		}
		measures := 0
		for _, f := range m.Findings {
			measures += len(f.Measures)
		}
		if measures < len(table.Rows) {
			t.Errorf("%d rows gave %d measures", len(table.Rows), measures)
		}
	})
}
