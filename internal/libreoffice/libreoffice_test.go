//go:build unix

package libreoffice

import (
	"bytes"
	"errors"
	"os"
	"os/exec"
	"path/filepath"
	"strconv"
	"strings"
	"syscall"
	"testing"
	"time"

	"zhenggai/internal/docx/recipe"
)

// script is a program in the place of LibreOffice.
func script(t *testing.T, body string) string {
	t.Helper()
	path := filepath.Join(t.TempDir(), "soffice")
	text := "#!/bin/sh\nif [ \"$1\" = --version ]; then echo 'LibreOffice 7.4.7.2'; exit; fi\n" +
		"while [ $# -gt 1 ]; do [ \"$1\" = --outdir ] && out=$2; shift; done\n" + body
	if err := os.WriteFile(path, []byte(text), 0o755); err != nil {
		t.Fatal(err)
	}
	return path
}

func TestFaults(t *testing.T) {
	for _, c := range []struct{ name, body, want string }{
		{"退出码不为零", "echo 无法读取 >&2; exit 77", "LibreOffice 没有排成 PDF：exit status 77。无法读取"},
		{"正常结束而没有文件", "exit 0", "LibreOffice 没有排成 PDF：它正常结束，但没有写出文件。"},
		{"空文件", ": >$out/paper.pdf", "LibreOffice 写出的 PDF 读不出来，或者一页也没有。"},
		{"不是 PDF", "echo '%PDF-1.7 x' >$out/paper.pdf", "LibreOffice 写出的 PDF 读不出来，或者一页也没有。"},
		{"不结束", "sleep 60", "LibreOffice 在0.3秒内没有排完，已经结束它。"},
	} {
		t.Run(c.name, func(t *testing.T) {
			o, err := open(script(t, c.body), 300*time.Millisecond)
			if err != nil {
				t.Fatal(err)
			}
			if o.Version != "LibreOffice 7.4.7.2" {
				t.Errorf("版本 %q", o.Version)
			}
			_, _, err = o.Convert([]byte("docx"), "文")
			var told *Error
			if !errors.As(err, &told) || told.Text != c.want || !strings.Contains(told.Hint, "pdf 一行") {
				t.Errorf("得 %v，应为 %s", err, c.want)
			}
		})
	}
	if _, err := open(filepath.Join(t.TempDir(), "没有"), time.Second); err == nil {
		t.Error("没有的程序竟能运行")
	}
}

// What the program started ends with it.
func TestNothingStaysBehind(t *testing.T) {
	note := filepath.Join(t.TempDir(), "child")
	o, err := open(script(t, "sleep 60 & echo $! >"+note+"; wait"), 300*time.Millisecond)
	if err != nil {
		t.Fatal(err)
	}
	if _, _, err := o.Convert(nil, ""); err == nil {
		t.Fatal("应当超时")
	}
	data, err := os.ReadFile(note)
	if err != nil {
		t.Fatal(err)
	}
	child, err := strconv.Atoi(strings.TrimSpace(string(data)))
	if err != nil {
		t.Fatal(err)
	}
	for range 100 { // it is gone when its new parent has noticed
		state, err := os.ReadFile("/proc/" + strconv.Itoa(child) + "/stat")
		if errors.Is(syscall.Kill(child, 0), syscall.ESRCH) || err == nil && bytes.Contains(state, []byte(") Z ")) {
			return
		}
		time.Sleep(10 * time.Millisecond)
	}
	t.Errorf("进程%d还在", child)
}

// The real one: the same bytes twice, and a text that is not in the file is missed.
func TestRealOffice(t *testing.T) {
	if _, err := exec.LookPath("soffice"); err != nil {
		if os.Getenv("CI") != "" {
			t.Fatal("CI 中应有 LibreOffice")
		}
		t.Skip("没有安装 LibreOffice")
	}
	if testing.Short() {
		t.Skip("LibreOffice 要几秒钟")
	}
	word, err := recipe.Build("= 关于校对的通知\n共3项，见附件。\n", recipe.Options{})
	if err != nil {
		t.Fatal(err)
	}
	o, err := Find()
	if err != nil {
		t.Fatal(err)
	}
	first, pages, err := o.Convert(word, "关于校对的通知共3项，见附件。")
	if err != nil || pages != 1 {
		t.Fatalf("%d页，%v", pages, err)
	}
	again, _, err := o.Convert(word, "")
	if err != nil || !bytes.Equal(first, again) {
		t.Errorf("两次的字节不同，%v", err)
	}
	var told *Error
	if _, err := verify(first, "关于校对的通知，镕"); !errors.As(err, &told) || told.Text != "LibreOffice 排出的 PDF 比 docx 少了文字“镕”。" {
		t.Errorf("得 %v", err)
	}
}
