package build

import (
	"crypto/sha256"
	"encoding/hex"
	"encoding/json"
	"errors"
	"io/fs"
	"os"
	"path/filepath"

	"zhenggai/internal/fill"
)

// stateDir holds what a build remembers; deleting it makes everything anew.
const stateDir = ".zhenggai"

// logVersion changes when Entry or Detail change their meaning: an older log
// is not read, and everything is made anew.
const logVersion = 1

// Log is what was written last time, by output name (公开/社会公开通报).
type Log struct {
	Version int
	Papers  map[string]Entry
}

// Entry is the key of one output and the hashes of the files written for it.
type Entry struct {
	Key                      string
	Program, Template, Fonts string            // parts of the key, to say what changed
	Files                    map[string]string // path below out → sha256 of what was written
}

// Detail is what explain and trace need; it is read only when they ask.
type Detail struct {
	Leaves []fill.Leaf
	Trace  []fill.Trace
}

func sum(data []byte) string {
	h := sha256.Sum256(data)
	return hex.EncodeToString(h[:])
}

// readLog returns an empty log when there is none or it cannot be understood:
// then everything is made anew, never skipped.
func readLog(out string) Log {
	log := Log{Version: logVersion, Papers: map[string]Entry{}}
	data, err := os.ReadFile(filepath.Join(out, stateDir, "log.json"))
	if err != nil {
		return log
	}
	var old Log
	if json.Unmarshal(data, &old) != nil || old.Version != logVersion || old.Papers == nil {
		return log
	}
	return old
}

func (l Log) write(out string) error { return writeJSON(filepath.Join(out, stateDir, "log.json"), l) }

// ReadDetail returns what is remembered of one output; ok is false when there
// is nothing.
func ReadDetail(out, name string) (d Detail, ok bool) {
	data, err := os.ReadFile(detailPath(out, name))
	if err != nil || json.Unmarshal(data, &d) != nil {
		return Detail{}, false
	}
	return d, true
}

func detailPath(out, name string) string {
	return filepath.Join(out, stateDir, "detail", filepath.FromSlash(name)+".json")
}

func writeJSON(path string, v any) error {
	data, err := json.Marshal(v)
	if err != nil {
		return err
	}
	return writeFile(path, data)
}

// writeFile puts a file in place whole or not at all: a temporary file beside
// it, flushed to the disk, then renamed. A file that already holds these bytes
// is left alone.
func writeFile(path string, data []byte) error {
	if old, err := os.ReadFile(path); err == nil && string(old) == string(data) {
		return nil
	}
	if err := os.MkdirAll(filepath.Dir(path), 0o755); err != nil {
		return err
	}
	tmp, err := os.CreateTemp(filepath.Dir(path), ".tmp-*")
	if err != nil {
		return err
	}
	defer os.Remove(tmp.Name())
	_, err = tmp.Write(data)
	err = errors.Join(err, tmp.Chmod(0o644), tmp.Sync(), tmp.Close())
	if err != nil {
		return err
	}
	return os.Rename(tmp.Name(), path)
}

// readFile returns nil without an error when there is no such file.
func readFile(path string) ([]byte, error) {
	data, err := os.ReadFile(path)
	if errors.Is(err, fs.ErrNotExist) {
		return nil, nil
	}
	return data, err
}
