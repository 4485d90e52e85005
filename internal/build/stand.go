package build

import (
	"path"

	"zhenggai/internal/docx"
	"zhenggai/internal/merge"
)

// standing is what stands on the disk under the name of an output file.
type standing int

// Resaved: a program saved the file without changing anything a person sees.
// Taken: it holds another file that was written for the same paper, a new
// version that somebody put in its place.
const (
	gone standing = iota
	ours
	resaved
	taken
	edited
)

// file is one output file, as it is on the disk.
type file struct {
	name string // path below out
	at   standing
	data []byte
	hash string
	err  error // it could not be read
}

// look tells what became of a file that was written for a paper. What cannot
// be read counts as somebody's.
func (f folder) look(paper, name string, e Entry) file {
	data, err := f.Read(f.path(name))
	out := file{name: name, data: data, hash: sum(data), at: edited, err: err}
	switch {
	case err != nil:
	case data == nil:
		out.at, out.hash = gone, ""
	case out.hash == e.Files[name]:
		out.at = ours
	case writtenFor(e, out.hash):
		out.at = taken
	case name == paper+".docx" && sameContent(f.base(paper, e), data):
		out.at = resaved
	case name == bookName(paper) && sameBook(f.lastBook(paper, e), data):
		out.at = resaved
	}
	return out
}

func writtenFor(e Entry, hash string) bool {
	for _, h := range e.Files {
		if h == hash {
			return true
		}
	}
	return false
}

// lastBook is the workbook that was written last; nil when no copy is left.
func (f folder) lastBook(paper string, e Entry) []byte {
	data, err := f.Read(f.path(baseBook(paper)))
	if err != nil || data == nil || sum(data) != e.Files[bookName(paper)] {
		return nil
	}
	return data
}

// sameContent reports that two Word files show the same; a file that is none
// shows nothing that anything else does.
func sameContent(a, b []byte) bool {
	if a == nil || b == nil {
		return false
	}
	x, err1 := docx.Open("", a)
	y, err2 := docx.Open("", b)
	return err1 == nil && err2 == nil && merge.Same(merge.ContentOf(x), merge.ContentOf(y))
}

// filesOf are the names of the files of a paper.
func filesOf(paper string) []string { return []string{paper + ".docx", paper + ".pdf"} }

// EditedFiles names the files of an output that a person changed since they were
// written, by their base names.
func EditedFiles(in *Inputs, j *Job) []string {
	f := in.Project.folder()
	e := f.entry(j.Name)
	var out []string
	for _, name := range append(filesOf(j.Name), bookName(j.Name)) {
		if e.Files[name] != "" && f.look(j.Name, name, e).at == edited {
			out = append(out, path.Base(name))
		}
	}
	return out
}
