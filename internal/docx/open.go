package docx

import (
	"archive/zip"
	"bytes"
	"cmp"
	"fmt"
	"io"
	"io/fs"
	"strings"
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
