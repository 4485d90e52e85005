package pdf

import (
	"bytes"
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
func Ours(data []byte) bool { return bytes.Contains(data, []byte("/Producer("+producer+")")) }

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
	for n, line := range strings.Split(string(r.data[xref:at]), "\n") {
		if n < 3 || len(line) != 19 || !strings.HasSuffix(line, " 00000 n ") {
			continue
		}
		from, err := strconv.Atoi(line[:10])
		if err != nil || from < 0 || from > xref {
			return ErrForeign
		}
		r.objects[n-2] = body(r.data[from:xref])
	}
	return r.kids()
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

// after reads the object number that follows a key.
func after(object []byte, key string) int {
	_, rest, ok := bytes.Cut(object, []byte(key+" "))
	if !ok {
		return 0
	}
	n, _ := strconv.Atoi(string(bytes.SplitN(rest, []byte(" "), 2)[0]))
	return n
}

// maxStream bounds what one stream may unpack to.
const maxStream = 64 << 20

func (r *reader) unpack(n int) ([]byte, error) {
	_, packed, ok := bytes.Cut(r.objects[n], []byte("\nstream\n"))
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
	content, err := r.unpack(after(page, "/Contents"))
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
	table, err := r.unpack(after(r.objects[n], "/ToUnicode"))
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
