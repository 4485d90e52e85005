package build

import (
	"encoding/json"

	"zhenggai/internal/source"
)

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
