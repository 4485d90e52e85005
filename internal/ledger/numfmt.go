package ledger

import (
	"math/big"
	"regexp"
	"slices"
	"strings"
)

// builtIn are the formats that have a number and no code in the file. 27–36 and
// 50–58 are the Chinese dates; those of month and day show no year.
var builtIn = map[int]string{
	1: "0", 2: "0.00", 3: "#,##0", 4: "#,##0.00", 5: "#,##0", 6: "#,##0", 7: "#,##0.00", 8: "#,##0.00",
	9: "0%", 10: "0.00%", 14: "yyyy/m/d", 15: "d-mmm-yy", 16: "d-mmm", 17: "mmm-yy", 22: "yyyy/m/d h:mm",
	37: "#,##0", 38: "#,##0", 39: "#,##0.00", 40: "#,##0.00", 41: "#,##0", 42: "#,##0", 43: "#,##0.00", 44: "#,##0.00",
}

// formatLook is what a number format tells of a value.
func formatLook(id int, codes map[int]string) look {
	code, ok := codes[id]
	if !ok {
		code = builtIn[id]
		if id >= 27 && id <= 36 || id >= 50 && id <= 58 {
			code = "yyyy年m月d日"
			if slices.Contains([]int{28, 29, 51, 53, 54, 58}, id) {
				code = "m月d日"
			}
		}
	}
	date := dateCode(code)
	l := look{date: date, yearless: date && !strings.ContainsAny(bare(code), "yYeE"), percent: strings.Contains(bare(code), "%"), unseen: code == ";;;"}
	if !date {
		l.shown = shownBy(code)
	}
	return l
}

// dateCode reports whether a format shows a day: a y or d, or a month beside 年
// or 月, outside quotes and brackets.
func dateCode(code string) bool {
	s := strings.ToLower(firstSection(code))
	if strings.Contains(s, "general") {
		return false
	}
	return strings.ContainsAny(s, "yd") || strings.ContainsRune(s, 'e') && strings.Contains(s, "m") ||
		strings.Contains(s, "m") && !strings.ContainsAny(s, "hs0#")
}

// firstSection is the bare format of positive numbers.
func firstSection(code string) string {
	s, _, _ := strings.Cut(bare(code), ";")
	return s
}

// bare strips quoted words, escaped characters and [conditions].
func bare(code string) string {
	var b strings.Builder
	for i := 0; i < len(code); i++ {
		switch code[i] {
		case '"':
			i = skip(code, i, '"')
		case '[':
			i = skip(code, i, ']')
		case '\\', '_', '*':
			i++
		default:
			b.WriteByte(code[i])
		}
	}
	return b.String()
}

func skip(s string, from int, close byte) int {
	if n := strings.IndexByte(s[from+1:], close); n >= 0 {
		return from + 1 + n
	}
	return len(s)
}

// shown is how a format shows a number, in one byte: in the lower half one more
// than the decimal places, in the upper half the least digits before the point.
// 0 shows it as it is stored.
type shown byte

// disguised: the number that is seen is another one, 12345 as 1.2 or as 1.2万.
const disguised shown = 0x0F

const (
	mostPlaces = 13
	mostDigits = 15 // before the point
)

var (
	conditional = regexp.MustCompile(`\[[<>=]`)
	shrinking   = regexp.MustCompile(`[0#?],+[^0#?]*$|[0#?](?:\\\.|"\.")[0#?]|[万亿]`)
	placeholder = regexp.MustCompile(`^[^0#?.]*([0#?,]*)(?:\.([0#?]*))?[^0#?.]*$`)
)

// shownBy reads a format of numbers; fractions, powers of ten and formats that
// depend on the value show it as it is.
func shownBy(code string) shown {
	section := firstSection(code)
	m := placeholder.FindStringSubmatch(section)
	switch {
	case shrinking.MatchString(section) || shrinking.MatchString(code):
		return disguised
	case conditional.MatchString(code) || strings.ContainsAny(section, "/eE@"):
		return 0
	case m == nil || m[1]+m[2] == "":
		return 0
	}
	places, digits := min(len(m[2]), mostPlaces), min(strings.Count(m[1], "0"), mostDigits)
	return shown(digits<<4 | places + 1)
}

// places are the decimals that are seen; false for a number seen as it is stored.
func (s shown) places() (int, bool) {
	return int(s&0x0F) - 1, s != disguised && s&0x0F > 0
}

// rounds reports whether a number in plain decimals has more of them than are seen.
func (s shown) rounds(number string) bool {
	places, ok := s.places()
	_, decimals, _ := strings.Cut(number, ".")
	return ok && len(decimals) > places
}

// of writes a number in plain decimals as it is seen, needless zeros aside.
func (s shown) of(number string) string {
	if s.rounds(number) {
		places, _ := s.places()
		r, _ := new(big.Rat).SetString(number)
		number = r.FloatString(places) // half away from zero, as Excel
		if places > 0 {
			number = strings.TrimRight(strings.TrimRight(number, "0"), ".")
		}
		if number == "-0" {
			return "0"
		}
	}
	if s == disguised || s>>4 < 2 {
		return number
	}
	unsigned, negative := strings.CutPrefix(number, "-")
	whole, _, _ := strings.Cut(unsigned, ".")
	padded := strings.Repeat("0", max(0, int(s>>4)-len(whole))) + unsigned
	if negative {
		return "-" + padded
	}
	return padded
}
