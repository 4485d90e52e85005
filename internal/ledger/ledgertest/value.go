package ledgertest

import (
	"fmt"
	"math"
	"regexp"
	"strconv"
	"strings"
	"time"
)

type valueKind int

const (
	blank valueKind = iota
	text
	number
	date
	formula
)

// value is one cell: its kind, and what stands in it.
type value struct {
	kind   valueKind
	text   string  // text, or a formula without its =
	number float64 // number, or the serial of a date
	result string  // stored result of a formula
	format string  // code of a number's format, "" for the usual one
}

var bareNumber = regexp.MustCompile(`^-?(0|[1-9]\d{0,14})(\.\d{1,6})?$`)

func parseValue(s string) (value, error) {
	prefix, rest, marked := strings.Cut(s, ":")
	switch {
	case s == "":
		return value{}, nil
	case marked && prefix == "t":
		return textValue(rest), nil
	case marked && prefix == "d":
		return dateValue(rest)
	case marked && prefix == "n":
		return numberValue(rest)
	case marked && prefix == "f":
		return formulaValue(rest)
	case bareNumber.MatchString(s):
		return numberValue(s)
	}
	return textValue(s), nil
}

func textValue(s string) value {
	return value{kind: text, text: strings.ReplaceAll(s, `\n`, "\n")}
}

func numberValue(s string) (value, error) {
	s, format, _ := strings.Cut(s, ":")
	n, err := strconv.ParseFloat(s, 64)
	if err != nil || math.IsInf(n, 0) || math.IsNaN(n) {
		return value{}, fmt.Errorf("%q is not a number", s)
	}
	return value{kind: number, number: n, format: format}, nil
}

// dateValue turns a day into the serial that Excel stores: days since 1899-12-30.
func dateValue(s string) (value, error) {
	t, err := time.Parse("2006-01-02", s)
	if err != nil {
		return value{}, fmt.Errorf("%q is not a date such as 2026-03-31", s)
	}
	days := t.Sub(time.Date(1899, 12, 30, 0, 0, 0, 0, time.UTC)).Hours() / 24
	return value{kind: date, number: days}, nil
}

func formulaValue(s string) (value, error) {
	expression, result, found := strings.Cut(s, "=>")
	if !found || !strings.HasPrefix(expression, "=") {
		return value{}, fmt.Errorf("%q is not a formula such as f:=A1+A2=>3", s)
	}
	return value{kind: formula, text: expression[1:], result: result}, nil
}
