package fill

import (
	"regexp"
	"strings"
	"unicode"
)

// brokenName is a line break inside a Chinese name.
var brokenName = regexp.MustCompile(`(\p{Han})[ \t]*\n[ \t]*(\p{Han})`)

// normalizeSpace makes every kind of white space a blank and drops characters
// that cannot be seen.
func normalizeSpace(s string) string {
	s = brokenName.ReplaceAllString(s, "$1$2")
	return strings.Map(func(r rune) rune {
		switch {
		case unicode.IsSpace(r) || r == '\u3000':
			return ' '
		case unprintable(r):
			return -1
		}
		return r
	}, s)
}

// unprintable reports characters that cannot be seen: joiners, soft hyphens, marks
// of direction.
func unprintable(r rune) bool { return unicode.Is(unicode.Cf, r) }

// symbols are what Chinese input methods type for the operators.
var symbols = map[rune]string{
	'。': ".", '≥': ">=", '≤': "<=", '≠': "!=", '×': "*", '÷': "/", '—': "-", '－': "-", '−': "-",
	'【': "[", '】': "]", '〔': "[", '〕': "]",
}

// normalize writes an expression with half-width operators and quotes; the
// text between quotes stays as it is.
func normalize(s string) string {
	var b strings.Builder
	for r := []rune(s); len(r) > 0; {
		switch {
		case quotes[r[0]] != "":
			end := closingQuote(r)
			if end < 0 {
				return b.String() + `"` + string(r[1:])
			}
			b.WriteString(quoted(r[0], r[1:end]))
			r = r[end+1:]
			continue
		case symbols[r[0]] != "":
			b.WriteString(symbols[r[0]])
		case r[0] >= '！' && r[0] <= '～' && !isWide(r[0]):
			b.WriteRune(r[0] - '！' + '!')
		default:
			b.WriteRune(r[0])
		}
		r = r[1:]
	}
	return b.String()
}

// isWide reports full-width letters, which may be part of a name.
func isWide(r rune) bool { return r >= 'Ａ' && r <= 'Ｚ' || r >= 'ａ' && r <= 'ｚ' }

// quotes maps a quotation mark to those that may close it, the likeliest first.
var quotes = map[rune]string{
	'"': `"”“`, '“': `”“"`, '”': `”“"`, '＂': `＂"”`, '\'': `'’‘`, '‘': `’‘'`, '’': `’‘'`, '＇': `＇'’`,
}

// closingQuote finds the end of the text literal at the start of r, or -1.
// A backslash hides the character after it between half-width quotes.
func closingQuote(r []rune) int {
	for _, q := range quotes[r[0]] {
		for i := 1; i < len(r); i++ {
			switch {
			case r[i] == '\\' && r[0] < 0x80:
				i++
			case r[i] == q:
				return i
			}
		}
	}
	return -1
}

var literal = strings.NewReplacer(`\`, `\\`, `"`, `\"`)

// quoted writes a text literal as the expression language reads it.
func quoted(quote rune, text []rune) string {
	switch quote {
	case '"':
		return `"` + string(text) + `"`
	case '\'':
		return `'` + string(text) + `'`
	}
	return `"` + literal.Replace(string(text)) + `"`
}
