package zh

import "math/big"

// Percent writes a of b in per cent, rounded half away from zero to at most
// that many decimals, trailing zeros dropped; a whole of nothing has no rate: "—".
func Percent(a, b, digits int) string {
	if b == 0 {
		return "—"
	}
	return trimmed(big.NewRat(int64(a)*100, int64(b)).FloatString(digits)) + "%"
}
