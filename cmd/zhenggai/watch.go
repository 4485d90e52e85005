package main

import (
	"bytes"
	"fmt"
	"io"
	"os"
	"os/signal"
	"path/filepath"
	"slices"
	"strings"
	"time"

	"github.com/spf13/cobra"

	"zhenggai/internal/build"
	"zhenggai/internal/source"
)

// The rhythm of watching: how often files are looked at, how long they must lie
// still after a change, and how many tries a workbook that cannot be read is
// given before it is told. Looking works on network drives too, where nobody
// tells of changes; size and time only wake the program, the build itself
// decides by content.
const (
	lookEvery  = 500 * time.Millisecond
	lieStill   = 300 * time.Millisecond
	quietTries = 4
)

// watcher rebuilds when what the papers are made from is saved.
type watcher struct {
	cmd   *cobra.Command
	names []string
	o     buildOptions
	seen  string // the files as they were when they were last read
	said  string // the problems printed last
	tries int    // times in a row that a file could not be read
}

func runWatch(cmd *cobra.Command, names []string, o buildOptions) error {
	if err := runBuild(cmd, names, o); failed(err) {
		return err
	}
	stop := make(chan os.Signal, 1)
	signal.Notify(stop, os.Interrupt)
	defer signal.Stop(stop)
	w := &watcher{cmd: cmd, names: names, o: o}
	w.o.force, w.seen = false, w.look()
	fmt.Fprintln(cmd.ErrOrStderr(), "\n正在等待台账、模板和配置的改动，按 Ctrl+C 结束。")
	for {
		select {
		case <-stop:
			return nil
		case <-time.After(lookEvery):
			w.turn()
		}
	}
}

// failed reports a fault of the command line, the configuration or the
// environment at the very start; anything else can be mended while we wait.
func failed(err error) bool {
	f, ok := err.(failure)
	return err != nil && (!ok || f.code == exitUsage || f.code == exitSystem)
}

// turn looks once, and builds when files have changed and lie still.
func (w *watcher) turn() {
	now := w.look()
	if now == w.seen {
		return
	}
	time.Sleep(lieStill)
	if w.look() != now {
		return
	}
	w.seen = now
	w.build()
}

// look describes the files that papers are made from: what stands in the
// folders of the ledgers and templates, and config.toml.
func (w *watcher) look() string {
	p, _, err := readConfig(w.o.overrides)
	if err != nil {
		return err.Error()
	}
	dirs := map[string]bool{}
	for _, l := range p.Ledgers {
		dirs[filepath.Dir(l)] = true
	}
	for _, paper := range p.Papers {
		dirs[filepath.Dir(paper.Template)] = true
	}
	var b strings.Builder
	describe(&b, p.Config)
	for dir := range dirs {
		entries, _ := os.ReadDir(dir)
		for _, e := range entries {
			if !e.IsDir() && !besideOpen(e.Name()) {
				describe(&b, filepath.Join(dir, e.Name()))
			}
		}
	}
	lines := strings.Split(b.String(), "\n")
	slices.Sort(lines)
	return strings.Join(lines, "\n")
}

func describe(b *strings.Builder, file string) {
	if info, err := os.Stat(file); err == nil {
		fmt.Fprintf(b, "%s %d %d\n", file, info.Size(), info.ModTime().UnixNano())
	}
}

// build runs one build and says what changed, nothing when nothing did.
func (w *watcher) build() {
	out := w.cmd.ErrOrStderr()
	p, found, err := readConfig(w.o.overrides)
	if err != nil || found.Blocking() {
		w.tell(out, found, err)
		return
	}
	in, err := build.Read(p)
	if err != nil {
		w.tell(out, nil, err)
		return
	}
	if unreadable(in.Problems) {
		w.tryAgain(out, in.Problems)
		return
	}
	w.tries = 0
	all := build.Plan(in, false)
	jobs, err := chosenJobs(all, w.names)
	if err != nil {
		w.tell(out, nil, err)
		return
	}
	reports, err := build.Run(in, jobs, build.Options{OnEdit: policies[w.o.onEdit]})
	found = append(found, in.Problems...)
	for _, r := range reports {
		found = append(found, r.Found...)
	}
	printWritten(out, reports)
	w.tell(out, found, err)
}

// unreadable reports a workbook that cannot be read as a whole: it may be in
// the middle of being saved.
func unreadable(found source.Problems) bool {
	return slices.ContainsFunc(found, func(p source.Problem) bool { return p.Level == source.Error && p.At.Sheet == "" && p.At.File != "" })
}

// tryAgain waits for a workbook that is being saved. Nothing is built meanwhile:
// half a ledger would take papers back that are right.
func (w *watcher) tryAgain(out io.Writer, found source.Problems) {
	if w.tries++; w.tries < quietTries {
		w.seen = ""
		return
	}
	w.tell(out, found, nil)
}

func printWritten(out io.Writer, reports []build.Report) {
	for _, r := range reports {
		switch {
		case r.Outcome == build.Refused:
			fmt.Fprintf(out, "%s %s：%s\n", time.Now().Format("15:04:05"), r.Job.Name, r.Outcome)
		case len(r.Written) > 0:
			fmt.Fprintf(out, "%s %s：%s（%s）\n", time.Now().Format("15:04:05"), r.Job.Name, r.Outcome, r.Job.Why[0])
		}
	}
}

// tell prints problems when they are not those that were printed last.
func (w *watcher) tell(out io.Writer, found source.Problems, err error) {
	var b bytes.Buffer
	if err != nil {
		fmt.Fprintln(&b, err)
	}
	printProblems(&b, found)
	if b.String() != w.said && b.Len() > 0 {
		out.Write(b.Bytes())
	}
	w.said = b.String()
}
