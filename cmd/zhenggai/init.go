package main

import (
	"errors"
	"fmt"
	"os"
	"path/filepath"

	"github.com/spf13/cobra"

	"zhenggai"
	"zhenggai/internal/build"
)

func initCommand() *cobra.Command {
	var fonts string
	cmd := &cobra.Command{
		Use:   "init 文件夹",
		Short: "建立一个可以直接运行的项目：示例台账、模板和配置",
		Long: "在空文件夹（或新文件夹）里写出示例台账、全部模板、字体和 config.toml。进入该文件夹运行 zhenggai build 即可生成文书；\n" +
			"再把 data 里的台账换成本单位的，照需要修改模板和 config.toml。",
		Example: "  zhenggai init 我的整改",
		Args: func(_ *cobra.Command, args []string) error {
			if len(args) != 1 {
				return usage("用法：zhenggai init 文件夹，例如 zhenggai init 我的整改")
			}
			return nil
		},
		RunE: func(cmd *cobra.Command, args []string) error { return runInit(cmd, args[0], fonts) },
	}
	cmd.Flags().StringVar(&fonts, "fonts", "", "字体所在的`文件夹`（默认为程序旁边的 fonts）")
	return cmd
}

func runInit(cmd *cobra.Command, dir, fonts string) error {
	if fonts == "" {
		fonts = shippedFonts()
	} else if !hasFonts(fonts) {
		return usage("“%s”里没有字体文件", absolute(fonts))
	}
	switch err := build.Begin(dir, zhenggai.Files, fonts); {
	case errors.Is(err, build.ErrNotEmpty):
		return usage("“%s”里已有内容，没有改动。请换一个空文件夹", absolute(dir))
	case err != nil:
		return failure{exitSystem, err}
	}
	w := cmd.ErrOrStderr()
	fmt.Fprintf(w, "已在“%s”建立项目。下一步：\n", absolute(dir))
	if fonts == "" {
		fmt.Fprintln(w, "  把程序附带的 fonts 文件夹复制到 templates 下（没有找到附带的字体，暂用系统字体）")
	}
	fmt.Fprintf(w, "  cd %s\n  zhenggai build\n", dir)
	return nil
}

// shippedFonts is the folder of the fonts that come with the program, "" when
// it is not found.
func shippedFonts() string {
	dirs := []string{filepath.Join("templates", "fonts"), "fonts"}
	if exe, err := os.Executable(); err == nil {
		beside := filepath.Dir(exe)
		dirs = append([]string{filepath.Join(beside, "fonts"), filepath.Join(beside, "templates", "fonts")}, dirs...)
	}
	for _, d := range dirs {
		if hasFonts(d) {
			return d
		}
	}
	return ""
}

func hasFonts(dir string) bool {
	found, err := filepath.Glob(filepath.Join(dir, "*.[to]t[fc]"))
	return err == nil && len(found) > 0
}
