package ledger

import (
	"bytes"
	"io"
)

// token is what the scanner stands at.
type token int

const (
	startTag token = iota
	endTag
	charData
)

// tag is an element's name and attributes, good until the next token.
type tag struct {
	name  string // without its prefix
	full  string
	attrs []attribute
}

type attribute struct {
	space, name string
	value       []byte
}

// maxToken bounds one tag or one run of text; a cell holds far less.
const maxToken = 4 << 20

// scanner reads XML from a stream, strictly: what it takes, encoding/xml takes
// too and reads the same. It knows no DTD and no names beyond ASCII, which no
// workbook needs, and makes no garbage; a ledger of a million cells is read in
// a fraction of the time.
type scanner struct {
	r        io.Reader
	buf      []byte
	pos, end int
	base     int   // bytes of the stream before buf
	at       int   // where in the stream the last tag or text begins
	last     error // what the reader ended with

	tag    tag
	text   []byte
	spare  []byte // decoded text and attribute values
	closed bool   // the tag closed itself: its end comes next
	names  map[string]string
}

func newScanner(r io.Reader) *scanner {
	return &scanner{r: r, buf: make([]byte, 64<<10), names: map[string]string{}}
}

const byteOrderMark = "\uFEFF"

// next moves to the next tag or text; comments and instructions are checked
// and passed over. io.EOF is the end of the stream.
func (s *scanner) next() (token, error) {
	if s.closed {
		s.closed = false
		return endTag, nil
	}
	if s.offset() == 0 && s.has(byteOrderMark) {
		s.pos += len(byteOrderMark)
	}
	for {
		if s.pos == s.end && !s.more() {
			return 0, s.last
		}
		s.at = s.offset()
		if s.buf[s.pos] != '<' {
			return charData, s.chars()
		}
		t, skip, err := s.markup()
		if !skip || err != nil {
			return t, err
		}
	}
}

// offset is where in the stream the next token begins.
func (s *scanner) offset() int { return s.base + s.pos }

// more reads on, keeping what is unread; false at the end or beyond maxToken.
func (s *scanner) more() bool {
	if s.last != nil {
		return false
	}
	if s.pos > 0 {
		s.base += s.pos
		s.end = copy(s.buf, s.buf[s.pos:s.end])
		s.pos = 0
	}
	if s.end == len(s.buf) {
		if len(s.buf) >= maxToken {
			s.last = errMalformed
			return false
		}
		s.buf = append(s.buf, make([]byte, len(s.buf))...)
	}
	for range 100 {
		n, err := s.r.Read(s.buf[s.end:])
		s.end += n
		if err != nil {
			s.last = err
		}
		if n > 0 || err != nil {
			return n > 0
		}
	}
	s.last = io.ErrNoProgress
	return false
}

// find is the distance to the first place where a mark stands, reading on as
// needed; -1 when there is none.
func (s *scanner) find(mark string, from int) int {
	for {
		window := s.buf[s.pos:s.end]
		if from <= len(window) {
			if i := bytes.Index(window[from:], []byte(mark)); i >= 0 {
				return from + i
			}
		}
		from = max(from, len(window)-len(mark)+1)
		if !s.more() {
			return -1
		}
	}
}

// chars takes the text up to the next tag.
func (s *scanner) chars() error {
	n := s.find("<", 0)
	if n < 0 {
		if s.last != io.EOF {
			return s.last
		}
		n = s.end - s.pos
	}
	s.spare = s.spare[:0]
	var ok bool
	s.text, ok = s.decode(s.buf[s.pos:s.pos+n], textMode)
	s.pos += n
	return malformed(ok)
}

func malformed(ok bool) error {
	if ok {
		return nil
	}
	return errMalformed
}

// until takes everything up to a mark and the mark itself.
func (s *scanner) until(mark string, from int) ([]byte, error) {
	n := s.find(mark, from)
	if n < 0 {
		return nil, s.cut()
	}
	body := s.buf[s.pos+from : s.pos+n]
	s.pos += n + len(mark)
	return body, nil
}

// cut is the error of a stream that ends inside a token.
func (s *scanner) cut() error {
	if s.last == io.EOF {
		return errMalformed
	}
	return s.last
}

// has reports whether a mark stands here.
func (s *scanner) has(mark string) bool {
	for s.end-s.pos < len(mark) {
		if !s.more() {
			return false
		}
	}
	return string(s.buf[s.pos:s.pos+len(mark)]) == mark
}

// markup reads what begins with <; skip says that it is nothing to tell.
func (s *scanner) markup() (t token, skip bool, err error) {
	if s.end-s.pos < 2 && !s.more() {
		return 0, false, s.cut()
	}
	switch c := s.buf[s.pos+1]; {
	case c != '!' && c != '?' && c != '/':
		return startTag, false, s.start()
	case s.has("<!--"):
		body, err := s.until("-->", 4)
		return 0, true, firstErr(err, malformed(!bytes.Contains(body, []byte("--")) && !bytes.HasSuffix(body, []byte("-")) && s.plain(body)))
	case s.has("<![CDATA["):
		body, err := s.until("]]>", 9)
		if err != nil {
			return 0, false, err
		}
		s.spare = s.spare[:0]
		var ok bool
		s.text, ok = s.decode(body, cdataMode)
		return charData, false, malformed(ok)
	case s.has("<!"):
		return 0, false, errDoctype
	case s.has("<?"):
		body, err := s.until("?>", 2)
		return 0, true, firstErr(err, malformed(s.plain(body) && instruction(body)))
	}
	body, err := s.until(">", 2)
	if err != nil {
		return 0, false, err
	}
	return endTag, false, malformed(s.name(bytes.TrimRight(body, " \t\r\n")))
}

func firstErr(a, b error) error {
	if a != nil {
		return a
	}
	return b
}

// instruction: any, and the declaration only of UTF-8.
func instruction(body []byte) bool {
	target, rest, _ := bytes.Cut(body, []byte(" "))
	if !isName(target) {
		return false
	}
	if string(target) != "xml" {
		return true
	}
	rest = bytes.ToLower(rest)
	return bytes.Contains(rest, []byte("1.0")) && (!bytes.Contains(rest, []byte("encoding")) || bytes.Contains(rest, []byte("utf-8")))
}
