package build

import (
	"errors"
	"fmt"
	"os"
	"path"
	"path/filepath"
	"strconv"
)

// Why a paper cannot be issued as it stands.
var (
	errNotBuilt    = errors.New("还没有生成，或者台账、模板、设置有变化，请先运行 build")
	errUnsettled   = errors.New("还有没处理的新版或修订，请先处理（accept、keep、merge）")
	errNoConfig    = errors.New("没有配置文件或印发文件夹，不能存档")
	errLeaks       = errors.New("人工修改过的公开稿没有通过公开检查，运行 check 查看")
	errIssuedTwice = errors.New("这个版本已经登记印发过；要登记新的一次，请先用 issue --reopen 另起新稿")
)

// IssueIt records that a job's paper was issued: its files as they stand in the
// output folder and everything they were made from are copied to the folder of
// issued papers, with their hashes. From then on a build writes new versions
// beside the paper and never over it.
func IssueIt(in *Inputs, j *Job, o Output, number, date string) (done Issue, err error) {
	if in.Project.Issued == "" || in.Project.Config == "" {
		return Issue{}, errNoConfig
	}
	r, err := in.Project.register()
	if err != nil {
		return Issue{}, err
	}
	err = in.Project.folder().locked(func(f folder, log Log, announce func()) error {
		announce()
		if r.frozen(j.Name) != nil {
			return errIssuedTwice
		}
		e := log.Papers[j.Name]
		files, err := f.issuable(in, j, e)
		if err != nil {
			return err
		}
		done = Issue{
			Paper: j.Name, Number: number, Date: date, AsOf: in.Project.AsOf.ISO(), Program: j.entry.Program, Fonts: j.entry.Fonts, Engine: j.entry.Engine,
			Folder: r.newFolder(j.Name, number, date), Files: map[string]string{}, Inputs: map[string]string{},
			Made: map[string]string{"docx": sum(o.Docx), "pdf": sum(o.PDF)},
		}
		for _, h := range files {
			if err := r.store(&done, done.Files, path.Base(h.name), h.data); err != nil {
				return err
			}
		}
		if err := r.snapshot(&done, in, j); err != nil {
			return err
		}
		r.Issues = append(r.Issues, done)
		return r.save()
	})
	return done, err
}

// issuable gives the files of a paper when they are what the inputs make of it,
// or what a person decided to keep.
func (f folder) issuable(in *Inputs, j *Job, e Entry) ([]file, error) {
	if e.Key != j.entry.Key && !e.Pinned {
		return nil, errNotBuilt
	}
	d := &judge{folder: f, in: in, log: Log{Papers: map[string]Entry{j.Name: e}}, issued: &register{}}
	if v := d.untouched(j); v.Outcome == Beside || v.Outcome == Undecided {
		return nil, errUnsettled
	}
	var out []file
	for _, name := range filesOf(j.Name) {
		h := f.look(j.Name, name, e)
		if h.at == gone || h.data == nil {
			return nil, errNotBuilt
		}
		if path.Ext(name) == ".docx" && len(in.leaks(j, h)) > 0 {
			return nil, errLeaks
		}
		out = append(out, h)
	}
	return out, nil
}

// store copies one file into the folder of an issue and notes its hash.
func (r *register) store(i *Issue, list map[string]string, name string, data []byte) error {
	at := r.path(path.Join(i.Folder, name))
	list[name] = sum(data)
	return explainWrite(at, put(r.disk, at, data))
}

// snapshot copies what a paper is made from: the configuration, the ledgers, its
// template, the files beside it that the template takes in, and what was kept
// of the period before.
func (r *register) snapshot(i *Issue, in *Inputs, j *Job) error {
	if err := r.keep(i, snapshotConfig, in.Project.Config); err != nil {
		return err
	}
	used := map[string]bool{}
	for n, l := range in.Project.Ledgers {
		name := snapshotData + "/" + filepath.Base(l)
		if used[name] {
			name = snapshotData + "/" + strconv.Itoa(n+1) + "/" + filepath.Base(l)
		}
		used[name] = true
		if err := r.keep(i, name, l); err != nil {
			return err
		}
		i.Ledgers = append(i.Ledgers, name)
	}
	if past := j.Paper.Settings.Past; past != nil {
		name := past.AsOf + ".json"
		if err := r.keep(i, snapshotPast+"/"+name, filepath.Join(in.Project.Past, name)); err != nil {
			return err
		}
	}
	dir := filepath.Dir(j.Paper.Template)
	for _, name := range append([]string{filepath.Base(j.Paper.Template)}, j.template.files...) {
		if err := r.keep(i, snapshotForms+"/"+filepath.ToSlash(name), filepath.Join(dir, filepath.FromSlash(name))); err != nil {
			return err
		}
	}
	return nil
}

func (r *register) keep(i *Issue, name, from string) error {
	data, err := os.ReadFile(from)
	if err != nil {
		return fmt.Errorf("读不到“%s”：%s", from, Reason(err))
	}
	return r.store(i, i.Inputs, name, data)
}

// Reopen lets the next build write a new version of an issued paper in its
// place. The issued one stays in the folder of issued papers.
func Reopen(p Project, paper string) error {
	r, err := p.register()
	if err != nil {
		return err
	}
	i := r.frozen(paper)
	if i == nil {
		return errors.New("没有处于印发状态的版本")
	}
	i.Reopened = true
	return r.save()
}

// Reproduction says how an issued paper came out when it was made again.
type Reproduction struct {
	Same     bool     // docx and PDF are byte for byte what was made then
	Polished bool     // a person had edited the issued files; what was made before is compared
	Changed  []string // what differs from then: files of the snapshot, the program, the fonts
}

// Compare sets an output that was made from a snapshot beside the issue.
func (s Snapshot) Compare(in *Inputs, o Output) Reproduction {
	i := s.Issue
	r := Reproduction{Same: sum(o.Docx) == i.Made["docx"] && sum(o.PDF) == i.Made["pdf"]}
	made := map[string]bool{i.Made["docx"]: true, i.Made["pdf"]: true}
	root := filepath.Join(in.Project.Issued, filepath.FromSlash(i.Folder))
	for _, name := range sortedKeys(i.Files) {
		r.Polished = r.Polished || !made[i.Files[name]]
		r.check(root, name, i.Files[name])
	}
	for _, name := range sortedKeys(i.Inputs) {
		r.check(root, name, i.Inputs[name])
	}
	if o.Job.entry.Program != i.Program {
		r.Changed = append(r.Changed, "程序已不是当时的版本")
	}
	if o.Job.entry.Fonts != i.Fonts {
		r.Changed = append(r.Changed, "字体文件已不是当时的")
	}
	if o.Job.entry.Engine != i.Engine {
		r.Changed = append(r.Changed, "PDF 的排版方式或所用的 LibreOffice 已不是当时的")
	}
	return r
}

func (r *Reproduction) check(root, name, hash string) {
	data, err := os.ReadFile(filepath.Join(root, filepath.FromSlash(name)))
	if err != nil || sum(data) != hash {
		r.Changed = append(r.Changed, "存档“"+name+"”已被改动或不在了")
	}
}
