// Package zh writes numbers, dates and enumerations the way official Chinese
// papers do (GB/T 15835—2011 for numerals). It is pure and imports none of ours.
package zh

import (
	"strconv"
	"strings"
)

var digits = [...]string{"零", "一", "二", "三", "四", "五", "六", "七", "八", "九"}

// Numeral writes a whole number in Chinese numerals: 0 零, 10 十, 21 二十一,
// 105 一百零五, 20000 二万. Negative numbers begin with 负.
func Numeral(n int) string {
	switch {
	case n < 0:
		return "负" + Numeral(-n)
	case n == 0:
		return digits[0]
	}
	s := below(n)
	if strings.HasPrefix(s, "一十") {
		s = strings.TrimPrefix(s, "一")
	}
	return s
}

func below(n int) string {
	for _, u := range []struct {
		size int
		name string
	}{{1e8, "亿"}, {1e4, "万"}, {1000, "千"}, {100, "百"}, {10, "十"}} {
		if n >= u.size {
			s := below(n/u.size) + u.name
			rest := n % u.size
			if rest > 0 && rest < u.size/10 {
				s += digits[0]
			}
			if rest > 0 {
				s += below(rest)
			}
			return s
		}
	}
	return digits[n]
}

// Levels of numbering in a paper (GB/T 9704—2012, 7.3.3).

// First numbers a first-level heading: 一、
func First(n int) string { return Numeral(n) + "、" }

// Second numbers a second-level heading: （一）
func Second(n int) string { return "（" + Numeral(n) + "）" }

// Third numbers a third-level heading: 1.
func Third(n int) string { return strconv.Itoa(n) + "." }
