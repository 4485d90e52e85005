package build

import (
	"path"
	"slices"
	"strconv"
	"strings"
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
	return d.withBook(d.settlePaper(o), o, d.log.Papers[o.Job.Name])
}

func (d *judge) settlePaper(o Output) verdict {
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

// isBeside reports the name of a new version that stands beside a paper.
func isBeside(name string) bool {
	return strings.Contains(path.Base(name), besideMark) || strings.Contains(path.Base(name), draftMark)
}
