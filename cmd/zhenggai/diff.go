package main

import (
	"fmt"
	"io"
	"path"

	"github.com/spf13/cobra"

	"zhenggai/internal/build"
	"zhenggai/internal/source"
)

func diffCommand() *cobra.Command {
	var o overrides
	var table string
	cmd := &cobra.Command{
		Use:     "diff [文书名…]",
		Short:   "看看重新生成会改动哪些句子、出自哪些单元格",
		Long:    "把上次生成的文书与按现在的台账、模板、设置生成的相比，逐句列出原文、现文和依据，不写任何文件。",
		Example: "  zhenggai diff 社会公开通报\n  zhenggai diff 社会公开通报 --table 修订对照表.docx",
		RunE:    func(cmd *cobra.Command, names []string) error { return runDiff(cmd, names, o, table) },
	}
	addOverrides(cmd, &o)
	cmd.Flags().StringVar(&table, "table", "", "另写成修订对照表（原文、现文、依据）的 docx `文件`，一次一份文书")
	return cmd
}

func runDiff(cmd *cobra.Command, names []string, o overrides, table string) error {
	in, jobs, err := prepareJobs(cmd, names, o, true)
	if err != nil {
		return err
	}
	if table != "" && len(jobs) != 1 {
		return usage("--table 一次只写一份文书，请写明文书名")
	}
	w := cmd.OutOrStdout()
	found := source.Problems{}
	for i, made := range in.MakeAll(jobs) {
		found = append(found, made.Problems...)
		if made.Problems.Blocking() {
			continue
		}
		printDiff(w, in, jobs[i], made)
		if err := writeTable(in, jobs[i], made, table); err != nil {
			return failure{exitSystem, err}
		}
	}
	if found.Blocking() {
		printProblems(cmd.ErrOrStderr(), found)
		return failure{code: exitData}
	}
	return nil
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

func printDiff(w io.Writer, in *build.Inputs, j *build.Job, made build.Output) {
	edits, ok := build.Diff(in, j, made)
	switch {
	case !ok:
		fmt.Fprintf(w, "%s：还没有生成过\n", j.Name)
	case len(edits) == 0:
		fmt.Fprintf(w, "%s：文字没有变化\n", j.Name)
	default:
		fmt.Fprintf(w, "%s：改动%d处\n", j.Name, len(edits))
	}
	for _, e := range edits {
		printEdit(w, e)
		fmt.Fprintf(w, "    依据：%s\n", whence(e, path.Base(j.Paper.Template)))
	}
}

// writeTable writes the changes of a paper as a 修订对照表.
func writeTable(in *build.Inputs, j *build.Job, made build.Output, file string) error {
	edits, ok := build.Diff(in, j, made)
	if file == "" || !ok {
		return nil
	}
	data, err := build.CompareTable(j.Title(), edits, func(e build.Edit) string { return whence(e, path.Base(j.Paper.Template)) })
	if err != nil {
		return err
	}
	return build.WriteFile(file, data)
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
