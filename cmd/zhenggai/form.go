package main

import (
	"errors"
	"fmt"
	"io/fs"
	"os"
	"path/filepath"
	"strings"

	"github.com/spf13/cobra"

	"zhenggai/internal/build"
	"zhenggai/internal/model"
)

func formCommand() *cobra.Command {
	var force bool
	cmd := &cobra.Command{
		Use:   "form 文件.xlsx",
		Short: "写出一份空白台账，含全部工作表、填写说明和下拉选项",
		Long: "写出一份空白台账（.xlsx）：全部工作表和标题，标题上的批注说明各栏怎样填，规定用词的栏目可以下拉选择。\n" +
			"每张表有一行“例：”开头的示例，程序不计入，填好后可以删去。",
		Args: func(_ *cobra.Command, args []string) error {
			if len(args) != 1 {
				return usage("用法：zhenggai form 文件.xlsx，例如 zhenggai form 空白台账.xlsx")
			}
			return nil
		},
		RunE: func(cmd *cobra.Command, args []string) error { return runForm(cmd, args[0], force) },
	}
	cmd.Flags().BoolVar(&force, "force", false, "覆盖已有的同名文件")
	return cmd
}

func runForm(cmd *cobra.Command, path string, force bool) error {
	if !strings.EqualFold(filepath.Ext(path), ".xlsx") {
		return usage("“%s”的扩展名不是 .xlsx", path)
	}
	if _, err := os.Stat(path); !force && !errors.Is(err, fs.ErrNotExist) {
		return usage("“%s”已经存在，没有覆盖；要覆盖请加 --force", path)
	}
	data, err := model.Blank()
	if err != nil {
		return err
	}
	if err := build.WriteFile(path, data); err != nil {
		return failure{exitSystem, err}
	}
	fmt.Fprintf(cmd.ErrOrStderr(), "已写出空白台账“%s”。填好后放到 data 文件夹，运行 zhenggai check。\n", path)
	return nil
}
