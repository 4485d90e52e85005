package main

import (
	"errors"
	"fmt"
	"io"
	"path/filepath"
	"strings"

	"github.com/spf13/cobra"

	"zhenggai/internal/build"
)

func acceptCommand() *cobra.Command {
	return decision("accept", "用新版代替人工改过的文书", "采用新版；改过的文件收进输出文件夹的 .zhenggai/history，不会丢。以前用 keep 定下保留的，从此恢复正常更新。", build.Accept)
}

func keepCommand() *cobra.Command {
	return decision("keep", "保留人工改过的文书，不再提新版", "定下保留自己改过的文件，删去旁边的新版；docx 改过的，PDF 按它重排。以后每次生成都会提示，直到用 accept 采用新版。", build.Keep)
}

func mergeCommand() *cobra.Command {
	publicOK := false
	cmd := decision("merge", "把人工修改并入新版",
		"按段落和单元格合并：只有台账、模板变了的地方更新，只有人改过的地方保留；两边都改了的，正文保留人的写法，新内容以修订标出，请在 Word 的“审阅”中接受或拒绝。\n"+
			"原来的文件收进输出文件夹的 .zhenggai/history。公开稿须加 --public-ok；公开稿两边都改了同一句时不合并。",
		func(in *build.Inputs, j *build.Job) (build.Report, error) { return build.Merge(in, j, publicOK) })
	cmd.Flags().BoolVar(&publicOK, "public-ok", false, "公开稿也合并（合并后仍须重新核对、报批）")
	return cmd
}

// decision is a command about papers that a person edited.
func decision(name, short, long string, do func(*build.Inputs, *build.Job) (build.Report, error)) *cobra.Command {
	var o overrides
	cmd := &cobra.Command{
		Use:     name + " 文书名…",
		Short:   short,
		Long:    long,
		Example: "  zhenggai " + name + " 社会公开通报",
		Args:    named(name),
		RunE:    func(cmd *cobra.Command, names []string) error { return runDecision(cmd, names, o, do) },
	}
	addOverrides(cmd, &o)
	return cmd
}

func runDecision(cmd *cobra.Command, names []string, o overrides, do func(*build.Inputs, *build.Job) (build.Report, error)) error {
	in, jobs, err := prepareJobs(cmd, names, o, true)
	if err != nil {
		return err
	}
	w := cmd.ErrOrStderr()
	var reports []build.Report
	for _, j := range jobs {
		r, err := do(in, j)
		switch {
		case errors.Is(err, build.ErrNotEdited):
			fmt.Fprintf(w, "%s：%v\n", j.Name, err)
			continue
		case err != nil:
			return failure{exitSystem, err}
		}
		reports = append(reports, r)
	}
	if len(reports) == 0 {
		return nil
	}
	printReports(w, reports, false)
	printConflicts(w, reports)
	for _, r := range reports {
		printProblems(w, r.Found)
	}
	return ended(reports, nil)
}

// maxEdits is how many hand edits of one paper are listed.
const maxEdits = 5

// printEdits lists what persons changed in papers, and where it should be
// changed instead.
func printEdits(w io.Writer, reports []build.Report) {
	printed := false
	for _, r := range reports {
		for i, e := range r.Edits {
			if !printed {
				fmt.Fprintln(w, "\n人工修改之处（改了源头，下次生成就不会再有出入）：")
				printed = true
			}
			if i == maxEdits {
				fmt.Fprintf(w, "  %s：另有%d处\n", r.Job.Name, len(r.Edits)-maxEdits)
				break
			}
			fmt.Fprintf(w, "  %s %s：%s\n    → 请改 %s\n", r.Job.Name, place(e.At), inWords(e), whence(e, filepath.Base(r.Job.Paper.Template)))
		}
	}
}

func inWords(e build.Edit) string {
	switch {
	case e.Old == "":
		return "加了“" + e.New + "”"
	case e.New == "":
		return "删了“" + e.Old + "”"
	}
	return "“" + e.Old + "”改成了“" + e.New + "”"
}

// printConflicts lists the places that a person and the new version changed.
func printConflicts(w io.Writer, reports []build.Report) {
	for _, r := range reports {
		if len(r.Conflicts) == 0 {
			continue
		}
		fmt.Fprintf(w, "\n%s：有%d处两边都改了，正文是人工修改的写法：\n", r.Job.Name, len(r.Conflicts))
		for _, c := range r.Conflicts {
			offer := "新内容已标为修订"
			if !c.Offered {
				offer = "新内容没有写入，请对照 zhenggai diff 手工处理"
			}
			fmt.Fprintf(w, "  %s：%s\n    人工修改：%s\n    新内容：%s\n", place(c.At), offer, orNone(c.Mine), orNone(c.Theirs))
		}
	}
}

func orNone(text string) string {
	if text == "" {
		return "（删去）"
	}
	return strings.Trim(strings.ReplaceAll(text, "‖", " "), " ")
}

// printOrphans names papers that config.toml no longer declares.
func printOrphans(w io.Writer, out string, names []string) {
	if len(names) == 0 {
		return
	}
	fmt.Fprintln(w, "\n以下文书以前生成过，现在 config.toml 不再声明（或已没有对应的数据）。文件没有删除，也不会再更新，请核实后移走：")
	for _, n := range names {
		fmt.Fprintf(w, "  %s\n", filepath.Join(out, filepath.FromSlash(n)+".docx"))
	}
}
