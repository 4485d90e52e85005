package main

import (
	"fmt"
	"io"

	"github.com/spf13/cobra"

	"zhenggai/internal/build"
	"zhenggai/internal/source"
)

func checkCommand() *cobra.Command {
	var o checkOptions
	cmd := &cobra.Command{
		Use:   "check [文书名…]",
		Short: "检查台账、配置、模板和成稿，不生成文书",
		Long: "把能在生成之前发现的问题一次列全：配置、台账的每个单元格、模板的每个标签，以及成稿的文字。\n" +
			"加 --annotate 时，另外写出标出问题的台账副本（错误台账），有错的模板也各写一份，错处用批注标出；此外不写任何文件。",
		Example: `  zhenggai check                                    检查全部
  zhenggai check --annotate 问题标注                 把有问题的台账各标注一份，放到“问题标注”文件夹
  zhenggai check --annotate 问题标注 --by-office     再按责任科室各写一份，便于分发`,
		RunE: func(cmd *cobra.Command, names []string) error { return runCheck(cmd, names, o) },
	}
	addOverrides(cmd, &o.overrides)
	cmd.Flags().StringVar(&o.annotate, "annotate", "", "把标出问题的台账和模板副本写到这个`文件夹`")
	cmd.Flags().BoolVar(&o.byOffice, "by-office", false, "与 --annotate 同用：另按责任科室各写一份")
	return cmd
}

type checkOptions struct {
	overrides
	annotate string
	byOffice bool
}

func runCheck(cmd *cobra.Command, names []string, o checkOptions) error {
	project, found, err := readConfig(o.overrides)
	if err != nil {
		return err
	}
	if project.AsOf.IsZero() { // nothing can be judged without a day
		printProblems(cmd.ErrOrStderr(), found)
		return failure{code: exitUsage}
	}
	if err := o.sound(project); err != nil {
		return err
	}
	in, err := build.Read(project)
	if err != nil {
		return failure{exitSystem, err}
	}
	code := exitData
	if found.Blocking() {
		code = exitUsage
	}
	if in.Project.Papers, err = chosen(in.Project.Papers, names); err != nil {
		return err
	}
	jobs, err := chosenJobs(build.Plan(in, true), names)
	if err != nil {
		return err
	}
	found = append(found, in.Problems...)
	for _, done := range in.MakeAll(jobs) {
		found = append(found, done.Problems...)
	}
	found = append(found, build.Leaks(in, jobs)...)
	found = append(found, in.FontNotes()...)
	found = found.Distinct()
	printAccounts(cmd.OutOrStdout(), in.Model.Accounts)
	w := cmd.ErrOrStderr()
	printProblems(w, found)
	fmt.Fprintf(w, "\n检查了%d个台账文件、%d份文书：错误%d处，警告%d处，提示%d处。\n",
		len(in.Project.Ledgers), len(jobs), found.Count(source.Error), found.Count(source.Warning), found.Count(source.Notice))
	return concluded(w, in, found, o, code)
}

// concluded writes the marked copies and turns what was found into the exit code.
func concluded(w io.Writer, in *build.Inputs, found source.Problems, o checkOptions, code int) error {
	kept, err := annotate(w, in, found, o)
	switch {
	case err != nil:
		return failure{exitSystem, err}
	case found.Blocking():
		return failure{code: code}
	case kept:
		return failure{code: exitEdited}
	}
	return nil
}
