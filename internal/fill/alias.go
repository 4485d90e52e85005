package fill

import (
	"strings"
	"unicode"
)

// aliases are the Chinese names of functions of the expression language.
var aliases = map[string]string{
	"个数": "count", "合计": "sum", "平均": "mean", "最大": "max", "最小": "min", "四舍五入": "round",
	"筛选": "filter", "排序": "sortBy", "分组": "groupBy", "倒序": "reverse", "去重": "uniq", "展开": "flatten",
	"取": "map", "找": "find", "首项": "first", "末项": "last", "前几项": "take", "有": "any", "都": "all",
}

// aliased puts the library's names for the Chinese ones where a function is
// called; texts in quotes stay as they are.
func aliased(s string) string {
	var b strings.Builder
	for r := []rune(s); len(r) > 0; {
		n := 1
		switch {
		case quotes[r[0]] != "":
			n = 1 + max(0, closingQuote(r))
		case isNameRune(r[0]):
			n = nameLength(r)
			if to, ok := aliases[string(r[:n])]; ok && calls(r[n:]) {
				b.WriteString(to)
				r = r[n:]
				continue
			}
		}
		b.WriteString(string(r[:n]))
		r = r[n:]
	}
	return b.String()
}

func isNameRune(r rune) bool { return r == '_' || unicode.IsLetter(r) || unicode.IsDigit(r) }

func nameLength(r []rune) int {
	n := 0
	for n < len(r) && isNameRune(r[n]) {
		n++
	}
	return n
}

// calls reports that what follows a name is an argument list.
func calls(r []rune) bool {
	for len(r) > 0 && r[0] == ' ' {
		r = r[1:]
	}
	return len(r) > 0 && r[0] == '('
}
