package build

import (
	"fmt"
	"path/filepath"
	"time"
	"unicode/utf8"

	"zhenggai/internal/check"
	"zhenggai/internal/docx"
	"zhenggai/internal/fill"
	"zhenggai/internal/source"
)

// Output is one paper in memory: made, checked, and not yet written.
type Output struct {
	Job      *Job
	Docx     []byte
	PDF      []byte
	Book     []byte // the workbook beside the paper, nil for none
	Pages    int
	Missing  []fill.Missing // what the ledgers do not hold
	Problems source.Problems
	Took     time.Duration
	detail   Detail
}

// make fills the template, checks the text and lays the pages out. An Output
// whose Problems are Blocking must not be written.
func (in *Inputs) make(j *Job) Output {
	o := Output{Job: j, Problems: j.Problems}
	if !j.template.usable || o.Problems.Blocking() {
		return o
	}
	bound := j.template.bound()
	if bound == nil {
		o.add(unusable(filepath.Base(j.Paper.Template), "模板在读取过程中被保存", "请重新运行"))
		return o
	}
	filled, ps := bound.Fill(j.view, j.tables)
	o.add(ps)
	if o.Problems.Blocking() {
		return o
	}
	filled.File.Name = j.Title() + ".docx"
	in.numberContents(filled.File, filled.Contents, j.Paper.Engine)
	trace, err := arrange(filled.File, filled.Trace, j.Paper.Settings.Sealed)
	if err != nil {
		o.add(source.Problems{fault(o.Job.Title(), fmt.Sprintf("无法写成 .docx：%v", err))})
		return o
	}
	o.Missing = filled.Missing
	o.detail = Detail{Leaves: j.leaves, Trace: trace}
	o.add(in.review(j, filled.File, trace))
	if !o.Problems.Blocking() {
		o.print(in, filled.File)
	}
	return o
}

func (o *Output) add(ps source.Problems) {
	o.Problems = append(o.Problems[:len(o.Problems):len(o.Problems)], ps...)
}

// review applies the rules a finished text must keep; a public paper has more.
func (in *Inputs) review(j *Job, f *docx.File, trace []fill.Trace) source.Problems {
	return check.Paper(check.Text{
		Name: f.Name, Paragraphs: paragraphs(f, trace), Public: j.Paper.Family.Public, Masked: j.Paper.Family.Masked,
		Persons: in.Model.Persons(), Self: in.Model.Info("自称").Text, Allowed: in.Project.Names,
	})
}

// paragraphs joins the text of a filled file with what the trace knows of it.
func paragraphs(f *docx.File, trace []fill.Trace) []check.Paragraph {
	type place struct {
		part string
		para int
	}
	known := map[place][]fill.Piece{}
	for _, t := range trace {
		known[place{t.Part, t.Para}] = t.Pieces
	}
	var out []check.Paragraph
	for at, text := range docx.Paragraphs(f) {
		p := check.Paragraph{At: at, Text: text}
		for _, piece := range known[place{at.Part, at.Para}] {
			p.Pieces = append(p.Pieces, check.Piece{
				Start: piece.Start, End: piece.Start + utf8.RuneCountInString(piece.Text), From: piece.From,
			})
		}
		out = append(out, p)
	}
	return out
}

// print writes both files from the one filled docx, so that they say the same.
func (o *Output) print(in *Inputs, f *docx.File) {
	p := docx.Properties{Title: o.Job.Title()}
	if d := o.Job.Paper.Settings.Dated; !d.IsZero() {
		p.Date = d.Time()
	}
	f.BarePictures()
	err := f.SetProperties(p)
	if err == nil {
		o.Docx, err = f.Bytes()
	}
	if err != nil {
		o.add(source.Problems{fault(o.Job.Title(), fmt.Sprintf("无法写成 .docx：%v", err))})
		return
	}
	if err := o.writeBook(); err != nil {
		o.add(source.Problems{fault(o.Job.Title(), fmt.Sprintf("无法写成表格：%v", err))})
		return
	}
	printed := in.Print(o.Job.Title(), f, o.Job.Paper.Engine)
	o.PDF, o.Pages = printed.Data, printed.Pages
	o.add(traced(printed.Problems, o.detail.Trace))
}

func fault(title, text string) source.Problem {
	return source.Problem{Code: "E105", At: source.Pos{File: title + ".docx"}, Text: text}
}

// MakeOne makes a job in memory, stale or not.
func (in *Inputs) MakeOne(j *Job) Output { return in.make(j) }
