package build

import (
	"path"
	"unicode/utf8"

	"zhenggai/internal/docx"
	"zhenggai/internal/fill"
	"zhenggai/internal/merge"
	"zhenggai/internal/source"
)

// Edit is a sentence of a paper that says something else than before, and where
// the words that differ come from.
type Edit struct {
	Old, New string     // "" when the sentence was put in or taken out
	At       source.Pos // its paragraph
	From     []source.Pos
	Template source.Pos // the tag that printed it; zero: the words stand in the template itself
}

// handEdits are the sentences of a paper that a person changed since it was
// written, with the places where each of them could be changed for good.
func (f folder) handEdits(paper string, e Entry) []Edit {
	base := f.base(paper, e)
	now, err := f.Read(f.path(paper + ".docx"))
	if base == nil || err != nil {
		return nil
	}
	d, _ := f.detail(paper)
	return textEdits(paper, base, now, traces{old: byPlace(d.Trace)})
}

// traces tell where the words of two versions come from, each where it is
// known.
type traces struct{ old, new map[place]fill.Trace }

// place is a paragraph of a filled file.
type place struct {
	part string
	para int
}

func byPlace(trace []fill.Trace) map[place]fill.Trace {
	known := map[place]fill.Trace{}
	for _, t := range trace {
		known[place{t.Part, t.Para}] = t
	}
	return known
}

// textEdits compares two versions of a paper.
func textEdits(paper string, old, now []byte, known traces) []Edit {
	name := path.Base(paper) + ".docx"
	a, err1 := docx.Open(name, old)
	b, err2 := docx.Open(name, now)
	if err1 != nil || err2 != nil || merge.Reject(b) != nil { // what a merge offers is not the person's
		return nil
	}
	var out []Edit
	for _, e := range merge.Edits(merge.Paras(a), merge.Paras(b)) {
		out = append(out, known.origin(e))
	}
	return out
}

// origin finds the pieces that print the words which differ: those of the new
// version where its words are known and it has the paragraph, else those of the
// old one. A sentence that is only on the other side has no words here; those
// of its paragraph speak for it.
func (t traces) origin(e merge.Edit) Edit {
	out := Edit{Old: e.Old, New: e.New, At: e.OldPara.At}
	known, para, sentence, start := t.old, e.OldPara, e.Old, e.OldStart
	from, to, newFrom, newTo := merge.Differing(e.Old, e.New)
	if out.At.IsZero() || t.new != nil && !e.NewPara.At.IsZero() {
		out.At = e.NewPara.At
		known, para, sentence, start = t.new, e.NewPara, e.New, e.NewStart
		from, to = newFrom, newTo
	}
	if sentence == "" {
		from, to, start = 0, utf8.RuneCountInString(para.Text), 0
	}
	for _, p := range known[place{para.At.Part, para.At.Para}].Pieces {
		stop := p.Start + utf8.RuneCountInString(p.Text)
		if p.Start < start+max(to, from+1) && stop > start+from {
			out.From = appendNew(out.From, p.From)
			out.Template = p.Template
		}
	}
	return out
}

func appendNew(list, more []source.Pos) []source.Pos {
	seen := map[source.Pos]bool{}
	for _, p := range list {
		seen[p] = true
	}
	for _, p := range more {
		if !seen[p] {
			seen[p] = true
			list = append(list, p)
		}
	}
	return list
}

// Diff tells what the new version of a job's paper says otherwise than an older
// Word file of it, with the cells behind the new words, and behind those that
// are gone when the older file is the one written last.
func Diff(in *Inputs, j *Job, old []byte, o Output) []Edit {
	f := in.Project.folder()
	known := traces{new: byPlace(o.detail.Trace)}
	if d, ok := f.detail(j.Name); ok && f.entry(j.Name).Files[j.Name+".docx"] == sum(old) {
		known.old = byPlace(d.Trace)
	}
	return textEdits(j.Name, old, o.Docx, known)
}

// Orphans names the papers that were written and are no longer declared, whose
// files are still there. jobs must be those of all papers.
func Orphans(in *Inputs, jobs []*Job) []string {
	if in.Problems.Blocking() {
		return nil // a ledger that cannot be read declares nothing
	}
	declared := map[string]bool{}
	for _, j := range jobs {
		declared[j.Name] = true
	}
	f := in.Project.folder()
	log, _ := f.readLog()
	var out []string
	for _, name := range sortedKeys(log.Papers) {
		if data, err := f.Read(f.path(name + ".docx")); !declared[name] && (err != nil || data != nil) {
			out = append(out, name)
		}
	}
	return out
}
