package main

import (
	_ "embed"
	"fmt"
	"io"
	"strings"

	"github.com/spf13/cobra"
)

// codesPage is the page that says what each code means. It is read by people as
// it stands; explain prints its sections.
//
//go:embed 问题代码.md
var codesPage string

// codeSection is the section of one code.
type codeSection struct {
	code, title string
	body        []string // lines, without markup
}

func explainCommand() *cobra.Command {
	return &cobra.Command{
		Use:   "explain [代码]",
		Short: "说明一个问题代码是什么意思、为什么要管、怎样处理",
		Example: `  zhenggai explain L203
  zhenggai explain            列出全部代码`,
		Args: func(_ *cobra.Command, args []string) error {
			if len(args) > 1 {
				return usage("用法：zhenggai explain 代码，一次一个")
			}
			return nil
		},
		RunE: func(cmd *cobra.Command, args []string) error {
			sections := codeSections(codesPage)
			if len(args) == 0 {
				listCodes(cmd.OutOrStdout(), sections)
				return nil
			}
			return explain(cmd.OutOrStdout(), sections, strings.ToUpper(args[0]))
		},
	}
}

// codeSections reads the page: “### 代码 标题” begins a section.
func codeSections(page string) []codeSection {
	var out []codeSection
	inside := false
	for _, l := range strings.Split(page, "\n") {
		head, is := strings.CutPrefix(l, "### ")
		switch {
		case is:
			code, title, _ := strings.Cut(head, " ")
			out = append(out, codeSection{code: code, title: title})
			inside = true
		case strings.HasPrefix(l, "#"):
			inside = false
		case inside && l != "":
			last := &out[len(out)-1]
			last.body = append(last.body, strings.Replace(l, "> ", "例子：", 1))
		}
	}
	return out
}

func listCodes(w io.Writer, sections []codeSection) {
	for _, s := range sections {
		fmt.Fprintf(w, "%s  %s\n", s.code, s.title)
	}
	fmt.Fprintln(w, "\n看其中一个：zhenggai explain L203")
}

func explain(w io.Writer, sections []codeSection, code string) error {
	var known []string
	for _, s := range sections {
		if s.code == code {
			fmt.Fprintf(w, "%s  %s\n\n%s\n", s.code, s.title, strings.Join(s.body, "\n\n"))
			return nil
		}
		known = append(known, s.code)
	}
	return usage("没有代码“%s”%s。运行 zhenggai explain 查看全部代码", code, didYouMean(code, known))
}
