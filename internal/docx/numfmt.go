package docx

import (
	"strconv"
	"strings"
)

// number writes a count in one of Word's number formats; false for a format
// that is not known here.
func number(n int, format string) (string, bool) {
	switch format {
	case "", "decimal", "decimalHalfWidth":
		return strconv.Itoa(n), true
	case "none":
		return "", true
	case "decimalZero":
		if n >= 0 && n < 10 {
			return "0" + strconv.Itoa(n), true
		}
		return strconv.Itoa(n), true
	case "decimalFullWidth", "decimalFullWidth2":
		return fullWidth(strconv.Itoa(n)), true
	case "lowerLetter":
		return letters(n, 'a'), true
	case "upperLetter":
		return letters(n, 'A'), true
	case "lowerRoman":
		return strings.ToLower(roman(n)), true
	case "upperRoman":
		return roman(n), true
	case "chineseCounting", "chineseCountingThousand", "japaneseCounting", "taiwaneseCounting",
		"taiwaneseCountingThousand", "koreanCounting":
		return chinese(n), true
	case "ideographDigital", "japaneseDigitalTenThousand", "taiwaneseDigital":
		return spell(n, "〇一二三四五六七八九"), true
	case "chineseLegalSimplified", "ideographLegalTraditional":
		return legal(n), true
	case "decimalEnclosedCircle", "decimalEnclosedCircleChinese":
		return from(n, '①', 20)
	case "decimalEnclosedParen":
		return from(n, '⑴', 20)
	case "decimalEnclosedFullstop":
		return from(n, '⒈', 20)
	case "ideographTraditional":
		return pick(n, "甲乙丙丁戊己庚辛壬癸")
	case "ideographZodiac":
		return pick(n, "子丑寅卯辰巳午未申酉戌亥")
	}
	return "", false
}

func fullWidth(digits string) string {
	return strings.Map(func(r rune) rune {
		if r >= '0' && r <= '9' {
			return r - '0' + '０'
		}
		return r
	}, digits)
}

// letters counts a … z, aa, bb, … as Word does.
func letters(n int, first rune) string {
	if n < 1 || n > 780 {
		return strconv.Itoa(n)
	}
	return strings.Repeat(string(first+rune((n-1)%26)), (n-1)/26+1)
}

var romans = []struct {
	value int
	sign  string
}{{1000, "M"}, {900, "CM"}, {500, "D"}, {400, "CD"}, {100, "C"}, {90, "XC"},
	{50, "L"}, {40, "XL"}, {10, "X"}, {9, "IX"}, {5, "V"}, {4, "IV"}, {1, "I"}}

func roman(n int) string {
	if n < 1 || n > 3999 {
		return strconv.Itoa(n)
	}
	var b strings.Builder
	for _, r := range romans {
		for ; n >= r.value; n -= r.value {
			b.WriteString(r.sign)
		}
	}
	return b.String()
}

var chineseUnits = []string{"", "十", "百", "千"}
var legalUnits = []string{"", "拾", "佰", "仟"}

// chinese counts 一 … 九千九百九十九, ten without its one: 十一.
func chinese(n int) string {
	s := positional(n, "零一二三四五六七八九", chineseUnits)
	if n >= 10 && n < 20 {
		return strings.TrimPrefix(s, "一")
	}
	return s
}

func legal(n int) string { return positional(n, "零壹贰叁肆伍陆柒捌玖", legalUnits) }

func positional(n int, digits string, units []string) string {
	if n < 0 || n > 9999 {
		return strconv.Itoa(n)
	}
	d := []rune(digits)
	if n == 0 {
		return string(d[0])
	}
	s, gap := "", false
	for place := 3; place >= 0; place-- {
		power := [...]int{1, 10, 100, 1000}[place]
		digit := n / power % 10
		switch {
		case digit == 0:
			gap = s != ""
		default:
			if gap {
				s += string(d[0])
			}
			gap = false
			s += string(d[digit]) + units[place]
		}
	}
	return s
}

func spell(n int, digits string) string {
	d := []rune(digits)
	return strings.Map(func(r rune) rune {
		if r >= '0' && r <= '9' {
			return d[r-'0']
		}
		return r
	}, strconv.Itoa(n))
}

// from counts through a run of enclosed numbers in Unicode.
func from(n int, first rune, last int) (string, bool) {
	if n < 1 || n > last {
		return strconv.Itoa(n), true
	}
	return string(first + rune(n-1)), true
}

func pick(n int, of string) (string, bool) {
	r := []rune(of)
	if n < 1 || n > len(r) {
		return strconv.Itoa(n), true
	}
	return string(r[n-1]), true
}
