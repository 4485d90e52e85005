package main

import (
	"fmt"
	"io"
	"path/filepath"
	"slices"
	"strings"
	"time"

	"github.com/jedib0t/go-pretty/v6/table"
	"github.com/jedib0t/go-pretty/v6/text"

	"zhenggai/internal/build"
	"zhenggai/internal/source"
)

func init() { text.OverrideRuneWidthEastAsianWidth(false) }

func newTable(w io.Writer, header ...any) table.Writer {
	t := table.NewWriter()
	t.SetOutputMirror(w)
	t.SetStyle(table.StyleLight)
	t.Style().Options = table.OptionsNoBordersAndSeparators
	t.Style().Format.Header = text.FormatDefault
	t.AppendHeader(table.Row(header))
	return t
}

func printPlan(w io.Writer, in *build.Inputs, jobs []*build.Job, explain bool) {
	t := newTable(w, "文书", "将要", "原因")
	for _, j := range jobs {
		reasons := j.Why
		if edited := build.EditedFiles(in, j); len(edited) > 0 {
			reasons = append([]string{"“" + strings.Join(edited, "”“") + "”与上次生成的内容不一致（可能被人工修改），会保留"}, reasons...)
		}
		t.AppendRow(table.Row{j.Name, j.Action, why(reasons, j.Problems, explain)})
	}
	t.Render()
}

func printReports(w io.Writer, reports []build.Report, explain bool) {
	t := newTable(w, "文书", "结果", "原因", "页数", "用时")
	for _, r := range reports {
		t.AppendRow(table.Row{r.Job.Name, r.Outcome, why(reasons(r), r.Found, explain), count(r.Pages), took(r)})
	}
	t.Render()
}

// reasons adds to why a paper was made what kept it from being written.
func reasons(r build.Report) []string {
	switch r.Outcome {
	case build.Same:
		return append([]string{"重新生成后与现有文件相同"}, r.Why...)
	case build.Edited:
		return []string{"“" + strings.Join(r.Kept, "”“") + "”与上次生成的内容不一致（可能被人工修改），已保留"}
	case build.Issued:
		if len(r.Kept) > 0 {
			return []string{"已印发；“" + strings.Join(r.Kept, "”“") + "”与印发稿不一致，没有改动（印发稿在 data/已印发）"}
		}
		return []string{"已印发，此后没有变化"}
	case build.Drifted:
		return []string{r.Note}
	case build.Merged:
		return []string{"人工修改已并入新版，原来的文件收进了历史"}
	case build.Undecided:
		return []string{"文件里有合并留下的修订，请在 Word 的“审阅”中逐处接受（用新内容）或拒绝（用人工修改的）"}
	case build.Beside:
		if r.Note != "" {
			return []string{r.Note}
		}
		if len(r.Written) > 0 {
			return []string{"文件与上次生成的内容不一致（可能被人工修改），已保留；新版另存为“" + filepath.Base(r.Written[0]) + "”"}
		}
		return []string{"人工修改过的文件旁有新版，请比较后二者留一：要新版运行 accept，要自己的运行 keep，合并运行 merge"}
	case build.Held:
		return []string{"另有文书等待处理，按 --on-edit=fail 没有写入"}
	}
	return r.Why
}

// why gives the first reason, or with --explain every one on its own line.
func why(reasons []string, found source.Problems, explain bool) string {
	if found.Blocking() {
		return fmt.Sprintf("有%d处错误，见下", found.Count(source.Error))
	}
	switch {
	case len(reasons) == 0:
		return ""
	case explain || len(reasons) == 1:
		return strings.Join(reasons, "\n")
	}
	return fmt.Sprintf("%s 等%d处", reasons[0], len(reasons))
}

func count(n int) string {
	if n == 0 {
		return ""
	}
	return fmt.Sprint(n)
}

func took(r build.Report) string {
	if r.Outcome == build.Current || r.Outcome == build.Edited || r.Outcome == build.Pinned {
		return ""
	}
	return fmt.Sprintf("%d毫秒", r.Took.Round(time.Millisecond).Milliseconds())
}

// printMissing lists what the ledgers do not hold, once per item and paper.
func printMissing(w io.Writer, reports []build.Report) {
	printed := false
	for _, r := range reports {
		if len(r.Missing) == 0 {
			continue
		}
		if !printed {
			fmt.Fprintln(w, "\n待补充（台账中没有，文书中已标出）：")
			printed = true
		}
		var names []string
		for _, m := range r.Missing {
			names = append(names, m.Name)
		}
		fmt.Fprintf(w, "  %s：%s\n", r.Job.Name, strings.Join(unique(names), "、"))
	}
}

func unique(words []string) []string {
	seen := map[string]bool{}
	var out []string
	for _, w := range words {
		if !seen[w] {
			seen[w] = true
			out = append(out, w)
		}
	}
	return out
}

// groupLimit is how many problems of one kind are printed before the rest are
// only counted.
const groupLimit = 5

// printProblems prints everything once, the most important last.
func printProblems(w io.Writer, found source.Problems) {
	order := found.Distinct().Sorted()
	kinds := map[string]int{}
	for _, p := range order {
		kinds[kind(p)]++
	}
	if len(order) > 0 {
		fmt.Fprintln(w)
	}
	printed := map[string]int{}
	for _, p := range order {
		k := kind(p)
		if printed[k]++; printed[k] > groupLimit && p.Level != source.Error {
			continue
		}
		fmt.Fprintln(w, p)
		if printed[k] == groupLimit && kinds[k] > groupLimit && p.Level != source.Error {
			fmt.Fprintf(w, "    同类共%d处，以上为前%d处\n", kinds[k], groupLimit)
		}
	}
}

func kind(p source.Problem) string { return p.Level.String() + p.Code + p.At.File + p.At.Sheet }

func printSummary(w io.Writer, out string, reports []build.Report, total time.Duration) {
	n := map[build.Outcome]int{}
	for _, r := range reports {
		n[r.Outcome]++
	}
	var parts []string
	for _, o := range []build.Outcome{build.Written, build.Same, build.Current, build.Edited, build.Pinned, build.Merged, build.Beside, build.Undecided, build.Issued, build.Drifted, build.Held, build.Refused, build.Failed} {
		if n[o] > 0 {
			parts = append(parts, fmt.Sprintf("%s%d份", o, n[o]))
		}
	}
	fmt.Fprintf(w, "\n%s，共用时%.2f秒。文书在“%s”。\n", strings.Join(parts, "，"), total.Seconds(), out)
	if !slices.ContainsFunc(reports, func(r build.Report) bool { return len(r.Written) > 0 || r.Error != nil }) {
		fmt.Fprintln(w, "没有写入任何文件。")
	}
}
