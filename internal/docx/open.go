package docx

import (
	"archive/zip"
	"bytes"
	"cmp"
	"errors"
	"fmt"
	"io"

	"zhenggai/internal/opc"
)

// Open reads a Word file. name is what messages call it.
func Open(name string, data []byte) (*File, error) {
	if err := sniff(name, data); err != nil {
		return nil, err
	}
	p, err := opc.Open(data)
	switch {
	case errors.Is(err, opc.ErrBroken):
		return nil, fmt.Errorf("%s 不是 .docx 文件，或者不完整（压缩目录缺失或损坏）", name)
	case err != nil:
		return nil, fmt.Errorf("%s 打不开：%w", name, err)
	}
	f := &File{Name: name}
	if err := f.inflate(p.Parts); err != nil {
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
	case bytes.HasPrefix(data, []byte("\xd0\xcf\x11\xe0")):
		return fmt.Errorf("%s 是旧式或加密的 Word 文件（.doc、.wps），请在 Word 或 WPS 中另存为 .docx（不设密码）", name)
	}
	return nil
}

func (f *File) inflate(entries []*zip.File) error {
	for _, e := range entries {
		text, err := inflate(e)
		if err != nil {
			return fmt.Errorf("%s 的部件 %s 读不出来：%w", f.Name, e.Name, err)
		}
		f.parts = append(f.parts, &part{name: e.Name, data: text})
	}
	return nil
}

func inflate(e *zip.File) ([]byte, error) {
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
