package main

import (
	"errors"
	"fmt"
	"io/fs"
	"os"
	"path/filepath"
	"slices"
	"strings"

	"github.com/spf13/cobra"

	"zhenggai/internal/build"
	"zhenggai/internal/docx"
	"zhenggai/internal/pdf"
	"zhenggai/internal/source"
)

type pdfOptions struct {
	config, out string
	force       bool
}

func pdfCommand() *cobra.Command {
	var o pdfOptions
	cmd := &cobra.Command{
		Use:   "pdf 文件.docx…",
		Short: "把任意 Word 文件排成 PDF，并列出排不了的内容",
		Long: "把 Word 文件（.docx）排成 PDF，放在它旁边。不需要台账；有 config.toml 的，用其中的字体文件夹。\n" +
			"本程序排不了的内容（公式、图形等）逐段列出：错误使这份文件不出 PDF，警告和提示不影响。",
		Example: `  zhenggai pdf 通知.docx
  zhenggai pdf out/公开/*.docx --out 打印`,
		Args: func(_ *cobra.Command, args []string) error {
			if len(args) == 0 {
				return usage("请写明要排的文件，例如 zhenggai pdf 通知.docx")
			}
			return nil
		},
		RunE: func(cmd *cobra.Command, files []string) error { return runPDF(cmd, files, o) },
	}
	cmd.Flags().StringVar(&o.config, "config", "", "配置`文件`（默认为当前文件夹的 config.toml，没有也可以）")
	cmd.Flags().StringVar(&o.out, "out", "", "PDF 放到这个`文件夹`（默认放在各个文件旁边）")
	cmd.Flags().BoolVar(&o.force, "force", false, "覆盖不是本程序生成的同名 PDF")
	return cmd
}

func runPDF(cmd *cobra.Command, files []string, o pdfOptions) error {
	targets, err := o.targets(files)
	if err != nil {
		return err
	}
	press, err := o.press()
	if err != nil {
		return err
	}
	var found source.Problems
	for i, file := range files {
		p, err := printed(press, file)
		if err != nil {
			return err
		}
		found = append(found, p.Problems...)
		if p.Data == nil {
			continue
		}
		if err := build.WriteFile(targets[i], p.Data); err != nil {
			return failure{exitSystem, err}
		}
		fmt.Fprintf(cmd.ErrOrStderr(), "已写出“%s”，%d页。\n", targets[i], p.Pages)
	}
	printProblems(cmd.ErrOrStderr(), append(found, press.FontNotes()...))
	if found.Blocking() {
		return failure{code: exitData}
	}
	return nil
}

// targets are the files to be written; it is an error when two are the same, or
// one is there that somebody else made.
func (o pdfOptions) targets(files []string) ([]string, error) {
	var out []string
	seen := map[string]string{}
	for _, file := range files {
		dir := filepath.Dir(file)
		if o.out != "" {
			dir = o.out
		}
		target := filepath.Join(dir, strings.TrimSuffix(filepath.Base(file), filepath.Ext(file))+".pdf")
		if other, twice := seen[strings.ToLower(target)]; twice {
			return nil, usage("“%s”和“%s”都会写成“%s”，请分开排", other, file, target)
		}
		seen[strings.ToLower(target)] = file
		if err := o.mayReplace(target); err != nil {
			return nil, err
		}
		out = append(out, target)
	}
	return out, nil
}

func (o pdfOptions) mayReplace(target string) error {
	data, err := os.ReadFile(target)
	switch {
	case errors.Is(err, fs.ErrNotExist) || o.force:
		return nil
	case err != nil:
		return failure{exitSystem, fmt.Errorf("读不到“%s”：%s", target, build.Reason(err))}
	}
	if !pdf.Ours(data) {
		return usage("“%s”不是本程序生成的，没有覆盖；要覆盖请加 --force", target)
	}
	return nil
}

// press finds the fonts: those that config.toml names, when there is one.
func (o pdfOptions) press() (*build.Press, error) {
	fonts := []string{filepath.Join("templates", "fonts")}
	if _, err := os.Stat(configName); err == nil || o.config != "" {
		project, found, err := readConfig(overrides{config: o.config})
		if err != nil {
			return nil, err
		}
		if i := slices.IndexFunc(found, func(p source.Problem) bool { return p.Code == "C102" }); i >= 0 {
			return nil, usage("%s", found[i])
		}
		fonts = project.Fonts
	} else {
		fonts = append(fonts, besideProgram()...)
	}
	press, err := build.NewPress(fonts, systemFonts())
	if err != nil {
		return nil, failure{exitSystem, err}
	}
	return press, nil
}

func printed(press *build.Press, file string) (build.Printed, error) {
	data, err := os.ReadFile(file)
	if err != nil {
		return build.Printed{}, usage("读不到文件“%s”", file)
	}
	f, err := docx.Open(filepath.Base(file), data)
	if err != nil {
		return build.Printed{}, failure{exitData, err}
	}
	return press.Print("", f, build.OwnLayout), nil
}
