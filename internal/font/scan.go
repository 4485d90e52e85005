package font

import (
	"errors"
	"fmt"
	"io"
	"io/fs"
	"os"
	"path/filepath"
	"runtime"
	"slices"
	"strings"
	"sync"
)

// fontFiles lists the font files in a directory and below it.
func fontFiles(dir string) (out []string, err error) {
	// Not filepath.WalkDir, which does not enter dir itself through a link.
	err = fs.WalkDir(os.DirFS(dir), ".", func(name string, d fs.DirEntry, err error) error {
		switch {
		case err != nil && name == "." && !errors.Is(err, fs.ErrNotExist):
			return fmt.Errorf("读取字体目录 %s：%w", dir, err)
		case err != nil: // one folder among those of the system
			return nil
		case !d.IsDir() && isFont(name):
			out = append(out, filepath.Join(dir, filepath.FromSlash(name)))
		}
		return nil
	})
	return out, err
}

func isFont(name string) bool {
	return slices.Contains([]string{".ttf", ".ttc", ".otf", ".otc"}, strings.ToLower(filepath.Ext(name)))
}

// scanned is a font file of which only the names were read.
type scanned struct {
	path  string
	faces []*entry
	err   error
}

// scanAll scans the files side by side: a system has hundreds of them.
func scanAll(files []string) []scanned {
	out := make([]scanned, len(files))
	next := make(chan int)
	var wait sync.WaitGroup
	for range min(2*runtime.GOMAXPROCS(0), len(files)) {
		wait.Go(func() {
			for i := range next {
				faces, err := scan(files[i])
				out[i] = scanned{files[i], faces, err}
			}
		})
	}
	for i := range files {
		next <- i
	}
	close(next)
	wait.Wait()
	return out
}

// Bounds of what a sane file holds.
const (
	maxTables = 256
	maxNames  = 64 << 10
)

// scan reads the names of the faces in a file and nothing else: its directories
// and its name tables.
func scan(path string) ([]*entry, error) {
	f, err := os.Open(path)
	if err != nil {
		return nil, err
	}
	defer f.Close()
	at := offsets(part(f, 0, headSize))
	if len(at) == 0 {
		return nil, ErrNotFont
	}
	var out []*entry
	for _, o := range at {
		if e := readEntry(f, o); len(e.names) > 0 {
			e.path, e.offset = path, o
			out = append(out, e)
		}
	}
	if len(out) == 0 {
		return nil, ErrBroken
	}
	return out, nil
}

// part reads what there is of n bytes.
func part(f io.ReaderAt, at, n int) view {
	v := make(view, n)
	n, _ = f.ReadAt(v, int64(at))
	return v[:n]
}

// readEntry finds the names of one face, and how far it is from a regular one.
func readEntry(f io.ReaderAt, offset int) *entry {
	out := &entry{}
	directory := part(f, offset, 12+16*maxTables)
	for i := range directory.u16(4) {
		switch e := directory.cut(12+16*i, 16); {
		case e == nil:
			return out
		case string(e[:4]) == "name":
			out.names = families(part(f, e.u32(8), min(e.u32(12), maxNames)))
		case string(e[:4]) == "OS/2":
			out.style = distance(part(f, e.u32(8), 64))
		}
	}
	return out
}

// distance is how far a face is from the regular one of its family, by its
// weight class and whether it is slanted (OpenType, OS/2).
func distance(os2 view) int {
	const regular, italic = 400, 1 << 0
	d := max(os2.u16(4)-regular, regular-os2.u16(4))
	if os2.u16(62)&italic != 0 {
		d += 1000
	}
	return d
}
