package build

import (
	"encoding/json"
	"maps"
	"path"
	"slices"
	"strconv"
	"strings"

	"zhenggai/internal/docx"
	"zhenggai/internal/merge"
	"zhenggai/internal/source"
)

// OnEdit is what a build does with a paper that a person edited and that has
// something new to say.
type OnEdit int

// The policies. KeepEdited puts the new version beside the edited file, TakeNew
// replaces it and keeps the edited one among what was, MergeEdits joins both,
// FailOnEdit writes nothing at all in the whole run.
const (
	KeepEdited OnEdit = iota
	TakeNew
	MergeEdits
	FailOnEdit
)

// besideMark is put into the name of a new version that stands beside a file
// somebody changed.
const besideMark = ".新版"

// verdict is what is to become of one output: decided, and not yet done.
type verdict struct {
	Done
	moves  []move
	entry  Entry // what the log will say
	forget bool  // the log drops the paper
	late   bool  // the log says something new even when nothing moves
	found  source.Problems
}

// changes reports that something is to be written, if only into the log.
func (v *verdict) changes() bool { return len(v.moves) > 0 || v.forget || v.late }

// judge decides what becomes of outputs. It reads the disk and writes nothing.
type judge struct {
	folder
	in  *Inputs
	log Log
	opt Options

	issued *register
}

// settle decides about an output that was made.
func (d *judge) settle(o Output) verdict {
	if i := d.issued.frozen(o.Job.Name); i != nil {
		return d.frozen(o, i)
	}
	old, fresh := d.log.Papers[o.Job.Name], freshFiles(o)
	have := d.standing(o.Job.Name, old, fresh)
	if err := unread(have); err != nil {
		return verdict{Done: Done{Job: o.Job, Outcome: Failed, Error: err}, entry: old}
	}
	switch {
	case len(editedOf(have)) == 0:
		return d.replace(o, old, have, fresh)
	case d.opt.OnEdit == TakeNew:
		v := d.replace(o, old, have, fresh)
		v.moves = append(d.intoHistory(o.Job.Name, have), v.moves...)
		return v
	case d.opt.OnEdit == MergeEdits:
		m, err := d.mergeInto(o, old, have)
		if err == nil {
			return d.join(o, old, have, m)
		}
		v := d.beside(o, old, have, fresh)
		v.Note = "没有合并：" + err.Error()
		return v
	}
	return d.beside(o, old, have, fresh)
}

func freshFiles(o Output) []file {
	return []file{
		{name: o.Job.Name + ".docx", data: o.Docx, hash: sum(o.Docx)},
		{name: o.Job.Name + ".pdf", data: o.PDF, hash: sum(o.PDF)},
	}
}

// standing looks at the files that the fresh ones would replace. One that
// already holds the new bytes needs no decision, whoever wrote it.
func (d *judge) standing(paper string, old Entry, fresh []file) []file {
	var have []file
	for _, f := range fresh {
		h := d.look(paper, f.name, old)
		if h.hash == f.hash || h.at == edited && d.issued.isIssued(paper, h.hash) {
			h.at = ours
		}
		have = append(have, h)
	}
	return have
}

// unread is what keeps a file from being judged.
func unread(have []file) error {
	for _, h := range have {
		if h.err != nil {
			return explainRead(h.name, h.err)
		}
	}
	return nil
}

func editedOf(have []file) []string {
	var names []string
	for _, h := range have {
		if h.at == edited {
			names = append(names, h.name)
		}
	}
	return names
}

// replace puts the fresh files where the old ones stand.
func (d *judge) replace(o Output, old Entry, have, fresh []file) verdict {
	v := verdict{Done: Done{Job: o.Job, Outcome: Same}, entry: o.Job.entry}
	v.entry.Files = map[string]string{}
	for i, f := range fresh {
		v.entry.Files[f.name] = f.hash
		v.put(have[i].hash, f, true)
	}
	if len(v.Written) > 0 {
		v.Outcome = Written
	}
	d.dropBeside(&v, old)
	if was := d.base(o.Job.Name, old); was != nil && sum(was) != fresh[0].hash {
		d.remember(&v, previousName(o.Job.Name), was)
	}
	d.remember(&v, baseName(o.Job.Name), o.Docx)
	d.rememberDetail(&v, o.detail)
	v.late = true
	return v
}

// beside leaves the edited files and puts the fresh ones next to them: as
// 名称.新版.docx, or 新版2 when a person changed that one too.
func (d *judge) beside(o Output, old Entry, have, fresh []file) verdict {
	v := verdict{Done: Done{Job: o.Job, Outcome: Beside, Kept: editedOf(have)}, entry: o.Job.entry, late: true}
	v.entry.Files = map[string]string{}
	for _, h := range have {
		v.entry.Files[h.name] = old.Files[h.name]
	}
	d.dropMarked(&v, old, waitingMark)
	fresh, there := d.freeNames(o.Job.Name, besideMark, fresh, old)
	for i, f := range fresh {
		v.entry.Files[f.name] = f.hash
		v.put(there[i].hash, f, true)
	}
	now := o.detail
	if was, ok := d.detail(o.Job.Name); ok {
		now.Trace = was.Trace
	}
	d.rememberDetail(&v, now)
	return v
}

// freeNames finds names for new versions where no edited file stands.
func (d *judge) freeNames(paper, mark string, fresh []file, old Entry) (moved, there []file) {
	for n := 1; ; n++ {
		numbered := mark
		if n > 1 {
			numbered += strconv.Itoa(n)
		}
		moved = slices.Clone(fresh)
		for i, f := range fresh {
			moved[i].name = marked(f.name, numbered)
		}
		if there = d.standing(paper, old, moved); len(editedOf(there)) == 0 {
			return moved, there
		}
	}
}

// marked puts a mark before the extension of a file name.
func marked(name, mark string) string {
	ext := path.Ext(name)
	return strings.TrimSuffix(name, ext) + mark + ext
}

// keptAs is what an edited file waits for.
func keptAs(e Entry, h file) Outcome {
	if f, err := docx.Open(h.name, h.data); err == nil && merge.Undecided(f) > 0 {
		return Undecided
	}
	if e.Pinned {
		return Pinned
	}
	return Edited
}

// isBeside reports the name of a new version that stands beside a paper.
func isBeside(name string) bool {
	return strings.Contains(path.Base(name), besideMark) || strings.Contains(path.Base(name), draftMark)
}

// put adds the writing of one file, unless it already holds these bytes.
func (v *verdict) put(was string, f file, paper bool) {
	if was == f.hash {
		return
	}
	v.moves = append(v.moves, move{To: f.name, Was: was, Hash: f.hash, Paper: paper, data: f.data})
	if paper {
		v.Written = append(v.Written, f.name)
	}
}

// remember adds the writing of a file in the state folder.
func (d *judge) remember(v *verdict, name string, data []byte) {
	have, _ := d.Read(d.path(name))
	was := ""
	if have != nil {
		was = sum(have)
	}
	v.put(was, file{name: name, data: data, hash: sum(data)}, false)
}

func (d *judge) rememberDetail(v *verdict, detail Detail) {
	if data, err := json.Marshal(detail); err == nil {
		d.remember(v, detailName(v.Job.Name), data)
	}
}

// refuse leaves the files of a paper that cannot be made as they are; those of
// a public one may no longer be published and go out of sight, into the state
// folder, where nothing is lost.
func (d *judge) refuse(j *Job) verdict {
	v := verdict{Done: Done{Job: j, Outcome: Refused}, entry: d.log.Papers[j.Name]}
	if !j.Paper.Family.Public || d.issued.frozen(j.Name) != nil {
		return v
	}
	v.forget = true
	for _, name := range filesOf(j.Name) {
		h := d.look(j.Name, name, v.entry)
		if h.at == gone {
			continue
		}
		if h.data != nil {
			d.remember(&v, withdrawnDir+name, h.data)
		}
		v.moves = append(v.moves, move{To: name, Was: h.hash, Paper: true})
	}
	return v
}

// untouched looks whether a person changed a file that is otherwise current. A
// new version that still stands beside it waits for a decision; one that was
// put in its place, or thrown away, does not.
func (d *judge) untouched(j *Job) verdict {
	old := d.log.Papers[j.Name]
	v := verdict{Done: Done{Job: j, Outcome: Current}, entry: old}
	v.entry.Files = maps.Clone(old.Files)
	adopted := false
	for _, name := range sortedKeys(old.Files) {
		h := d.look(j.Name, name, old)
		switch {
		case h.at == gone:
		case isBeside(name):
			v.Outcome = max(v.Outcome, Beside)
		case h.at == edited:
			v.Kept = append(v.Kept, name)
			v.Outcome = max(v.Outcome, keptAs(old, h))
		case h.at == taken:
			adopted = true
			v.entry.Files[name] = h.hash
			if path.Ext(name) == ".docx" {
				d.remember(&v, baseName(j.Name), h.data)
			}
		}
	}
	if adopted && v.Outcome != Beside {
		v.late = true
		maps.DeleteFunc(v.entry.Files, func(name, _ string) bool { return isBeside(name) })
	}
	return v
}
