package zh

import (
	"slices"
	"strings"
	"unicode"
)

// BreakTitle divides a title into lines of at most most characters where it is
// too long: between words, so that the lines together make a trapezoid or a
// diamond (GB/T 9704—2012, 7.3.1). lines are the lines that its author made. A
// line that cannot be divided stays as it is. A character of half width counts
// half.
func BreakTitle(lines []string, most float64) []string {
	shapes := [][]string{nil}
	for _, line := range lines {
		var next [][]string
		for _, parts := range divisions(line, most) {
			for _, s := range shapes {
				next = append(next, slices.Concat(s, parts))
			}
		}
		shapes = next
	}
	return slices.MinFunc(shapes, func(a, b []string) int { return int(2 * (shapeCost(a) - shapeCost(b))) })
}

// maxTitleWords bounds the search; a title of more is nobody's.
const maxTitleWords = 40

// divisions lists the ways to divide a line into as few lines as it needs.
func divisions(line string, most float64) [][]string {
	words := titleWords(line)
	if titleWidth(line) <= most || len(words) > maxTitleWords {
		return [][]string{{line}}
	}
	for n := 2; n <= 3; n++ {
		if found := divide(words, n, most); len(found) > 0 {
			return found
		}
	}
	return [][]string{{line}}
}

func divide(words []string, n int, most float64) (out [][]string) {
	if n == 1 {
		if line := strings.Join(words, ""); titleWidth(line) <= most {
			return [][]string{{line}}
		}
		return nil
	}
	for i := 1; i < len(words); i++ {
		head := strings.Join(words[:i], "")
		if titleWidth(head) > most {
			break
		}
		if mayPart(words[i-1], words[i]) {
			for _, rest := range divide(words[i:], n-1, most) {
				out = append(out, append([]string{head}, rest...))
			}
		}
	}
	return out
}

// shapeCost is small for a title whose lines are about as long as each other
// and whose outline is no hourglass.
func shapeCost(lines []string) float64 {
	cost := 0.0
	for i := 1; i < len(lines); i++ {
		d := titleWidth(lines[i]) - titleWidth(lines[i-1])
		cost += max(d, -d)
		if i+1 < len(lines) && d < -1 && titleWidth(lines[i+1])-titleWidth(lines[i]) > 1 {
			cost += 10
		}
	}
	return cost
}

// titleWidth is a width in characters of full width.
func titleWidth(s string) float64 {
	w := 0.0
	for _, r := range s {
		if w++; r < 0x2000 && r != '·' {
			w -= 0.5
		}
	}
	return w
}

// titleVocabulary are the words that titles of these papers are made of, the
// longer ones first where one begins another.
var titleVocabulary = strings.Fields(`
	专题民主生活会 民主生活会 主要负责人 领导班子 选人用人 意识形态 责任制 对照检查 谈心谈话 征求意见 共性问题 党风廉政
	巡察 巡视 整改 进展 情况 落实 组织 集中 专项 检查 自查 反馈 意见 问题 台账 任务 责任 措施 清单 方案 报告 通报 公报 公告 通知 总结
	材料 会议 记录 汇总表 安排表 征求表 意见表 申请表 登记表 月报 周报 旬报 工作 保密 党组 党委 党支部 机关 事务 管理 服务 中心 中共
	关于 召开 开展 推进 加强 做好 进一步 上次 本次 社会 公开 党内 个人 班子 全面 从严治党 主体 建设 年度 上半年 下半年 第一 第二 第三`)

// titleWords takes a title apart into words. What is not in the vocabulary is
// one word up to the next that is, or up to the last character of an office or
// a place; what stands in brackets or quotation marks is one with them.
func titleWords(s string) []string {
	var out []string
	unknown := ""
	flush := func() {
		if unknown != "" {
			out, unknown = append(out, unknown), ""
		}
	}
	for s != "" {
		word, known := nextWord(s)
		s = s[len(word):]
		switch {
		case known:
			flush()
			out = append(out, word)
		default:
			unknown += word
			if strings.Contains("省市区县镇乡局委办厅部院校所站轮届", word) {
				flush()
			}
		}
	}
	flush()
	return out
}

// nextWord is the word at the beginning of a text: one of the vocabulary, what
// brackets enclose, a run of letters and digits, or a single character.
func nextWord(s string) (word string, known bool) {
	for _, w := range titleVocabulary {
		if strings.HasPrefix(s, w) {
			return w, true
		}
	}
	for _, pair := range []string{"《》", "“”", "（）", "〔〕"} {
		open, closing := pair[:len(pair)/2], pair[len(pair)/2:]
		if end := strings.Index(s, closing); strings.HasPrefix(s, open) && end > 0 {
			return s[:end+len(closing)], true
		}
	}
	if n := strings.IndexFunc(s, func(r rune) bool { return r >= 0x80 || unicode.IsSpace(r) }); n > 0 || n < 0 {
		if n < 0 {
			n = len(s)
		}
		return s[:n], false
	}
	for i := range s {
		if i > 0 {
			return s[:i], false
		}
	}
	return s, false
}

// mayPart reports that a line may end behind one word and begin with another.
func mayPart(before, after string) bool {
	last := []rune(before)[len([]rune(before))-1]
	first := []rune(after)[0]
	return !slices.Contains([]string{"关于", "第一", "第二", "第三"}, before) &&
		!strings.ContainsRune("和及与暨对在第轮届（《“〔、", last) &&
		!strings.ContainsRune("的地得和及与暨年月日号届轮）》”〕、，：", first)
}
