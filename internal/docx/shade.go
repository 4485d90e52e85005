package docx

import (
	"strconv"
	"strings"
)

// A pattern of w:shd is printed as one colour: what is in front mixed with
// what is behind, as LibreOffice does. Its share of the front is in
// thousandths.
const (
	solidShare  = 1000
	stripeShare = 333 // of all stripes and crosses
)

// halfPercents are the patterns whose names leave out half a percent.
var halfPercents = map[string]int{"pct12": 125, "pct37": 375, "pct62": 625, "pct87": 875}

// shade is the colour of a w:shd, NoColor for none.
func shade(n *Node) RGB {
	front, behind := color(n.Attr("w:color"), 0), color(n.Attr("w:fill"), NoColor)
	share := shareOf(n.val())
	mixed := RGB(0)
	for _, shift := range []int{16, 8, 0} {
		f, b := int(front>>shift&255), int(behind>>shift&255)
		mixed = mixed<<8 | RGB((f*share+b*(solidShare-share))/solidShare)
	}
	return mixed
}

func shareOf(pattern string) int {
	percent, isPercent := strings.CutPrefix(pattern, "pct")
	switch {
	case pattern == "" || pattern == "clear" || pattern == "nil":
		return 0
	case pattern == "solid":
		return solidShare
	case halfPercents[pattern] > 0:
		return halfPercents[pattern]
	case isPercent:
		n, _ := strconv.Atoi(percent)
		return max(0, min(n*10, solidShare))
	}
	return stripeShare
}
