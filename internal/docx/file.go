package docx

import (
	"archive/zip"
	"bytes"
	"fmt"
	"io"
	"slices"
	"sync"

	"github.com/klauspost/compress/flate"
)

// The parts that this package itself looks at.
const (
	DocumentPart  = "word/document.xml"
	StylesPart    = "word/styles.xml"
	SettingsPart  = "word/settings.xml"
	NumberingPart = "word/numbering.xml"
	CorePart      = "docProps/core.xml"
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

// SetTree adds a part or replaces its contents by a tree as Tree gives it.
func (f *File) SetTree(name string, tree *Node) {
	f.SetPart(name, nil)
	f.find(name).tree = tree
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

// squeezers are the compressors of Bytes: one takes a megabyte and serves all the
// parts of a file, one after the other.
var squeezers = sync.Pool{New: func() any {
	w, _ := flate.NewWriter(io.Discard, flate.DefaultCompression) // fails for a wrong level only
	return w
}}

// Bytes writes the file as an archive. The same parts give the same bytes:
// no clock, no extra fields, [Content_Types].xml first.
func (f *File) Bytes() ([]byte, error) {
	var buf bytes.Buffer
	z := zip.NewWriter(&buf)
	squeeze := squeezers.Get().(*flate.Writer)
	defer squeezers.Put(squeeze)
	z.RegisterCompressor(zip.Deflate, func(w io.Writer) (io.WriteCloser, error) {
		squeeze.Reset(w)
		return squeeze, nil
	})
	parts := slices.Clone(f.parts)
	slices.SortStableFunc(parts, func(a, b *part) int { return rank(a.name) - rank(b.name) })
	for _, p := range parts {
		w, err := z.CreateHeader(&zip.FileHeader{Name: p.name, Method: zip.Deflate})
		if err != nil {
			return nil, err
		}
		if p.tree != nil {
			_, err = p.tree.WriteTo(w)
		} else {
			_, err = w.Write(p.data)
		}
		if err != nil {
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
