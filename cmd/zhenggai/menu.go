package main

import (
	"bufio"
	"fmt"
	"io"
	"os"
	"os/exec"
	"path/filepath"
	"runtime"
	"strconv"
	"strings"

	"golang.org/x/text/width"
)

// A choice is a line of the menu, and the command line that it stands for.
type choice struct {
	words string
	args  []string // none: opens the folder of the papers
}

// choices are what a person does in a project, choices of a folder without one
// begin it.
var (
	choices = []choice{
		{"生成文书（只重新生成有变化的）", []string{"build"}},
		{"检查台账、配置和模板", []string{"check"}},
		{"看看会重新生成哪些文书、为什么", []string{"plan"}},
		{"看看文书里会改动哪些句子", []string{"diff"}},
		{"把台账里的问题标在副本上，放在“问题标注”文件夹", []string{"check", "--annotate", "问题标注"}},
		{"打开文书所在的文件夹", nil},
	}
	beginning = []choice{{"建立项目：示例台账、模板、字体和配置，放在“" + newProject + "”文件夹", []string{"init", newProject}}}
)

// newProject is the folder that the menu makes a project in.
const newProject = "整改项目"

// isTerminal reports that somebody sits in front of a file.
func isTerminal(f *os.File) bool {
	info, err := f.Stat()
	return err == nil && info.Mode()&os.ModeCharDevice != 0
}

// menu serves a person who started the program by a double click and has no
// command line: it shows what can be done, does what is chosen, and stays open
// so that the answer can be read. The exit code is that of the last command.
func menu(in io.Reader, out, stderr io.Writer) (code int) {
	lines := bufio.NewScanner(in)
	for {
		list := offered()
		fmt.Fprintln(out, "\n请选择，输入数字后按回车：")
		for i, c := range list {
			fmt.Fprintf(out, "  %d  %s\n", i+1, c.words)
		}
		fmt.Fprint(out, "  0  退出\n> ")
		if !lines.Scan() {
			return code
		}
		n, err := strconv.Atoi(width.Fold.String(strings.TrimSpace(lines.Text()))) // an input method may type １
		switch {
		case err != nil || n < 0 || n > len(list):
			fmt.Fprintf(out, "请输入0到%d之间的数字。\n", len(list))
		case n == 0:
			return code
		default:
			fmt.Fprintln(out)
			code = list[n-1].do(out, stderr)
		}
	}
}

// offered are the choices where we are. A project that the menu made is entered
// again.
func offered() []choice {
	if _, err := os.Stat(configName); err == nil {
		return choices
	}
	if _, err := os.Stat(filepath.Join(newProject, configName)); err == nil && os.Chdir(newProject) == nil {
		return choices
	}
	return beginning
}

func (c choice) do(out, stderr io.Writer) int {
	if c.args != nil {
		return run(c.args, out, stderr)
	}
	p, _, err := readConfig(overrides{})
	if err == nil {
		err = openFolder(p.Out)
	}
	if err != nil {
		fmt.Fprintf(stderr, "打不开文件夹：%v\n", err)
		return exitSystem
	}
	return exitOK
}

// openFolder shows a folder in the system's file manager.
func openFolder(dir string) error {
	if _, err := os.Stat(dir); err != nil {
		return fmt.Errorf("还没有生成过文书（没有“%s”）", dir)
	}
	command := map[string]string{"windows": "explorer", "darwin": "open"}[runtime.GOOS]
	if command == "" {
		command = "xdg-open"
	}
	return exec.Command(command, dir).Start()
}
