package model

import (
	"strings"
	"unicode"

	"golang.org/x/text/unicode/norm"
)

// dirt counts what was found in a text that nobody sees or nobody can print.
type dirt struct {
	invisible bool // zero-width characters, outer spaces
	reordered bool // marks that make text show in another order
	control   bool // characters that no paper can hold
	garbled   bool // text that went through the wrong encoding
	private   bool // characters that only one computer can show
	radical   bool // characters that look like those meant
}

// clean takes out of a text what nobody means: outer spaces, invisible and
// control characters. Line breaks inside stay. Words are left alone.
func clean(s string) (string, dirt) {
	var d dirt
	d.garbled = garbled(s)
	var b strings.Builder
	for _, r := range strings.ReplaceAll(s, "\r\n", "\n") {
		if r = d.sort(r); r >= 0 {
			b.WriteRune(r)
		}
	}
	out := strings.TrimFunc(b.String(), unicode.IsSpace)
	d.invisible = d.invisible || len(out) < b.Len()
	return out, d
}

// sort decides on one character: itself, another one, or -1 for none.
func (d *dirt) sort(r rune) rune {
	switch {
	case r == '\n':
		return r
	case r == '\r' || r == '\v' || r == '\f' || r == '\u2028' || r == '\u2029':
		return '\n'
	case r == '\t':
		return ' '
	case r >= 0x202A && r <= 0x202E || r >= 0x2066 && r <= 0x2069 || r == 0x200E || r == 0x200F:
		d.reordered = true
		return -1
	case unicode.Is(unicode.Cf, r):
		d.invisible = true
		return -1
	case unicode.IsControl(r):
		d.control = true
		return -1
	case r >= 0xE000 && r <= 0xF8FF || r >= 0xF0000:
		d.private = true
	case r >= 0x2E80 && r <= 0x2FDF || r >= 0xF900 && r <= 0xFAFF: // radicals and compatibility ideographs
		meant := []rune(norm.NFKC.String(string(r)))[0]
		d.radical = d.radical || meant != r
		return meant
	}
	return r
}

// garbled knows the traces of GBK and UTF-8 taken for each other.
func garbled(s string) bool {
	for _, mark := range []string{"\uFFFD", "锟斤拷", "烫烫烫", "涓枃", "鈥", "銆"} {
		if strings.Contains(s, mark) {
			return true
		}
	}
	return false
}

// fold makes the words of a vocabulary or a number comparable: full-width
// letters and digits folded, all spaces and the closing stop out.
func fold(s string) string { return strings.TrimRight(heading(s), "。.;；，,") }
