package fidelity

import (
	"fmt"
	"os"
	"strings"
	"testing"
)

// keep compares the table of scores with the committed one: a share may rise,
// never fall, and the pages must be as many as LibreOffice's.
func keep(t *testing.T, table string) {
	t.Helper()
	if *update {
		write(t, scores, []byte(table))
		return
	}
	data, err := os.ReadFile(scores)
	if err != nil {
		t.Fatalf("没有分数表，用 -update 生成：%v", err)
	}
	before := shares(t, string(data))
	for name, now := range shares(t, table) {
		was, ok := before[name]
		if !ok {
			t.Errorf("%s 不在分数表中，用 -update 写入", name)
		}
		for i, what := range []string{"行", "基线", "墨迹"} {
			if now[i] < was[i] {
				t.Errorf("%s 的%s一致率由 %.1f 降到 %.1f", name, what, was[i], now[i])
			}
		}
	}
	for _, line := range strings.Split(strings.TrimSpace(table), "\n") {
		var name string
		var a, b int
		if _, err := fmt.Sscanf(line, "%s pages %d/%d", &name, &a, &b); err != nil || a != b {
			t.Errorf("页数不同：%s", line)
		}
	}
}

// shares reads a table: of each name the shares of equal lines, of baselines
// within a point, and of ink alike on the least alike page.
func shares(t *testing.T, table string) map[string][3]float64 {
	t.Helper()
	out := map[string][3]float64{}
	for _, line := range strings.Split(strings.TrimSpace(table), "\n") {
		var name string
		var a, b, n int
		var x [3]float64
		if _, err := fmt.Sscanf(line, "%s pages %d/%d lines %d rate %f near %f ink %f", &name, &a, &b, &n, &x[0], &x[1], &x[2]); err != nil {
			t.Fatalf("分数表的一行读不懂：%q：%v", line, err)
		}
		out[name] = x
	}
	return out
}
