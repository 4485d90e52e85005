package ledger

import (
	"bytes"
	"unicode/utf8"
)

// start reads a start tag whole.
func (s *scanner) start() error {
	n := s.tagEnd()
	if n < 0 {
		return s.cut()
	}
	body := s.buf[s.pos+1 : s.pos+n]
	s.pos += n + 1
	if bytes.HasSuffix(body, []byte("/")) {
		body, s.closed = body[:len(body)-1], true
	}
	i := bytes.IndexAny(body, " \t\r\n")
	if i < 0 {
		i = len(body)
	}
	s.spare, s.tag.attrs = s.spare[:0], s.tag.attrs[:0]
	if !s.name(body[:i]) {
		return errMalformed
	}
	return malformed(s.attributes(body[i:]))
}

// tagEnd finds the > that is not inside quotes.
func (s *scanner) tagEnd() int {
	quote := byte(0)
	for i := 1; ; i++ {
		if s.pos+i >= s.end && !s.more() {
			return -1
		}
		switch c := s.buf[s.pos+i]; {
		case quote != 0:
			if c == quote {
				quote = 0
			}
		case c == '"' || c == '\'':
			quote = c
		case c == '>':
			return i
		}
	}
}

// name sets the tag's name.
func (s *scanner) name(b []byte) bool {
	if !isName(b) {
		return false
	}
	s.tag.full = s.once(b)
	_, s.tag.name = split(s.tag.full)
	return true
}

// split parts a name from its prefix.
func split(full string) (space, name string) {
	for i := range len(full) {
		if full[i] == ':' {
			return full[:i], full[i+1:]
		}
	}
	return "", full
}

// once gives the same string for the same name.
func (s *scanner) once(b []byte) string {
	if n, ok := s.names[string(b)]; ok {
		return n
	}
	n := string(b)
	if len(s.names) < 4096 {
		s.names[n] = n
	}
	return n
}

// isName: ASCII, at most one colon inside.
func isName(b []byte) bool {
	colons := 0
	for i, c := range b {
		letter := c >= 'a' && c <= 'z' || c >= 'A' && c <= 'Z' || c == '_'
		switch {
		case letter:
		case c == ':' && i > 0 && i < len(b)-1:
			colons++
		case i > 0 && (c >= '0' && c <= '9' || c == '-' || c == '.') && b[i-1] != ':':
		default:
			return false
		}
	}
	return len(b) > 0 && colons <= 1
}

func isSpace(c byte) bool { return c == ' ' || c == '\t' || c == '\r' || c == '\n' }

// attributes reads name="value" pairs, each after a space.
func (s *scanner) attributes(b []byte) bool {
	for {
		rest := bytes.TrimLeft(b, " \t\r\n")
		if len(rest) == 0 {
			return true
		}
		eq := bytes.IndexByte(rest, '=')
		if eq < 0 || len(rest) == len(b) {
			return false
		}
		name := bytes.TrimRight(rest[:eq], " \t\r\n")
		value := bytes.TrimLeft(rest[eq+1:], " \t\r\n")
		if !isName(name) || len(value) == 0 || value[0] != '"' && value[0] != '\'' {
			return false
		}
		end := bytes.IndexByte(value[1:], value[0])
		if end < 0 {
			return false
		}
		decoded, ok := s.decode(value[1:1+end], attrMode)
		if !ok {
			return false
		}
		space, local := split(s.once(name))
		s.tag.attrs = append(s.tag.attrs, attribute{space, local, decoded})
		b = value[end+2:]
	}
}

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
