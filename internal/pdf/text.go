package pdf

import (
	"bytes"
	"encoding/binary"
	"errors"
	"fmt"
	"io"
	"math"
	"strconv"
	"strings"
	"unicode/utf16"

	"github.com/klauspost/compress/zlib"
)

// ErrForeign is the answer to a PDF that this program did not make.
var ErrForeign = errors.New("不是本程序生成的 PDF，无法读取文字")

// Ours reports whether a PDF says that Write made it.
func Ours(data []byte) bool {
	return bytes.Contains(data, []byte("<pdf:Producer>"+producer+"</pdf:Producer>"))
}

// Text returns the text of a PDF that Write made, line by line, pages parted
// by a form feed. It reads only what Write writes.
func Text(data []byte) (string, error) {
	r := &reader{data: data}
	if err := r.index(); err != nil {
		return "", err
	}
	var out strings.Builder
	for i, p := range r.pages {
		if i > 0 {
			out.WriteByte('\f')
		}
		if err := r.page(&out, p); err != nil {
			return "", fmt.Errorf("第%d页：%w", i+1, err)
		}
	}
	return out.String(), nil
}

type reader struct {
	data    []byte
	objects map[int][]byte
	pages   [][]byte
	fonts   map[int]map[uint16]string // by object of the font: CID → text
}

// index finds the objects by the cross reference table.
func (r *reader) index() error {
	at := bytes.LastIndex(r.data, []byte("startxref\n"))
	if !Ours(r.data) || at < 0 {
		return ErrForeign
	}
	r.objects, r.fonts = map[int][]byte{}, map[int]map[uint16]string{}
	xref, _ := strconv.Atoi(strings.SplitN(string(r.data[at+10:]), "\n", 2)[0])
	if xref < 0 || xref > at {
		return ErrForeign
	}
	places, err := unpack(body(r.data[xref:at]))
	if err != nil {
		return err
	}
	for n := 0; len(places) >= tableEntry; n, places = n+1, places[tableEntry:] {
		if places[0] != 1 {
			continue // comes with the stream it is in
		}
		from := int(binary.BigEndian.Uint32(places[1:]))
		if from > xref {
			return ErrForeign
		}
		r.objects[n] = body(r.data[from:at])
		if err := r.open(r.objects[n]); err != nil {
			return err
		}
	}
	return r.kids()
}

// open adds the objects in an object stream.
func (r *reader) open(object []byte) error {
	if !bytes.HasPrefix(object, []byte("<</Type/ObjStm")) {
		return nil
	}
	all, err := unpack(object)
	first := after(object, "/First")
	if err != nil || first > len(all) {
		return ErrForeign
	}
	index := strings.Fields(string(all[:first]))
	bodies := all[first:]
	for i := 0; i+1 < len(index); i += 2 {
		n, _ := strconv.Atoi(index[i])
		from, _ := strconv.Atoi(index[i+1])
		if from < 0 || from > len(bodies) {
			return ErrForeign
		}
		r.objects[n], _, _ = bytes.Cut(bodies[from:], []byte("\n"))
	}
	return nil
}

// body cuts an object out of what begins with it.
func body(b []byte) []byte {
	_, b, _ = bytes.Cut(b, []byte(" obj\n"))
	head, rest, isStream := bytes.Cut(b, []byte("\nstream\n"))
	if end := bytes.Index(head, []byte("\nendobj\n")); end >= 0 || !isStream {
		b, _, _ = bytes.Cut(b, []byte("\nendobj\n"))
		return b
	}
	n := length(head)
	if n < 0 || n > len(rest) {
		return nil
	}
	return b[:len(head)+len("\nstream\n")+n]
}

func length(head []byte) int {
	_, n, _ := bytes.Cut(head, []byte("/Length "))
	v, err := strconv.Atoi(string(bytes.TrimRight(n, ">")))
	if err != nil {
		return -1
	}
	return v
}

// kids lists the pages in their order.
func (r *reader) kids() error {
	tree := string(r.objects[2])
	_, list, ok := strings.Cut(tree, "/Kids[")
	if !ok {
		return ErrForeign
	}
	list, _, _ = strings.Cut(list, "]")
	for _, k := range strings.Split(list, " R") {
		if n, err := strconv.Atoi(strings.TrimSuffix(strings.TrimSpace(k), " 0")); err == nil {
			r.pages = append(r.pages, r.objects[n])
		}
	}
	return nil
}

// after reads the number that follows a key, 0 where there is none.
func after(object []byte, key string) int {
	_, rest, _ := bytes.Cut(object, []byte(key+" "))
	digits := len(rest) - len(bytes.TrimLeft(rest, "0123456789"))
	n, _ := strconv.Atoi(string(rest[:digits]))
	return n
}

// maxStream bounds what one stream may unpack to.
const maxStream = 64 << 20

func unpack(object []byte) ([]byte, error) {
	_, packed, ok := bytes.Cut(object, []byte("\nstream\n"))
	if !ok {
		return nil, ErrForeign
	}
	z, err := zlib.NewReader(bytes.NewReader(packed))
	if err != nil {
		return nil, err
	}
	return io.ReadAll(io.LimitReader(z, maxStream))
}

// page walks a content stream: a Tm on another height begins a line, one
// further right a gap.
func (r *reader) page(out *strings.Builder, page []byte) error {
	content, err := unpack(r.objects[after(page, "/Contents")])
	if err != nil {
		return err
	}
	var font map[uint16]string
	line, started := 0.0, false
	for _, op := range strings.Split(string(content), "\n") {
		f := strings.Fields(op)
		switch {
		case strings.HasSuffix(op, " Tf") && len(f) == 3:
			if font, err = r.font(after(page, f[0])); err != nil {
				return err
			}
		case strings.HasSuffix(op, " Tm") && len(f) == 7:
			across := f[5] // turned text has its lines side by side
			if f[0] == "0" {
				across = f[4]
			}
			y, _ := strconv.ParseFloat(across, 64)
			if started && math.Abs(y-line) > 0.5 {
				out.WriteByte('\n')
			}
			line, started = y, true
		case strings.HasSuffix(op, "]TJ"):
			show(out, op, font)
		}
	}
	if started {
		out.WriteByte('\n')
	}
	return nil
}

// show adds the characters of a TJ.
func show(out *strings.Builder, op string, font map[uint16]string) {
	for _, part := range strings.Split(op, "<")[1:] {
		hex, _, _ := strings.Cut(part, ">")
		for ; len(hex) >= 4; hex = hex[4:] {
			v, err := strconv.ParseUint(hex[:4], 16, 16)
			if err != nil {
				return
			}
			out.WriteString(font[uint16(v)])
		}
	}
}

// font reads the ToUnicode table of a font.
func (r *reader) font(n int) (map[uint16]string, error) {
	if m, ok := r.fonts[n]; ok {
		return m, nil
	}
	table, err := unpack(r.objects[after(r.objects[n], "/ToUnicode")])
	if err != nil {
		return nil, err
	}
	m := map[uint16]string{}
	for _, line := range strings.Split(string(table), "\n") {
		cid, text, ok := strings.Cut(strings.Trim(line, "<>"), "><")
		v, err := strconv.ParseUint(cid, 16, 16)
		if !ok || err != nil || len(text)%4 != 0 {
			continue
		}
		m[uint16(v)] = fromHex(text)
	}
	r.fonts[n] = m
	return m, nil
}

func fromHex(s string) string {
	var u []uint16
	for ; len(s) >= 4; s = s[4:] {
		v, err := strconv.ParseUint(s[:4], 16, 16)
		if err != nil {
			return ""
		}
		u = append(u, uint16(v))
	}
	return string(utf16.Decode(u))
}
