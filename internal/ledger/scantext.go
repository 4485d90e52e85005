package ledger

import (
	"bytes"
	"unicode/utf8"
)

type mode int

const (
	textMode mode = iota
	attrMode
	cdataMode
)

// decode resolves entities and line ends and checks every character. Text that
// needs no change is not copied; the rest lies in spare until the next token.
func (s *scanner) decode(b []byte, m mode) ([]byte, bool) {
	if m == textMode && bytes.Contains(b, []byte("]]>")) {
		return nil, false
	}
	begin, from := len(s.spare), 0
	for i := 0; i < len(b); {
		switch c := b[i]; {
		case c == '&' && m != cdataMode:
			s.spare = append(s.spare, b[from:i]...)
			r, n := entity(b[i:])
			if n == 0 {
				return nil, false
			}
			s.spare = utf8.AppendRune(s.spare, r)
			i += n
			from = i
		case c == '\r':
			s.spare = append(append(s.spare, b[from:i]...), '\n')
			if i++; i < len(b) && b[i] == '\n' {
				i++
			}
			from = i
		case c == '<' && m == attrMode:
			return nil, false
		default:
			n := character(b[i:])
			if n == 0 {
				return nil, false
			}
			i += n
		}
	}
	if from == 0 {
		return b, true
	}
	s.spare = append(s.spare, b[from:]...)
	return s.spare[begin:len(s.spare):len(s.spare)], true
}

// plain reports whether all characters may stand in XML.
func (s *scanner) plain(b []byte) bool {
	for i := 0; i < len(b); {
		n := character(b[i:])
		if n == 0 {
			return false
		}
		i += n
	}
	return true
}

// character is the length of the character that b begins with, 0 for one that
// XML cannot hold.
func character(b []byte) int {
	if c := b[0]; c < utf8.RuneSelf {
		if c >= 0x20 || isSpace(c) {
			return 1
		}
		return 0
	}
	r, n := utf8.DecodeRune(b)
	if !allowed(r) || r == utf8.RuneError && n == 1 {
		return 0
	}
	return n
}

func allowed(r rune) bool {
	return r == '\t' || r == '\n' || r == '\r' || r >= 0x20 && r <= 0xD7FF || r >= 0xE000 && r <= 0xFFFD || r >= 0x10000 && r <= 0x10FFFF
}

var entities = []struct {
	name string
	char rune
}{{"&lt;", '<'}, {"&gt;", '>'}, {"&amp;", '&'}, {"&quot;", '"'}, {"&apos;", '\''}}

// entity reads &lt; or &#20013; and its length, 0 for anything else.
func entity(b []byte) (rune, int) {
	for _, e := range entities {
		if bytes.HasPrefix(b, []byte(e.name)) {
			return e.char, len(e.name)
		}
	}
	end := bytes.IndexByte(b[:min(len(b), 12)], ';')
	if end < 3 || b[1] != '#' {
		return 0, 0
	}
	digits, base := b[2:end], rune(10)
	if digits[0] == 'x' {
		digits, base = digits[1:], 16
	}
	r, ok := codePoint(digits, base)
	if !ok || !allowed(r) {
		return 0, 0
	}
	return r, end + 1
}

func codePoint(digits []byte, base rune) (rune, bool) {
	r := rune(0)
	for _, c := range digits {
		d := rune(bytes.IndexByte([]byte("0123456789abcdef"), c|0x20))
		if c >= '0' && c <= '9' {
			d = rune(c - '0')
		}
		if d < 0 || d >= base || r > 0x10FFFF {
			return 0, false
		}
		r = r*base + d
	}
	return r, len(digits) > 0
}
