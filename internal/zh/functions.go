package zh

import (
	"fmt"
	"math/big"
	"reflect"
	"strconv"
	"strings"
)

// Functions are the words a template may call inside {{ }}, by the names that
// templates/README.md explains. The set is closed: no files, no network, no clock.
func Functions() map[string]any {
	return map[string]any{
		"年月日": func(d any) (string, error) { return dated(d, Date.String) },
		"月日":  func(d any) (string, error) { return dated(d, Date.MonthDay) },
		"年月": func(d any) (string, error) {
			return dated(d, func(d Date) string { return Date{Year: d.Year, Month: d.Month}.String() })
		},
		"中文日期": func(d any) (string, error) { return dated(d, Date.Chinese) },
		"短日期":  func(d any) (string, error) { return dated(d, Date.ISO) },
		"相隔天数": daysBetween,
		"中文数字": numeralOf,
		"大写金额": Capital,
		"百分比":  percentOf,
		"万元":   tenThousands,
		"小数":   Fixed,
		"千分位":  Thousands,
		"连接":   joinAny,
		"列举":   func(items []any) (string, error) { s, err := texts(items); return Enumerate(s), err },
		"加序号":  numbered,
	}
}

// dateOf reads what a template calls a date: a Date, or words that say one. Nothing
// is no date.
func dateOf(v any) (Date, error) {
	switch v := v.(type) {
	case nil:
		return Date{}, nil
	case Date:
		return v, nil
	case string:
		if strings.TrimSpace(v) == "" {
			return Date{}, nil
		}
		if d, ok := ParseDate(v); ok {
			return d, nil
		}
	}
	return Date{}, fmt.Errorf("“%v”不是日期", v)
}

func dated(v any, write func(Date) string) (string, error) {
	d, err := dateOf(v)
	if err != nil || d.IsZero() {
		return "", err
	}
	return write(d), nil
}

func daysBetween(from, to any) (int, error) {
	a, err := dateOf(from)
	if err != nil {
		return 0, err
	}
	b, err := dateOf(to)
	switch {
	case err != nil:
		return 0, err
	case a.IsZero() || b.IsZero():
		return 0, fmt.Errorf("缺少日期，算不出相隔天数")
	}
	return a.Days(b), nil
}

// maxNumeral is the largest number that Numeral writes.
const maxNumeral = 1e12

func numeralOf(x float64) (string, error) {
	if x != float64(int(x)) || x >= maxNumeral || x <= -maxNumeral {
		return "", fmt.Errorf("%v不是可以写成中文数字的整数", x)
	}
	return Numeral(int(x)), nil
}

// percentDigits are the decimals of a percentage that says none.
const percentDigits = 2

// percentOf writes a of b in per cent, by the rule of Percent.
func percentOf(a, b float64, digits ...int) (string, error) {
	if b == 0 {
		return "—", nil
	}
	n := percentDigits
	if len(digits) > 0 {
		n = digits[0]
	}
	s, err := quotient(a, b, 100, n)
	if err != nil {
		return "", err
	}
	return s + "%", nil
}

// tenThousands writes an amount in yuan as one in 万元, without the unit.
func tenThousands(yuan float64, digits ...int) (string, error) {
	n := percentDigits
	if len(digits) > 0 {
		n = digits[0]
	}
	return quotient(yuan, 1e4, 1, n)
}

// quotient writes a·times/b with at most so many decimals, closing zeros dropped.
func quotient(a, b float64, times int64, digits int) (string, error) {
	if digits < 0 || digits > maxDigits {
		return "", fmt.Errorf("小数位数应为0至%d", maxDigits)
	}
	x, err := decimal(a)
	if err != nil {
		return "", err
	}
	y, err := decimal(b)
	if err != nil {
		return "", err
	}
	x.Mul(x, big.NewRat(times, 1))
	return trimmed(x.Quo(x, y).FloatString(digits)), nil
}

// texts are the items of a list as papers print them; blank ones are left out.
func texts(items []any) ([]string, error) {
	out := make([]string, 0, len(items))
	for _, v := range items {
		s, err := plain(v)
		if err != nil {
			return nil, err
		}
		if strings.TrimSpace(s) != "" {
			out = append(out, s)
		}
	}
	return out, nil
}

func plain(v any) (string, error) {
	switch v := v.(type) {
	case nil:
		return "", nil
	case string:
		return v, nil
	case fmt.Stringer:
		return v.String(), nil
	case float64:
		return strconv.FormatFloat(v, 'f', -1, 64), nil
	}
	if r := reflect.ValueOf(v); r.CanInt() {
		return strconv.FormatInt(r.Int(), 10), nil
	}
	return "", fmt.Errorf("列表里的项不是文字、数或日期")
}

// joinAny joins the items of a list with 、 or with what is given.
func joinAny(items []any, separator ...string) (string, error) {
	words, err := texts(items)
	if len(separator) > 0 {
		return strings.Join(words, separator[0]), err
	}
	return Join(words), err
}

// numberings are the ways of 加序号, by how the first item is numbered.
var numberings = map[string]func(int) string{
	"一、": First, "（一）": Second, "1.": Third,
	"（1）": func(n int) string { return "（" + strconv.Itoa(n) + "）" },
	"一是":  func(n int) string { return Numeral(n) + "是" },
	"①":   circled,
}

// circled numbers 1 to 20 ①…⑳, beyond that （21）.
func circled(n int) string {
	if n <= 20 {
		return string(rune('①' + n - 1))
	}
	return "（" + strconv.Itoa(n) + "）"
}

// numbered puts a number before each item of a list.
func numbered(items []any, style string) ([]string, error) {
	number, ok := numberings[style]
	if !ok {
		return nil, fmt.Errorf("序号的样式“%s”不存在，可以是：一、 （一） 1. （1） 一是 ①", style)
	}
	words, err := texts(items)
	for i := range words {
		words[i] = number(i+1) + words[i]
	}
	return words, err
}
