package main

import (
	"fmt"
	"path/filepath"
	"regexp"
	"strings"
	"unicode"
	"unicode/utf8"
)

// longestName bounds the name of a paper and of a folder: Word opens no path of
// much over 200 characters, other systems no name of over 255 bytes.
const longestName = 70

// device is a name that Windows keeps for itself.
var device = regexp.MustCompile(`(?i)^(con|prn|aux|nul|com\d|lpt\d)$`)

// badName says what is wrong with a name of a file or folder; "" when nothing is.
func badName(name string) string {
	switch {
	case strings.HasPrefix(name, "."):
		return "以“.”开头，文件夹里看不见"
	case strings.TrimRight(name, " 　.") != name || strings.TrimLeft(name, " 　") != name:
		return "首尾有空格或者“.”"
	case strings.ContainsFunc(name, unicode.IsControl):
		return "含有换行、制表等看不见的字符"
	case device.MatchString(name):
		return "是 Windows 保留的名称"
	case utf8.RuneCountInString(name) > longestName:
		return fmt.Sprintf("有%d个字，超过%d个字，Windows 和 Word 打不开这样长的文件名", utf8.RuneCountInString(name), longestName)
	}
	return ""
}

// naming checks what the files of a paper will be called and that they stay in
// the folder of the papers.
func (r *reader) naming(line int, c paperConfig) {
	if base, ok := strings.CutSuffix(strings.ToLower(c.Name), ".docx"); ok {
		r.add("C102", line, fmt.Sprintf("文书名“%s”不必写 .docx", c.Name), fmt.Sprintf(`请改为 name = "%s"`, c.Name[:len(base)]))
	} else if why := badName(c.Name); why != "" {
		r.add("C102", line, fmt.Sprintf("文书名“%s”%s", shortened(c.Name), why), "文书名也是文件名，请改正 name")
	}
	if c.Folder == "" {
		return
	}
	if !filepath.IsLocal(c.Folder) || strings.Contains(c.Folder, `\`) {
		r.add("C102", line, fmt.Sprintf("文书“%s”的 folder“%s”不在 out 之内", shortened(c.Name), c.Folder), `folder 是 out 下的文件夹，例如 folder = "进展"；下一层用“/”隔开`)
		return
	}
	for _, part := range strings.Split(c.Folder, "/") {
		if why := badName(part); why != "" {
			r.add("C102", line, fmt.Sprintf("文书“%s”的 folder“%s”%s", shortened(c.Name), shortened(part), why), "请改正 folder")
		}
	}
}

// shortened cuts a long name for a message.
func shortened(s string) string {
	if all := []rune(s); len(all) > 20 {
		return string(all[:20]) + "…"
	}
	return s
}
