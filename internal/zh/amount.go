package zh

import (
	"fmt"
	"math"
	"math/big"
	"strconv"
	"strings"
)

var capitals = [...]string{"零", "壹", "贰", "叁", "肆", "伍", "陆", "柒", "捌", "玖"}

// maxYuan is the largest amount that has a name of its own: up to 万亿.
const maxYuan = 1e16

// Capital writes an amount in yuan the way bills and official papers do
// (支付结算办法, annex 1): 1409.5 is 壹仟肆佰零玖元伍角整, 325.04 is
// 叁佰贰拾伍元零肆分. Amounts are rounded to 分, half away from zero.
func Capital(yuan float64) (string, error) {
	cents, err := scaled(yuan, 2)
	if err != nil || math.Abs(yuan) >= maxYuan {
		return "", fmt.Errorf("金额%v超出大写的范围", yuan)
	}
	sign := ""
	if cents.Sign() < 0 {
		sign = "负"
	}
	n := cents.Abs(cents).Int64()
	whole, jiao, fen := n/100, n/10%10, n%10
	var b strings.Builder
	b.WriteString(sign)
	if whole > 0 || n == 0 {
		b.WriteString(capitalWhole(whole) + "元")
	}
	if jiao > 0 {
		if whole > 0 && whole%10 == 0 {
			b.WriteString(capitals[0])
		}
		b.WriteString(capitals[jiao] + "角")
	} else if fen > 0 && whole > 0 {
		b.WriteString(capitals[0])
	}
	if fen > 0 {
		return b.String() + capitals[fen] + "分", nil
	}
	return b.String() + "整", nil
}

// capitalWhole writes a whole number in sections of four digits.
func capitalWhole(n int64) string {
	if n == 0 {
		return capitals[0]
	}
	var out string
	gap := false // a zero is owed between this section and the lower one
	for _, unit := range []string{"", "万", "亿", "万亿"} {
		section := n % 10000
		n /= 10000
		if section > 0 {
			if gap && out != "" {
				out = capitals[0] + out
			}
			if unit == "万亿" && strings.Contains(out, "亿") {
				unit = "万"
			}
			out = capitalSection(section) + unit + out
		}
		gap = section < 1000
	}
	return strings.TrimPrefix(out, capitals[0])
}

// capitalSection writes 1–9999; a zero inside is written once.
func capitalSection(n int64) string {
	var out string
	zero := false
	for _, unit := range []string{"", "拾", "佰", "仟"} {
		digit := n % 10
		n /= 10
		switch {
		case digit > 0:
			out = capitals[digit] + unit + out
			zero = false
		case out != "" && !zero && n > 0:
			out = capitals[0] + out
			zero = true
		}
	}
	return out
}

// decimal is the number that a float stands for as people write it: 0.1 is one
// tenth. Only finite numbers have one.
func decimal(x float64) (*big.Rat, error) {
	if math.IsNaN(x) || math.IsInf(x, 0) {
		return nil, fmt.Errorf("不是一个有限的数")
	}
	r, _ := new(big.Rat).SetString(strconv.FormatFloat(x, 'g', 15, 64))
	return r, nil
}

// scaled is x·10^digits, rounded half away from zero.
func scaled(x float64, digits int) (*big.Int, error) {
	r, err := decimal(x)
	if err != nil {
		return nil, err
	}
	text := r.FloatString(digits)
	n, _ := new(big.Int).SetString(strings.Replace(text, ".", "", 1), 10)
	return n, nil
}

// maxDigits bounds the decimals that a template may ask for.
const maxDigits = 10

// Fixed writes a number with so many decimals, rounded half away from zero.
func Fixed(x float64, digits int) (string, error) {
	r, err := decimal(x)
	if err != nil {
		return "", err
	}
	if digits < 0 || digits > maxDigits {
		return "", fmt.Errorf("小数位数应为0至%d", maxDigits)
	}
	return unsigned(r.FloatString(digits)), nil
}

// unsigned takes the sign off a zero.
func unsigned(s string) string {
	if strings.Trim(s, "-0.") == "" {
		return strings.TrimPrefix(s, "-")
	}
	return s
}

// trimmed takes off closing zeros of a decimal fraction.
func trimmed(s string) string {
	if strings.Contains(s, ".") {
		s = strings.TrimRight(strings.TrimRight(s, "0"), ".")
	}
	return unsigned(s)
}

// Thousands is Fixed with the whole part in groups of three: 12,345.60.
func Thousands(x float64, digits int) (string, error) {
	s, err := Fixed(x, digits)
	whole, rest, _ := strings.Cut(s, ".")
	whole, negative := strings.CutPrefix(whole, "-")
	if s = grouped(whole) + fraction(rest); negative {
		s = "-" + s
	}
	return s, err
}

func grouped(s string) string {
	for i := len(s) - 3; i > 0; i -= 3 {
		s = s[:i] + "," + s[i:]
	}
	return s
}

func fraction(s string) string {
	if s == "" {
		return ""
	}
	return "." + s
}
