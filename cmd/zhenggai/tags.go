package main

import (
	"errors"
	"fmt"
	"io"
	"io/fs"
	"os"
	"path/filepath"
	"strings"

	"github.com/jedib0t/go-pretty/v6/table"
	"github.com/spf13/cobra"

	"zhenggai/generators"
	"zhenggai/internal/build"
	"zhenggai/internal/source"
)

func tagsCommand() *cobra.Command {
	var o overrides
	var kind string
	cmd := &cobra.Command{
		Use:   "tags 模板.docx",
		Short: "列出模板里的全部标签，并核对能不能填出来",
		Long: "逐段列出模板里的标签：写的什么、是哪一种；在表格里的，说明第几张表、第几行第几列。config.toml 里声明过的模板，同时按它的种类核对：\n" +
			"名称有没有、种类对不对。还没有声明的模板，用 --kind 指明按哪一种文书核对。",
		Example: `  zhenggai tags templates/社会公开通报.docx
  zhenggai tags 新模板.docx --kind progress`,
		Args: func(_ *cobra.Command, args []string) error {
			if len(args) != 1 {
				return usage("用法：zhenggai tags 模板.docx")
			}
			return nil
		},
		RunE: func(cmd *cobra.Command, args []string) error { return runTags(cmd, args[0], kind, o) },
	}
	cmd.Flags().StringVar(&o.config, "config", "", "配置`文件`（默认为当前文件夹的 config.toml）")
	cmd.Flags().StringVar(&kind, "kind", "", "按这一`种类`的文书核对")
	return cmd
}

func runTags(cmd *cobra.Command, path, kind string, o overrides) error {
	if _, err := os.Stat(path); err != nil {
		return usage("找不到模板“%s”", absolute(path))
	}
	in, papers, err := declared(path, o)
	if err != nil {
		return err
	}
	if kind != "" {
		family, ok := generators.Find(kind)
		if !ok {
			return usage("没有“%s”这个种类%s。可以是：%s", kind, didYouMean(kind, generators.Kinds()), strings.Join(generators.Kinds(), "、"))
		}
		papers = []build.Paper{build.AskFamily(path, family)}
	}
	tags, found := build.Ask(path)
	for _, p := range papers {
		var more source.Problems
		tags, more = in.Ask(p)
		found = append(found, more...)
	}
	printTags(cmd.OutOrStdout(), tags, len(papers) > 0)
	printProblems(cmd.ErrOrStderr(), found)
	if found.Blocking() {
		return failure{code: exitData}
	}
	return nil
}

// declared reads the project around a template and the papers that it dresses;
// without config.toml there are none.
func declared(path string, o overrides) (*build.Inputs, []build.Paper, error) {
	project, _, err := readConfig(o)
	if err != nil {
		if _, serr := os.Stat(configName); o.config == "" && errors.Is(serr, fs.ErrNotExist) {
			return build.Empty(), nil, nil
		}
		return nil, nil, err
	}
	in, err := build.Read(project)
	if err != nil {
		return nil, nil, failure{exitSystem, err}
	}
	var papers []build.Paper
	for _, p := range project.Papers {
		if absolute(p.Template) == absolute(path) {
			papers = append(papers, p)
		}
	}
	return in, papers, nil
}

func printTags(w io.Writer, tags []build.Asked, checked bool) {
	if len(tags) == 0 {
		fmt.Fprintln(w, "模板里没有标签。")
		return
	}
	header := []any{"标签", "构造"}
	if checked {
		header = append(header, "值")
	}
	t := newTable(w, header...)
	var place source.Pos
	for _, x := range tags {
		if x.At != place {
			place = x.At
			at := place
			at.File = ""
			t.AppendRow(table.Row{strings.TrimSpace(at.String())})
		}
		row := table.Row{strings.Repeat("  ", 1+x.Depth) + x.Written, x.Construct}
		if checked {
			row = append(row, x.Kind)
		}
		t.AppendRow(row)
	}
	t.Render()
	fmt.Fprintf(w, "\n“%s”共有%d个标签。\n", filepath.Base(tags[0].At.File), len(tags))
}
