package ledger

import (
	"archive/zip"
	"bytes"
	"io"
	"path"
	"strings"

	"github.com/klauspost/compress/flate"
)

const mega = 1 << 20

// Limits of what is opened at all; beyond them a file is broken or meant ill.
const (
	maxFile      = 50 * mega
	maxInflated  = 512 * mega
	maxPart      = 256 * mega
	maxEntries   = 2000
	maxRatio     = 500
	ratioApplies = 16 * mega
)

// archive is the zip file, checked before anything in it is opened.
type archive struct {
	files map[string]*zip.File // by name in lower case
	order []*zip.File
}

func openArchive(data []byte) (*archive, error) {
	if len(data) > maxFile {
		return nil, tooMuch("文件大小", int64(len(data))/mega, maxFile/mega)
	}
	z, err := zip.NewReader(bytes.NewReader(data), int64(len(data)))
	if err != nil {
		return nil, broken()
	}
	z.RegisterDecompressor(zip.Deflate, flate.NewReader)
	if len(z.File) > maxEntries {
		return nil, fail("F112", saveAgain, "文件内部有%d个部件，超过上限%d个。", len(z.File), maxEntries)
	}
	a := &archive{files: map[string]*zip.File{}}
	total := uint64(0)
	for _, f := range z.File {
		if err := a.add(f); err != nil {
			return nil, err
		}
		total += f.UncompressedSize64
		if total > maxInflated {
			return nil, tooMuch("解压后大小", int64(total/mega), maxInflated/mega)
		}
	}
	return a, nil
}

func tooMuch(what string, megas, limit int64) error {
	return fail("F111", "文件可能损坏或含有恶意内容；如确有需要，请删去图片和多余格式后另存。",
		"%s为%d MB，超过上限%d MB。", what, megas, limit)
}

func (a *archive) add(f *zip.File) error {
	if !safeName(f.Name) {
		return fail("F112", saveAgain, "文件内部结构异常，部件名“%s”不合规范。", quote(f.Name))
	}
	key := strings.ToLower(f.Name)
	if a.files[key] != nil {
		return fail("F112", saveAgain, "文件内部结构异常，部件“%s”重复。", quote(f.Name))
	}
	a.files[key] = f
	a.order = append(a.order, f)
	size, packed := f.UncompressedSize64, f.CompressedSize64
	switch {
	case f.Flags&1 != 0:
		return fail("F102", "请取消密码后另存。", "压缩包内的部件加了密码，无法读取。")
	case size > maxPart:
		return tooMuch("部件“"+quote(f.Name)+"”解压后", int64(size/mega), maxPart/mega)
	case size > ratioApplies && size/maxRatio > packed:
		return fail("F111", "文件可能含有恶意内容，请核对来源。", "部件“%s”的压缩率异常（%d MB 压缩为%d KB）。",
			quote(f.Name), size/mega, packed/1024)
	}
	return nil
}

func safeName(name string) bool {
	if name == "" || strings.ContainsAny(name, "\\\x00") || strings.HasPrefix(name, "/") || strings.Contains(name, ":") {
		return false
	}
	clean := path.Clean(name)
	return clean != ".." && !strings.HasPrefix(clean, "../") && strings.TrimSuffix(name, "/") == clean
}

func (a *archive) has(name string) bool { return a.files[strings.ToLower(name)] != nil }

// open reads a part by its name, case aside. Reading it to its end checks its sum.
func (a *archive) open(name string) (io.ReadCloser, error) {
	f := a.files[strings.ToLower(name)]
	if f == nil {
		return nil, missing(name)
	}
	r, err := f.Open()
	if err != nil {
		return nil, broken()
	}
	return r, nil
}

func missing(name string) error {
	return fail("F115", saveAgain, "文件内部缺少部件“%s”，其中的内容读不到。", quote(name))
}

// quote shortens a name from the file for a message.
func quote(s string) string {
	r := []rune(strings.ToValidUTF8(s, "?"))
	if len(r) > 40 {
		r = append(r[:39], '…')
	}
	return string(r)
}
