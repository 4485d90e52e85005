package check

import (
	"fmt"
	"regexp"
	"strconv"
	"strings"
)

var (
	// whole is a figure with its unit right before 其中: 集中学习10次，其中
	whole = regexp.MustCompile(`(\d+)(\p{Han}{1,2})[，；（(]?其中[：:]?`)
	// part is one of several figures that 、 or ， joins: 成员主讲6次
	part = regexp.MustCompile(`^[^\d，。；、：（）]{1,20}(\d+)(\p{Han}{1,2})(?:[^\d，。；、（）]{0,12})`)
)

// findSplits finds parts after 其中 that do not add up to the whole before it:
// 集中学习10次，其中成员主讲6次、集中研讨3次. A single part, or parts of
// another unit, tell something else.
func findSplits(_ Text, p Paragraph) []hit {
	var out []hit
	for _, m := range whole.FindAllStringSubmatchIndex(p.Text, -1) {
		all, unit := p.Text[m[2]:m[3]], p.Text[m[4]:m[5]]
		n, sum, end := partsOf(p.Text[m[1]:], unit)
		if want, _ := strconv.Atoi(all); n < 2 || sum == want {
			continue
		}
		text := p.Text[m[2] : m[1]+end]
		out = append(out, at(p.Text, m[2], m[1]+end, fmt.Sprintf("“%s”中各项合计%d%s，与%s%s不符", text, sum, unit, all, unit)))
	}
	return out
}

// partsOf reads the list of parts at the start of a text: how many, what they
// add up to, and where the list ends. It gives up at a part of another unit.
func partsOf(text, unit string) (n, sum, end int) {
	for {
		m := part.FindStringSubmatchIndex(text[end:])
		if m == nil {
			return n, sum, end
		}
		if !strings.HasPrefix(text[end+m[4]:], unit) {
			return 0, 0, 0
		}
		v, _ := strconv.Atoi(text[end+m[2] : end+m[3]])
		n, sum, end = n+1, sum+v, end+m[1]
		if rest := text[end:]; !strings.HasPrefix(rest, "、") && !strings.HasPrefix(rest, "，") {
			return n, sum, end
		}
		end += len("、")
	}
}
