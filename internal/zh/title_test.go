package zh

import (
	"strings"
	"testing"

	"pgregory.net/rapid"
)

func TestBreakTitle(t *testing.T) {
	for _, c := range []struct{ title, want string }{
		{"望川区机关事务管理局/关于五届区委第七轮巡察整改情况的通报", "望川区机关事务管理局/关于五届区委第七轮巡察整改情况的通报"},
		{"中共望川区机关事务管理局党组/关于五届区委第七轮巡察整改进展情况的党内通报", "中共望川区机关事务管理局党组/关于五届区委第七轮巡察/整改进展情况的党内通报"},
		{"中共望川区机关事务管理局党组/关于五届区委第七轮巡察集中整改进展情况的报告", "中共望川区机关事务管理局党组/关于五届区委第七轮巡察/集中整改进展情况的报告"},
		{"望川区机关事务管理局主要负责人/关于组织落实五届区委第七轮巡察整改情况的报告", "望川区机关事务管理局主要负责人/关于组织落实五届区委第七轮巡察/整改情况的报告"},
		{"关于印发《望川区机关事务管理局党组理论学习中心组学习实施细则》的通知", "关于印发《望川区机关事务管理局党组理论学习中心组学习实施细则》的通知"},
		{"2025年度巡察整改专题民主生活会征求意见汇总表", "2025年度巡察整改/专题民主生活会征求意见汇总表"},
		{"", ""},
	} {
		if got := strings.Join(BreakTitle(strings.Split(c.title, "/"), 20), "/"); got != c.want {
			t.Errorf("%s: got %s, want %s", c.title, got, c.want)
		}
	}
}

// Nothing of a title is lost, no line grows, and none ends or begins where it
// may not.
func TestBreakTitleKeepsTheWords(t *testing.T) {
	words := append([]string{"的", "和", "望川区", "2025年", "《办法》", "（试行）", "甲乙丙"}, titleVocabulary...)
	rapid.Check(t, func(t *rapid.T) {
		line := strings.Join(rapid.SliceOfN(rapid.SampledFrom(words), 1, 12).Draw(t, "words"), "")
		most := float64(rapid.IntRange(8, 24).Draw(t, "most"))
		got := BreakTitle([]string{line}, most)
		if strings.Join(got, "") != line {
			t.Fatalf("%q became %q", line, got)
		}
		for i, l := range got {
			if len(got) > 1 && titleWidth(l) > most {
				t.Errorf("%q is too long", l)
			}
			if i > 0 && strings.HasPrefix(l, "的") || i+1 < len(got) && strings.HasSuffix(l, "关于") {
				t.Errorf("%q is broken at %q", line, got)
			}
		}
	})
}
