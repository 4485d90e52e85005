package build

import (
	"encoding/json"
	"errors"
	"fmt"
	"maps"
	"path"
	"strconv"

	"zhenggai/internal/docx"
	"zhenggai/internal/ledger"
	"zhenggai/internal/pdf"
)

// move is one file to be put in place: staged under a number, renamed to To when
// what stands there is still Was ("" for nothing). Without a Hash the file that
// stands there is removed.
type move struct {
	To, Was, Hash, Staged string
	Paper                 bool // a paper: flushed, validated, perhaps open in Word
	Kept                  bool // somebody's file, put among what was: flushed
	data                  []byte
}

// intent is what is about to be done to one output.
type intent struct {
	Paper  string
	Moves  []move
	Entry  Entry
	Forget bool
}

const (
	stage       = stateDir + "/stage"
	journalName = stateDir + "/journal.json"
)

// stageAll writes every file of the verdicts below the state folder, reads the
// papers back, and then the journal. Until it returns nothing has changed.
func (f folder) stageAll(verdicts []verdict) ([]intent, error) {
	var intents []intent
	n := 0
	for i := range verdicts {
		v := &verdicts[i]
		if !v.changes() {
			continue
		}
		for k := range v.moves {
			n++
			if v.moves[k].Hash == "" {
				continue
			}
			v.moves[k].Staged = stage + "/" + strconv.Itoa(n)
			if err := f.stageOne(&v.moves[k]); err != nil {
				return nil, explainWrite(f.path(v.moves[k].To), err)
			}
		}
		intents = append(intents, intent{v.Job.Name, v.moves, v.entry, v.forget})
	}
	if n == 0 {
		return intents, nil
	}
	data, err := json.Marshal(intents)
	if err == nil {
		err = put(f.disk, f.path(journalName), data)
	}
	if err == nil {
		err = f.Sync(f.path(stateDir))
	}
	return intents, explainWrite(f.path(journalName), err)
}

func (f folder) stageOne(m *move) error {
	at := f.path(m.Staged)
	err := f.Write(at, m.data)
	if err == nil && (m.Paper || m.Kept) {
		err = f.Sync(at)
	}
	if err != nil || !m.Paper {
		return err
	}
	data, err := f.Read(at)
	if err != nil {
		return err
	}
	return m.validate(data)
}

// errDamaged means that the disk does not give back what was written to it.
var errDamaged = errors.New("写到磁盘上的内容读回来不一样，磁盘可能有故障")

// validate makes sure that a staged paper opens before it takes a name that
// people trust.
func (m *move) validate(data []byte) error {
	if sum(data) != m.Hash {
		return errDamaged
	}
	if path.Ext(m.To) == ".pdf" {
		if !pdf.Ours(data) {
			return nil // LibreOffice's was read when it came
		}
		if _, err := pdf.Text(data); err != nil {
			return fmt.Errorf("新生成的 PDF 打不开：%w", err)
		}
		return nil
	}
	if path.Ext(m.To) == ".xlsx" {
		_, found := ledger.Open("新生成的表格", data)
		if found.Blocking() {
			return errors.New(found[0].Text)
		}
		return nil
	}
	return wellFormed(data)
}

// wellFormed opens a Word file and reads every XML part of it.
func wellFormed(data []byte) error {
	f, err := docx.Open("新生成的文件", data)
	if err != nil {
		return err
	}
	for _, name := range f.Parts() {
		if ext := path.Ext(name); ext == ".xml" || ext == ".rels" {
			if _, err := docx.ParseXML(f.Part(name)); err != nil {
				return fmt.Errorf("新生成的文件的部件 %s 有误：%w", name, err)
			}
		}
	}
	return nil
}

// recover finishes what an interrupted run had begun to put in place, and
// clears what it had only begun to write.
func (f folder) recover() error {
	data, err := f.Read(f.path(journalName))
	if err != nil {
		return explainRead(f.path(journalName), err)
	}
	var intents []intent
	if data == nil || json.Unmarshal(data, &intents) != nil {
		return f.clear()
	}
	log, err := f.readLog()
	if err != nil {
		return err
	}
	for _, in := range intents {
		log.Papers[in.Paper] = f.redo(in, log.Papers[in.Paper])
		if in.Forget {
			delete(log.Papers, in.Paper)
		}
	}
	if err := f.writeLog(log); err != nil {
		return explainWrite(f.path(f.logFile()), err)
	}
	return f.clear()
}

// redo puts the files in place that are not yet there. A file that is neither
// the old nor the new one was changed by somebody since, and stays; the paper
// is then made again.
func (f folder) redo(in intent, old Entry) Entry {
	done := map[string]bool{}
	for _, m := range in.Moves {
		have, err := f.hashOf(m.To)
		switch {
		case err == nil && have == m.Hash:
			done[m.To] = true
		case err == nil && have == m.Was:
			done[m.To] = f.staged(m) && f.finish(m) == nil
		}
	}
	return partly(in, old, done)
}

// staged reports that what a move puts in place is still there.
func (f folder) staged(m move) bool {
	if m.Hash == "" {
		return true
	}
	hash, err := f.hashOf(m.Staged)
	return err == nil && hash == m.Hash
}

// partly is what the log says when only these files of an intent are in place.
func partly(in intent, old Entry, done map[string]bool) Entry {
	whole := true
	e := old
	e.Files = maps.Clone(old.Files)
	if e.Files == nil {
		e.Files = map[string]string{}
	}
	for _, m := range in.Moves {
		switch {
		case !done[m.To]:
			whole = false
		case m.Paper && m.Hash == "":
			delete(e.Files, m.To)
		case m.Paper:
			e.Files[m.To] = in.Entry.Files[m.To]
		}
	}
	if whole {
		return in.Entry
	}
	e.Key = ""
	return e
}

func (f folder) hashOf(name string) (string, error) {
	data, err := f.Read(f.path(name))
	if err != nil || data == nil {
		return "", err
	}
	return sum(data), nil
}

// clear forgets the journal first: what is staged without one was never begun.
func (f folder) clear() error {
	if err := f.Remove(f.path(journalName)); err != nil {
		return explainWrite(f.path(journalName), err)
	}
	return explainWrite(f.path(stage), f.Remove(f.path(stage)))
}
