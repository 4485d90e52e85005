package main

import (
	"fmt"

	"github.com/spf13/cobra"

	"zhenggai/internal/build"
	"zhenggai/internal/source"
)

func checkCommand() *cobra.Command {
	var o overrides
	cmd := &cobra.Command{
		Use:   "check [文书名…]",
		Short: "检查台账、配置、模板和成稿，不写任何文件",
		Long:  "把能在生成之前发现的问题一次列全：配置、台账的每个单元格、模板的每个标签，以及成稿的文字。",
		RunE:  func(cmd *cobra.Command, names []string) error { return runCheck(cmd, names, o) },
	}
	addOverrides(cmd, &o)
	return cmd
}

func runCheck(cmd *cobra.Command, names []string, o overrides) error {
	project, found, err := readConfig(o)
	if err != nil {
		return err
	}
	if project.AsOf.IsZero() { // nothing can be judged without a day
		printProblems(cmd.ErrOrStderr(), found)
		return failure{code: exitUsage}
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
	for _, o := range in.MakeAll(jobs) {
		found = append(found, o.Problems...)
	}
	w := cmd.ErrOrStderr()
	printProblems(w, found)
	fmt.Fprintf(w, "\n检查了%d个台账文件、%d份文书：错误%d处，警告%d处，提示%d处。\n",
		len(in.Project.Ledgers), len(jobs), tally(found, source.Error), tally(found, source.Warning), tally(found, source.Notice))
	if found.Blocking() {
		return failure{code: code}
	}
	return nil
}

// tally counts the different problems of a level, as printProblems prints them.
func tally(found source.Problems, level source.Level) int {
	seen := map[string]bool{}
	for _, p := range found {
		if p.Level == level {
			seen[p.String()] = true
		}
	}
	return len(seen)
}
