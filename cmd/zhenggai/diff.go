package main

import (
	"fmt"
	"io"
	"path"

	"github.com/spf13/cobra"

	"zhenggai/internal/build"
	"zhenggai/internal/source"
)

// diffOptions say with what a paper is compared, and where the table goes.
type diffOptions struct {
	overrides
	since, table string
}

func diffCommand() *cobra.Command {
	var o diffOptions
	cmd := &cobra.Command{
		Use:   "diff [文书名…]",
		Short: "看看重新生成会改动哪些句子、出自哪些单元格",
		Long: "把一份旧的文书与按现在的台账、模板、设置生成的相比，逐句列出原文、现文和依据，不改动文书。\n" +
			"旧的一份默认是上次生成的；要与印发的、上一版的或上一期的相比，用 --since。",
		Example: "  zhenggai diff 社会公开通报\n  zhenggai diff 社会公开通报 --since 印发稿 --table 修订对照表.docx",
		RunE:    func(cmd *cobra.Command, names []string) error { return runDiff(cmd, names, o) },
	}
	addOverrides(cmd, &o.overrides)
	cmd.Flags().StringVar(&o.since, "since", string(build.LastBuilt), "与`哪一份`相比：上次生成的、上一版、印发稿，或一份 docx 的路径（如上期的月报）")
	cmd.Flags().StringVar(&o.table, "table", "", "另写成修订对照表（原文、现文、依据）的 docx `文件`，一次一份文书")
	return cmd
}

func runDiff(cmd *cobra.Command, names []string, o diffOptions) error {
	in, jobs, err := prepareJobs(cmd, names, o.overrides, true)
	if err != nil {
		return err
	}
	if o.table != "" && len(jobs) != 1 {
		return usage("--table 一次只写一份文书，请写明文书名")
	}
	found := source.Problems{}
	for i, made := range in.MakeAll(jobs) {
		found = append(found, made.Problems...)
		if made.Problems.Blocking() {
			continue
		}
		if err := diffOne(cmd.OutOrStdout(), in, jobs[i], made, o); err != nil {
			return failure{exitSystem, err}
		}
	}
	if found.Blocking() {
		printProblems(cmd.ErrOrStderr(), found)
		return failure{code: exitData}
	}
	return nil
}

// diffOne compares one paper, prints what changed and writes the table.
func diffOne(w io.Writer, in *build.Inputs, j *build.Job, made build.Output, o diffOptions) error {
	since := build.Version(o.since)
	old, err := build.Earlier(in, j, since)
	if err != nil {
		return err
	}
	if old == nil {
		fmt.Fprintf(w, "%s：%s\n", j.Name, since.Absent())
		return nil
	}
	edits, template := build.Diff(in, j, old, made), path.Base(j.Paper.Template)
	printDiff(w, j.Name, edits, template)
	if o.table == "" {
		return nil
	}
	data, err := build.CompareTable(j.Title(), edits, func(e build.Edit) string { return basis(e, template) })
	if err != nil {
		return err
	}
	return build.WriteFile(o.table, data)
}

// prepareJobs reads everything and picks the jobs of the papers that are named;
// no name means all of them.
func prepareJobs(cmd *cobra.Command, names []string, o overrides, force bool) (*build.Inputs, []*build.Job, error) {
	in, err := prepare(cmd, o)
	if err != nil {
		return nil, nil, err
	}
	if in.Project.Papers, err = chosen(in.Project.Papers, names); err != nil {
		return nil, nil, err
	}
	jobs, err := chosenJobs(build.Plan(in, force), names)
	return in, jobs, err
}

func printDiff(w io.Writer, paper string, edits []build.Edit, template string) {
	if len(edits) == 0 {
		fmt.Fprintf(w, "%s：文字没有变化\n", paper)
		return
	}
	fmt.Fprintf(w, "%s：改动%d处\n", paper, len(edits))
	for _, e := range edits {
		printEdit(w, e)
		fmt.Fprintf(w, "    依据：%s\n", basis(e, template))
	}
}

func printEdit(w io.Writer, e build.Edit) {
	fmt.Fprintf(w, "  %s\n", place(e.At))
	switch {
	case e.Old == "":
		fmt.Fprintf(w, "    增加：%s\n", e.New)
	case e.New == "":
		fmt.Fprintf(w, "    删去：%s\n", e.Old)
	default:
		fmt.Fprintf(w, "    原文：%s\n    现文：%s\n", e.Old, e.New)
	}
}

// place is a paragraph without its file, which the heading names.
func place(at source.Pos) string {
	at.File, at.Words = "", ""
	return at.String()[1:]
}

// basis is the 依据 of a change. Words that are gone have none when it is no
// longer known what printed them.
func basis(e build.Edit, template string) string {
	if e.New == "" && len(e.From) == 0 && e.Template.IsZero() {
		return "已不在台账、模板所列的内容中"
	}
	return whence(e, template)
}

// whence says where words come from, for the person who would change them.
func whence(e build.Edit, template string) string {
	switch {
	case len(e.From) > 0:
		return cells(e.From, "")
	case !e.Template.IsZero():
		return "模板与设置（" + e.Template.String() + "）"
	}
	return "模板 " + template
}
