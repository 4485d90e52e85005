package main

import (
	"strings"
	"testing"
)

func TestMendSyntax(t *testing.T) {
	for line, want := range map[string]string{
		`as_of = “2026-06-30”`:                 "全角引号",
		`as_of ＝ "2026-06-30"`:                 "全角等号",
		`as_of： "2026-06-30"`:                  "冒号",
		`ledgers = ["甲，乙.xlsx"，"丙.xlsx"]`:      "半角逗号",
		`【report】`:                             "全角方括号",
		`＃ 台账：可以写多个`:                           "半角的 #",
		`台账：可以写多个，* 代表任意文字`:                    "没有等号",
		`ledgers = ["C:\\Users\\data"] # “说明”`: "改为“/”",
		`as_of = "2026-06-30`:                  "引号不成对",
		`截至日期 = "2026-06-30"`:                  "等号左边的中文",
		`as_of　= "2026-06-30"`:                 "全角空格",
		`period = 月报   # "周报"`:                 "等号右边的文字",
		``:                                     "不能显示的字符",
		`names = ["甲：“乙”" "丙"]`:                "这一行和上一行",
	} {
		if got := mendSyntax(line, "expected"); !strings.Contains(got, want) {
			t.Errorf("%s: %s, want %s", line, got, want)
		}
	}
}
