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
	cmd := &cobra.Command{
		Use:     "diff [文书名…]",
		Short:   "看看重新生成会改动哪些句子、出自哪些单元格",
		Long:    "把上次生成的文书与按现在的台账、模板、设置生成的相比，逐句列出原文、现文和依据，不写任何文件。",
		Example: `  zhenggai diff 社会公开通报`,
		RunE:    func(cmd *cobra.Command, names []string) error { return runDiff(cmd, names, o) },
	}
	addOverrides(cmd, &o)
	return cmd
}

func runDiff(cmd *cobra.Command, names []string, o overrides) error {
	in, jobs, err := prepareJobs(cmd, names, o, true)
	if err != nil {
		return err
	}
	w := cmd.OutOrStdout()
	found := source.Problems{}
	for i, made := range in.MakeAll(jobs) {
		found = append(found, made.Problems...)
		if !made.Problems.Blocking() {
			printDiff(w, in, jobs[i], made)
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
