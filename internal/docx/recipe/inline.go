package recipe

import "strings"

// A span is text of one character style; "" is that of the paragraph. A
// newline is a line break.
type span struct {
	style, text string
	note        bool // the text is a footnote
}

var inlineMarks = []struct{ mark, style string }{{"//", "Kai"}, {"__", "Hei"}}

// spans splits a paragraph at its inline marks. A mark without its second half
// is text, as are marks inside {{ }} and the // of an address.
func spans(s string) []span {
	var out []span
	plain := 0
	for i := 0; i < len(s); {
		if n := tag(s[i:]); n > 0 {
			i += n
			continue
		}
		if inner, n := noted(s[i:]); n > 0 {
			out = append(appendSpan(out, "", s[plain:i]), span{text: inner, note: true})
			i += n
			plain = i
			continue
		}
		style, inner, n := styled(s[i:])
		if n == 0 || i > 0 && s[i-1] == ':' {
			i++
			continue
		}
		out = appendSpan(out, "", s[plain:i])
		out = appendSpan(out, style, inner)
		i += n
		plain = i
	}
	return appendSpan(out, "", s[plain:])
}

func appendSpan(out []span, style, text string) []span {
	if text == "" {
		return out
	}
	return append(out, span{style: style, text: strings.ReplaceAll(text, `\\`, "\n")})
}

// tag is the length of the {{…}} that s begins with, 0 when it begins otherwise.
func tag(s string) int {
	if !strings.HasPrefix(s, "{{") {
		return 0
	}
	if end := strings.Index(s, "}}"); end > 0 {
		return end + 2
	}
	return 0
}

// noted returns the text of the footnote that s begins with, and its whole length.
func noted(s string) (inner string, length int) {
	rest, ok := strings.CutPrefix(s, "^[")
	if end := indexOutsideTags(rest, "]"); ok && end > 0 {
		return rest[:end], end + len("^[]")
	}
	return "", 0
}

// styled returns the style and inside of the marked text that s begins with,
// and its whole length, 0 when it begins otherwise.
func styled(s string) (style, inner string, length int) {
	for _, m := range inlineMarks {
		rest, ok := strings.CutPrefix(s, m.mark)
		if !ok {
			continue
		}
		if end := indexOutsideTags(rest, m.mark); end > 0 {
			return m.style, rest[:end], end + 2*len(m.mark)
		}
	}
	return "", "", 0
}

// indexOutsideTags is strings.Index that does not look inside {{ }}.
func indexOutsideTags(s, sub string) int {
	for i := 0; i < len(s); {
		switch n := tag(s[i:]); {
		case n > 0:
			i += n
		case strings.HasPrefix(s[i:], sub):
			return i
		default:
			i++
		}
	}
	return -1
}
