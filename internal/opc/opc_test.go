package opc

import (
	"archive/zip"
	"bytes"
	"errors"
	"io"
	"strings"
	"testing"
)

// entry is a part as the directory of an archive tells of it.
type entry struct {
	name         string
	size, packed uint64
	flags        uint16
	data         string
}

// archive writes entries; those with a size only claim to be that large.
func archive(t *testing.T, entries ...entry) []byte {
	t.Helper()
	var b bytes.Buffer
	z := zip.NewWriter(&b)
	for _, e := range entries {
		h := &zip.FileHeader{Name: e.name, Method: zip.Store, Flags: e.flags}
		var w io.Writer
		var err error
		if e.size > 0 {
			h.UncompressedSize64, h.CompressedSize64 = e.size, max(e.packed, uint64(len(e.data)))
			w, err = z.CreateRaw(h)
		} else {
			w, err = z.CreateHeader(h)
		}
		if err != nil {
			t.Fatal(err)
		}
		io.WriteString(w, e.data)
	}
	if err := z.Close(); err != nil {
		t.Fatal(err)
	}
	return b.Bytes()
}

func TestOpenRefuses(t *testing.T) {
	many := make([]entry, maxParts+1)
	for i := range many {
		many[i].name = strings.Repeat("a", i+1)
	}
	large := func(n int) (out []entry) {
		for i := range n {
			out = append(out, entry{name: strings.Repeat("p", i+1), size: 200 * mega, packed: 100 * mega})
		}
		return out
	}
	for name, c := range map[string]struct {
		entries []entry
		kind    error
		want    string
	}{
		"a name twice, case aside": {[]entry{{name: "a/B"}, {name: "A/b"}}, ErrMalformed, "文件内部结构异常，部件“A/b”重复"},
		"outside":                  {[]entry{{name: "../a"}}, ErrMalformed, "文件内部结构异常，部件名“../a”不合规范"},
		"backslash":                {[]entry{{name: `a\b`}}, ErrMalformed, `文件内部结构异常，部件名“a\b”不合规范`},
		"a drive":                  {[]entry{{name: "c:a"}}, ErrMalformed, "文件内部结构异常，部件名“c:a”不合规范"},
		"a long name":              {[]entry{{name: "/" + strings.Repeat("长", 50)}}, ErrMalformed, "文件内部结构异常，部件名“/" + strings.Repeat("长", 38) + "…”不合规范"},
		"too many":                 {many, ErrMalformed, "文件内部有2001个部件，超过上限2000个"},
		"encrypted":                {[]entry{{name: "a", flags: 1}}, ErrEncrypted, "压缩包内的部件加了密码，无法读取"},
		"a large part":             {[]entry{{name: "a", size: 300 * mega, packed: 200 * mega}}, ErrTooMuch, "部件“a”解压后为300 MB，超过上限256 MB"},
		"large together":           {large(3), ErrTooMuch, "解压后大小为600 MB，超过上限512 MB"},
		"a bomb":                   {[]entry{{name: "a", size: 100 * mega, packed: 100 * 1024}}, ErrTooMuch, "部件“a”的压缩率异常（100 MB 压缩为100 KB）"},
	} {
		_, err := Open(archive(t, c.entries...))
		if !errors.Is(err, c.kind) || err.Error() != c.want {
			t.Errorf("%s: got %v, want %s", name, err, c.want)
		}
	}
	if _, err := Open([]byte("text")); !errors.Is(err, ErrBroken) {
		t.Errorf("not an archive: got %v", err)
	}
	if err := CheckSize(maxFile + mega); !errors.Is(err, ErrTooMuch) || err.Error() != "文件大小为51 MB，超过上限50 MB" {
		t.Errorf("a large file: got %v", err)
	}
}

func TestPartsAreFoundWithoutRegardToCase(t *testing.T) {
	p, err := Open(archive(t, entry{name: "xl/"}, entry{name: "xl/Workbook.xml", data: "<a/>"}))
	if err != nil {
		t.Fatal(err)
	}
	if f := p.Part("XL/workbook.xml"); f == nil || len(p.Parts) != 1 {
		t.Errorf("got %v among %d parts", f, len(p.Parts))
	}
	if p.Part("xl/other.xml") != nil {
		t.Error("found a part that is not there")
	}
}

func FuzzOpen(f *testing.F) {
	var b bytes.Buffer
	z := zip.NewWriter(&b)
	z.Create("a/b.xml")
	z.Close()
	f.Add(b.Bytes())
	f.Fuzz(func(t *testing.T, data []byte) {
		p, err := Open(data)
		if err != nil {
			return
		}
		for _, part := range p.Parts {
			if p.Part(part.Name) != part {
				t.Errorf("%q is not found under its name", part.Name)
			}
		}
	})
}
