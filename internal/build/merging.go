package build

import (
	"errors"
	"fmt"

	"zhenggai/internal/docx"
	"zhenggai/internal/merge"
	"zhenggai/internal/source"
)

// Reasons why edits are not carried over. They are told to the person, and the
// new version goes beside the edited file as it would without a merge.
var (
	errPublic      = errors.New("这是公开稿，合并须加 --public-ok")
	errNoBase      = errors.New("上次生成的原件已不在，无法比较，不能合并")
	errNotDocx     = errors.New("人工修改的是 PDF，不能合并")
	errUndecided   = errors.New("文件里还有上次合并留下的修订，请先在 Word 的“审阅”中逐处接受或拒绝")
	errPublicBoth  = errors.New("公开稿不能带修订，而有几处人工修改与新内容不一致，请逐处核对后改在一处")
	errPublicWrong = errors.New("合并后的公开稿没有通过公开检查")
)

// Merge carries a person's edits of a paper over to the new version. publicOK
// is the person's word that this may be done to a paper for the public.
func Merge(in *Inputs, j *Job, publicOK bool) (Report, error) {
	return runOne(in, j, Options{Force: true, OnEdit: MergeEdits, unpin: true, publicOK: publicOK})
}

// merged is a person's file with the new version merged in.
type merged struct {
	docx, pdf []byte
	conflicts []merge.Conflict
	changed   bool // something came from the new version
	found     source.Problems
}

// mergeInto merges the output into the edited file of its paper.
func (d *judge) mergeInto(o Output, old Entry, have []file) (*merged, error) {
	public := o.Job.Paper.Family.Public
	base := d.base(o.Job.Name, old)
	switch {
	case public && !d.opt.publicOK:
		return nil, errPublic
	case have[0].at != edited || have[1].at == edited:
		return nil, errNotDocx
	case base == nil:
		return nil, errNoBase
	}
	files, err := openAll(o.Job.Title()+".docx", base, have[0].data, o.Docx)
	if err != nil {
		return nil, err
	}
	if merge.Undecided(files[1]) > 0 {
		return nil, errUndecided
	}
	m, err := merge.Three(files[0], files[1], files[2])
	if err != nil {
		return nil, fmt.Errorf("不能合并：%w", err)
	}
	if public && len(m.Conflicts) > 0 {
		return nil, errPublicBoth
	}
	return d.finished(o, m)
}

// finished writes the merged file and sets its PDF, which says what the person
// says until the tracked changes are decided.
func (d *judge) finished(o Output, m *merge.Merged) (*merged, error) {
	out := &merged{conflicts: m.Conflicts, changed: m.Updated > 0 || len(m.Conflicts) > 0}
	var err error
	if out.docx, err = m.File.Bytes(); err != nil {
		return nil, err
	}
	clean := m.File.Clone()
	if err := merge.Reject(clean); err != nil {
		return nil, err
	}
	if o.Job.Paper.Family.Public {
		if found := d.in.review(o.Job, clean, nil); found.Blocking() {
			return nil, fmt.Errorf("%w：%s", errPublicWrong, found[0].Text)
		}
	}
	plain, err := clean.Bytes()
	if err == nil {
		out.pdf, out.found = d.in.pageOf(o.Job, plain)
	}
	return out, err
}

func openAll(name string, files ...[]byte) ([]*docx.File, error) {
	var out []*docx.File
	for _, data := range files {
		f, err := docx.Open(name, data)
		if err != nil {
			return nil, err
		}
		out = append(out, f)
	}
	return out, nil
}

// join is the verdict on an output that was merged into an edited file. The
// person's own version goes to the history; the version to compare with next
// time is the new one.
func (d *judge) join(o Output, old Entry, have []file, m *merged) verdict {
	paper := o.Job.Name
	v := verdict{Done: Done{Job: o.Job, Outcome: Edited, Conflicts: m.conflicts}, entry: o.Job.entry, late: true, found: m.found}
	v.entry.Files = map[string]string{paper + ".docx": sum(o.Docx), paper + ".pdf": old.Files[paper+".pdf"]}
	if m.changed {
		v.Outcome = Merged
		v.moves = d.intoHistory(paper, have)
		v.put(have[0].hash, file{name: paper + ".docx", data: m.docx, hash: sum(m.docx)}, true)
	} else {
		v.Kept = editedOf(have)
	}
	if m.pdf != nil {
		page := file{name: paper + ".pdf", data: m.pdf, hash: sum(m.pdf)}
		v.entry.Files[page.name] = page.hash
		v.put(have[1].hash, page, true)
	}
	d.dropBeside(&v, old)
	d.remember(&v, baseName(paper), o.Docx)
	d.rememberDetail(&v, o.detail)
	if len(m.conflicts) > 0 {
		v.Outcome = Undecided
	}
	return v
}
