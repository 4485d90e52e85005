package fidelity

import (
	"fmt"
	"os"
	"strings"
	"testing"
)

// keep compares the table of scores with the committed one: a rate may rise,
// never fall, and the pages must be as many as they were.
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
	before := rates(t, string(data))
	for name, now := range rates(t, table) {
		was, ok := before[name]
		if !ok {
			t.Errorf("%s 不在分数表中，用 -update 写入", name)
			continue
		}
		if now < was {
			t.Errorf("%s 的一致率由 %.1f 降到 %.1f", name, was, now)
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

func rates(t *testing.T, table string) map[string]float64 {
	t.Helper()
	out := map[string]float64{}
	for _, line := range strings.Split(strings.TrimSpace(table), "\n") {
		var name string
		var a, b, n int
		var rate float64
		if _, err := fmt.Sscanf(line, "%s pages %d/%d lines %d rate %f", &name, &a, &b, &n, &rate); err != nil {
			t.Fatalf("分数表的一行读不懂：%q：%v", line, err)
		}
		out[name] = rate
	}
	return out
}
