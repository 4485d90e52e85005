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

// fontFiles lists the font files in the directories and below them; one that
// two directories hold is listed once.
func fontFiles(dirs []string) ([]string, error) {
	var out []string
	seen := map[string]bool{}
	for _, dir := range dirs {
		// Not filepath.WalkDir, which does not enter dir itself through a link.
		err := fs.WalkDir(os.DirFS(dir), ".", func(name string, d fs.DirEntry, err error) error {
			path := filepath.Join(dir, filepath.FromSlash(name))
			switch {
			case err != nil && name == "." && !errors.Is(err, fs.ErrNotExist):
				return fmt.Errorf("读取字体目录 %s：%w", dir, err)
			case err != nil: // one folder among those of the system
				return nil
			case !d.IsDir() && isFont(name) && !seen[path]:
				seen[path] = true
				out = append(out, path)
			}
			return nil
		})
		if err != nil {
			return nil, err
		}
	}
	return out, nil
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
	at := offsets(part(f, 0, 12+4*maxFaces))
	if len(at) == 0 {
		return nil, ErrNotFont
	}
	var out []*entry
	for _, o := range at {
		if names := readNames(f, o); len(names) > 0 {
			out = append(out, &entry{path: path, offset: o, names: names})
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

// readNames finds the name table of one face in the directory and reads it.
func readNames(f io.ReaderAt, offset int) []string {
	directory := part(f, offset, 12+16*maxTables)
	for i := range directory.u16(4) {
		e := directory.cut(12+16*i, 16)
		if e == nil {
			return nil
		}
		if string(e[:4]) == "name" {
			return families(part(f, e.u32(8), min(e.u32(12), maxNames)))
		}
	}
	return nil
}
