package main

import (
	"fmt"
	"io"
	"path/filepath"
	"strings"

	"github.com/spf13/cobra"

	"zhenggai/internal/build"
	"zhenggai/internal/zh"
)

type issueOptions struct {
	overrides
	number, date string
	reopen       bool
}

func issueCommand() *cobra.Command {
	var o issueOptions
	cmd := &cobra.Command{
		Use:   "issue 文书名",
		Short: "登记印发：存档这份文书和它的全部依据，以后不再覆盖",
		Long: "把文书（docx 和 PDF）以及当时的台账、模板、配置存到 data/已印发，记下每个文件的哈希。此后台账再有变化，新稿另存在旁边，印发的那份不动。\n" +
			"要出下一版时，用 --reopen 解除；以后用 zhenggai reproduce 可以按存档原样再生成一次。",
		Example: "  zhenggai issue 社会公开通报 --number 青机管〔2026〕5号 --date 2026-07-01\n  zhenggai issue 社会公开通报 --reopen",
		Args: func(_ *cobra.Command, args []string) error {
			if len(args) != 1 {
				return usage("请写明一份文书，例如 zhenggai issue 社会公开通报 --date 2026-07-01")
			}
			return nil
		},
		RunE: func(cmd *cobra.Command, names []string) error { return runIssue(cmd, names, o) },
	}
	addOverrides(cmd, &o.overrides)
	cmd.Flags().StringVar(&o.number, "number", "", "发文`字号`，可以不写")
	cmd.Flags().StringVar(&o.date, "date", "", "印发`日期`，如 2026-07-01")
	cmd.Flags().BoolVar(&o.reopen, "reopen", false, "另起新稿：解除印发状态，下次生成写到原来的名字（印发稿仍在存档里）")
	return cmd
}

func runIssue(cmd *cobra.Command, names []string, o issueOptions) error {
	in, jobs, err := prepareJobs(cmd, names, o.overrides, false)
	if err != nil {
		return err
	}
	w := cmd.ErrOrStderr()
	date, ok := zh.ParseDate(o.date)
	if !o.reopen && (!ok || date.Day == 0) {
		return usage("请用 --date 写明印发日期，如 --date 2026-07-01")
	}
	for _, j := range jobs {
		if o.reopen {
			err = build.Reopen(in.Project, j.Name)
		} else {
			err = issueOne(w, in, j, o, date)
		}
		if err != nil {
			return failure{exitData, fmt.Errorf("%s：%w", j.Name, err)}
		}
		if o.reopen {
			fmt.Fprintf(w, "%s：已另起新稿，下次 build 写到原来的名字\n", j.Name)
		}
	}
	return nil
}

// issueOne records one paper and makes it again from the snapshot at once: an
// archive that nobody has tried is none.
func issueOne(w io.Writer, in *build.Inputs, j *build.Job, o issueOptions, date zh.Date) error {
	made := in.MakeOne(j)
	if made.Problems.Blocking() {
		printProblems(w, made.Problems)
		return fmt.Errorf("有错误，不能印发")
	}
	issue, err := build.IssueIt(in, j, made, o.number, date.ISO())
	if err != nil {
		return err
	}
	fmt.Fprintf(w, "%s：已登记印发，存档在“%s”\n", j.Name, filepath.Join(in.Project.Issued, filepath.FromSlash(issue.Folder)))
	return reproduceLast(w, in.Project, j.Name, "")
}

func reproduceCommand() *cobra.Command {
	var o overrides
	var number string
	cmd := &cobra.Command{
		Use:   "reproduce 文书名",
		Short: "按存档的台账、模板、配置再生成一次已印发的文书，逐字节核对",
		Args: func(_ *cobra.Command, args []string) error {
			if len(args) != 1 {
				return usage("请写明一份文书，例如 zhenggai reproduce 社会公开通报")
			}
			return nil
		},
		RunE: func(cmd *cobra.Command, names []string) error {
			in, jobs, err := prepareJobs(cmd, names, o, false)
			if err != nil {
				return err
			}
			for _, j := range jobs {
				if err := reproduceLast(cmd.ErrOrStderr(), in.Project, j.Name, number); err != nil {
					return failure{exitData, err}
				}
			}
			return nil
		},
	}
	addOverrides(cmd, &o)
	cmd.Flags().StringVar(&number, "number", "", "哪一次印发的`字号`（默认最近一次）")
	return cmd
}

// reproduceLast makes an issued paper again from its snapshot: the last one, or
// the one of a number.
func reproduceLast(w io.Writer, now build.Project, paper, number string) error {
	snapshots, err := now.Issues(paper)
	if err != nil {
		return err
	}
	var s *build.Snapshot
	for i := range snapshots {
		if number == "" || snapshots[i].Issue.Number == number {
			s = &snapshots[i]
		}
	}
	if s == nil {
		return fmt.Errorf("“%s”没有印发过，或没有这个字号", paper)
	}
	made, in, err := remake(now, s)
	if err != nil {
		return err
	}
	r := s.Compare(in, made)
	for _, c := range r.Changed {
		fmt.Fprintf(w, "  %s\n", c)
	}
	if !r.Same {
		return fmt.Errorf("%s：按存档再生成的与当时的不一致", paper)
	}
	words := "按存档再生成，与印发稿逐字节一致"
	if r.Polished {
		words = "按存档再生成，与当时生成的逐字节一致（印发稿在此基础上经过人工修改）"
	}
	fmt.Fprintf(w, "%s：%s\n", paper, words)
	return nil
}

// remake makes a paper from a snapshot, with the fonts of today.
func remake(now build.Project, s *build.Snapshot) (build.Output, *build.Inputs, error) {
	p, found, err := readConfig(overrides{config: s.Config, asOf: s.Issue.AsOf, out: now.Out, snapshot: s})
	if err == nil && found.Blocking() {
		err = fmt.Errorf("存档的配置有误：%s", strings.TrimSpace(found.Sorted()[0].String()))
	}
	if err != nil {
		return build.Output{}, nil, err
	}
	p.Ledgers, p.Fonts, p.SystemFonts, p.Issued = s.Ledgers, now.Fonts, now.SystemFonts, now.Issued
	in, err := build.Read(p)
	if err != nil {
		return build.Output{}, nil, err
	}
	for _, j := range build.Plan(in, true) {
		if j.Name == s.Issue.Paper {
			return in.MakeOne(j), in, nil
		}
	}
	return build.Output{}, nil, fmt.Errorf("存档的配置里没有文书“%s”", s.Issue.Paper)
}
