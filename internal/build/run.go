package build

import (
	"maps"
	"path"
	"runtime"
	"slices"
	"strings"
	"time"

	"golang.org/x/sync/errgroup"

	"zhenggai/internal/fill"
	"zhenggai/internal/source"
)

// Report is one line of what a run did.
type Report struct {
	Done
	Why     []string
	Pages   int
	Took    time.Duration
	Missing []fill.Missing
	Found   source.Problems
}

// Run makes and writes the stale jobs and reports on every one, in their order.
// Papers are made side by side; they are written one after the other, and the
// log last, so that what is interrupted is made again.
func Run(in *Inputs, jobs []*Job) ([]Report, error) {
	unlock, err := lock(in.Project.Out)
	if err != nil {
		return nil, err
	}
	defer unlock()
	outputs := in.MakeAll(jobs)
	c := &committer{out: in.Project.Out, log: readLog(in.Project.Out)}
	var reports []Report
	for i, j := range jobs {
		reports = append(reports, c.report(j, outputs[i]))
	}
	return reports, c.log.write(in.Project.Out)
}

// MakeAll makes the stale jobs side by side, in memory only.
func (in *Inputs) MakeAll(jobs []*Job) []Output {
	outputs := make([]Output, len(jobs))
	var g errgroup.Group
	g.SetLimit(runtime.GOMAXPROCS(0))
	for i, j := range jobs {
		g.Go(func() error {
			start := in.Project.Since()
			if j.Action != Skip {
				outputs[i] = in.make(j)
			}
			outputs[i].Took = in.Project.Since() - start
			return nil
		})
	}
	g.Wait()
	return outputs
}

func (c *committer) report(j *Job, o Output) Report {
	r := Report{Why: j.Why, Took: o.Took, Pages: o.Pages, Missing: o.Missing, Found: o.Problems}
	switch {
	case j.Action == Skip:
		r.Done = c.untouched(j)
	case o.Problems.Blocking():
		r.Done = Done{Job: j, Outcome: Refused}
		if j.Paper.Family.Public {
			r.Done.Error = c.withdraw(j)
		}
	default:
		r.Done = c.commit(o)
	}
	if r.Done.Error != nil {
		r.Done.Outcome = Failed
		r.Found = append(r.Found, r.Done.problem())
	}
	return r
}

// untouched looks whether a person changed a file that is otherwise current. A
// new version that still stands beside it waits for a decision; one that was
// put in its place, or thrown away, does not.
func (c *committer) untouched(j *Job) Done {
	done := Done{Job: j, Outcome: Current}
	for name, hash := range j.entry.Files {
		have, err := readFile(c.path(name))
		switch {
		case err != nil || have == nil:
		case isBeside(name):
			done.Outcome = max(done.Outcome, Beside)
		case sum(have) != hash && !slices.Contains(slices.Collect(maps.Values(j.entry.Files)), sum(have)):
			done.Kept = append(done.Kept, name)
			done.Outcome = max(done.Outcome, Edited)
		}
	}
	slices.Sort(done.Kept)
	return done
}

func isBeside(name string) bool { return strings.Contains(path.Base(name), besideMark) }
