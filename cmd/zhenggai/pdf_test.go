package main

import (
	"os"
	"os/exec"
	"path/filepath"
	"testing"

	"zhenggai/internal/fidelity"
)

// BenchmarkPDFProcess is zhenggai pdf on a paper of some 14 pages, from the start
// of the process to its end.
func BenchmarkPDFProcess(b *testing.B) {
	dir := b.TempDir()
	file, err := fidelity.Long().File()
	if err != nil {
		b.Fatal(err)
	}
	word, err := file.Bytes()
	if err != nil {
		b.Fatal(err)
	}
	fonts, err := filepath.Abs("../../templates/fonts")
	if err != nil {
		b.Fatal(err)
	}
	self, err := os.Executable()
	if err != nil {
		b.Fatal(err)
	}
	program := filepath.Join(dir, "zhenggai") // the name under which TestMain is the program
	for _, err := range []error{
		os.WriteFile(filepath.Join(dir, "长文.docx"), word, 0o644), os.Mkdir(filepath.Join(dir, "templates"), 0o755),
		link(fonts, filepath.Join(dir, "templates", "fonts")), os.Symlink(self, program),
	} {
		if err != nil {
			b.Fatal(err)
		}
	}
	for b.Loop() {
		cmd := exec.Command(program, "pdf", "长文.docx")
		cmd.Dir = dir
		if out, err := cmd.CombinedOutput(); err != nil {
			b.Fatalf("%v\n%s", err, out)
		}
		b.ReportMetric(float64(cmd.ProcessState.UserTime().Microseconds()+cmd.ProcessState.SystemTime().Microseconds())/1000, "cpu-ms")
	}
}
