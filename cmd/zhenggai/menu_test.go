package main

import (
	"bytes"
	"errors"
	"os"
	"path/filepath"
	"strings"
	"testing"
)

// A person without a command line: whatever is typed, the menu stays until 0.
func TestMenu(t *testing.T) {
	g := newGround(t)
	g.ledger()
	t.Chdir(g.dir)
	var out, said bytes.Buffer
	if code := menu(strings.NewReader("6\n九\n7\n１\n1\n0\n1\n"), &out, &said); code != exitOK {
		t.Errorf("exit code %d:\n%s", code, said.String())
	}
	if n := strings.Count(out.String(), "请输入0到6之间的数字。"); n != 2 {
		t.Errorf("wrong words were told %d times, want 2:\n%s", n, out.String())
	}
	for _, want := range []string{"打不开文件夹：还没有生成过文书", "已生成3份", "没有写入任何文件"} {
		if !strings.Contains(said.String(), want) {
			t.Errorf("not said: %s\n%s", want, said.String())
		}
	}
}

// In an empty folder the menu makes a project, and works in it, also when it is
// started again.
func TestMenuBeginsAProject(t *testing.T) {
	fonts, err := filepath.Abs("../../templates/fonts")
	if err != nil {
		t.Fatal(err)
	}
	dir := t.TempDir()
	t.Chdir(dir)
	var out, said bytes.Buffer
	if code := menu(strings.NewReader("1\n"), &out, &said); code != exitOK {
		t.Fatalf("exit code %d:\n%s", code, said.String())
	}
	templates := filepath.Join(dir, newProject, "templates", "fonts")
	if err := errors.Join(os.RemoveAll(templates), os.Symlink(fonts, templates)); err != nil {
		t.Fatal(err)
	}
	t.Chdir(dir)
	if code := menu(strings.NewReader("2\n"), &out, &said); code != exitOK {
		t.Fatalf("exit code %d:\n%s", code, said.String())
	}
	if !strings.Contains(said.String(), "份文书：错误0处") {
		t.Errorf("the sample was not checked:\n%s", said.String())
	}
}
