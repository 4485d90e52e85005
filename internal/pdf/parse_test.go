package pdf_test

import (
	"bytes"
	"encoding/binary"
	"fmt"
	"io"
	"strconv"
	"strings"
	"testing"

	"github.com/klauspost/compress/zlib"
)

// The objects of a PDF as the tests see them: dict, array, name, text, float64,
// ref, bool, nil and *stream. The reader shares nothing with the writer.
type (
	dict  map[name]any
	array []any
	name  string
	text  []byte
	ref   int
)

type stream struct {
	dict
	raw []byte
}

// parsed is a whole file, its objects by number.
type parsed struct {
	data    []byte
	objects map[ref]any
	trailer dict
}

// parseFile reads a file through its cross references and fails on anything
// that ISO 19005-2, 6.1 forbids on the way.
func parseFile(t testing.TB, data []byte) *parsed {
	t.Helper()
	return parseEdited(t, data, bytes.Clone)
}

// parseEdited reads a file of which an edit has changed something that stands
// in it, packed or not, and nobody's length.
func parseEdited(t testing.TB, data []byte, edit func([]byte) []byte) *parsed {
	t.Helper()
	p := &parsed{data: data, objects: map[ref]any{}}
	at := bytes.LastIndex(data, []byte("startxref\n"))
	start, err := strconv.Atoi(strings.TrimSuffix(string(data[at+10:]), "\n%%EOF\n"))
	if at < 0 || err != nil {
		t.Fatalf("文件的末尾不是 startxref、位置、%%%%EOF：%v", err)
	}
	plain := edit(data)
	table := (&scanner{t: t, data: plain, at: start}).object(0).(*stream)
	p.trailer = table.dict
	const entry = 1 + 4 + 2
	if fmt.Sprint(table.dict["W"]) != "[1 4 2]" || table.dict["Type"] != name("XRef") {
		t.Fatalf("交叉引用流 %v", table.dict)
	}
	entries := p.unpack(t, table)
	if size := p.trailer["Size"]; size != float64(len(entries)/entry) || len(entries)%entry != 0 {
		t.Errorf("Size 是 %v，交叉引用有%d字节", size, len(entries))
	}
	bundles := map[int][]any{}
	for n := 1; n < len(entries)/entry; n++ {
		e := entries[n*entry:]
		where, index := int(binary.BigEndian.Uint32(e[1:])), int(binary.BigEndian.Uint16(e[5:]))
		switch e[0] {
		case 1:
			p.objects[ref(n)] = (&scanner{t: t, data: plain, at: where}).object(n)
		case 2:
			if bundles[where] == nil {
				holder := entries[where*entry:]
				bundles[where] = p.bundle(t, (&scanner{t: t, data: plain, at: int(binary.BigEndian.Uint32(holder[1:]))}).object(where).(*stream), edit)
			}
			if got := bundles[where][2*index]; got != ref(n) {
				t.Fatalf("对象流%d的第%d个是 %v，应为%d", where, index, got, n)
			}
			p.objects[ref(n)] = bundles[where][2*index+1]
		default:
			t.Fatalf("交叉引用%d的类型是%d", n, e[0])
		}
	}
	return p
}

// bundle reads an object stream: the number of each object, and the object.
func (p *parsed) bundle(t testing.TB, s *stream, edit func([]byte) []byte) (out []any) {
	t.Helper()
	if s.dict["Type"] != name("ObjStm") {
		t.Fatalf("%v 不是对象流", s.dict)
	}
	all := edit(p.unpack(t, s))
	index := &scanner{t: t, data: all}
	for range int(s.dict["N"].(float64)) {
		index.blank()
		n := index.number()
		index.blank()
		body := &scanner{t: t, data: all, at: int(s.dict["First"].(float64)) + int(index.number())}
		out = append(out, ref(n), body.value())
	}
	return out
}

// at follows references.
func (p *parsed) at(v any) any {
	if r, ok := v.(ref); ok {
		return p.objects[r]
	}
	return v
}

func (p *parsed) dict(v any) dict {
	switch v := p.at(v).(type) {
	case dict:
		return v
	case *stream:
		return v.dict
	}
	return nil
}

func (p *parsed) unpack(t testing.TB, v any) []byte {
	t.Helper()
	s, ok := p.at(v).(*stream)
	if !ok {
		t.Fatalf("%v 不是流", v)
	}
	if s.dict["Filter"] == nil {
		return s.raw
	}
	z, err := zlib.NewReader(bytes.NewReader(s.raw))
	if err != nil {
		t.Fatal(err)
	}
	out, err := io.ReadAll(z)
	if err != nil {
		t.Fatal(err)
	}
	return out
}

// each visits every value of the file.
func (p *parsed) each(visit func(v any)) {
	var walk func(v any)
	walk = func(v any) {
		visit(v)
		switch v := v.(type) {
		case dict:
			for _, k := range v {
				walk(k)
			}
		case *stream:
			walk(v.dict)
		case array:
			for _, k := range v {
				walk(k)
			}
		}
	}
	for _, o := range p.objects {
		walk(o)
	}
	walk(p.trailer)
}

type scanner struct {
	t    testing.TB
	data []byte
	at   int
}

func (s *scanner) want(word string) {
	s.t.Helper()
	if !bytes.HasPrefix(s.data[s.at:], []byte(word)) {
		s.t.Fatalf("第%d字节处应为 %q，实为 %.20q", s.at, word, s.data[s.at:])
	}
	s.at += len(word)
}

// object reads "n 0 obj … endobj", spaced as 6.1.9 has it; n is 0 for any.
func (s *scanner) object(n int) any {
	if n == 0 {
		n = int(s.number())
	} else {
		s.want(strconv.Itoa(n))
	}
	s.want(" 0 obj\n")
	v := s.value()
	if d, ok := v.(dict); ok && bytes.HasPrefix(s.data[s.at:], []byte("\nstream\n")) {
		s.want("\nstream\n")
		length, ok := d["Length"].(float64)
		if !ok {
			s.t.Fatalf("对象%d没有 Length", n)
		}
		raw := s.data[s.at : s.at+int(length)]
		s.at += len(raw)
		s.want("\nendstream")
		v = &stream{d, raw}
	}
	s.want("\nendobj\n")
	return v
}

func (s *scanner) value() any {
	s.blank()
	switch c := s.data[s.at]; {
	case bytes.HasPrefix(s.data[s.at:], []byte("<<")):
		return s.dict()
	case c == '[':
		return s.array()
	case c == '/':
		s.at++
		return name(s.word())
	case c == '(':
		return s.literal()
	case c == '<':
		return s.hex()
	case c >= '0' && c <= '9' || c == '-' || c == '.':
		return s.numberOrRef()
	}
	switch w := s.word(); w {
	case "true", "false":
		return w == "true"
	case "null":
		return nil
	default:
		s.t.Fatalf("第%d字节处读不懂：%q", s.at, w)
		return nil
	}
}

func (s *scanner) blank() {
	for strings.IndexByte(" \n\r\t", s.data[s.at]) >= 0 {
		s.at++
	}
}

func (s *scanner) word() string {
	from := s.at
	for strings.IndexByte(" \n\r\t/<>[]()", s.data[s.at]) < 0 {
		s.at++
	}
	return string(s.data[from:s.at])
}

func (s *scanner) number() float64 {
	w := s.word()
	v, err := strconv.ParseFloat(w, 64)
	if err != nil {
		s.t.Fatalf("%q 不是数", w)
	}
	return v
}

func (s *scanner) numberOrRef() any {
	v, back := s.number(), s.at
	if bytes.HasPrefix(s.data[s.at:], []byte(" 0 R")) && v > 0 {
		s.at += len(" 0 R")
		return ref(v)
	}
	s.at = back
	return v
}

func (s *scanner) dict() dict {
	out := dict{}
	s.want("<<")
	for s.blank(); !bytes.HasPrefix(s.data[s.at:], []byte(">>")); s.blank() {
		s.want("/")
		key := name(s.word())
		if _, twice := out[key]; twice {
			s.t.Fatalf("字典中有两个 %s", key)
		}
		out[key] = s.value()
	}
	s.want(">>")
	return out
}

func (s *scanner) array() array {
	out := array{}
	s.want("[")
	for s.blank(); s.data[s.at] != ']'; s.blank() {
		out = append(out, s.value())
	}
	s.want("]")
	return out
}

func (s *scanner) literal() text {
	var out text
	for s.at++; s.data[s.at] != ')'; s.at++ {
		if s.data[s.at] == '\\' {
			s.at++
		}
		out = append(out, s.data[s.at])
	}
	s.at++
	return out
}

func (s *scanner) hex() text {
	s.want("<")
	end := bytes.IndexByte(s.data[s.at:], '>')
	digits := string(s.data[s.at : s.at+end])
	if len(digits)%2 != 0 {
		s.t.Fatalf("十六进制串 %q 的位数是单数", digits)
	}
	out := make(text, len(digits)/2)
	for i := range out {
		v, err := strconv.ParseUint(digits[2*i:2*i+2], 16, 8)
		if err != nil {
			s.t.Fatal(err)
		}
		out[i] = byte(v)
	}
	s.at += end + 1
	return out
}
