package build

import (
	"errors"
	"path"
	"strings"
)

// waitingMark names a new version that could not take its place because the
// file was open: 月报.新版（待替换）.docx.
const waitingMark = ".新版（待替换）"

// errSaved means that somebody saved a file between our look and our writing.
var errSaved = errors.New("在生成过程中被保存，没有覆盖，请重新运行")

// apply puts the staged files of one output in place and answers what the log
// is to say, and what stood in the way.
func (f folder) apply(in intent, old Entry) (Entry, error) {
	done := map[string]bool{}
	err := f.allFree(in.Moves)
	for i := 0; err == nil && i < len(in.Moves); i++ {
		m := in.Moves[i]
		if err = f.take(m); err == nil {
			done[m.To] = true
		}
	}
	if err != nil {
		return f.wait(in.Moves, done, partly(in, old, done)), err
	}
	return in.Entry, nil
}

// allFree asks for all the files of a paper before it touches one of them, so
// that a paper open in Word does not end up with another version's PDF.
func (f folder) allFree(moves []move) error {
	for _, m := range moves {
		if m.Paper && m.Was != "" {
			if err := f.Free(f.path(m.To)); err != nil {
				return f.explain(m.To, err)
			}
		}
	}
	return nil
}

func (f folder) take(m move) error {
	have, err := f.hashOf(m.To)
	switch {
	case err != nil:
		return f.explain(m.To, err)
	case have != m.Was:
		return f.explain(m.To, errSaved)
	}
	return f.explain(m.To, f.finish(m))
}

// finish is what a move does once it is allowed to.
func (f folder) finish(m move) error {
	if m.Hash == "" {
		return f.Remove(f.path(m.To))
	}
	return f.Rename(f.path(m.Staged), f.path(m.To))
}

func (f folder) explain(name string, err error) error { return explainWrite(f.path(name), err) }

// wait keeps the papers that could not take their place next to where they
// belong, and has the log remember them. It does what it can: the next run makes
// them again.
func (f folder) wait(moves []move, done map[string]bool, e Entry) Entry {
	for _, m := range moves {
		name := marked(m.To, waitingMark)
		if m.Paper && m.Hash != "" && !done[m.To] && f.Rename(f.path(m.Staged), f.path(name)) == nil {
			e.Files[name] = m.Hash
		}
	}
	return e
}

// waits names the new versions of a paper that could not take their place.
func waits(e Entry) []string {
	var out []string
	for _, name := range sortedKeys(e.Files) {
		if strings.Contains(name, waitingMark) {
			out = append(out, path.Base(name))
		}
	}
	return out
}
