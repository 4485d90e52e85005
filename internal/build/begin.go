package build

import (
	"errors"
	"fmt"
	"io/fs"
	"os"
	"path/filepath"
)

// ErrNotEmpty means that a folder for a new project already holds something.
var ErrNotEmpty = errors.New("这个文件夹里已有内容")

// Begin writes a new project into an empty or new folder: the files as they are
// named, and the fonts of a folder, "" for none.
func Begin(dir string, files fs.FS, fonts string) error {
	entries, err := os.ReadDir(dir)
	switch {
	case err != nil && !errors.Is(err, fs.ErrNotExist):
		return explainWrite(dir, err)
	case len(entries) > 0:
		return ErrNotEmpty
	}
	if err := copyFiles(dir, files); err != nil || fonts == "" {
		return err
	}
	return copyFiles(filepath.Join(dir, "templates", "fonts"), os.DirFS(fonts))
}

func copyFiles(dir string, files fs.FS) error {
	return fs.WalkDir(files, ".", func(name string, d fs.DirEntry, err error) error {
		if err != nil || d.IsDir() {
			return err
		}
		data, err := fs.ReadFile(files, name)
		if err != nil {
			return fmt.Errorf("读不到“%s”：%s", name, Reason(err))
		}
		return WriteFile(filepath.Join(dir, filepath.FromSlash(name)), data)
	})
}
