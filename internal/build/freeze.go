package build

import "fmt"

// draftMark is put into the name of a new version of a paper that was issued.
const draftMark = ".新稿"

// frozen decides about an output whose paper was issued. The issued files stay
// what they are, and come back when they are gone; what the ledgers say since
// is a draft beside them.
func (d *judge) frozen(o Output, i *Issue) verdict {
	old := d.log.Papers[o.Job.Name]
	v := verdict{Done: Done{Job: o.Job, Outcome: Issued}, entry: o.Job.entry, late: true}
	v.entry.Files = map[string]string{}
	for n, name := range filesOf(o.Job.Name) {
		data := d.issued.file(i, []string{".docx", ".pdf"}[n])
		h := d.look(o.Job.Name, name, old)
		if data == nil {
			v.entry.Files[name] = old.Files[name]
			continue
		}
		v.entry.Files[name] = sum(data)
		switch {
		case h.at == gone:
			v.put("", file{name: name, data: data, hash: sum(data)}, true)
		case h.hash != sum(data):
			v.Kept = append(v.Kept, name)
		}
	}
	d.keptBook(&v, old)
	d.draft(&v, o, old, i)
	d.rememberDetail(&v, o.detail)
	return v
}

// draft puts the new version beside an issued paper, unless it says the same.
func (d *judge) draft(v *verdict, o Output, old Entry, i *Issue) {
	if sum(o.Docx) == i.Made["docx"] && sum(o.PDF) == i.Made["pdf"] {
		d.dropBeside(v, old)
		return
	}
	fresh, there := d.freeNames(o.Job.Name, draftMark, freshFiles(o), old)
	for n, f := range fresh {
		v.entry.Files[f.name] = f.hash
		v.put(there[n].hash, f, true)
	}
	v.Outcome, v.Note = Drifted, d.drift(i, o.Docx)
}

// drift says how far a new version is from the issued one.
func (d *judge) drift(i *Issue, now []byte) string {
	issued := d.issued.file(i, ".docx")
	if issued == nil || now == nil {
		return fmt.Sprintf("%s已印发，此后有变化，新稿另存在旁边", i.Date)
	}
	n := len(textEdits(i.Paper, issued, now, traces{}))
	return fmt.Sprintf("%s已印发，此后文字有%d处变化，新稿另存在旁边", i.Date, n)
}

// stillFrozen tells of a paper that was issued and has nothing new to say since
// the last run.
func (d *judge) stillFrozen(j *Job, i *Issue) verdict {
	v := d.untouched(j)
	old := d.log.Papers[j.Name]
	v.Kept, v.Edits = nil, nil
	for n, name := range filesOf(j.Name) {
		data := d.issued.file(i, []string{".docx", ".pdf"}[n])
		if h := d.look(j.Name, name, old); data != nil && h.at != gone && h.hash != sum(data) {
			v.Kept = append(v.Kept, name)
		}
	}
	v.Outcome = Issued
	for _, name := range sortedKeys(old.Files) {
		if h := d.look(j.Name, name, old); isBeside(name) && h.at != gone && name == marked(j.Name+".docx", draftMark) {
			v.Outcome, v.Note = Drifted, d.drift(i, h.data)
		}
	}
	return v
}
