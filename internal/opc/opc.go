// Package opc opens the zip container that workbooks and Word files share (Open
// Packaging Conventions, ISO/IEC 29500-2) and refuses what is broken or meant
// ill before any part of it is read. Nothing is ever written to the disk.
package opc

import (
	"archive/zip"
	"bytes"
	"errors"
	"fmt"
	"io/fs"
	"strings"

	"github.com/klauspost/compress/flate"
)

const mega = 1 << 20

// Limits of what is opened at all, in bytes; beyond them a file is broken or
// meant ill.
const (
	maxFile      = 50 * mega
	maxInflated  = 512 * mega
	maxPart      = 256 * mega
	maxParts     = 2000
	maxRatio     = 500 // for parts of more than ratioApplies
	ratioApplies = 16 * mega
)

// Kinds of refusal, for errors.Is.
var (
	ErrBroken    = errors.New("broken archive")
	ErrTooMuch   = errors.New("beyond the limits")
	ErrMalformed = errors.New("malformed package")
	ErrEncrypted = errors.New("encrypted part")
)

// refusal says in Chinese why a package is not opened.
type refusal struct {
	kind error
	text string
}

func (r *refusal) Error() string { return r.text }
func (r *refusal) Unwrap() error { return r.kind }

func refuse(kind error, format string, args ...any) error {
	return &refusal{kind, fmt.Sprintf(format, args...)}
}

// Package is a checked container. Part names are equal without regard to case
// (clause 6.2.2.3).
type Package struct {
	Parts  []*zip.File // in the order of the directory, folders left out
	byName map[string]*zip.File
}

// Open checks a container. The error wraps one of the kinds above and its text
// is a sentence, without the full stop, for the person whose file it is.
func Open(data []byte) (*Package, error) {
	if err := CheckSize(int64(len(data))); err != nil {
		return nil, err
	}
	z, err := zip.NewReader(bytes.NewReader(data), int64(len(data)))
	if err != nil {
		return nil, refuse(ErrBroken, "文件不完整，压缩目录缺失或损坏，可能在传输中中断")
	}
	if len(z.File) > maxParts {
		return nil, refuse(ErrMalformed, "文件内部有%d个部件，超过上限%d个", len(z.File), maxParts)
	}
	z.RegisterDecompressor(zip.Deflate, flate.NewReader)
	p := &Package{byName: map[string]*zip.File{}}
	total := uint64(0)
	for _, f := range z.File {
		if f.FileInfo().IsDir() && f.UncompressedSize64 == 0 {
			continue
		}
		if err := p.add(f); err != nil {
			return nil, err
		}
		if total += f.UncompressedSize64; total > maxInflated {
			return nil, tooMuch("解压后大小", total, maxInflated)
		}
	}
	return p, nil
}

// CheckSize refuses a file that is too large to be read at all; size is in bytes.
func CheckSize(size int64) error {
	if size > maxFile {
		return tooMuch("文件大小", uint64(size), maxFile)
	}
	return nil
}

// Part finds a part by its name; nil when there is none.
func (p *Package) Part(name string) *zip.File { return p.byName[strings.ToLower(name)] }

func (p *Package) add(f *zip.File) error {
	if !safeName(f.Name) {
		return refuse(ErrMalformed, "文件内部结构异常，部件名“%s”不合规范", Quote(f.Name))
	}
	if p.Part(f.Name) != nil {
		return refuse(ErrMalformed, "文件内部结构异常，部件“%s”重复", Quote(f.Name))
	}
	p.byName[strings.ToLower(f.Name)] = f
	p.Parts = append(p.Parts, f)
	size, packed := f.UncompressedSize64, f.CompressedSize64
	switch {
	case f.Flags&1 != 0:
		return refuse(ErrEncrypted, "压缩包内的部件加了密码，无法读取")
	case size > maxPart:
		return tooMuch("部件“"+Quote(f.Name)+"”解压后", size, maxPart)
	case size > ratioApplies && size/maxRatio > packed:
		return refuse(ErrTooMuch, "部件“%s”的压缩率异常（%d MB 压缩为%d KB）", Quote(f.Name), size/mega, packed/1024)
	}
	return nil
}

func tooMuch(what string, size, limit uint64) error {
	return refuse(ErrTooMuch, "%s为%d MB，超过上限%d MB", what, size/mega, limit/mega)
}

// safeName reports a part name that stays inside the archive.
func safeName(name string) bool {
	return !strings.ContainsAny(name, "\\:\x00") && fs.ValidPath(name)
}

// Quote shortens a name from a file for a message.
func Quote(s string) string {
	r := []rune(strings.ToValidUTF8(s, "?"))
	if len(r) > 40 {
		r = append(r[:39], '…')
	}
	return string(r)
}
