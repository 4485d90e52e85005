package build

import (
	"crypto/sha256"
	"encoding/hex"
	"encoding/json"
	"path/filepath"

	"zhenggai/internal/fill"
)

// stateDir holds what a build remembers; deleting it makes everything anew.
const stateDir = ".zhenggai"

// logVersion changes when Entry or Detail change their meaning: an older log
// is not read, and everything is made anew.
const logVersion = 1

// Log is what was written last time, by output name (公开/社会公开通报).
type Log struct {
	Version   int
	Papers    map[string]Entry
	Templates map[string]known `json:",omitempty"` // by declared paper
}

// Entry is the key of one output and the hashes of the files written for it.
type Entry struct {
	Key                      string            // "" when something of it could not be written
	Program, Template, Fonts string            // parts of the key, to say what changed
	Engine                   string            `json:",omitempty"` // how the PDF is set, if not as usual: Standard, or the version of another program
	Files                    map[string]string // path below out → sha256 of what was written
	Pinned                   bool              `json:",omitempty"` // a person decided to keep the file as edited
	Redline                  string            `json:",omitempty"` // sha256 of the redline written last
}

// Detail is what explain and trace need; it is read only when they ask. Leaves
// are those of the last making, Trace is that of the file under the paper's own
// name.
type Detail struct {
	Leaves []fill.Leaf
	Trace  []fill.Trace
}

func sum(data []byte) string {
	h := sha256.Sum256(data)
	return hex.EncodeToString(h[:])
}

// folder is the output folder and what is remembered in it.
type folder struct {
	disk
	root string
}

// path is where a file named from the output folder stands.
func (f folder) path(name string) string { return filepath.Join(f.root, filepath.FromSlash(name)) }

// The places of what is remembered, named from the output folder.
func (f folder) logFile() string       { return stateDir + "/log.json" }
func baseName(paper string) string     { return stateDir + "/base/" + paper + ".docx" }
func previousName(paper string) string { return stateDir + "/previous/" + paper + ".docx" }
func detailName(paper string) string   { return stateDir + "/detail/" + paper + ".json" }

// withdrawnDir holds public papers that may no longer be published.
const withdrawnDir = stateDir + "/withdrawn/"

// readLog returns an empty log when there is none or it cannot be understood:
// then everything is made anew, never skipped. The error is that of the disk.
func (f folder) readLog() (Log, error) {
	empty := Log{Version: logVersion, Papers: map[string]Entry{}}
	data, err := f.Read(f.path(f.logFile()))
	if err != nil {
		return empty, explainRead(f.path(f.logFile()), err)
	}
	var old Log
	if json.Unmarshal(data, &old) != nil || old.Version != logVersion || old.Papers == nil {
		return empty, nil
	}
	return old, nil
}

// entry is what the log says of a paper, for those who only look.
func (f folder) entry(paper string) Entry {
	log, _ := f.readLog()
	return log.Papers[paper]
}

func (f folder) writeLog(l Log) error {
	data, err := json.Marshal(l)
	if err != nil {
		return err
	}
	return put(f.disk, f.path(f.logFile()), data)
}

// detail returns what is remembered of one output; ok is false when there is
// nothing.
func (f folder) detail(paper string) (d Detail, ok bool) {
	data, err := f.Read(f.path(detailName(paper)))
	if err != nil || json.Unmarshal(data, &d) != nil {
		return Detail{}, false
	}
	return d, true
}

// base returns the docx that was written last under a paper's name, whatever
// has become of it since; nil when no copy of exactly those bytes is left.
func (f folder) base(paper string, e Entry) []byte {
	want := e.Files[paper+".docx"]
	for _, name := range []string{paper + ".docx", baseName(paper)} {
		if data, err := f.Read(f.path(name)); err == nil && want != "" && sum(data) == want {
			return data
		}
	}
	return nil
}

// ReadDetail returns what is remembered of one output; ok is false when there
// is nothing.
func ReadDetail(out, name string) (d Detail, ok bool) { return folder{system{}, out}.detail(name) }

func readLog(out string) Log {
	log, _ := folder{system{}, out}.readLog()
	return log
}

func writeJSON(path string, v any) error {
	data, err := json.Marshal(v)
	if err != nil {
		return err
	}
	return writeFile(path, data)
}
