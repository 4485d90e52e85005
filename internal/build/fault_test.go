package build

import (
	"errors"
	"io/fs"
	"maps"
	"os"
	"path/filepath"
	"strings"
	"sync"
	"syscall"
	"testing"
)

// faulty is a disk whose n-th operation fails, half done where it can be. With
// forever every later one fails too, as if the machine had stopped.
type faulty struct {
	system
	mu      sync.Mutex
	n       int
	forever bool
	err     error
	seen    int
	held    func(path string) bool // files that another program holds
}

func (d *faulty) fails() bool {
	d.mu.Lock()
	defer d.mu.Unlock()
	d.seen++
	return d.n > 0 && (d.seen == d.n || d.forever && d.seen > d.n)
}

// now reports that this very operation is the first to fail.
func (d *faulty) now() bool { return d.seen == d.n }

func (d *faulty) Read(path string) ([]byte, error) {
	if d.fails() {
		return nil, d.err
	}
	return d.system.Read(path)
}

func (d *faulty) Write(path string, data []byte) error {
	if d.fails() {
		if d.now() {
			d.system.Write(path, data[:len(data)/2])
		}
		return d.err
	}
	return d.system.Write(path, data)
}

// Rename fails before it is done or after, by turns.
func (d *faulty) Rename(from, to string) error {
	if d.held != nil && d.held(to) {
		return syscall.EBUSY
	}
	if d.fails() {
		if d.now() && d.n%2 == 0 {
			d.system.Rename(from, to)
		}
		return d.err
	}
	return d.system.Rename(from, to)
}

func (d *faulty) Remove(path string) error {
	if d.fails() {
		return d.err
	}
	return d.system.Remove(path)
}

func (d *faulty) Sync(path string) error {
	if d.fails() {
		return d.err
	}
	return d.system.Sync(path)
}

func (d *faulty) Free(path string) error {
	if d.held != nil && d.held(path) {
		return syscall.EBUSY
	}
	if d.fails() {
		return d.err
	}
	return d.system.Free(path)
}

var moved = strings.NewReplacer("审核档案36卷", "审核档案40卷", "正在推进 |", "已完成 | d:2025-11-20")

// Whatever operation fails, once or from then on, every paper is the old one or
// the new one, and the next run brings all of them up to date.
func TestFaultsLeaveOldOrNew(t *testing.T) {
	o := newOffice(t)
	o.mustBuild()
	old := tree(t, o.Out)
	before := filepath.Join(o.dir, "before")
	if err := os.CopyFS(before, os.DirFS(o.Out)); err != nil {
		t.Fatal(err)
	}
	o.ledger(moved.Replace(ledgerText))
	clean := o.Project
	o.Out = filepath.Join(o.dir, "clean")
	o.mustBuild()
	want := tree(t, o.Out)
	o.Out = clean.Out
	in := o.read()
	for _, forever := range []bool{false, true} {
		for n := 1; ; n++ {
			if err := errors.Join(os.RemoveAll(o.Out), os.CopyFS(o.Out, os.DirFS(before))); err != nil {
				t.Fatal(err)
			}
			d := &faulty{n: n, forever: forever, err: errors.New("fault")}
			in.Project.disk = d
			Run(in, Plan(in, false), Options{})
			in.Project.disk = nil
			if d.seen < n {
				if n < 40 {
					t.Fatalf("a run makes only %d operations", d.seen)
				}
				break
			}
			now := tree(t, o.Out)
			for _, name := range sortedKeys(now) {
				if !strings.Contains(name, besideMark) && now[name] != old[name] && now[name] != want[name] {
					t.Fatalf("fault %d (forever %t): %s is neither the old one nor the new one", n, forever, name)
				}
			}
			for name := range old {
				if _, ok := now[name]; !ok {
					t.Fatalf("fault %d (forever %t): %s is gone", n, forever, name)
				}
			}
			if _, err := Run(in, Plan(in, false), Options{}); err != nil {
				t.Fatalf("fault %d (forever %t): the next run: %v", n, forever, err)
			}
			if d := differ(want, tree(t, o.Out)); d != "" {
				t.Fatalf("fault %d (forever %t): the next run leaves %s", n, forever, d)
			}
			if left, _ := os.ReadDir(filepath.Join(o.Out, stage)); len(left) > 0 {
				t.Fatalf("fault %d: staged files are left", n)
			}
		}
	}
}

// A disk that is full or read-only changes nothing, and the message says so.
func TestFullAndReadOnlyDisk(t *testing.T) {
	o := newOffice(t)
	o.mustBuild()
	old := tree(t, o.Out)
	o.ledger(moved.Replace(ledgerText))
	for _, c := range []struct {
		err  error
		want string
	}{{syscall.ENOSPC, "磁盘空间已满"}, {fs.ErrPermission, "没有权限"}} {
		o.disk = &full{err: c.err}
		_, err := o.build(Options{})
		if err == nil || !strings.Contains(err.Error(), c.want) {
			t.Errorf("got %v, want %s", err, c.want)
		}
		if d := differ(old, tree(t, o.Out)); d != "" {
			t.Errorf("%v: changed %s", c.err, d)
		}
	}
}

// full is a disk that takes no more bytes.
type full struct {
	system
	err error
}

func (d *full) Write(path string, data []byte) error {
	d.system.Write(path, data[:min(len(data), 10)])
	return d.err
}

// A paper that is open in Word stays; its new version waits beside it and takes
// its place in the next run. The other papers are written.
func TestPaperOpenInWord(t *testing.T) {
	o := newOffice(t)
	o.mustBuild()
	old := tree(t, o.Out)
	o.ledger(moved.Replace(ledgerText))
	lock := filepath.Join(o.Out, "~$月报.docx")
	if err := os.WriteFile(lock, nil, 0o644); err != nil {
		t.Fatal(err)
	}
	o.disk = &faulty{held: func(path string) bool { return filepath.Base(path) == "月报.docx" && filepath.Dir(path) == o.Out }}
	reports, err := o.build(Options{})
	if err != nil {
		t.Fatal(err)
	}
	r := reports[1]
	if p := r.Found[len(r.Found)-1].String(); r.Outcome != Failed || !strings.Contains(p, "正在 Word 或 WPS 中打开") || !strings.Contains(p, "“月报.新版（待替换）.docx”") {
		t.Fatalf("%v: %s", r.Outcome, p)
	}
	now := tree(t, o.Out)
	if now["月报.docx"] != old["月报.docx"] || now["月报.pdf"] != old["月报.pdf"] || now["公开/通报.docx"] == old["公开/通报.docx"] {
		t.Fatal("the open paper or its PDF was written, or the other was not")
	}
	waiting := now["月报.新版（待替换）.docx"]
	o.disk = nil
	os.Remove(lock)
	o.mustBuild()
	now = tree(t, o.Out)
	if now["月报.docx"] != waiting {
		t.Error("the version that waited did not take its place")
	}
	for name := range maps.Keys(now) {
		if strings.Contains(name, "新版") {
			t.Errorf("%s is left", name)
		}
	}
}

// A file that was saved while the papers were made is not written over.
func TestSavedMeanwhile(t *testing.T) {
	o := newOffice(t)
	o.mustBuild()
	o.ledger(moved.Replace(ledgerText))
	paper := filepath.Join(o.Out, "月报.docx")
	o.disk = &saving{path: paper}
	if _, err := o.build(Options{}); err != nil {
		t.Fatal(err)
	}
	if got := read(t, paper); got != "saved by a person" {
		t.Errorf("the person's file was written over: %.20q", got)
	}
	o.disk = nil
	if _, err := o.build(Options{}); err != nil {
		t.Fatal(err)
	}
	if got := read(t, paper); got != "saved by a person" {
		t.Error("the next run wrote it over")
	}
}

// saving has a person save a file as soon as the journal is written.
type saving struct {
	system
	path string
}

func (d *saving) Rename(from, to string) error {
	err := d.system.Rename(from, to)
	if filepath.Base(to) == "journal.json" {
		os.WriteFile(d.path, []byte("saved by a person"), 0o644)
	}
	return err
}
