package main

import (
	"io"
	"slices"
	"strings"

	"github.com/spf13/cobra"

	"zhenggai/internal/build"
	"zhenggai/internal/source"
)

type buildOptions struct {
	overrides
	dry, force, explain bool
	watch               bool
	onEdit              string
}

func buildCommand() *cobra.Command {
	var o buildOptions
	cmd := &cobra.Command{
		Use:   "build [文书名…]",
		Short: "生成文书（不写名称时为全部文书）",
		Long:  "读取台账和模板，生成 config.toml 中声明的文书。台账、模板、字体和设置都没有变化的文书不会重写。",
		Example: `  zhenggai build                        生成全部文书
  zhenggai build 社会公开通报           只生成这一份
  zhenggai build -n --explain           只看会生成哪些、为什么，不写任何文件`,
		RunE: func(cmd *cobra.Command, names []string) error {
			if o.watch {
				return runWatch(cmd, names, o)
			}
			return runBuild(cmd, names, o)
		},
	}
	addOverrides(cmd, &o.overrides)
	cmd.Flags().BoolVar(&o.watch, "watch", false, "一直运行，台账、模板或配置一保存就重新生成，按 Ctrl+C 结束")
	cmd.Flags().BoolVarP(&o.dry, "dry-run", "n", false, "只列出将要做什么，不写任何文件")
	cmd.Flags().BoolVar(&o.force, "force", false, "没有变化的也重新生成（人工改过的文件仍会保留）")
	cmd.Flags().BoolVar(&o.explain, "explain", false, "逐份说明原因：哪个单元格、模板或设置变了")
	cmd.Flags().StringVar(&o.onEdit, "on-edit", "keep", "人工改过的文书有新内容时`怎么办`："+
		"keep 保留并把新版放在旁边，new 用新版（改过的存入历史），merge 合并，fail 整次不写任何文件")
	return cmd
}

// policies are the words of --on-edit.
var policies = map[string]build.OnEdit{"keep": build.KeepEdited, "new": build.TakeNew, "merge": build.MergeEdits, "fail": build.FailOnEdit}

func addOverrides(cmd *cobra.Command, o *overrides) {
	cmd.Flags().StringVar(&o.config, "config", "", "配置`文件`（默认为当前文件夹的 config.toml）")
	cmd.Flags().StringVar(&o.out, "out", "", "输出`文件夹`（默认用配置中的 out）")
	cmd.Flags().StringVar(&o.asOf, "as-of", "", "截至`日期`，如 2026-06-30（默认用配置中的 as_of）")
}

// prepare reads config.toml and everything it names. What is wrong with the
// command line or the configuration ends the command here.
func prepare(cmd *cobra.Command, o overrides) (*build.Inputs, error) {
	project, found, err := readConfig(o)
	if err != nil {
		return nil, err
	}
	if found.Blocking() {
		printProblems(cmd.ErrOrStderr(), found)
		return nil, failure{code: exitUsage}
	}
	in, err := build.Read(project)
	if err != nil {
		return nil, failure{exitSystem, err}
	}
	return in, nil
}

func runBuild(cmd *cobra.Command, names []string, o buildOptions) error {
	policy, ok := policies[o.onEdit]
	if !ok {
		return usage("--on-edit 只能是 keep、new、merge 或 fail，不能是“%s”", o.onEdit)
	}
	in, err := prepare(cmd, o.overrides)
	if err != nil {
		return err
	}
	if in.Project.Papers, err = chosen(in.Project.Papers, names); err != nil {
		return err
	}
	all := build.Plan(in, o.force)
	jobs, err := chosenJobs(all, names)
	if err != nil {
		return err
	}
	w := cmd.ErrOrStderr()
	if o.dry {
		printPlan(w, in, jobs, o.explain)
		if len(names) == 0 {
			printOrphans(w, in.Project.Out, build.Orphans(in, all))
		}
		return planned(w, in, jobs)
	}
	reports, err := build.Run(in, jobs, build.Options{Force: o.force, OnEdit: policy})
	if err != nil {
		return failure{exitSystem, err}
	}
	found := in.Problems
	for _, r := range reports {
		found = append(found, r.Found...)
	}
	printReports(w, reports, o.explain)
	printMissing(w, reports)
	printEdits(w, reports)
	printConflicts(w, reports)
	if len(names) == 0 {
		printOrphans(w, in.Project.Out, build.Orphans(in, all))
	}
	printProblems(w, append(found, in.FontNotes()...))
	printSummary(w, in.Project.Out, reports, in.Project.Since())
	return ended(reports, in.Problems)
}

// chosen keeps the papers named on the command line; a name may also be that of
// one member's paper, which chosenJobs picks out.
func chosen(papers []build.Paper, names []string) ([]build.Paper, error) {
	if len(names) == 0 {
		return papers, nil
	}
	var known []string
	for _, p := range papers {
		known = append(known, p.Name)
	}
	var out []build.Paper
	for _, p := range papers {
		if slices.ContainsFunc(names, func(n string) bool { return n == p.Name || isMemberOf(n, p.Name) }) {
			out = append(out, p)
		}
	}
	for _, n := range names {
		if !slices.ContainsFunc(known, func(k string) bool { return n == k || isMemberOf(n, k) }) {
			return nil, usage("没有声明文书“%s”%s。已声明的有：%s", n, didYouMean(n, known), strings.Join(known, "、"))
		}
	}
	return out, nil
}

func chosenJobs(jobs []*build.Job, names []string) ([]*build.Job, error) {
	if len(names) == 0 {
		return jobs, nil
	}
	var out []*build.Job
	used := map[string]bool{}
	for _, j := range jobs {
		for _, n := range names {
			if n == j.Paper.Name || n == j.Title() {
				out = append(out, j)
				used[n] = true
				break
			}
		}
	}
	for _, n := range names {
		if !used[n] {
			return nil, usage("没有文书“%s”", n)
		}
	}
	return out, nil
}

// isMemberOf reports whether a name means one of a paper per member:
// 个人对照检查材料（某某） of 个人对照检查材料.
func isMemberOf(name, paper string) bool {
	return strings.HasPrefix(name, paper+"（")
}

// ended turns what happened into the exit code; the worst wins.
func ended(reports []build.Report, ledgers source.Problems) error {
	code := exitOK
	if ledgers.Blocking() {
		code = exitData
	}
	for _, r := range reports {
		switch {
		case r.Outcome == build.Failed:
			return failure{code: exitSystem}
		case r.Outcome == build.Refused || r.Found.Blocking():
			code = exitData
		case r.Outcome == build.Beside || r.Outcome == build.Undecided || r.Outcome == build.Held:
			if code == exitOK {
				code = exitEdited
			}
		}
	}
	if code == exitOK {
		return nil
	}
	return failure{code: code}
}

// planned ends a dry run: what would be refused is an error already now.
func planned(w io.Writer, in *build.Inputs, jobs []*build.Job) error {
	found := in.Problems
	for _, j := range jobs {
		found = append(found, j.Problems...)
	}
	printProblems(w, found)
	if found.Blocking() {
		return failure{code: exitData}
	}
	return nil
}
