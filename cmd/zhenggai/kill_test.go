package main

import (
	"bytes"
	"errors"
	"io/fs"
	"math/rand/v2"
	"os"
	"os/exec"
	"path/filepath"
	"strings"
	"testing"
	"time"

	"zhenggai/internal/docx/recipe"
	"zhenggai/internal/ledger/ledgertest"
)

// ground is the small office in a folder, and the real program to run there.
type ground struct {
	t            *testing.T
	dir, program string
}

func newGround(t *testing.T) *ground {
	t.Helper()
	exe, err := os.Executable()
	if err != nil {
		t.Fatal(err)
	}
	root, err := filepath.Abs("../..")
	if err != nil {
		t.Fatal(err)
	}
	g := &ground{t: t, dir: t.TempDir()}
	g.program = filepath.Join(g.dir, "bin", "zhenggai") // the test binary is the program under this name
	g.do(os.MkdirAll(filepath.Dir(g.program), 0o755), os.Symlink(exe, g.program))
	g.do(os.Symlink(filepath.Join(root, "templates", "fonts"), filepath.Join(g.dir, "fonts")))
	for _, name := range []string{"通报", "选人用人报告", "月报"} {
		data, err := recipe.Build(g.text("templates/"+name+".txt"), recipe.Options{})
		g.do(err)
		g.write("templates/"+name+".docx", data)
	}
	g.write("config.toml", []byte(g.text("config.toml")))
	return g
}

func (g *ground) do(errs ...error) {
	g.t.Helper()
	if err := errors.Join(errs...); err != nil {
		g.t.Fatal(err)
	}
}

func (g *ground) text(name string) string {
	data, err := os.ReadFile(filepath.Join("testdata", "office", filepath.FromSlash(name)))
	g.do(err)
	return string(data)
}

func (g *ground) write(name string, data []byte) {
	path := filepath.Join(g.dir, filepath.FromSlash(name))
	g.do(os.MkdirAll(filepath.Dir(path), 0o755), os.WriteFile(path, data, 0o644))
}

// ledger writes the ledger with some words replaced.
func (g *ground) ledger(oldNew ...string) {
	data, err := ledgertest.FromText(strings.NewReplacer(oldNew...).Replace(g.text("台账.txt")))
	g.do(err)
	g.write("data/台账.xlsx", data)
}

func (g *ground) command(args ...string) *exec.Cmd {
	cmd := exec.Command(g.program, args...)
	cmd.Dir = g.dir
	return cmd
}

func (g *ground) run(args ...string) string {
	g.t.Helper()
	out, err := g.command(args...).CombinedOutput()
	if err != nil {
		g.t.Fatalf("%v: %v\n%s", args, err, out)
	}
	return string(out)
}

// papers is every file of an output folder but what is remembered.
func (g *ground) papers(out string) map[string]string {
	files := map[string]string{}
	root := filepath.Join(g.dir, out)
	g.do(filepath.WalkDir(root, func(path string, d fs.DirEntry, err error) error {
		if err == nil && d.IsDir() && d.Name() == ".zhenggai" {
			return fs.SkipDir
		}
		if err != nil || d.IsDir() {
			return err
		}
		data, err := os.ReadFile(path)
		name, _ := filepath.Rel(root, path)
		files[name] = string(data)
		return err
	}))
	return files
}

func sameFiles(a, b map[string]string) bool {
	for name := range a {
		if a[name] != b[name] {
			return false
		}
	}
	return len(a) == len(b)
}

// kills is how often the program is killed; ZHENGGAI_HEAVY makes it many.
func kills() int {
	if os.Getenv("ZHENGGAI_HEAVY") != "" {
		return 200
	}
	return 12
}

// The real program, killed at any moment, leaves every paper old or new, and
// the next run ends with the bytes of a clean build.
func TestKilledAtAnyMoment(t *testing.T) {
	g := newGround(t)
	changes := [][]string{nil, {"审核档案36卷", "审核档案40卷", "正在推进", "基本完成", "严格考勤", "从严考勤"}}
	var want []map[string]string
	for i, c := range changes {
		g.ledger(c...)
		out := "clean" + string(rune('0'+i))
		g.run("build", "--out", out)
		want = append(want, g.papers(out))
	}
	if sameFiles(want[0], want[1]) {
		t.Fatal("the ledgers make the same papers")
	}
	g.ledger()
	g.run("build")
	random := rand.New(rand.NewPCG(1, 2))
	unhurt := 0
	for n := 1; n <= kills(); n++ {
		old, now := want[(n+1)%2], want[n%2]
		g.ledger(changes[n%2]...)
		cmd := g.command("build")
		g.do(cmd.Start())
		time.Sleep(time.Duration(20+random.IntN(230)) * time.Millisecond)
		cmd.Process.Kill()
		if cmd.Wait() == nil {
			unhurt++
		}
		for name, data := range g.papers("out") {
			if data != old[name] && data != now[name] {
				t.Fatalf("kill %d: %s is neither the old one nor the new one", n, name)
			}
		}
		g.run("build")
		if !sameFiles(g.papers("out"), now) {
			t.Fatalf("kill %d: the next run does not end with the papers of a clean build", n)
		}
	}
	if unhurt == kills() {
		t.Error("every run had ended before it was killed")
	}
}

// Of many runs at once one works at a time; the others name the one that does.
func TestRunsAtOnce(t *testing.T) {
	g := newGround(t)
	g.ledger()
	var runs []*exec.Cmd
	var said []*bytes.Buffer
	for range 8 {
		cmd, b := g.command("build"), &bytes.Buffer{}
		cmd.Stderr = b
		g.do(cmd.Start())
		runs, said = append(runs, cmd), append(said, b)
	}
	done := 0
	for i, cmd := range runs {
		var exit *exec.ExitError
		switch err := cmd.Wait(); {
		case err == nil:
			done++
		case !errors.As(err, &exit) || exit.ExitCode() != exitSystem || !strings.Contains(said[i].String(), "正在生成"):
			t.Errorf("a run ended with %v: %s", err, said[i])
		}
	}
	if done == 0 {
		t.Error("no run did its work")
	}
	now := g.papers("out")
	g.run("build", "--out", "clean")
	if !sameFiles(now, g.papers("clean")) {
		t.Error("the papers are not those of a clean build")
	}
}
