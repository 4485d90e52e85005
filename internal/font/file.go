package font

import (
	"bytes"
	"io"
	"os"
	"sync/atomic"
)

// file is a font file that is read where it is needed: of the ten megabytes of
// a Chinese font a paper uses some hundred kilobytes. It stays open as long as
// a face of it is in use.
type file struct {
	at     io.ReaderAt
	size   int
	failed atomic.Pointer[error]
}

func openFile(path string) (*file, error) {
	f, err := os.Open(path)
	if err != nil {
		return nil, err
	}
	info, err := f.Stat()
	if err != nil {
		f.Close()
		return nil, err
	}
	return &file{at: f, size: int(info.Size())}, nil
}

func inMemory(data []byte) *file { return &file{at: bytes.NewReader(data), size: len(data)} }

// ReadAt remembers the first failure: who reads glyphs one by one asks once, at
// the end.
func (f *file) ReadAt(p []byte, off int64) (int, error) {
	n, err := f.at.ReadAt(p, off)
	if err != nil && err != io.EOF {
		f.failed.CompareAndSwap(nil, &err)
	}
	return n, err
}

// cut reads n bytes; nil when they are not inside the file, or cannot be read.
func (f *file) cut(from, n int) view {
	if from < 0 || n < 0 || from > f.size || n > f.size-from {
		return nil
	}
	v := make(view, n)
	if got, _ := f.ReadAt(v, int64(from)); got < n {
		return nil
	}
	return v
}

// err is the first failure to read what the file has.
func (f *file) err() error {
	if err := f.failed.Load(); err != nil {
		return *err
	}
	return nil
}

// stored is a table of a font file, not yet read.
type stored struct {
	file *file
	at   int
	size int
}

// cut reads a part of the table; nil when it is not inside.
func (t stored) cut(from, n int) view {
	if from < 0 || n < 0 || from > t.size || n > t.size-from {
		return nil
	}
	return t.file.cut(t.at+from, n)
}

// tables are the tables of a face, read when they are asked for.
type tables struct {
	file   *file
	places map[string]stored
}

// tablesAt reads the table directory that begins at offset.
func (f *file) tablesAt(offset int) tables {
	n := f.cut(offset+4, 2).u16(0)
	directory := f.cut(offset+12, min(16*n, max(0, (f.size-offset-12)/16*16)))
	t := tables{f, make(map[string]stored, n)}
	for i := 0; i+16 <= len(directory); i += 16 {
		at, size := directory.u32(i+8), directory.u32(i+12)
		if at <= f.size && size <= f.size-at {
			t.places[string(directory[i:i+4])] = stored{f, at, size}
		}
	}
	return t
}

func (t tables) has(name string) bool { return t.places[name].file != nil }

// read is a whole table; nil when there is none.
func (t tables) read(name string) view {
	p, ok := t.places[name]
	if !ok {
		return nil
	}
	return p.cut(0, p.size)
}
