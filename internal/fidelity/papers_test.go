package fidelity

import (
	"os"
	"path/filepath"
	"strings"
	"testing"

	"zhenggai/internal/docx"
	"zhenggai/internal/font"
)

// The share of lines, in percent, that must end at the same character: in a
// paper, and in a template, where tags stand in cells too narrow for them.
const (
	enough         = 97
	enoughWithTags = 80
)

// TestPapers sets real files, those of ZHENGGAI_FIDELITY_DIR or else the
// templates, tags and all, from the same bytes.
func TestPapers(t *testing.T) {
	needOffice(t)
	from, want := os.Getenv("ZHENGGAI_FIDELITY_DIR"), float64(enough)
	if from == "" {
		from, want = "../../templates", enoughWithTags
	}
	found, err := filepath.Glob(filepath.Join(from, "*.docx"))
	if err != nil {
		t.Fatal(err)
	}
	if len(found) == 0 {
		t.Skipf("%s 中没有 docx", from)
	}
	dir := workDir(t)
	fonts, err := font.Load(fontDir)
	if err != nil {
		t.Fatal(err)
	}
	if err := Convert(dir, fontsConf, found); err != nil {
		t.Fatal(err)
	}
	for _, path := range found {
		name := strings.TrimSuffix(filepath.Base(path), ".docx")
		t.Run(name, func(t *testing.T) { agree(t, path, dir, name, fonts, want) })
	}
}

func agree(t *testing.T, path, dir, name string, fonts *font.Set, want float64) {
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
	theirs, err := ReadLines(PDFOf(dir, path))
	if err != nil {
		t.Fatal(err)
	}
	s := Compare(name, ours(t, d, fonts, filepath.Join(dir, name+".ours.pdf")), theirs)
	t.Log(s.Report())
	if s.Pages != s.Want {
		t.Errorf("我们%d页，LibreOffice %d页", s.Pages, s.Want)
	}
	if s.Rate() < want {
		t.Errorf("一致的行只有 %.1f%%", s.Rate())
	}
}
