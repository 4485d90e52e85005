package zh

import (
	"math/big"
	"strings"
)

// Percent writes a of b in per cent, rounded half away from zero to at most
// that many decimals, trailing zeros dropped; a whole of nothing has no rate: "—".
func Percent(a, b, digits int) string {
	if b == 0 {
		return "—"
	}
	text := big.NewRat(int64(a)*100, int64(b)).FloatString(digits)
	if strings.Contains(text, ".") {
		text = strings.TrimRight(strings.TrimRight(text, "0"), ".")
	}
	return text + "%"
}
