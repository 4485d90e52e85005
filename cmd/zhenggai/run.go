package main

import (
	"errors"
	"fmt"
	"io"
	"strings"

	"github.com/spf13/cobra"

	"zhenggai/internal/source"
)

// The exit codes, as the manual lists them.
const (
	exitOK       = 0
	exitInternal = 1
	exitUsage    = 2 // command line or config.toml
	exitData     = 3 // ledgers or templates
	exitEdited   = 4 // a file somebody changed is in the way
	exitSystem   = 6 // disk, permission, fonts, another run
)

// failure ends a command with an exit code. A nil err means that everything
// there is to say was printed.
type failure struct {
	code int
	err  error
}

func (f failure) Error() string {
	if f.err == nil {
		return ""
	}
	return f.err.Error()
}

func usage(format string, args ...any) error { return failure{exitUsage, fmt.Errorf(format, args...)} }

// run executes one command line and answers its exit code.
func run(args []string, stdout, stderr io.Writer) (code int) {
	defer func() {
		if r := recover(); r != nil {
			fmt.Fprintf(stderr, "程序内部错误：%v\n请把这一行连同操作步骤反馈给维护人员；已有的文书没有被改动。\n", r)
			code = exitInternal
		}
	}()
	cmd := rootCommand()
	cmd.SetArgs(args)
	cmd.SetOut(stdout)
	cmd.SetErr(stderr)
	err := cmd.Execute()
	var f failure
	switch {
	case err == nil:
		return exitOK
	case !errors.As(err, &f):
		f = failure{exitUsage, inChinese(err)}
	}
	if f.err != nil {
		fmt.Fprintln(stderr, f.err)
	}
	return f.code
}

func rootCommand() *cobra.Command {
	cmd := &cobra.Command{
		Use:   "zhenggai",
		Short: "由整改台账生成巡察整改文书",
		Long: "由整改台账生成巡察整改文书（docx 和 PDF），台账修改后只重新生成受影响的文书。\n" +
			"最常用的一条命令：zhenggai build",
		Args:          unknownCommand,
		RunE:          func(cmd *cobra.Command, _ []string) error { return cmd.Help() },
		SilenceErrors: true,
		SilenceUsage:  true,
	}
	cmd.CompletionOptions.DisableDefaultCmd = true
	cmd.SetHelpTemplate(helpTemplate)
	cmd.SetHelpCommand(&cobra.Command{Use: "help", Hidden: true, Run: func(c *cobra.Command, _ []string) { c.Root().Help() }})
	cmd.AddCommand(buildCommand(), checkCommand(), traceCommand(), textCommand(), pdfCommand(), mapCommand(), explainCommand(), formCommand(), tagsCommand(), initCommand())
	cmd.AddCommand(planCommand(), diffCommand(), acceptCommand(), keepCommand(), mergeCommand(), redlineCommand(), issueCommand(), reproduceCommand())
	cmd.PersistentFlags().BoolP("help", "h", false, "显示帮助")
	return cmd
}

const helpTemplate = `{{with (or .Long .Short)}}{{.}}{{end}}

用法：
  {{if .HasAvailableSubCommands}}zhenggai 命令 [参数]{{else}}zhenggai {{.Use}} [选项]{{end}}
{{if .HasAvailableSubCommands}}
命令：{{range .Commands}}{{if .IsAvailableCommand}}
  {{rpad .Name 8}} {{.Short}}{{end}}{{end}}
{{end}}{{if .HasExample}}
示例：
{{.Example}}
{{end}}{{if .HasAvailableFlags}}
选项：
{{.Flags.FlagUsages}}{{end}}`

func unknownCommand(cmd *cobra.Command, args []string) error {
	if len(args) == 0 {
		return nil
	}
	var names []string
	for _, c := range cmd.Commands() {
		names = append(names, c.Name())
	}
	return usage("没有“%s”这个命令%s。运行 zhenggai -h 查看全部命令", args[0], didYouMean(args[0], names))
}

// didYouMean is “（是不是“build”？）” or nothing.
func didYouMean(word string, among []string) string {
	if best := source.Closest(word, among); best != "" {
		return fmt.Sprintf("（是不是“%s”？）", best)
	}
	return ""
}

// inChinese puts the messages of the flag parser into words for clerks.
func inChinese(err error) error {
	for _, m := range []struct{ prefix, words string }{
		{"unknown flag: ", "没有“%s”这个选项"},
		{"unknown shorthand flag: ", "没有这个选项：%s"},
		{"flag needs an argument: ", "选项“%s”后面缺少内容"},
	} {
		if rest, ok := strings.CutPrefix(err.Error(), m.prefix); ok {
			return fmt.Errorf(m.words+"。在命令后加 -h 查看可用的选项", rest)
		}
	}
	return err
}
