package build

import (
	"os"

	"zhenggai/internal/docx"
)

// Version names an earlier version of a paper, in the words of the people who
// ask for it; any other is the path of a Word file.
type Version string

// The versions that are remembered. Previous is the one before the last that
// was generated and says something else.
const (
	LastBuilt  Version = "上次生成的"
	Previous   Version = "上一版"
	LastIssued Version = "印发稿"
)

// Absent says in words that a paper has no such version.
func (v Version) Absent() string {
	return map[Version]string{LastBuilt: "还没有生成过", Previous: "没有生成过内容不同的版本", LastIssued: "还没有印发过"}[v]
}

// Earlier reads an earlier version of a job's paper; nil when there is none.
// The error is about a file that was named.
func Earlier(in *Inputs, j *Job, v Version) ([]byte, error) {
	f := in.Project.folder()
	switch v {
	case LastBuilt, Previous, LastIssued:
		return f.version(in, j, f.entry(j.Name), v), nil
	}
	data, err := os.ReadFile(string(v))
	if err != nil {
		return nil, explainRead(string(v), err)
	}
	_, err = docx.Open(string(v), data)
	return data, err
}

func (f folder) version(in *Inputs, j *Job, e Entry, v Version) []byte {
	switch v {
	case LastBuilt:
		return f.base(j.Name, e)
	case Previous:
		data, _ := f.Read(f.path(previousName(j.Name)))
		return data
	}
	if r, err := in.Project.register(); err == nil && r.last(j.Name) != nil {
		return r.file(r.last(j.Name), ".docx")
	}
	return nil
}

// earlier finds the version that a redline shows the changes since: the one
// issued last, else the one generated last that says something else.
func (f folder) earlier(in *Inputs, j *Job, e Entry, now []byte) ([]byte, Version) {
	if issued := f.version(in, j, e, LastIssued); issued != nil {
		return issued, LastIssued
	}
	for _, v := range []Version{LastBuilt, Previous} {
		if old := f.version(in, j, e, v); old != nil && !sameText(old, now) {
			return old, v
		}
	}
	return nil, ""
}
