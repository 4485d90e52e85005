package main

import (
	"io/fs"
	"os"
	"path/filepath"
	"regexp"
	"slices"
	"strings"
	"testing"
)

var codeLiteral = regexp.MustCompile(`"[A-Z]\d{3}"`)

// codesInProgram lists every code that the program's own files hold.
func codesInProgram(t *testing.T) map[string]string {
	t.Helper()
	out := map[string]string{}
	for _, top := range []string{"cmd", "generators", "internal"} {
		err := filepath.WalkDir(filepath.Join("..", "..", top), func(path string, d fs.DirEntry, err error) error {
			if err != nil || d.IsDir() || !strings.HasSuffix(path, ".go") || strings.HasSuffix(path, "_test.go") {
				return err
			}
			data, err := os.ReadFile(path)
			for _, code := range codeLiteral.FindAllString(string(data), -1) {
				out[strings.Trim(code, `"`)] = path
			}
			return err
		})
		if err != nil {
			t.Fatal(err)
		}
	}
	if len(out) < 100 {
		t.Fatalf("only %d codes were found", len(out))
	}
	return out
}

func TestEveryCodeIsExplained(t *testing.T) {
	used := codesInProgram(t)
	told := map[string]bool{}
	for _, s := range codeSections(codesPage) {
		told[s.code] = true
		if used[s.code] == "" {
			t.Errorf("问题代码.md explains %s, which the program never says", s.code)
		}
	}
	for code, file := range used {
		if !told[code] {
			t.Errorf("问题代码.md says nothing of %s (%s)", code, file)
		}
	}
}

// TestCodesPage: the sections stand in order, each with an example of its own
// code and level, the reason and the mend.
func TestCodesPage(t *testing.T) {
	sections := codeSections(codesPage)
	if !slices.IsSortedFunc(sections, func(a, b codeSection) int { return strings.Compare(a.code, b.code) }) {
		t.Error("the sections are not in the order of their codes")
	}
	example := regexp.MustCompile(`^例子：(错误|警告|提示) ([A-Z]\d{3}) (\[[^\]]+\] )?\S`)
	for i, s := range sections {
		if i > 0 && sections[i-1].code == s.code {
			t.Errorf("%s stands twice", s.code)
		}
		if len(s.body) != 3 || s.title == "" {
			t.Errorf("%s: %d parts, want an example, 为什么 and 怎么办", s.code, len(s.body))
			continue
		}
		if m := example.FindStringSubmatch(s.body[0]); m == nil || m[2] != s.code {
			t.Errorf("%s: no example of its own message: %s", s.code, s.body[0])
		}
		if !strings.HasPrefix(s.body[1], "为什么：") || !strings.HasPrefix(s.body[2], "怎么办：") {
			t.Errorf("%s: want 为什么 and 怎么办", s.code)
		}
	}
}
