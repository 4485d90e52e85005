package build

import (
	"errors"
	"fmt"
	"path"

	"zhenggai/internal/docx"
	"zhenggai/internal/merge"
)

// RedlineMark is what the name of a redline adds to the paper's.
const RedlineMark = "（花脸稿）"

// redlineDir holds redlines: never beside the papers, for one of them may be
// the folder that is published.
const redlineDir = "花脸稿"

// Redlined says what a redline shows.
type Redlined struct {
	File    string // path below the output folder
	Changes int
	Since   Version
}

// ErrNoEarlier means that there is no earlier version to compare with.
var ErrNoEarlier = errors.New("没有可以比较的旧版：还没有印发过，也没有生成过内容不同的版本")

// Redline writes a paper with its changes since an earlier version as tracked
// changes: since the one issued last, else since the one generated last that
// says something else. What it shows as new is the file that a person edited,
// or the output when nobody did.
func Redline(in *Inputs, j *Job, o Output) (done Redlined, err error) {
	err = in.Project.folder().locked(func(f folder, log Log, announce func()) error {
		announce()
		e := log.Papers[j.Name]
		now := o.Docx
		if h := f.look(j.Name, j.Name+".docx", e); h.at == edited && len(e.Files) > 0 {
			now = h.data
		}
		old, since := f.earlier(in, j, e, now)
		if old == nil {
			return ErrNoEarlier
		}
		data, n, err := redlined(j.Title()+RedlineMark+".docx", old, now)
		if err != nil {
			return err
		}
		done = Redlined{Changes: n, Since: since, File: f.redlineName(j.Name, e)}
		e.Redline = sum(data)
		log.Papers[j.Name] = e
		if err := put(f.disk, f.path(done.File), data); err != nil {
			return explainWrite(f.path(done.File), err)
		}
		return f.writeLog(log)
	})
	return done, err
}

func sameText(a, b []byte) bool {
	files, err := openAll("", a, b)
	return err == nil && docx.PlainText(files[0]) == docx.PlainText(files[1])
}

func redlined(name string, old, now []byte) ([]byte, int, error) {
	files, err := openAll(name, old, now)
	if err != nil {
		return nil, 0, err
	}
	red, n, err := merge.Redline(files[0], files[1])
	if err != nil {
		return nil, 0, fmt.Errorf("无法制作花脸稿：%w", err)
	}
	data, err := red.Bytes()
	if err == nil {
		err = wellFormed(data)
	}
	return data, n, err
}

// redlineName is where a redline goes. One that somebody wrote on stays.
func (f folder) redlineName(paper string, e Entry) string {
	name := redlineDir + "/" + path.Base(paper) + RedlineMark + ".docx"
	for n := 2; ; n++ {
		data, err := f.Read(f.path(name))
		if err == nil && (data == nil || sum(data) == e.Redline) {
			return name
		}
		name = fmt.Sprintf("%s/%s%s%d.docx", redlineDir, path.Base(paper), RedlineMark, n)
	}
}
