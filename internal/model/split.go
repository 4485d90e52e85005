package model

import (
	"regexp"
	"strings"
	"unicode"

	"zhenggai/internal/source"
)

// several splits a cell that names several people or offices: at 、，/； spaces
// and line breaks, but not inside brackets. 王　伟 stays one name.
func several(f source.Fact) []source.Fact {
	var out []source.Fact
	seen := map[string]bool{}
	for _, s := range splitList(joinName(f.Text)) {
		if !seen[s] && !none[s] {
			seen[s] = true
			out = append(out, source.Fact{Text: s, From: f.From})
		}
	}
	return out
}

func splitList(s string) []string {
	depth := 0
	return strings.FieldsFunc(s, func(r rune) bool {
		switch r {
		case '（', '(', '《', '“':
			depth++
		case '）', ')', '》', '”':
			depth--
		}
		return depth <= 0 && (strings.ContainsRune("、，,/；;", r) || unicode.IsSpace(r))
	})
}

var pointStart = regexp.MustCompile(`^\s*(?:[（(]?(\d{1,2})[.．、）)]|([①②③④⑤⑥⑦⑧⑨⑩]))\s*(\S.*)$`)

// points splits a cell of several numbered lines, 1.… 2.… ; the numbers must
// run from 1. Anything else is one point.
func points(f source.Fact) []source.Fact {
	var out []source.Fact
	for _, line := range strings.Split(f.Text, "\n") {
		m := pointStart.FindStringSubmatch(line)
		switch {
		case m == nil && len(out) == 0:
			return []source.Fact{f}
		case m == nil:
			out[len(out)-1].Text += "\n" + strings.TrimSpace(line)
		case pointNumber(m) != len(out)+1:
			return []source.Fact{f}
		default:
			out = append(out, source.Fact{Text: strings.TrimSpace(m[3]), From: f.From})
		}
	}
	if len(out) < 2 {
		return []source.Fact{f}
	}
	return out
}

func pointNumber(m []string) int {
	if m[1] != "" {
		return atoi(m[1])
	}
	return int([]rune(m[2])[0]-'①') + 1
}
