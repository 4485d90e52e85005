package pdf

import (
	"bytes"
	"fmt"
	"strconv"
	"strings"
	"sync"
	"unicode/utf16"

	"github.com/klauspost/compress/zlib"
)

// file collects numbered objects and writes them with their cross references.
type file struct{ objects []object }

// object is the body of an object; a stream stands in the file as it is.
type object struct {
	body   []byte
	stream bool
}

// ref is the number of an object.
type ref int

func (r ref) String() string { return string(r.append(nil)) }

func (r ref) append(out []byte) []byte {
	return append(strconv.AppendInt(out, int64(r), 10), " 0 R"...)
}

// reserve gives out a number whose object is set later.
func (f *file) reserve() ref {
	f.objects = append(f.objects, object{})
	return ref(len(f.objects))
}

func (f *file) set(r ref, body string) { f.objects[r-1].body = []byte(body) }

func (f *file) add(body string) ref {
	r := f.reserve()
	f.set(r, body)
	return r
}

// stream adds a compressed stream; dict holds its further entries.
func (f *file) stream(dict string, data []byte) ref {
	return f.packed(dict, deflate(data))
}

func (f *file) packed(dict string, data []byte) ref {
	return f.raw(dict+"/Filter/FlateDecode", data)
}

// raw adds a stream as it is.
func (f *file) raw(dict string, data []byte) ref {
	r := f.reserve()
	head := fmt.Sprintf("<<%s/Length %d>>\nstream\n", dict, len(data))
	body := make([]byte, 0, len(head)+len(data)+10)
	body = append(append(append(body, head...), data...), "\nendstream"...)
	f.objects[r-1] = object{body, true}
	return r
}

// packers are kept between streams: one holds a megabyte of tables.
var packers = sync.Pool{New: func() any {
	w, _ := zlib.NewWriterLevel(nil, level) // fails for other levels than 1 to 9
	return w
}}

// level of compression, of compress/zlib: 1 takes as long and gives files 3%
// larger, 7 takes half as long again for 2% less, 9 eight times as long.
const level = 4

func deflate(data []byte) []byte {
	var b bytes.Buffer
	b.Grow(len(data)/2 + 64)
	w := packers.Get().(*zlib.Writer)
	w.Reset(&b)
	_, _ = w.Write(data) // a bytes.Buffer takes everything
	_ = w.Close()
	packers.Put(w)
	return b.Bytes()
}

// text writes a text string in UTF-16 with its mark.
func text(s string) string {
	var b strings.Builder
	b.WriteString("<FEFF")
	for _, u := range utf16.Encode([]rune(s)) {
		fmt.Fprintf(&b, "%04X", u)
	}
	return b.String() + ">"
}

// literal writes an ASCII string such as an address.
func literal(s string) string {
	return "(" + strings.NewReplacer(`\`, `\\`, "(", `\(`, ")", `\)`, "\n", " ", "\r", " ").Replace(s) + ")"
}
