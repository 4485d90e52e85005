package main

import (
	"cmp"
	"errors"
	"fmt"
	"io"
	"os"
	"path/filepath"
	"strings"

	"github.com/jedib0t/go-pretty/v6/table"
	"github.com/spf13/cobra"

	"zhenggai/internal/build"
	"zhenggai/internal/model"
)

func mapCommand() *cobra.Command {
	var file string
	cmd := &cobra.Command{
		Use:   "map 台账.xlsx",
		Short: "看一份台账的每张表、每一列是怎样认的，缺什么、怎样配置",
		Long: "逐张工作表列出：当作哪种表，每一列成为哪个字段、有多大把握，缺哪些列；最后给出可以直接贴进 config.toml 的几行。\n" +
			"不需要先建项目；当前文件夹里有 config.toml 的，按其中的 [headings] 和 [sheets] 认。",
		Example: `  zhenggai map data/整改台账.xlsx`,
		Args: func(_ *cobra.Command, args []string) error {
			if len(args) != 1 {
				return usage("用法：zhenggai map 台账.xlsx，一次一份")
			}
			return nil
		},
		RunE: func(cmd *cobra.Command, args []string) error { return runMap(cmd, file, args[0]) },
	}
	cmd.Flags().StringVar(&file, "config", "", "配置`文件`（默认为当前文件夹的 config.toml，没有也可以）")
	return cmd
}

func runMap(cmd *cobra.Command, file, ledger string) error {
	r, c, err := optionalConfig(file)
	if err != nil {
		return err
	}
	var p build.Project
	r.reading(&p, c)
	if r.found.Blocking() {
		printProblems(cmd.ErrOrStderr(), r.found)
		return failure{code: exitUsage}
	}
	sheets, found := build.Look(p, ledger)
	printProblems(cmd.ErrOrStderr(), found)
	if sheets == nil {
		return failure{code: exitData}
	}
	w := cmd.OutOrStdout()
	for _, m := range sheets {
		printMapping(w, m)
	}
	advise(sheets, c).print(w, r)
	return nil
}

// optionalConfig reads what config.toml says of headings and sheets; without
// one everything is standard.
func optionalConfig(file string) (*reader, config, error) {
	var c config
	named := file != ""
	file = cmp.Or(file, configName)
	r := &reader{file: filepath.Base(file), dir: filepath.Dir(file)}
	data, err := os.ReadFile(file)
	switch {
	case errors.Is(err, os.ErrNotExist) && !named:
		return r, c, nil
	case errors.Is(err, os.ErrNotExist):
		return r, c, usage("找不到配置文件“%s”", absolute(file))
	case err != nil:
		return r, c, failure{exitSystem, fmt.Errorf("读不到配置文件“%s”：%s", file, build.Reason(err))}
	}
	r.decode(data, &c)
	return r, c, nil
}

func printMapping(w io.Writer, m model.Mapping) {
	fmt.Fprintf(w, "\n%s：%s\n", m.At, described(m))
	if len(m.Columns) == 0 {
		return
	}
	first := "列"
	if m.Pairs {
		first = "行"
	}
	t := newTable(w, first, "写的是", "成为", "把握", "样例")
	for _, c := range m.Columns {
		t.AppendRow(table.Row{c.Letter, c.Heading, became(c), c.Sure, short(c.Sample)})
	}
	t.Render()
	printLacking(w, "缺少必需的列", m.Missing, "补上以前，用到这张表的文书不会生成")
	printLacking(w, "缺少的列", m.Wanting, "有的文书会不完整")
	printLacking(w, "没有采用", left(m), "只作内部资料保留，不会公开")
	printLacking(w, "与别的列重复", doubled(m), "请改名，或者在 [headings] 中写明用哪一列")
}

func described(m model.Mapping) string {
	switch {
	case m.How == model.HiddenSheet || m.How == model.EmptySheet:
		return m.How.String()
	case m.How == model.Unrecognised && m.Form == "":
		return "不像任何一种标准表式，整张表只作内部资料保留，不会公开"
	case m.How == model.Unrecognised:
		return fmt.Sprintf("没有采用；最像“%s”，但还不能确定。以下按“%s”对照", m.Form, m.Form)
	case m.Pairs:
		return fmt.Sprintf("%s读作“%s”", m.How, m.Form)
	}
	return fmt.Sprintf("%s读作“%s”，表头在第%s行", m.How, m.Form, rows(m))
}

func rows(m model.Mapping) string {
	if m.Top == m.Bottom {
		return fmt.Sprint(m.Top)
	}
	return fmt.Sprintf("%d至%d", m.Top, m.Bottom)
}

// became is the field, or with a question mark what it may be.
func became(c model.Match) string {
	switch {
	case c.Field != "":
		return c.Field
	case c.Sure == model.Near || c.Sure == model.Ambiguous:
		return strings.Join(c.Maybe, "、") + "？"
	}
	return "—"
}

// left names the columns that became no field.
func left(m model.Mapping) []string {
	var out []string
	for _, c := range m.Columns {
		if c.Field == "" && !m.Pairs {
			out = append(out, c.Heading)
		}
	}
	return out
}

// doubled names the columns that give way to another of the same field.
func doubled(m model.Mapping) []string {
	var out []string
	for _, c := range m.Columns {
		if c.Sure == model.Double {
			out = append(out, c.Letter+"列“"+c.Heading+"”")
		}
	}
	return out
}

func printLacking(w io.Writer, what string, names []string, so string) {
	if len(names) > 0 {
		fmt.Fprintf(w, "%s：%s（%s）。\n", what, strings.Join(names, "、"), so)
	}
}

// sampleLength is how much of a value is shown, in characters.
const sampleLength = 16

func short(s string) string {
	r := []rune(strings.Join(strings.Fields(s), " "))
	if len(r) > sampleLength {
		return string(r[:sampleLength]) + "…"
	}
	return string(r)
}

// headingLine finds the line of a table of config.toml; 0 without one.
func (r *reader) headingLine(table string) int {
	for i, l := range r.lines {
		if name, _, _ := strings.Cut(l, "#"); strings.TrimSpace(name) == "["+table+"]" {
			return i + 1
		}
	}
	return 0
}
