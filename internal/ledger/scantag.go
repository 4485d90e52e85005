package ledger

import "bytes"

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
