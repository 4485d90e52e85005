package ledger

import (
	"math"
	"time"
)

const (
	lastSerial = 2958465 // 9999-12-31
	days1904   = 1462
	leapBug    = 60 // 1900-02-29, a day that never was
)

// serial turns Excel's day number into a time. Serials up to 59 are a day off
// because Excel believes in 1900-02-29; that day itself has no date.
func serial(n float64, era1904 bool) (time.Time, bool) {
	if era1904 {
		n += days1904
	}
	whole := math.Floor(n)
	if math.IsNaN(n) || whole < 1 || whole > lastSerial || whole == leapBug {
		return time.Time{}, false
	}
	first := time.Date(1899, 12, 30, 0, 0, 0, 0, time.UTC)
	if whole < leapBug {
		first = first.AddDate(0, 0, 1)
	}
	seconds := math.Round((n - whole) * 24 * 60 * 60)
	return first.AddDate(0, 0, int(whole)).Add(time.Duration(seconds) * time.Second), true
}
