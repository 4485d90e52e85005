package main

import (
	"bytes"
	"os"
	"path/filepath"
	"strings"
	"sync"
	"testing"
	"time"
)

// heard is what a running program has said so far.
type heard struct {
	mu sync.Mutex
	b  bytes.Buffer
}

func (h *heard) Write(p []byte) (int, error) {
	h.mu.Lock()
	defer h.mu.Unlock()
	return h.b.Write(p)
}

func (h *heard) String() string {
	h.mu.Lock()
	defer h.mu.Unlock()
	return h.b.String()
}

// A workbook that is saved slowly makes papers once it is whole, and takes none
// back before.
func TestWatch(t *testing.T) {
	g := newGround(t)
	g.ledger()
	cmd, said := g.command("build", "--watch"), &heard{}
	cmd.Stderr = said
	g.do(cmd.Start())
	defer func() { cmd.Process.Kill(); cmd.Wait() }()
	until(t, said, func() bool { return strings.Contains(said.String(), "正在等待") })

	g.ledger("审核档案36卷", "审核档案40卷")
	book := filepath.Join(g.dir, "data", "台账.xlsx")
	whole, err := os.ReadFile(book)
	g.do(err, os.WriteFile(book, whole[:len(whole)/2], 0o644))
	time.Sleep(2 * lookEvery)
	if _, err := os.Stat(filepath.Join(g.dir, "out", "公开", "通报.docx")); err != nil {
		t.Fatalf("half a workbook took the public paper away: %v", err)
	}
	g.do(os.WriteFile(book, whole, 0o644))
	until(t, said, func() bool { return strings.Contains(said.String(), "公开/通报：已生成") })
	if text := g.run("text", "out/公开/通报.docx"); !strings.Contains(text, "审核档案40卷") {
		t.Errorf("the paper says %s", text)
	}
	if _, after, _ := strings.Cut(said.String(), "正在等待"); strings.Contains(after, "错误") || strings.Count(after, "月报") > 0 {
		t.Errorf("it was not quiet:\n%s", after)
	}
}

func until(t *testing.T, said *heard, is func() bool) {
	t.Helper()
	for range 600 {
		if is() {
			return
		}
		time.Sleep(50 * time.Millisecond)
	}
	t.Fatalf("waited too long:\n%s", said.String())
}
