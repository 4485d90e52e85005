package build

import (
	"errors"
	"io/fs"
	"os"
	"path/filepath"
)

// disk is everything a build does to files. Tests put a faulty one in its place.
type disk interface {
	Read(path string) ([]byte, error)     // nil without an error when there is no such file
	Write(path string, data []byte) error // makes the folders it needs; what fails may leave a part
	Rename(from, to string) error         // makes the folders of to, replaces what stands there
	Remove(path string) error             // a folder with what is in it; no error when there is nothing
	Sync(path string) error               // has a file, or the names in a folder, reach the disk
	Free(path string) error               // nil when a file may be replaced: no other program holds it
}

// system is the real disk.
type system struct{}

func (system) Read(path string) ([]byte, error) { return readFile(path) }

func (system) Write(path string, data []byte) error {
	if err := os.MkdirAll(filepath.Dir(path), 0o755); err != nil {
		return err
	}
	return os.WriteFile(path, data, 0o644)
}

func (system) Rename(from, to string) error {
	if err := os.MkdirAll(filepath.Dir(to), 0o755); err != nil {
		return err
	}
	return os.Rename(from, to)
}

func (system) Remove(path string) error { return os.RemoveAll(path) }

// Sync opens for writing where that is possible: Windows flushes nothing else,
// and does not flush folders at all.
func (system) Sync(path string) error {
	f, err := os.OpenFile(path, os.O_RDWR, 0)
	if err != nil {
		if f, err = os.Open(path); err != nil {
			return err
		}
		defer f.Close()
		f.Sync()
		return nil
	}
	return errors.Join(f.Sync(), f.Close())
}

func (system) Free(path string) error {
	f, err := os.OpenFile(path, os.O_RDWR, 0)
	if errors.Is(err, fs.ErrNotExist) {
		return nil
	}
	if err != nil {
		return err
	}
	return f.Close()
}

// readFile returns nil without an error when there is no such file.
func readFile(path string) ([]byte, error) {
	data, err := os.ReadFile(path)
	if errors.Is(err, fs.ErrNotExist) {
		return nil, nil
	}
	return data, err
}

// put writes a file whole or not at all: beside it first, flushed, then renamed.
// A file that already holds these bytes is left alone.
func put(d disk, path string, data []byte) error {
	if old, err := d.Read(path); err == nil && old != nil && string(old) == string(data) {
		return nil
	}
	tmp := filepath.Join(filepath.Dir(path), ".tmp-"+filepath.Base(path))
	err := d.Write(tmp, data)
	if err == nil {
		err = d.Sync(tmp)
	}
	if err == nil {
		err = d.Rename(tmp, path)
	}
	if err != nil {
		return errors.Join(err, d.Remove(tmp))
	}
	return nil
}

// writeFile is put on the real disk.
func writeFile(path string, data []byte) error { return put(system{}, path, data) }
