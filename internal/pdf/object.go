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
type file struct{ objects [][]byte }

// ref is the number of an object.
type ref int

func (r ref) String() string { return strconv.Itoa(int(r)) + " 0 R" }

// reserve gives out a number whose object is set later.
func (f *file) reserve() ref {
	f.objects = append(f.objects, nil)
	return ref(len(f.objects))
}

func (f *file) set(r ref, body string) { f.objects[r-1] = []byte(body) }

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
	f.objects[r-1] = body
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

// bytes writes the whole file; id identifies its content.
func (f *file) bytes(root, info ref, id string) []byte {
	size := 64
	for _, o := range f.objects {
		size += len(o) + 40
	}
	out := make([]byte, 0, size)
	out = append(out, "%PDF-1.7\n%\xE6\x96\x87\xE4\xB9\xA6\n"...)
	at := make([]int, len(f.objects))
	for i, o := range f.objects {
		at[i] = len(out)
		out = append(strconv.AppendInt(out, int64(i+1), 10), " 0 obj\n"...)
		out = append(append(out, o...), "\nendobj\n"...)
	}
	xref := len(out)
	out = fmt.Appendf(out, "xref\n0 %d\n0000000000 65535 f \n", len(at)+1)
	for _, a := range at {
		out = fmt.Appendf(out, "%010d 00000 n \n", a)
	}
	return fmt.Appendf(out, "trailer\n<</Size %d/Root %s/Info %s/ID[<%s><%s>]>>\nstartxref\n%d\n%%%%EOF\n",
		len(at)+1, root, info, id, id, xref)
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
