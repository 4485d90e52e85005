package main

import (
	"fmt"
	"io"
	"strings"

	"github.com/spf13/cobra"

	"zhenggai/internal/build"
	"zhenggai/internal/source"
)

func traceCommand() *cobra.Command {
	var o overrides
	cmd := &cobra.Command{
		Use:     "trace 文件 词句",
		Short:   "查一句话或一个数字出自哪些单元格",
		Example: `  zhenggai trace 社会公开通报.docx 8次`,
		Args: func(_ *cobra.Command, args []string) error {
			if len(args) != 2 {
				return usage("用法：zhenggai trace 文件 词句，例如 zhenggai trace 社会公开通报.docx 8次")
			}
			return nil
		},
		RunE: func(cmd *cobra.Command, args []string) error { return runTrace(cmd, o, args[0], args[1]) },
	}
	addOverrides(cmd, &o)
	return cmd
}

func runTrace(cmd *cobra.Command, o overrides, file, words string) error {
	project, found, err := readConfig(o)
	if err != nil {
		return err
	}
	if found.Blocking() {
		printProblems(cmd.ErrOrStderr(), found)
		return failure{code: exitUsage}
	}
	origins, ok := build.Origins(project.Out, file, words)
	switch {
	case !ok:
		return usage("“%s”里没有生成过“%s”，请先运行 zhenggai build", project.Out, file)
	case len(origins) == 0:
		return failure{exitData, fmt.Errorf("“%s”中没有“%s”", file, words)}
	}
	for _, origin := range origins {
		printOrigin(cmd.OutOrStdout(), origin)
	}
	return nil
}

// maxCells is how many cells of one figure are listed.
const maxCells = 12

func printOrigin(w io.Writer, o build.Origin) {
	fmt.Fprintf(w, "%s：%s\n", o.At, o.Text)
	for _, p := range o.Pieces {
		fmt.Fprintf(w, "  “%s” ← %s\n", p.Text, cells(p.From, p.Template.String()+" {{"+p.Expr+"}}"))
	}
	if o.Template {
		fmt.Fprintln(w, "  其余文字出自模板")
	}
}

// cells lists places, naming each sheet once, or says which tag of the template
// computed the words when no cell is behind them.
func cells(from []source.Pos, tag string) string {
	if len(from) == 0 {
		return "模板与设置（" + tag + "）"
	}
	var out []string
	var sheet source.Pos
	seen := map[source.Pos]bool{}
	for _, p := range from {
		if seen[p] || len(seen) == maxCells {
			continue
		}
		seen[p] = true
		words := p.String()
		if here := (source.Pos{File: p.File, Sheet: p.Sheet}); here == sheet {
			words = p.Cell
		} else {
			sheet = here
		}
		out = append(out, words)
	}
	s := strings.Join(out, "、")
	if len(from) > maxCells {
		s += fmt.Sprintf("等%d处", len(from))
	}
	return s
}
