package ledger

import (
	"math"
	"strconv"
	"strings"
	"time"
)

// Kind is what a cell holds.
type Kind uint8

// The kinds of cell. An Empty cell is a formula without a stored result; an
// Image is a picture put into the cell by WPS (DISPIMG), without text.
const (
	Empty Kind = iota
	Text
	Number
	Date // a number shown as a date
	Bool
	Error // #REF!, #N/A …
	Image
)

// Flags say what else is known of a cell.
type Flags uint8

// The flags of a cell.
const (
	Formula  Flags = 1 << iota
	External       // the formula reads another workbook
	Volatile       // the formula changes from day to day: TODAY, NOW, RAND …
	Struck         // some of its text is struck out
	Percent        // shown as a percentage
	Era1904        // a serial counted from 1904-01-01
	Unseen         // its letters have the colour behind them
	Yearless       // a date shown without its year
)

// Cell is one cell that holds something.
type Cell struct {
	Col   uint16 // from 1
	Kind  Kind
	Flags Flags
	shown shown
	raw   string
}

// packed is a cell as a row keeps it: a ledger has a million.
type packed struct {
	col   uint8 // at most maxColumns
	kind  Kind
	flags Flags
	shown shown
	text  ref
}

// holds reports whether a cell has anything in it.
func (c packed) holds() bool { return c.text != 0 || c.kind == Image || c.flags&Formula != 0 }

// Has reports whether a flag is set.
func (c Cell) Has(f Flags) bool { return c.Flags&f != 0 }

// Raw is the value as the file stores it: for dates the serial.
func (c Cell) Raw() string { return c.raw }

// Text is the value as it is used: text as it stands, numbers as they are shown,
// in plain decimals, dates as 2026-03-31. What the format hides of a number is
// used nowhere: a paper is held against what is seen in the ledger.
func (c Cell) Text() string {
	switch c.Kind {
	case Number:
		return c.shown.of(c.decimal()) + c.sign()
	case Date:
		if t, ok := c.Time(); ok {
			return t.Format("2006-01-02")
		}
	case Bool:
		return map[string]string{"1": "TRUE", "0": "FALSE"}[c.raw]
	}
	return c.raw
}

// Stored is Text, numbers as the file has them without noise (15 significant
// digits).
func (c Cell) Stored() string {
	if c.Kind == Number {
		return c.decimal() + c.sign()
	}
	return c.Text()
}

// Rounds reports whether a number loses something as it is shown.
func (c Cell) Rounds() bool { return c.Kind == Number && c.shown.rounds(c.decimal()) }

// Disguised reports whether what is seen is another number than the stored one,
// 1.2万 for 12345; it is used as it is stored.
func (c Cell) Disguised() bool { return c.Kind == Number && c.shown == disguised }

func (c Cell) sign() string {
	if c.Has(Percent) {
		return "%"
	}
	return ""
}

func (c Cell) decimal() string {
	if plain(c.raw) && !c.Has(Percent) {
		return c.raw
	}
	n, _ := strconv.ParseFloat(c.raw, 64) // the reader has checked it
	if c.Has(Percent) {
		n *= 100
	}
	return rounded(n)
}

// plain: digits only, few enough to be exact.
func plain(s string) bool {
	if s == "" || len(s) > 15 {
		return false
	}
	for i := range len(s) {
		if s[i] < '0' || s[i] > '9' {
			return false
		}
	}
	return true
}

// rounded writes a number with at most 15 significant digits, never with an
// exponent below 10^21.
func rounded(n float64) string {
	short, err := strconv.ParseFloat(strconv.FormatFloat(n, 'g', 15, 64), 64)
	if err != nil || math.Abs(short) >= 1e21 {
		return strconv.FormatFloat(n, 'g', 15, 64)
	}
	return strconv.FormatFloat(short, 'f', -1, 64)
}

// Float is the number of a Number or Date cell.
func (c Cell) Float() (float64, bool) {
	if c.Kind != Number && c.Kind != Date {
		return 0, false
	}
	n, err := strconv.ParseFloat(c.raw, 64)
	return n, err == nil
}

// Time is the day and time that a Number or Date cell means as a serial; false
// when no calendar has it.
func (c Cell) Time() (time.Time, bool) {
	n, ok := c.Float()
	if !ok {
		return time.Time{}, false
	}
	return serial(n, c.Has(Era1904))
}

// Digits counts the significant digits of a stored whole number: more than 15
// are already lost when the cell is a Number (identity and account numbers).
func (c Cell) Digits() int {
	n, ok := c.Float()
	if !ok || c.Kind != Number || math.Abs(n) < 1e15 {
		return 0
	}
	return len(strings.TrimPrefix(strconv.FormatFloat(n, 'f', 0, 64), "-"))
}
