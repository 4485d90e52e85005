package font

import (
	"errors"
	"io"
	"os"
)

// maxDirectory is more than any directory of tables needs: TTC header and all.
const maxDirectory = 64 << 10

// scan reads the names of the faces in a file without reading their glyphs.
func scan(path string) ([]*entry, error) {
	f, err := os.Open(path)
	if err != nil {
		return nil, err
	}
	defer f.Close()
	start := make(view, maxDirectory)
	n, err := io.ReadFull(f, start)
	if err != nil && !errors.Is(err, io.ErrUnexpectedEOF) {
		return nil, ErrNotFont
	}
	start = start[:n]
	at := offsets(start)
	if len(at) == 0 {
		return nil, ErrNotFont
	}
	var out []*entry
	for _, o := range at {
		if names := readNames(f, start, o); len(names) > 0 {
			out = append(out, &entry{path: path, offset: o, names: names})
		}
	}
	if len(out) == 0 {
		return nil, ErrBroken
	}
	return out, nil
}

// readNames finds the name table of one face in the directory and reads it.
func readNames(f io.ReaderAt, start view, offset int) []string {
	for i := range start.u16(offset + 4) {
		e := offset + 12 + 16*i
		if string(start.cut(e, 4)) != "name" {
			continue
		}
		table := make(view, min(start.u32(e+12), maxDirectory))
		n, _ := f.ReadAt(table, int64(start.u32(e+8)))
		return families(table[:n])
	}
	return nil
}
