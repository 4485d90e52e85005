package fidelity

import (
	"flag"
	"fmt"
	"os"
	"path/filepath"
	"strings"
	"testing"

	"zhenggai/internal/docx"
	"zhenggai/internal/font"
	"zhenggai/internal/layout"
	"zhenggai/internal/pdf"
)

var update = flag.Bool("update", false, "write testdata/scores.txt anew")

const (
	fontDir   = "../../templates/fonts"
	fontsConf = "../../.ci/fonts.conf"
	scores    = "testdata/scores.txt"
)

func needOffice(t *testing.T) {
	t.Helper()
	need(t, "soffice", "pdftotext", "pdftoppm")
}

// need skips without the programs, except where CI must have them.
func need(t *testing.T, programs ...string) {
	t.Helper()
	missing := Missing(programs...)
	if len(missing) == 0 {
		return
	}
	message := "需要 " + strings.Join(missing, "、") + " 才能比较版面"
	if os.Getenv("CI") != "" {
		t.Fatal(message)
	}
	t.Skip(message)
}

// workDir is where the files of both engines go; ZHENGGAI_FIDELITY_OUT keeps them.
func workDir(t *testing.T) string {
	if dir := os.Getenv("ZHENGGAI_FIDELITY_OUT"); dir != "" {
		if err := os.MkdirAll(dir, 0o755); err != nil {
			t.Fatal(err)
		}
		return dir
	}
	return t.TempDir()
}

func write(t *testing.T, path string, data []byte) {
	t.Helper()
	if err := os.WriteFile(path, data, 0o644); err != nil {
		t.Fatal(err)
	}
}

// ours sets a document with this program.
func ours(t *testing.T, d *docx.Document, fonts *font.Set, path string) [][]Line {
	t.Helper()
	pages, problems := layout.Pages(d, fonts, layout.LibreOffice)
	for _, p := range problems {
		t.Log(p)
	}
	data, err := pdf.Write(pages, d)
	if err != nil {
		t.Fatal(err)
	}
	write(t, path, data)
	lines, err := ReadLines(path)
	if err != nil {
		t.Fatal(err)
	}
	return lines
}

// lookDPI is enough for a glyph that stands wrong to show.
const lookDPI = 60

// alike is the least share of ink, in percent, that pages with the same lines
// have in common: glyphs are drawn a fraction of a pixel apart, tables and thin
// strokes count most.
const alike = 88

// alikeInk compares how two PDFs print, and reports the pages.
func alikeInk(t *testing.T, s *Score, ours, theirs string) {
	t.Helper()
	var pages [2][]Raster
	for i, file := range []string{ours, theirs} {
		var err error
		if pages[i], err = Render(file, lookDPI); err != nil {
			t.Fatal(err)
		}
	}
	s.Look(pages[0], pages[1])
	t.Log(s.Report())
	if s.Near == s.Lines && s.Ink < alike {
		t.Errorf("%s 的行都在同一位置，第%d页的墨迹却只有 %.0f%% 相同", s.Name, s.Worst, s.Ink)
	}
}

func TestAgreesWithLibreOffice(t *testing.T) {
	needOffice(t)
	dir := workDir(t)
	fonts, err := font.Load(fontDir)
	if err != nil {
		t.Fatal(err)
	}
	var files []string
	var made []*docx.File
	for _, c := range Cases() {
		file, err := c.File()
		if err != nil {
			t.Fatal(err)
		}
		data, err := file.Bytes()
		if err != nil {
			t.Fatal(err)
		}
		f := filepath.Join(dir, c.Name+".docx")
		write(t, f, data)
		files, made = append(files, f), append(made, file)
	}
	if err := Convert(dir, fontsConf, files); err != nil {
		t.Fatal(err)
	}
	var table strings.Builder
	for i, c := range Cases() {
		theirs, err := ReadLines(PDFOf(dir, files[i]))
		if err != nil {
			t.Fatal(err)
		}
		d, err := c.Document()
		if err != nil {
			t.Fatal(err)
		}
		mine := filepath.Join(dir, c.Name+".ours.pdf")
		s := Compare(c.Name, ours(t, d, fonts, mine), theirs)
		alikeInk(t, &s, mine, PDFOf(dir, files[i]))
		if i < len(Cases())-len(odd())-len(mixed()) { // the odd ones print more than their text: numbers, leaders, notes elsewhere
			sameText(t, made[i], d, mine)
		}
		if s.Rate() < enough {
			t.Errorf("%s 一致的行只有 %.1f%%", s.Name, s.Rate())
		}
		fmt.Fprintln(&table, s)
	}
	keep(t, table.String())
}
