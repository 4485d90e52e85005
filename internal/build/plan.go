package build

import (
	"encoding/json"
	"fmt"
	"os"
	"path"
	"path/filepath"
	"slices"
	"strings"

	"golang.org/x/sync/errgroup"

	"zhenggai/internal/fill"
	"zhenggai/internal/source"
)

// Action says what a build does with one output.
type Action int

// The actions. Blocked means that an error in what the paper reads keeps it
// from being made.
const (
	Skip Action = iota
	Create
	Update
	Blocked
)

func (a Action) String() string { return [...]string{"跳过", "新建", "更新", "受阻"}[a] }

// Job is one output: a paper, or one of a paper per member.
type Job struct {
	Name     string // 公开/社会公开通报; the file's path below out without extension
	Paper    Paper
	Action   Action
	Why      []string        // reasons, most telling first
	Problems source.Problems // of its template, and those of the ledgers that it reads
	view     any
	tables   []source.Table
	template template
	leaves   []fill.Leaf
	entry    Entry // what the log will say once it is written
}

// Title is the file's name without folder and extension.
func (j *Job) Title() string { return path.Base(j.Name) }

// Plan decides for every declared paper whether it is stale and why. It writes
// nothing. force makes every paper anew.
func Plan(in *Inputs, force bool) []*Job {
	log, _ := in.Project.folder().readLog() // Run tells what is wrong with it
	issued, _ := in.Project.register()
	jobs := make([][]*Job, len(in.Project.Papers))
	var g errgroup.Group
	for i, p := range in.Project.Papers {
		g.Go(func() error {
			jobs[i] = in.jobs(p, log.Templates[p.Name])
			for _, j := range jobs[i] {
				in.decide(j, log, Options{Force: force, issued: issued})
			}
			return nil
		})
	}
	g.Wait()
	var all []*Job
	for _, js := range jobs {
		all = append(all, js...)
	}
	return all
}

// jobs binds a paper's template once and makes a job of each of its views.
func (in *Inputs) jobs(p Paper, before known) []*Job {
	tables := in.sheets(p.Family.Masked)
	t, ps := in.template(p, slices.Concat(p.Family.Lists(in.Model, p.Settings), tables), before)
	var out []*Job
	for v := range p.Family.Each(in.Model, p.Settings) {
		tables := slices.Concat(v.Tables, tables)
		j := &Job{Name: outputName(p, v.Of), Paper: p, Problems: slices.Concat(v.Problems, ps), view: v.View, tables: tables, template: t}
		if t.usable {
			j.leaves = fill.Leaves(v.View, tables, t.Reads)
			j.Problems = slices.Concat(j.Problems, blocking(in.Problems, j.leaves), unprinted(p, t.Reads))
			j.entry = in.entry(j)
		}
		out = append(out, j)
	}
	return out
}

// outputName joins folder, name and member; characters that Windows refuses in
// file names become full-width.
func outputName(p Paper, of string) string {
	name := p.Name
	if of != "" {
		name += "（" + of + "）"
	}
	return path.Join(p.Folder, fileName.Replace(name))
}

var fileName = strings.NewReplacer(`\`, "＼", "/", "／", ":", "：", "*", "＊", "?", "？", `"`, "＂", "<", "＜", ">", "＞", "|", "｜")

// decide compares the key of a job with the log and says why it is stale.
func (in *Inputs) decide(j *Job, log Log, opt Options) {
	old, known := log.Papers[j.Name]
	if j.Problems.Blocking() {
		j.Action = Blocked
		return
	}
	j.Action = Skip
	switch {
	case !known:
		j.Action, j.Why = Create, []string{"首次生成"}
		if onDisk(in.Project.Out, j.Name+".docx") {
			j.Action, j.Why = Update, []string{"没有上次生成的记录"}
		}
	case old.Pinned && !opt.unpin && len(EditedFiles(in, j)) > 0:
		j.Why = pinnedBecause(old.Key == j.entry.Key)
	case old.Key == "":
		j.Action, j.Why = Update, []string{"上次没有全部写完"}
	case old.Key != j.entry.Key:
		j.Action, j.Why = Update, in.changes(j, old)
	case missing(in.Project.Out, old) != "":
		j.Action, j.Why = Create, []string{"文件“" + missing(in.Project.Out, old) + "”不在了"}
	case waiting(in.Project.folder(), j.Name, old) && (opt.OnEdit == TakeNew || opt.OnEdit == MergeEdits):
		j.Action, j.Why = Update, []string{"人工修改过的文件旁有新版"}
	case waiting(in.Project.folder(), j.Name, old) && !drafted(old) && len(EditedFiles(in, j)) == 0:
		j.Action, j.Why = Update, []string{"旁边的新版可以替换过来了"}
	case drafted(old) && opt.issued != nil && opt.issued.frozen(j.Name) == nil:
		j.Action, j.Why = Update, []string{"已另起新稿"}
	case opt.Force:
		j.Action, j.Why = Update, []string{"按要求重新生成（--force）"}
	default:
		j.Why = []string{"所用数据、模板、字体和设置均未变化"}
	}
}

func pinnedBecause(current bool) []string {
	if current {
		return []string{"按 keep 的决定保留人工修改的文件，要用新版请运行 accept"}
	}
	return []string{"按 keep 的决定保留人工修改的文件；数据或模板已有变化，要用新版请运行 accept"}
}

// entry computes the key of a job: everything its two files depend on.
func (in *Inputs) entry(j *Job) Entry {
	e := Entry{Program: in.program, Template: j.template.hash, Fonts: j.template.fonts, Engine: in.version(j.Paper.Engine)}
	var b strings.Builder
	enc := json.NewEncoder(&b)
	enc.Encode([]string{e.Program, e.Template, e.Fonts, e.Engine, j.Title(), j.Paper.Settings.Dated.String(), fmt.Sprint(j.Paper.Settings.Sealed)})
	if j.Paper.Family.Masked {
		enc.Encode(in.forbidden())
	}
	for _, l := range j.leaves {
		enc.Encode([2]string{l.Path, l.Text})
	}
	if board, ok := j.board(); ok {
		enc.Encode(boardKey(board))
	}
	e.Key = sum([]byte(b.String()))
	return e
}

// forbidden are the names that a masked paper may not hold: a new one can
// refuse a paper whose own values did not change.
func (in *Inputs) forbidden() []string {
	names := append([]string{"准许"}, in.Project.Names...)
	for _, p := range in.Model.Persons() {
		names = append(names, p.Text)
	}
	return names
}

func onDisk(out, name string) bool {
	_, err := os.Stat(filepath.Join(out, filepath.FromSlash(name)))
	return err == nil
}

// drafted reports that a draft was written beside an issued paper.
func drafted(e Entry) bool {
	return slices.ContainsFunc(sortedKeys(e.Files), func(name string) bool { return strings.Contains(path.Base(name), draftMark) })
}

// waiting reports that a new version still stands beside a paper.
func waiting(f folder, paper string, e Entry) bool {
	for _, name := range sortedKeys(e.Files) {
		if isBeside(name) && f.look(paper, name, e).at != gone {
			return true
		}
	}
	return false
}

// missing names a file that was written last time and is gone. A new version
// that stood beside a changed file may go: whoever deleted it has decided.
func missing(out string, e Entry) string {
	for _, name := range sortedKeys(e.Files) {
		if !isBeside(name) && !onDisk(out, name) {
			return name
		}
	}
	return ""
}
