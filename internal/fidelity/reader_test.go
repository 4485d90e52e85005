package fidelity

import (
	"strings"
	"testing"
)

// What the comparison of text forgives, and what not. Chunks and pages are
// parted by |.
func TestReader(t *testing.T) {
	for _, c := range []struct {
		name, want, pages string
		same              bool
	}{
		{"逐字相同", "标题|正文一|正文二", "标题正文一|正文二", true},
		{"段落跨页", "标题|正文一", "标题正|文一", true},
		{"两格跨页", "甲乙丙|丁戊己|末", "甲乙丁|丙戊己末", true},
		{"表头重复", "表头|行一|行二", "表头行一|表头行二", true},
		{"首页不能有重复的表头", "行一|行二", "表头行一行二", false},
		{"缺一字", "标题|正文一", "标题正文", false},
		{"多一字", "标题|正文一", "标题正文一一", false},
		{"印了两次", "标题|正文", "标题正文正文", false},
		{"次序颠倒", "标题|正文一|末段", "末段标题正文一", false},
		{"后页缺上页的余文", "甲乙丙|丁戊己", "甲乙丁戊己|", false},
	} {
		t.Run(c.name, func(t *testing.T) {
			r := &reader{heads: [][]rune{[]rune("表头")}}
			for _, w := range strings.Split(c.want, "|") {
				r.want = append(r.want, []rune(w))
			}
			same := true
			for i, p := range strings.Split(c.pages, "|") {
				same = same && r.page([]rune(p), i > 0) < 0
			}
			if same = same && r.next() == ""; same != c.same {
				t.Errorf("判为 %v，应为 %v", same, c.same)
			}
		})
	}
}
