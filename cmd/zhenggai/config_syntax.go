package main

import (
	"regexp"
	"strings"
)

// slips are what people write into config.toml that is not TOML: a pattern of
// the line, without its sound strings and its comment, and the mend. The first
// that matches is told.
var slips = []struct {
	bad  *regexp.Regexp
	mend string
}{
	{regexp.MustCompile(`^＃`), "行首的“＃”请改为半角的 #"},
	{regexp.MustCompile(`\\`), `引号里的“\”请改为“/”，例如 "data/整改台账.xlsx"`},
	{regexp.MustCompile(`[“”‘’＂＇]`), `有全角引号，请改为半角引号 "`},
	{regexp.MustCompile(`＝`), "有全角等号“＝”，请改为半角等号 ="},
	{regexp.MustCompile(`^\w+\s*：`), "有冒号“：”，请改为半角等号 ="},
	{regexp.MustCompile(`^[^=\[【]+$`), "这一行没有等号：是说明文字的，请在行首加 #；是多出来的，请删去"},
	{regexp.MustCompile(`[，、；]`), "列表各项之间请用半角逗号 , 隔开"},
	{regexp.MustCompile(`[【】［］〔〕]`), "有全角方括号，请改为半角方括号 [ ]"},
	{regexp.MustCompile(`\x{3000}`), "有全角空格，请删去"},
	{regexp.MustCompile(`["']`), "引号不成对，请补上缺的半角引号"},
	{regexp.MustCompile(`^[^=\[]*\p{Han}[^=]*=`), `等号左边的中文请加半角引号；程序的设置用英文，如 as_of、ledgers`},
	{regexp.MustCompile(`=\s*[^\s\["'{0-9tf+-]`), "等号右边的文字两边请加半角引号"},
	{regexp.MustCompile(`^$`), "有不能显示的字符，文件可能损坏：请从备份恢复，或者删去这一行"},
}

// sound is a whole string without escapes, or the comment that ends a line.
var sound = regexp.MustCompile(`"[^"\\]*"|'[^']*'|#.*`)

// mendSyntax says what to do about a line that the decoder does not accept.
func mendSyntax(line, complaint string) string {
	if strings.Contains(complaint, "already") {
		return "前面已经写过，重复了：请删去一处；每份文书各以一行 [[paper]]（两层方括号）开头"
	}
	rest := sound.ReplaceAllStringFunc(line, func(s string) string {
		if s[0] == '#' {
			return ""
		}
		return "0"
	})
	for _, s := range slips {
		if s.bad.MatchString(rest) {
			return s.mend
		}
	}
	return "请核对这一行和上一行的引号、逗号、方括号和等号，均须为半角，成对的不能缺；文字两边要有引号"
}
