package build

import (
	"errors"
	"io/fs"
	"os"
	"path"
	"path/filepath"
	"slices"
	"strconv"
	"strings"
)

// besideMark is put into the name of a new version that stands beside a file
// somebody changed.
const besideMark = ".新版"

// committer writes outputs below out and keeps the log.
type committer struct {
	out string
	log Log
}

// file is one output in memory.
type file struct {
	name string // path below out
	data []byte
	hash string
}

// commit puts the files of one output in place. When either of them does not
// hold what was written last time, a person changed it: both stay, and the new
// ones go beside them.
func (c *committer) commit(o Output) Done {
	done := Done{Job: o.Job}
	old, entry := c.log.Papers[o.Job.Name], o.Job.entry
	entry.Files = map[string]string{}
	files := []file{
		{o.Job.Name + ".docx", o.Docx, sum(o.Docx)},
		{o.Job.Name + ".pdf", o.PDF, sum(o.PDF)},
	}
	done.Kept = c.changed(files, old)
	if len(done.Kept) > 0 {
		for _, f := range files {
			entry.Files[f.name] = old.Files[f.name]
		}
		files = c.beside(files, old)
	}
	done.Error = c.place(files, &entry, &done)
	if done.Error == nil {
		done.Error = writeJSON(detailPath(c.out, o.Job.Name), o.detail)
	}
	if done.Error == nil {
		c.log.Papers[o.Job.Name] = entry
	}
	done.Outcome = outcome(done)
	return done
}

func outcome(d Done) Outcome {
	switch {
	case d.Error != nil:
		return Failed
	case len(d.Kept) > 0:
		return Beside
	case len(d.Written) > 0:
		return Written
	}
	return Same
}

// changed names the files that hold neither what was written last time nor
// what would be written now.
func (c *committer) changed(files []file, old Entry) []string {
	var names []string
	for _, f := range files {
		if !c.ours(f, old) {
			names = append(names, f.name)
		}
	}
	return names
}

// ours reports whether a file may be written over. A file that cannot be read
// counts as somebody's.
func (c *committer) ours(f file, old Entry) bool {
	have, err := readFile(c.path(f.name))
	return err == nil && (have == nil || sum(have) == f.hash || sum(have) == old.Files[f.name])
}

// beside renames the files to 名称.新版.docx, or 新版2 when a person changed that
// one too.
func (c *committer) beside(files []file, old Entry) []file {
	for n := 1; ; n++ {
		mark := besideMark
		if n > 1 {
			mark += strconv.Itoa(n)
		}
		moved := slices.Clone(files)
		for i, f := range files {
			ext := path.Ext(f.name)
			moved[i].name = strings.TrimSuffix(f.name, ext) + mark + ext
		}
		if len(c.changed(moved, old)) == 0 {
			return moved
		}
	}
}

// place writes the files that do not already hold these bytes.
func (c *committer) place(files []file, entry *Entry, done *Done) error {
	for _, f := range files {
		have, err := readFile(c.path(f.name))
		if err == nil && (have == nil || sum(have) != f.hash) {
			err = writeFile(c.path(f.name), f.data)
			done.Written = append(done.Written, f.name)
		}
		if err != nil {
			return explainWrite(c.path(f.name), err)
		}
		entry.Files[f.name] = f.hash
	}
	return nil
}

// withdraw takes the files of a public paper that may not be published out of
// sight: into the state folder, where nothing is lost.
func (c *committer) withdraw(j *Job) error {
	for _, ext := range []string{".docx", ".pdf"} {
		from := c.path(j.Name + ext)
		if _, err := os.Stat(from); errors.Is(err, fs.ErrNotExist) {
			continue
		}
		to := filepath.Join(c.out, stateDir, "withdrawn", filepath.FromSlash(j.Name+ext))
		if err := os.MkdirAll(filepath.Dir(to), 0o755); err != nil {
			return err
		}
		if err := os.Rename(from, to); err != nil {
			return explainWrite(from, err)
		}
	}
	delete(c.log.Papers, j.Name)
	return nil
}

func (c *committer) path(name string) string { return filepath.Join(c.out, filepath.FromSlash(name)) }
