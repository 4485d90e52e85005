package docx

import (
	"archive/zip"
	"bytes"
	"cmp"
	"fmt"
	"io"
	"io/fs"
	"slices"
	"strings"
)

// The parts that this package itself looks at.
const (
	DocumentPart  = "word/document.xml"
	StylesPart    = "word/styles.xml"
	SettingsPart  = "word/settings.xml"
	NumberingPart = "word/numbering.xml"
	CorePart      = "docProps/core.xml"
)

// Limits on a Word file from outside: inflated bytes, of one part and of all.
const (
	maxFile  = 50 << 20
	maxPart  = 256 << 20
	maxTotal = 512 << 20
	maxParts = 2000
	// A part of more than ratioFrom bytes must not be inflated more than
	// maxRatio times.
	ratioFrom = 16 << 20
	maxRatio  = 500
)

// File is a Word file in memory: its parts in the order of the archive. A part
// whose Tree was taken is written anew from the tree; every other part is
// written as it was read.
type File struct {
	Name  string // as the user knows it, for messages
	parts []*part
}

type part struct {
	name string
	data []byte
	tree *Node // taken: written in place of data
	view *Node // parsed for reading only
}

// Open reads a Word file. name is what messages call it.
func Open(name string, data []byte) (*File, error) {
	if err := sniff(name, data); err != nil {
		return nil, err
	}
	z, err := zip.NewReader(bytes.NewReader(data), int64(len(data)))
	if err != nil {
		return nil, fmt.Errorf("%s 不是完整的 .docx 文件：%w", name, err)
	}
	if len(z.File) > maxParts {
		return nil, fmt.Errorf("%s 的内部部件超过%d个", name, maxParts)
	}
	f := &File{Name: name}
	if err := f.inflate(z.File); err != nil {
		return nil, err
	}
	if f.find(DocumentPart) == nil {
		return nil, fmt.Errorf("%s 不是 Word 文件：缺少 %s", name, DocumentPart)
	}
	return f, nil
}

// sniff tells from the first bytes what a file that is no archive is instead.
func sniff(name string, data []byte) error {
	switch {
	case len(data) == 0:
		return fmt.Errorf("%s 是空文件", name)
	case len(data) > maxFile:
		return fmt.Errorf("%s 超过%dMB", name, maxFile>>20)
	case bytes.HasPrefix(data, []byte("\xd0\xcf\x11\xe0")):
		return fmt.Errorf("%s 是旧式或加密的 Word 文件（.doc、.wps），请在 Word 或 WPS 中另存为 .docx（不设密码）", name)
	}
	return nil
}

func (f *File) inflate(entries []*zip.File) error {
	seen := map[string]bool{}
	total := 0
	for _, e := range entries {
		if e.FileInfo().IsDir() {
			continue
		}
		key := strings.ToLower(e.Name) // part names are equal without regard to case (OPC, 6.2.2.3)
		switch {
		case !safeName(e.Name):
			return fmt.Errorf("%s 的内部部件名不合法：%s", f.Name, e.Name)
		case seen[key]:
			return fmt.Errorf("%s 的内部部件重复：%s", f.Name, e.Name)
		}
		seen[key] = true
		text, err := inflate(e)
		if err != nil {
			return fmt.Errorf("%s 的部件 %s 读不出来：%w", f.Name, e.Name, err)
		}
		if total += len(text); total > maxTotal {
			return fmt.Errorf("%s 解压后超过%dMB", f.Name, maxTotal>>20)
		}
		f.parts = append(f.parts, &part{name: e.Name, data: text})
	}
	return nil
}

// safeName reports a part name that stays inside the archive.
func safeName(name string) bool {
	return !strings.ContainsAny(name, "\\:\x00") && fs.ValidPath(name)
}

func inflate(e *zip.File) ([]byte, error) {
	if e.UncompressedSize64 > maxPart {
		return nil, fmt.Errorf("解压后超过%dMB", maxPart>>20)
	}
	if e.UncompressedSize64 > ratioFrom && e.UncompressedSize64/max(1, e.CompressedSize64) > maxRatio {
		return nil, fmt.Errorf("压缩比超过%d倍，可能是恶意文件", maxRatio)
	}
	r, err := e.Open()
	if err != nil {
		return nil, err
	}
	defer r.Close()
	// The reader of archive/zip stops at the size that was declared.
	text := make([]byte, e.UncompressedSize64)
	if _, err := io.ReadFull(r, text); err != nil {
		return nil, err
	}
	var more [1]byte
	if n, err := r.Read(more[:]); n > 0 || err != io.EOF {
		return nil, fmt.Errorf("部件的长度或校验码不对：%w", cmp.Or(err, io.ErrUnexpectedEOF))
	}
	return text, nil
}

func (f *File) find(name string) *part {
	for _, p := range f.parts {
		if p.name == name {
			return p
		}
	}
	return nil
}

// Parts lists the names of the parts in the order of the archive.
func (f *File) Parts() []string {
	names := make([]string, len(f.parts))
	for i, p := range f.parts {
		names[i] = p.name
	}
	return names
}

// Part returns the bytes of a part as they would be written, nil if absent.
func (f *File) Part(name string) []byte {
	p := f.find(name)
	switch {
	case p == nil:
		return nil
	case p.tree != nil:
		return p.tree.Bytes()
	}
	return p.data
}

// SetPart adds a part or replaces its bytes.
func (f *File) SetPart(name string, data []byte) {
	if p := f.find(name); p != nil {
		p.data, p.tree, p.view = data, nil, nil
		return
	}
	f.parts = append(f.parts, &part{name: name, data: data})
}

// Tree parses a part once and returns the tree that will be written back; nil
// without an error when the file has no such part. Whatever prefixes the part
// uses, and in a strict file too, its names are those Word writes (w:p, a:blip).
func (f *File) Tree(name string) (*Node, error) {
	tree, err := f.look(name)
	if tree != nil {
		p := f.find(name)
		p.tree, p.view = tree, nil
	}
	return tree, err
}

// look is Tree for readers: the part is still written as it was read.
func (f *File) look(name string) (*Node, error) {
	p := f.find(name)
	switch {
	case p == nil:
		return nil, nil
	case p.tree != nil:
		return p.tree, nil
	case p.view != nil:
		return p.view, nil
	}
	tree, err := ParseXML(p.data)
	if err == nil {
		err = normalise(tree)
	}
	if err != nil {
		return nil, fmt.Errorf("%s 的部件 %s：%w", f.Name, name, err)
	}
	p.view = tree
	return tree, nil
}

// Clone copies the file so that changing the trees of one leaves the other
// alone.
func (f *File) Clone() *File {
	c := &File{Name: f.Name, parts: slices.Clone(f.parts)}
	for i, p := range c.parts {
		q := *p
		q.view = nil
		if p.tree != nil {
			q.tree = p.tree.Clone()
		}
		c.parts[i] = &q
	}
	return c
}

// Bytes writes the file as an archive. The same parts give the same bytes:
// no clock, no extra fields, [Content_Types].xml first.
func (f *File) Bytes() ([]byte, error) {
	var buf bytes.Buffer
	z := zip.NewWriter(&buf)
	parts := slices.Clone(f.parts)
	slices.SortStableFunc(parts, func(a, b *part) int { return rank(a.name) - rank(b.name) })
	for _, p := range parts {
		w, err := z.CreateHeader(&zip.FileHeader{Name: p.name, Method: zip.Deflate})
		if err != nil {
			return nil, err
		}
		if _, err := w.Write(f.Part(p.name)); err != nil {
			return nil, err
		}
	}
	err := z.Close()
	return buf.Bytes(), err
}

func rank(name string) int {
	if name == "[Content_Types].xml" {
		return 0
	}
	return 1
}
