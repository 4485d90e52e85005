package build

import (
	"maps"
	"path"

	"zhenggai/internal/docx"
	"zhenggai/internal/merge"
)

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
