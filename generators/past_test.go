package generators

import (
	"fmt"
	"strings"
	"testing"

	"zhenggai/internal/source"
	"zhenggai/internal/zh"
)

// kept is a ledger as it was written down and read back.
func kept(t *testing.T, asOf zh.Date, ledger string) *Past {
	t.Helper()
	data, err := Record(load(t, asOf, ledger)).Encode()
	if err != nil {
		t.Fatal(err)
	}
	p, err := ReadPast(data, source.Pos{File: "快照/" + asOf.ISO() + ".json"})
	if err != nil {
		t.Fatal(err)
	}
	return p
}

// TestPastCountsAlike: what was kept gives, figure by figure, what the ledger gave.
func TestPastCountsAlike(t *testing.T) {
	m := sample(t)
	data, err := Record(m).Encode()
	if err != nil {
		t.Fatal(err)
	}
	p, err := ReadPast(data, source.Pos{})
	if err != nil {
		t.Fatal(err)
	}
	for _, rule := range []RateRule{{Digits: 2}, {MostlyDone: true}, {Standing: AsDone}, {Standing: Apart, Digits: 1}} {
		s := Settings{Rate: rule}
		now, then := total(allMeasures(m.Findings), s), total(p.measures(), s)
		for _, c := range changesFrom(then, now) {
			if c.Before.Text != c.Now.Text || !strings.HasPrefix(c.Delta.Text, "0") {
				t.Errorf("%+v: %s %s, then %s, %s", rule, c.Name.Text, c.Now.Text, c.Before.Text, c.Delta.Text)
			}
		}
	}
	if _, err := ReadPast([]byte(`{"版本":2}`), source.Pos{}); err == nil {
		t.Error("a newer form was read")
	}
}

const (
	inMay = `== 整改台账
|= 序号 | 方面 | 反馈问题 | 措施序号 | 整改措施 | 责任科室 | 整改时限 | 整改进展 | 整改状态 | 完成日期 | 备注
| 1 | 甲 | 问题一 | 1-1 | 措施一 | 办公室 | 2026年5月20日 | 已办理 | 已完成 | d:2026-05-20 |
| 1 | 甲 | 问题一 | 1-2 | 措施二 | 办公室 | 2026年6月10日 | 起草中 | 正在推进 | |
| 2 | 甲 | 问题二 | 2-1 | 措施三 | 财务科 | 2026年6月20日 | 已核对 | 已完成 | d:2026-05-08 |
| 2 | 甲 | 问题二 | 2-2 | 措施四 | 财务科 | 2026年6月25日 | 清理中 | 正在推进 | |
| 3 | 甲 | 问题三 | 3-1 | 措施五 | 人事科 | 2026年7月20日 | 筹备中 | 未启动 | |
`
	inJune = `== 整改台账
|= 序号 | 方面 | 反馈问题 | 措施序号 | 整改措施 | 责任科室 | 整改时限 | 整改进展 | 整改状态 | 完成日期 | 备注
| 1 | 甲 | 问题一 | 1-1 | 措施一 | 办公室 | 2026年5月20日 | 已办理 | 已完成 | d:2026-05-20 |
| 1 | 甲 | 问题一 | 1-2 | 措施二 | 办公室 | 2026年6月10日 | 已印发 | 已完成 | d:2026-05-28 |
| 2 | 甲 | 问题二 | 2-1 | 措施三 | 财务科 | 2026年6月20日 | 发现遗漏 | 正在推进 | |
| 2 | 甲 | 问题二 | 2-2 | 措施四 | 财务科 | 2026年8月25日 | 清理中 | 正在推进 | |
`
)

// TestSincePast: a measure that was entered late counts in the period in which
// the ledger first says so, and the figures of the comparison agree with the list.
func TestSincePast(t *testing.T) {
	may, june := zh.Date{Year: 2026, Month: 5, Day: 31}, zh.Date{Year: 2026, Month: 6, Day: 30}
	m := load(t, june, inJune)
	p := progress(m, Settings{Previous: may, Past: kept(t, may, inMay), Rate: RateRule{Digits: 2}})
	if len(p.New) != 1 || p.New[0].ID.Text != "1-2" {
		t.Errorf("newly finished: %v", p.New)
	}
	if len(p.Still) != 1 || p.Still[0].ID.Text != "2-2" {
		t.Errorf("standing still: %v", p.Still)
	}
	var got []string
	for _, c := range p.Changes {
		got = append(got, fmt.Sprintf("%s %s→%s %s", c.Name.Text, c.Before.Text, c.Now.Text, c.Delta.Text))
	}
	want := "措施总数（条） 5→4 －1；已完成（条） 2→2 0；基本完成（条） 0→0 0；正在推进（条） 2→2 0；未启动（条） 1→0 －1；" +
		"已销号（条） 0→0 0；逾期（条） 0→1 ＋1；整改完成问题（个） 0→1 ＋1；完成率 40%→50% ＋10个百分点"
	if strings.Join(got, "；") != want {
		t.Errorf("got  %s\nwant %s", strings.Join(got, "；"), want)
	}
	if p.Basis.Text != "上期数据取自截至2026年5月31日的存档。" {
		t.Errorf("basis: %s", p.Basis.Text)
	}
	if p := progress(m, Settings{Previous: may}); p.Basis.Text != "没有截至2026年5月31日的存档，上期数据按完成日期和整改时限推算。" {
		t.Errorf("basis without the past: %s", p.Basis.Text)
	}
}

// TestDrift: what vanished, is done no more, or is due later, with both versions;
// what the row accounts for is not told.
func TestDrift(t *testing.T) {
	may, june := zh.Date{Year: 2026, Month: 5, Day: 31}, zh.Date{Year: 2026, Month: 6, Day: 30}
	told := func(ledger string) string {
		var out []string
		for _, p := range Drift(load(t, june, ledger), kept(t, may, inMay)) {
			out = append(out, fmt.Sprintf("%s [%s] %s", p.Code, p.At, p.Text))
		}
		return strings.Join(out, "\n")
	}
	want := `L244 [台账.xlsx!整改台账!I4] 措施“2-1”截至2026年5月31日是“已完成”，现在是“正在推进（逾期）”
L244 [台账.xlsx!整改台账!G5] 措施“2-2”的整改时限截至2026年5月31日是“2026年6月25日”，现在是“2026年8月25日”
L243 [快照/2026-05-31.json] 截至2026年5月31日台账中的措施“3-1”，现在的台账中没有`
	if got := told(inJune); got != want {
		t.Errorf("got\n%s\nwant\n%s", got, want)
	}
	if got := told(inMay); got != "" {
		t.Errorf("nothing changed, and yet\n%s", got)
	}
	excused := strings.Replace(inJune, "清理中 | 正在推进 | |", "清理中 | 正在推进 | | 经领导小组同意延期", 1)
	if got := told(excused); strings.Contains(got, "2-2") {
		t.Errorf("an excused deadline is told\n%s", got)
	}
}

// TestPoints: the difference is that of the printed figures.
func TestPoints(t *testing.T) {
	for _, c := range []struct{ then, now, want string }{
		{"33.33%", "66.67%", "＋33.34个百分点"}, {"88.89%", "79.63%", "－9.26个百分点"}, {"50%", "50%", "0个百分点"},
		{"0%", "100%", "＋100个百分点"}, {"—", "50%", "—"}, {"12.5%", "13%", "＋0.5个百分点"},
	} {
		if got := points(c.then, c.now); got != c.want {
			t.Errorf("%s to %s: %s, want %s", c.then, c.now, got, c.want)
		}
	}
}
