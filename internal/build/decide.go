package build

import (
	"errors"
	"maps"
	"strings"

	"zhenggai/internal/docx"
	"zhenggai/internal/source"
)

// ErrNotEdited means that there is nothing to decide: no person changed the
// paper since it was written.
var ErrNotEdited = errors.New("没有人工修改，不需要处理")

// Accept takes the new version of a job's paper. The file a person edited goes
// to the history, and a pin is released.
func Accept(in *Inputs, j *Job) (Report, error) {
	return runOne(in, j, Options{Force: true, OnEdit: TakeNew, unpin: true})
}

func runOne(in *Inputs, j *Job, opt Options) (Report, error) {
	reports, err := Run(in, []*Job{j}, opt)
	if err != nil {
		return Report{}, err
	}
	return reports[0], nil
}

// Keep pins the files of a paper that a person edited: until Accept they are
// left alone, and every build says so. A new version that stood beside them
// goes, and the PDF is set from the edited docx where our layout can do it.
func Keep(in *Inputs, j *Job) (Report, error) {
	var r Report
	issued, err := in.Project.register()
	if err != nil {
		return r, err
	}
	err = in.Project.folder().locked(func(f folder, log Log, announce func()) error {
		announce()
		d := &judge{folder: f, in: in, log: log, issued: issued}
		j.Why = pinnedBecause(true)
		v, found := d.keep(in, j)
		if len(v.Kept) == 0 {
			return ErrNotEdited
		}
		vs := []verdict{v}
		err := f.commit(vs, log)
		r = report(vs[0], Output{Problems: found})
		return err
	})
	return r, err
}

func (d *judge) keep(in *Inputs, j *Job) (verdict, source.Problems) {
	old := d.log.Papers[j.Name]
	word, page := d.look(j.Name, j.Name+".docx", old), d.look(j.Name, j.Name+".pdf", old)
	if found := in.leaks(j, word); len(found) > 0 {
		return verdict{Done: Done{Job: j, Outcome: Refused, Kept: editedOf([]file{word, page})}, entry: old}, found
	}
	v := verdict{Done: Done{Job: j, Outcome: Pinned, Kept: editedOf([]file{word, page})}, entry: old, late: true}
	v.entry.Pinned, v.entry.Files = true, maps.Clone(old.Files)
	d.dropBeside(&v, old)
	if word.at != edited || page.at == edited {
		return v, nil
	}
	data, found := in.pageOf(j, word.data)
	if data != nil {
		now := file{name: page.name, data: data, hash: sum(data)}
		v.entry.Files[now.name] = now.hash
		v.put(page.hash, now, true)
	}
	return v, found
}

// dropBeside removes the new versions that stood beside a paper and that
// nobody changed.
func (d *judge) dropBeside(v *verdict, old Entry) { d.dropMarked(v, old, "") }

// dropMarked removes those of them whose names hold a mark.
func (d *judge) dropMarked(v *verdict, old Entry, mark string) {
	for _, name := range sortedKeys(old.Files) {
		if !isBeside(name) || !strings.Contains(name, mark) {
			continue
		}
		delete(v.entry.Files, name)
		if h := d.look(v.Job.Name, name, old); h.at == ours {
			v.moves = append(v.moves, move{To: name, Was: h.hash, Paper: true})
		}
	}
}

// pageOf sets the PDF of a Word file that a person edited. What our layout
// cannot set is told as warnings, for the docx itself is sound.
func (in *Inputs) pageOf(j *Job, word []byte) ([]byte, source.Problems) {
	f, err := docx.Open(j.Title()+".docx", word)
	if err != nil {
		return nil, source.Problems{{Code: "O110", Level: source.Warning, At: source.Pos{File: j.Title() + ".docx"}, Text: err.Error()}}
	}
	printed := in.Print(j.Title(), f, j.Paper.Engine)
	if printed.Data != nil {
		return printed.Data, printed.Problems
	}
	at := source.Pos{File: j.Title() + ".pdf"}
	return nil, source.Problems{{
		Code: "O110", Level: source.Warning, At: at, Text: "人工修改后的 docx 有本程序不能排的内容，PDF 没有随之更新",
		Hint: "请在 Word 或 WPS 中打开 docx，另存为 PDF",
	}}
}
