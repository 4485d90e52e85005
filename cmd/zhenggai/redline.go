package main

import (
	"errors"
	"fmt"
	"path/filepath"

	"github.com/spf13/cobra"

	"zhenggai/internal/build"
)

func redlineCommand() *cobra.Command {
	var o overrides
	cmd := &cobra.Command{
		Use:   "redline 文书名…",
		Short: "制作花脸稿：与印发稿或上一版相比的改动，以修订标出",
		Long: "与最近一次印发的版本相比；没有印发过的，与上次生成的、文字不同的版本相比。改动是 Word 的修订，全部接受就是新稿，全部拒绝就是旧稿。\n" +
			"花脸稿写到输出文件夹的“花脸稿”里，不放进公开文件夹。",
		Example: `  zhenggai redline 社会公开通报`,
		Args:    named("redline"),
		RunE:    func(cmd *cobra.Command, names []string) error { return runRedline(cmd, names, o) },
	}
	addOverrides(cmd, &o)
	return cmd
}

// named asks for at least one paper.
func named(command string) cobra.PositionalArgs {
	return func(_ *cobra.Command, args []string) error {
		if len(args) == 0 {
			return usage("请写明是哪一份文书，例如 zhenggai %s 社会公开通报", command)
		}
		return nil
	}
}

func runRedline(cmd *cobra.Command, names []string, o overrides) error {
	in, jobs, err := prepareJobs(cmd, names, o, true)
	if err != nil {
		return err
	}
	w := cmd.ErrOrStderr()
	for i, made := range in.MakeAll(jobs) {
		if made.Problems.Blocking() {
			printProblems(w, made.Problems)
			return failure{code: exitData}
		}
		r, err := build.Redline(in, jobs[i], made)
		switch {
		case errors.Is(err, build.ErrNoEarlier):
			fmt.Fprintf(w, "%s：%v\n", jobs[i].Name, err)
		case err != nil:
			return failure{exitSystem, err}
		default:
			fmt.Fprintf(w, "%s：与%s相比，改动%d处，已写入“%s”\n", jobs[i].Name, r.Since, r.Changes, filepath.Join(in.Project.Out, filepath.FromSlash(r.File)))
		}
	}
	return nil
}
