package build

import (
	"runtime"
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

// Options are what a run is asked for besides the jobs.
type Options struct {
	Force    bool
	OnEdit   OnEdit
	unpin    bool // pins do not count
	publicOK bool // papers for the public may be merged
	issued   *register
}

// Run makes and writes the stale jobs and reports on every one, in their order.
//
// Papers are made side by side, in memory. Then it is decided for each what is
// to become of it, all of them are staged and read back, the journal says what
// will be renamed where, and only then anything changes; the log comes last. A
// run that is cut off before the journal has changed nothing, after it the next
// run finishes what was begun.
func Run(in *Inputs, jobs []*Job, opt Options) (reports []Report, err error) {
	if opt.issued, err = in.Project.register(); err != nil {
		return nil, err
	}
	err = in.Project.folder().locked(func(f folder, log Log, announce func()) error {
		for _, j := range jobs {
			in.decide(j, log, opt)
		}
		if anyStale(jobs) {
			announce()
		}
		outputs := in.MakeAll(jobs)
		verdicts := (&judge{folder: f, in: in, log: log, opt: opt, issued: opt.issued}).all(jobs, outputs)
		log.learn(jobs)
		if err := f.commit(verdicts, log); err != nil {
			return err
		}
		if err := in.keep(verdicts, opt.issued); err != nil {
			return err
		}
		for i := range jobs {
			reports = append(reports, report(verdicts[i], outputs[i]))
		}
		return nil
	})
	return reports, err
}

// learn notes what the templates ask for, to be written when the log is.
func (l *Log) learn(jobs []*Job) {
	if l.Templates == nil {
		l.Templates = map[string]known{}
	}
	for _, j := range jobs {
		l.Templates[j.Paper.Name] = j.template.known
	}
}

// all decides about every job, and takes it all back when one of them waits for
// a decision that this run must not make.
func (d *judge) all(jobs []*Job, outputs []Output) []verdict {
	verdicts := make([]verdict, len(jobs))
	var g errgroup.Group
	g.SetLimit(runtime.GOMAXPROCS(0))
	for i, j := range jobs {
		g.Go(func() error {
			verdicts[i] = d.verdict(j, outputs[i])
			return nil
		})
	}
	g.Wait()
	if d.opt.OnEdit == FailOnEdit && anyBeside(verdicts) {
		giveUp(verdicts)
	}
	return verdicts
}

func anyStale(jobs []*Job) bool {
	for _, j := range jobs {
		if j.Action != Skip {
			return true
		}
	}
	return false
}

func anyBeside(verdicts []verdict) bool {
	for _, v := range verdicts {
		if v.Outcome == Beside || v.Outcome == Undecided {
			return true
		}
	}
	return false
}

// giveUp takes back everything that was decided: a run that must not decide
// alone writes nothing.
func giveUp(verdicts []verdict) {
	for i := range verdicts {
		v := &verdicts[i]
		v.moves, v.late, v.forget, v.Written = nil, false, false, nil
		if v.Outcome == Written || v.Outcome == Same {
			v.Outcome = Held
		}
	}
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

// verdict decides what becomes of a job, and tells what a person changed and
// what of it may not be published.
func (d *judge) verdict(j *Job, o Output) verdict {
	v := d.decide(j, o)
	if len(v.Kept) > 0 {
		v.found = append(v.found, d.in.leaks(j, d.look(j.Name, j.Name+".docx", d.log.Papers[j.Name]))...)
	}
	if len(v.Kept) > 0 && v.Outcome != Issued && v.Outcome != Drifted {
		v.Edits = d.handEdits(j.Name, d.log.Papers[j.Name])
	}
	return v
}

func (d *judge) decide(j *Job, o Output) verdict {
	i := d.issued.frozen(j.Name)
	switch {
	case j.Action == Skip && i != nil:
		return d.stillFrozen(j, i)
	case j.Action == Skip:
		return d.untouched(j)
	case o.Problems.Blocking():
		return d.refuse(j)
	}
	return d.settle(o)
}

// commit stages all verdicts, puts them in place one after the other and writes
// the log last. The error means that nothing at all was changed, or that the
// log could not be written; what stands in the way of one output is told with
// its verdict.
func (f folder) commit(verdicts []verdict, log Log) error {
	intents, err := f.stageAll(verdicts)
	if err != nil {
		f.clear()
		return err
	}
	if len(intents) == 0 {
		return nil
	}
	at := 0
	for i := range verdicts {
		v := &verdicts[i]
		if !v.changes() {
			continue
		}
		var e Entry
		e, v.Error = f.apply(intents[at], log.Papers[v.Job.Name])
		at++
		v.Waiting = waits(e)
		e.Redline = log.Papers[v.Job.Name].Redline
		log.Papers[v.Job.Name] = e
		if v.forget {
			delete(log.Papers, v.Job.Name)
		}
	}
	if err := f.writeLog(log); err != nil {
		return explainWrite(f.path(f.logFile()), err)
	}
	return f.clear()
}

func report(v verdict, o Output) Report {
	r := Report{Done: v.Done, Why: v.Job.Why, Took: o.Took, Pages: o.Pages, Missing: o.Missing, Found: append(o.Problems[:len(o.Problems):len(o.Problems)], v.found...)}
	if r.Error != nil {
		r.Outcome = Failed
		r.Found = append(r.Found, r.Done.problem())
	}
	return r
}
