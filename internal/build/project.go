// Package build turns ledgers, templates and settings into papers: it plans
// what is stale and why, makes it in memory, and is the only place that writes
// outputs. It prints nothing and never looks at the clock or at mtimes.
package build

import (
	"time"

	"zhenggai/generators"
	"zhenggai/internal/model"
	"zhenggai/internal/source"
	"zhenggai/internal/zh"
)

// Project is what config.toml declares, with every path made usable.
type Project struct {
	Ledgers     []string // files, in the order they are read
	Fonts       []string // directories, in order of preference
	SystemFonts []string // directories of the system's fonts, asked after those
	Out         string   // where papers are written
	Config      string   // config.toml itself, for the snapshot of an issued paper
	Issued      string   // where issued papers are kept; "" for nowhere
	Past        string   // where the state of the ledgers is kept by 截至日期; "" for nowhere
	AsOf        zh.Date
	Trial       bool                // AsOf was given for one run: nothing is kept of it
	Headings    map[string][]string // canonical field → the office's own headings
	Sheets      map[string]string   // the office's own sheet name → canonical one
	Hidden      string              // rows hidden by hand: "" reports them, "include" uses, "exclude" leaves out
	Year        int                 // the year of deadlines that name none; 0: they are problems
	Names       []string            // persons a public paper may name
	Papers      []Paper
	Program     string               // identity of this program; "" takes it from its file
	Since       func() time.Duration // the clock of the caller, for the table only
	disk        disk                 // of tests; nil is the real one
}

// Options are the project's answers for reading its ledgers.
func (p Project) Options() model.Options {
	return model.Options{AsOf: p.AsOf, Headings: p.Headings, Sheets: p.Sheets, HiddenRows: p.Hidden, Year: p.Year}
}

// folder is where papers are written.
func (p Project) folder() folder {
	if p.disk == nil {
		return folder{system{}, p.Out}
	}
	return folder{p.disk, p.Out}
}

// Paper is one declared paper: a family of views dressed in a template.
type Paper struct {
	Name     string // what the office calls it; also the file's name
	Folder   string // below Out, "" for Out itself
	Template string // path of the .docx
	Family   generators.Generator
	Engine   Engine // what sets its PDF
	Settings generators.Settings
	At       source.Pos // its place in config.toml
}
