package build

import (
	"zhenggai/internal/docx"
	"zhenggai/internal/source"
)

// leaks reviews a paper for the public as a person left it: an edit may bring in
// what the program keeps out. The file stays, for it is theirs.
func (in *Inputs) leaks(j *Job, word file) source.Problems {
	if !j.Paper.Family.Public || word.at != edited || word.data == nil {
		return nil
	}
	f, err := docx.Open(j.Title()+".docx", word.data)
	if err != nil {
		return source.Problems{fault(j.Title(), "公开稿经过人工修改，现在打不开，没有检查过能不能公开")}
	}
	var out source.Problems
	for _, p := range in.review(j, f, nil) {
		if p.Level == source.Error {
			p.Text += "（人工修改过的公开稿）"
			p.Hint = "请在 Word 中改正这一处，或者运行 accept 用新版；确需写明的，按使用手册在 config.toml 的 [public] 中准许"
			out = append(out, p)
		}
	}
	return out
}

// Leaks reviews the papers for the public that a person edited since they were
// written.
func Leaks(in *Inputs, jobs []*Job) source.Problems {
	f := in.Project.folder()
	var out source.Problems
	for _, j := range jobs {
		if e := f.entry(j.Name); j.Paper.Family.Public && len(e.Files) > 0 {
			out = append(out, in.leaks(j, f.look(j.Name, j.Name+".docx", e))...)
		}
	}
	return out
}
