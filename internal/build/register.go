package build

import (
	"encoding/json"
	"fmt"
	"path"
	"path/filepath"
	"slices"
	"strings"
)

// Issue is one issued version of a paper, as the register in the folder of
// issued papers records it. Paths are below that folder.
type Issue struct {
	Paper, Number, Date string
	Folder              string
	AsOf                string            // the day as of which it was made
	Files               map[string]string // the issued files by name below Folder → sha256
	Made                map[string]string // docx and pdf as the program made them → sha256; others when a person polished them
	Inputs              map[string]string // the snapshot: names below Folder → sha256
	Ledgers             []string          // those of Inputs that are ledgers, in the order they are read
	Program, Fonts      string            // what else the bytes depend on
	Engine              string            `json:",omitempty"` // as in Entry
	Reopened            bool              `json:",omitempty"` // the next build may write a new version in its place
}

// SnapshotDir is the folder of an issue that holds what it was made from.
const SnapshotDir = "快照"

const (
	registerName   = "登记.json"
	snapshotConfig = SnapshotDir + "/config.toml"
	snapshotData   = SnapshotDir + "/台账"
	snapshotForms  = SnapshotDir + "/模板"
	snapshotPast   = SnapshotDir + "/快照"
)

// register is the list of issued papers, oldest first.
type register struct {
	folder
	Issues []Issue
}

// register reads the list. One that cannot be read is never taken for an empty
// one, or issued papers would be written over.
func (p Project) register() (*register, error) {
	r := &register{folder: folder{p.folder().disk, p.Issued}}
	if p.Issued == "" {
		return r, nil
	}
	data, err := r.Read(r.path(registerName))
	if err == nil && data != nil {
		err = json.Unmarshal(data, &r.Issues)
	}
	if err != nil {
		return nil, fmt.Errorf("读不懂印发登记“%s”：%w。为免覆盖已印发的文书，没有继续", r.path(registerName), err)
	}
	return r, nil
}

func (r *register) save() error {
	data, err := json.MarshalIndent(r.Issues, "", " ")
	if err == nil {
		err = put(r.disk, r.path(registerName), data)
	}
	return explainWrite(r.path(registerName), err)
}

// last is the latest issue of a paper; nil when it was never issued.
func (r *register) last(paper string) *Issue {
	for i := len(r.Issues) - 1; i >= 0; i-- {
		if r.Issues[i].Paper == paper {
			return &r.Issues[i]
		}
	}
	return nil
}

// frozen is the issue whose files may not be written over; nil for none.
func (r *register) frozen(paper string) *Issue {
	if i := r.last(paper); i != nil && !i.Reopened {
		return i
	}
	return nil
}

// isIssued reports that a file holds an issued version of a paper: it is kept
// safe elsewhere, and nobody's edit.
func (r *register) isIssued(paper, hash string) bool {
	return slices.ContainsFunc(r.Issues, func(i Issue) bool {
		return i.Paper == paper && slices.Contains(valuesOf(i.Files), hash)
	})
}

func valuesOf(m map[string]string) []string {
	var out []string
	for _, k := range sortedKeys(m) {
		out = append(out, m[k])
	}
	return out
}

// file reads an issued file by its extension; nil when it is gone or was
// changed.
func (r *register) file(i *Issue, ext string) []byte {
	for _, name := range sortedKeys(i.Files) {
		if path.Ext(name) == ext {
			if data, err := r.Read(r.path(path.Join(i.Folder, name))); err == nil && sum(data) == i.Files[name] {
				return data
			}
		}
	}
	return nil
}

// newFolder is a folder for an issue: 社会公开通报/2026-07-01, with the number
// when there is one.
func (r *register) newFolder(paper, number, date string) string {
	name := strings.TrimSpace(date + " " + fileName.Replace(number))
	base := path.Join(fileName.Replace(strings.ReplaceAll(paper, "/", "-")), name)
	for n := 1; ; n++ {
		dir := base
		if n > 1 {
			dir = fmt.Sprintf("%s（%d）", base, n)
		}
		if !slices.ContainsFunc(r.Issues, func(i Issue) bool { return i.Folder == dir }) {
			return dir
		}
	}
}

// Snapshot says where the inputs of an issue lie, for making it again.
type Snapshot struct {
	Issue             Issue
	Config, Templates string
	Past              string // what was kept of the period before
	Ledgers           []string
}

// Issues lists the issues of a paper, oldest first.
func (p Project) Issues(paper string) ([]Snapshot, error) {
	r, err := p.register()
	if err != nil {
		return nil, err
	}
	var out []Snapshot
	for _, i := range r.Issues {
		if i.Paper != paper {
			continue
		}
		s := Snapshot{Issue: i, Config: r.path(path.Join(i.Folder, snapshotConfig)), Templates: r.path(path.Join(i.Folder, snapshotForms)), Past: r.path(path.Join(i.Folder, snapshotPast))}
		for _, l := range i.Ledgers {
			s.Ledgers = append(s.Ledgers, filepath.Join(r.root, filepath.FromSlash(i.Folder), filepath.FromSlash(l)))
		}
		out = append(out, s)
	}
	return out, nil
}
