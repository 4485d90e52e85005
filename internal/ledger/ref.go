package ledger

import (
	"strconv"
	"strings"
)

// Area is a rectangle of cells, from 1, both corners in it.
type Area struct{ Top, Left, Bottom, Right int }

// Contains reports whether a cell lies in the area.
func (a Area) Contains(row, col int) bool {
	return row >= a.Top && row <= a.Bottom && col >= a.Left && col <= a.Right
}

const (
	maxRow = 1 << 20
	maxCol = 1 << 14
)

// ColumnName writes a column as letters: 1 is A, 28 is AB.
func ColumnName(col int) string {
	var b [8]byte
	i := len(b)
	for ; col > 0 && i > 0; col = (col - 1) / 26 {
		i--
		b[i] = byte('A' + (col-1)%26)
	}
	return string(b[i:])
}

// Ref writes a cell's address: J12.
func Ref(row, col int) string { return ColumnName(col) + strconv.Itoa(row) }

// parseRef reads J12 or $J$12; false for anything a sheet cannot have.
func parseRef[T string | []byte](s T) (row, col int, ok bool) {
	s = dollarless(s)
	i := 0
	for ; i < len(s) && s[i] >= 'A' && s[i] <= 'Z' && i < 3; i++ {
		col = col*26 + int(s[i]-'A') + 1
	}
	if i == 0 || col > maxCol {
		return 0, 0, false
	}
	row, ok = parseIndex(dollarless(s[i:]), maxRow)
	return row, col, ok
}

func dollarless[T string | []byte](s T) T {
	if len(s) > 0 && s[0] == '$' {
		return s[1:]
	}
	return s
}

// parseIndex reads a number from 1 to limit, plain digits only.
func parseIndex[T string | []byte](s T, limit int) (int, bool) {
	if len(s) == 0 || len(s) > 7 {
		return 0, false
	}
	n := 0
	for i := range len(s) {
		if s[i] < '0' || s[i] > '9' {
			return 0, false
		}
		n = n*10 + int(s[i]-'0')
	}
	return n, n >= 1 && n <= limit
}

// parseArea reads A1:C3 or A1.
func parseArea(s string) (Area, bool) {
	first, last, found := strings.Cut(s, ":")
	if !found {
		last = first
	}
	var a Area
	var ok1, ok2 bool
	a.Top, a.Left, ok1 = parseRef(first)
	a.Bottom, a.Right, ok2 = parseRef(last)
	return a, ok1 && ok2 && a.Top <= a.Bottom && a.Left <= a.Right
}
