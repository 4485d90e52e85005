package fidelity

import (
	"fmt"
	"io/fs"
	"os"
	"path/filepath"
	"strings"
	"testing"

	"zhenggai/internal/docx"
	"zhenggai/internal/font"
)

// enough is the share of lines, in percent, that must end at the same character.
const enough = 99.5

// TestPapers sets finished papers, those below ZHENGGAI_FIDELITY_DIR.
func TestPapers(t *testing.T) {
	from := os.Getenv("ZHENGGAI_FIDELITY_DIR")
	if from == "" {
		t.Skip("ZHENGGAI_FIDELITY_DIR names no folder of papers; .ci/run sets it")
	}
	needOffice(t)
	dir := workDir(t)
	files := stage(t, from, dir)
	if len(files) == 0 {
		t.Fatalf("%s 中没有 docx", from)
	}
	fonts, err := font.Load(fontDir)
	if err != nil {
		t.Fatal(err)
	}
	if err := Convert(dir, fontsConf, files); err != nil {
		t.Fatal(err)
	}
	var table strings.Builder
	for _, path := range files {
		name := strings.TrimSuffix(filepath.Base(path), ".docx")
		t.Run(name, func(t *testing.T) { fmt.Fprintln(&table, agree(t, path, name, fonts, enough)) })
	}
	t.Logf("与 LibreOffice 比较：\n%s", table.String())
}

// stage copies the Word files below a folder into one folder, each under the
// name of its path.
func stage(t *testing.T, from, dir string) []string {
	t.Helper()
	var out []string
	err := filepath.WalkDir(from, func(path string, d fs.DirEntry, err error) error {
		if err == nil && d.IsDir() && path != from && strings.HasPrefix(d.Name(), ".") {
			return fs.SkipDir
		}
		if err != nil || d.IsDir() || filepath.Ext(path) != ".docx" || strings.HasPrefix(d.Name(), "~$") {
			return err
		}
		name, err := filepath.Rel(from, path)
		if err != nil {
			return err
		}
		data, err := os.ReadFile(path)
		if err != nil {
			return err
		}
		if data, err = withoutCharts(t, name, data); err != nil {
			return err
		}
		out = append(out, filepath.Join(dir, strings.ReplaceAll(name, string(filepath.Separator), "-")))
		return os.WriteFile(out[len(out)-1], data, 0o644)
	})
	if err != nil {
		t.Fatal(err)
	}
	return out
}

func agree(t *testing.T, path, name string, fonts *font.Set, want float64) Score {
	data, err := os.ReadFile(path)
	if err != nil {
		t.Fatal(err)
	}
	file, err := docx.Open(filepath.Base(path), data)
	if err != nil {
		t.Fatal(err)
	}
	d, problems := docx.Resolve(file)
	for _, p := range problems {
		t.Log(p)
	}
	dir := filepath.Dir(path)
	theirs, err := ReadLines(PDFOf(dir, path))
	if err != nil {
		t.Fatal(err)
	}
	mine := filepath.Join(dir, name+".ours.pdf")
	s := Compare(name, ours(t, d, fonts, mine), theirs)
	alikeInk(t, &s, mine, PDFOf(dir, path))
	if s.Pages != s.Want {
		t.Errorf("我们%d页，LibreOffice %d页", s.Pages, s.Want)
	}
	if s.Rate() < want {
		t.Errorf("一致的行只有 %.1f%%", s.Rate())
	}
	sameText(t, file, d, mine)
	return s
}
