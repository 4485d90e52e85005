package build

import (
	"fmt"
	"os"
	"path/filepath"
	"slices"
	"strings"

	"zhenggai/generators"
	"zhenggai/internal/source"
	"zhenggai/internal/zh"
)

// pastName is the file that keeps how the ledgers stood on a 截至日期.
func pastName(on zh.Date) string { return on.ISO() + ".json" }

// recall gives the papers that compare with the period before what was kept of
// it, and tells what changed since that should not in silence.
func (in *Inputs) recall() {
	papers := slices.Clone(in.Project.Papers)
	kept := map[zh.Date]*generators.Past{}
	for i := range papers {
		p := &papers[i]
		on := generators.Before(p.Settings, in.Project.AsOf)
		if !p.Family.Period || on.IsZero() || in.Project.Past == "" {
			continue
		}
		past, known := kept[on]
		if !known {
			past = in.readPast(on)
			kept[on] = past
		}
		p.Settings.Past = past
	}
	in.Project.Papers = papers
}

// readPast is nil when nothing was kept, or what was cannot be read.
func (in *Inputs) readPast(on zh.Date) *generators.Past {
	at := source.Pos{File: filepath.Base(in.Project.Past) + "/" + pastName(on)}
	data, err := readFile(filepath.Join(in.Project.Past, pastName(on)))
	if data == nil && err == nil {
		return nil
	}
	var past *generators.Past
	if err == nil {
		past, err = generators.ReadPast(data, at)
	}
	if err != nil {
		in.Problems = append(in.Problems, source.Problem{
			Code: "L245", Level: source.Warning, At: at, Text: fmt.Sprintf("截至%s的存档读不懂（%s），两期对比按日期推算", on, Reason(err)),
			Hint: "请从备份恢复这个文件；没有备份的，请删去",
		})
		return nil
	}
	in.Problems = slices.Concat(in.Problems, generators.Drift(in.Model, past))
	return past
}

// keep notes how the ledgers stand, for the comparison of the next period. Until
// then every build brings it up to date; what a later period or an issued paper
// rests on stays as it is. It is written by itself, after the papers: none of
// this day reads it, and a run that was cut off is made good by the next.
func (in *Inputs) keep(verdicts []verdict, issued *register) error {
	p := in.Project
	if p.Past == "" || p.Trial || p.AsOf.IsZero() || !in.periodStands(verdicts, issued) || in.pastSettled() {
		return nil
	}
	data, err := generators.Record(in.Model).Encode()
	if err != nil {
		return err
	}
	at := filepath.Join(p.Past, pastName(p.AsOf))
	return explainWrite(at, put(p.folder().disk, at, data))
}

// periodStands: a paper of this period is whole, and was not issued yet.
func (in *Inputs) periodStands(verdicts []verdict, issued *register) bool {
	stands := false
	for _, v := range verdicts {
		if !v.Job.Paper.Family.Period {
			continue
		}
		if i := issued.frozen(v.Job.Name); i != nil && i.AsOf == in.Project.AsOf.ISO() {
			return false
		}
		stands = stands || v.Error == nil && v.Outcome != Refused && v.Outcome != Held && v.Outcome != Failed
	}
	return stands
}

// pastSettled: a later day was kept already.
func (in *Inputs) pastSettled() bool {
	files, _ := os.ReadDir(in.Project.Past)
	return slices.ContainsFunc(files, func(f os.DirEntry) bool {
		return strings.HasSuffix(f.Name(), ".json") && f.Name() > pastName(in.Project.AsOf)
	})
}
