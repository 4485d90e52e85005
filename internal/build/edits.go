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
	return textEdits(paper, base, now, d.Trace, oldSide)
}

// side says by which version's trace an edit's origin is looked up.
type side bool

const (
	oldSide side = false
	newSide side = true
)

// textEdits compares two versions of a paper.
func textEdits(paper string, old, now []byte, trace []fill.Trace, by side) []Edit {
	name := path.Base(paper) + ".docx"
	a, err1 := docx.Open(name, old)
	b, err2 := docx.Open(name, now)
	if err1 != nil || err2 != nil || merge.Reject(b) != nil { // what a merge offers is not the person's
		return nil
	}
	known := byPlace(trace)
	var out []Edit
	for _, e := range merge.Edits(merge.Paras(a), merge.Paras(b)) {
		out = append(out, origin(e, known, by))
	}
	return out
}

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

// origin finds the pieces that print the words which differ. A sentence that is
// only on the other side has no words here; those of its paragraph speak for it.
func origin(e merge.Edit, known map[place]fill.Trace, by side) Edit {
	out := Edit{Old: e.Old, New: e.New, At: e.OldPara.At}
	para, sentence, start := e.OldPara, e.Old, e.OldStart
	if by == newSide || out.At.IsZero() {
		out.At = e.NewPara.At
	}
	if by == newSide {
		para, sentence, start = e.NewPara, e.New, e.NewStart
	}
	from, to, newFrom, newTo := merge.Differing(e.Old, e.New)
	if by == newSide {
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

// Diff tells what a job would change in its paper: the sentences of the version
// written last and of the new one, with the cells behind them. ok is false when
// nothing has been written yet.
func Diff(in *Inputs, j *Job, o Output) (edits []Edit, ok bool) {
	f := in.Project.folder()
	base := f.base(j.Name, f.entry(j.Name))
	if base == nil {
		return nil, false
	}
	return textEdits(j.Name, base, o.Docx, o.detail.Trace, newSide), true
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
