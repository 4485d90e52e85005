package build

import (
	"slices"

	"zhenggai/generators"
	"zhenggai/internal/ledger"
	"zhenggai/internal/workbook"
)

// A paper may have a workbook beside it, for the leader's desk: the same figures
// from the same view. It goes with the paper and is no issued document; what a
// person does to it keeps the paper itself from nothing.

func bookName(paper string) string { return paper + ".xlsx" }
func baseBook(paper string) string { return stateDir + "/base/" + paper + ".xlsx" }

// board is what the workbook of a job says; ok is false when it has none.
func (j *Job) board() (b generators.Board, ok bool) {
	if !j.Paper.Settings.Workbook || j.Paper.Family.Board == nil {
		return b, false
	}
	return j.Paper.Family.Board(j.view), true
}

// boardKey is what the bytes of a workbook depend on: its words and figures.
func boardKey(b generators.Board) []any {
	key := []any{b.Title, b.Note}
	for _, t := range b.Tables {
		key = append(key, t.Name)
		for _, c := range t.Columns {
			key = append(key, c.Name)
		}
		for _, row := range t.Rows {
			for _, leaf := range row {
				key = append(key, leaf.Value())
			}
		}
	}
	return key
}

func (o *Output) writeBook() (err error) {
	if b, ok := o.Job.board(); ok {
		o.Book, err = workbook.Write(b.Title, b.Note, b.Tables)
	}
	return err
}

// withBook adds to the verdict on a paper what becomes of its workbook.
func (d *judge) withBook(v verdict, o Output, old Entry) verdict {
	name := bookName(o.Job.Name)
	if v.Error != nil {
		return v
	}
	have := d.look(o.Job.Name, name, old)
	if o.Book == nil {
		if have.at == ours || have.at == resaved {
			v.moves = append(v.moves, move{To: name, Was: have.hash, Paper: true})
		}
		return v
	}
	fresh := file{name: name, data: o.Book, hash: sum(o.Book)}
	d.remember(&v, baseBook(o.Job.Name), o.Book)
	if have.at == edited && have.hash != fresh.hash {
		if d.opt.OnEdit != TakeNew {
			d.besideBook(&v, have, fresh, old)
			return v
		}
		v.moves = append(d.intoHistory(o.Job.Name, []file{have}), v.moves...)
	}
	v.entry.Files[name] = fresh.hash
	v.put(have.hash, fresh, true)
	if v.Outcome == Same && len(v.Written) > 0 {
		v.Outcome = Written
	}
	return v
}

// besideBook leaves an edited workbook, and puts the new one next to it when it
// says something new.
func (d *judge) besideBook(v *verdict, have, fresh file, old Entry) {
	v.entry.Files[have.name] = old.Files[have.name]
	v.Kept = append(v.Kept, have.name)
	if old.Files[have.name] == fresh.hash {
		v.Outcome = max(v.Outcome, Edited)
		return
	}
	moved, there := d.freeNames(v.Job.Name, besideMark, []file{fresh}, old)
	v.moves = slices.DeleteFunc(v.moves, func(m move) bool { return m.To == moved[0].name })
	v.entry.Files[moved[0].name] = fresh.hash
	v.put(there[0].hash, moved[0], true)
	v.Outcome = max(v.Outcome, Beside)
}

// keptBook leaves the workbook of an issued paper as it is.
func (d *judge) keptBook(v *verdict, old Entry) {
	if name := bookName(v.Job.Name); old.Files[name] != "" && d.look(v.Job.Name, name, old).at != gone {
		v.entry.Files[name] = old.Files[name]
	}
}

// sameBook reports that two workbooks hold the same: an office program that only
// saved one has changed nothing a person wrote.
func sameBook(a, b []byte) bool {
	if a == nil || b == nil {
		return false
	}
	x, found := ledger.Open("", a)
	y, more := ledger.Open("", b)
	if found.Blocking() || more.Blocking() || len(x.Sheets) != len(y.Sheets) {
		return false
	}
	for i := range x.Sheets {
		if x.Sheets[i].Name != y.Sheets[i].Name || !slices.Equal(words(x.Sheets[i]), words(y.Sheets[i])) {
			return false
		}
	}
	return true
}

// said is one cell that says something.
type said struct {
	row, col int
	text     string
}

func words(s *ledger.Sheet) []said {
	var out []said
	for _, r := range s.Rows {
		for c := range r.Cells() {
			if c.Text() != "" {
				out = append(out, said{int(r.Number), int(c.Col), c.Text()})
			}
		}
	}
	return out
}
