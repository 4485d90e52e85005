package fidelity

import (
	"fmt"
	"math"
	"os/exec"
	"path/filepath"
	"regexp"
	"strings"
	"testing"

	"zhenggai/internal/docx"
	"zhenggai/internal/docx/recipe"
	"zhenggai/internal/font"
	"zhenggai/internal/zh"
)

// The geometry of GB/T 9704—2012, measured in the ink of our own PDFs. Lengths
// are in millimetres; clauses are those of the standard.

const (
	hanzi    = 156.0 / 28     // one 字
	pageChar = 14 * 25.4 / 72 // one 字 of 4号, in which page numbers and 版记 are set
	leftEdge = 28.0           // of the type area
	endEdge  = leftEdge + 156 // its right edge
	topEdge  = 37.0           //
	footEdge = topEdge + 225  //
	bearing  = 0.8            // white within the square of 国 at its sides
	ppi      = 300
)

// How a paper is made: upright and sealed, as offices set it, but for what is said.
type making struct {
	recipe.Options
	unsealed bool
}

// printed sets a paper and prints it; ZHENGGAI_FIDELITY_OUT keeps the PDF.
func printed(t *testing.T, markup string, how making) (file string, pages []Raster) {
	t.Helper()
	need(t, "pdftoppm", "pdftotext", "pdftohtml")
	fonts, err := font.Load(fontDir)
	if err != nil {
		t.Fatal(err)
	}
	data, err := recipe.Build(markup, how.Options)
	if err != nil {
		t.Fatal(err)
	}
	f, err := docx.Open("样张.docx", data)
	if err != nil {
		t.Fatal(err)
	}
	if _, err := f.Arrange(zh.BreakTitle, !how.unsealed); err != nil {
		t.Fatal(err)
	}
	d, problems := docx.Resolve(f)
	if len(problems) > 0 {
		t.Fatal(problems)
	}
	file = filepath.Join(workDir(t), strings.ReplaceAll(t.Name(), "/", "-")+".pdf")
	ours(t, d, fonts, file)
	if pages, err = Render(file, ppi); err != nil {
		t.Fatal(err)
	}
	return file, pages
}

// near asserts a length within a tolerance.
func near(t *testing.T, what string, got, want, tolerance float64) {
	t.Helper()
	if math.Abs(got-want) > tolerance {
		t.Errorf("%s：%.2f毫米，应为%.2f±%.2f毫米", what, got, want, tolerance)
	}
}

var textArea = Box{0, 0, 210, 264}

// 5.2: 22 lines of 28 characters fill the type area. White is measured to the
// glyphs: 国 has ink almost to the edges of its square.
func TestTypeArea(t *testing.T) {
	full := "<" + " " + strings.Repeat("国", 22*28)
	for _, c := range []struct {
		name        string
		how         making
		top, bottom float64
	}{
		{"办公通行的设置", making{}, 40.6, 260.6}, // half a line of white above: see FORMAT
		{"GB/T 33476.2", making{Options: recipe.Options{Display33476: true}}, 38.3, 262},
	} {
		t.Run(c.name, func(t *testing.T) {
			_, pages := printed(t, full, c.how)
			lines := pages[0].Bands(textArea)
			if len(pages) != 1 || len(lines) != 22 {
				t.Fatalf("%d页，首页%d行", len(pages), len(lines))
			}
			near(t, "首行字顶", lines[0].Top, c.top, 0.6)
			near(t, "末行字底", lines[21].Bottom, c.bottom, 0.6)
			near(t, "行距", (lines[21].Top-lines[0].Top)/21, map[bool]float64{false: 10.21, true: 10.39}[c.how.Display33476], 0.02)
			for i, l := range lines {
				near(t, fmt.Sprintf("第%d行左", i+1), l.Left, leftEdge, 1)
				near(t, fmt.Sprintf("第%d行右", i+1), l.Right, endEdge, 1.3) // the last line is not stretched
			}
		})
	}
}

// 5.2.3: real text, with all the marks that push characters about, keeps to 22
// lines of 28 characters.
func TestLinesAndCharacters(t *testing.T) {
	file, pages := printed(t, body(1, 60), making{})
	lines, err := ReadLines(file)
	if err != nil {
		t.Fatal(err)
	}
	most, seen := 0.0, 0
	for i, page := range pages[:len(pages)-1] {
		if n := len(page.Bands(textArea)); n < 21 || n > 22 { // a heading goes with its text
			t.Errorf("第%d页%d行", i+1, n)
		}
		for _, l := range lines[i] {
			near := l.Right > mmToPoints(endEdge-1.5)
			if n := characters(l.Text); near && l.Left < mmToPoints(leftEdge+1) {
				seen++
				most = max(most, n)
				if n < 26 || n > 29 { // a mark may hang, and figures have space about them, as in LibreOffice
					t.Errorf("第%d页一行%.1f字：%s", i+1, n, l.Text)
				}
			}
		}
	}
	if seen < 40 || most < 28 {
		t.Errorf("看了%d行，最多%.1f字", seen, most)
	}
}

func mmToPoints(mm float64) float64 { return mm * 72 / 25.4 }

// characters counts in hanzi: figures and letters are half as wide.
func characters(s string) float64 {
	n := 0.0
	for _, r := range s {
		n++
		if r < 0x2000 && r != '·' {
			n -= 0.5
		}
	}
	return n
}

// 7.5: the dash lies 7 mm below the type area; odd pages have the number at the
// right with one 字 free, even pages at the left.
func TestPageNumberPlace(t *testing.T) {
	_, pages := printed(t, strings.Repeat("正文。\n", 30), making{})
	for i, p := range pages {
		b, ok := p.Ink(Box{0, 263, 210, 280})
		if !ok {
			t.Fatalf("第%d页没有页码", i+1)
		}
		dash, _ := p.Ink(Box{b.Left, 263, b.Left + 3, 280})
		near(t, "一字线", (dash.Top+dash.Bottom)/2, footEdge+7, 0.5)
		if i%2 == 0 {
			near(t, "单页码右侧空一字", endEdge-b.Right, pageChar, 0.6)
		} else {
			near(t, "双页码左侧空一字", b.Left-leftEdge, pageChar, 0.6)
		}
	}
}

// 8: on a landscape page the number stands where it would on the page turned
// upright: 7 mm outside the type area, one 字 from its corner.
func TestLandscapePageNumber(t *testing.T) {
	_, pages := printed(t, strings.Repeat("正文。\n", 30), making{Options: recipe.Options{Landscape: true}})
	for i, p := range pages {
		b, ok := p.Ink(Box{20, 0, 34, 210})
		if !ok {
			t.Fatalf("第%d页没有页码", i+1)
		}
		dash, _ := p.Ink(Box{20, b.Top, 34, b.Top + 3})
		near(t, "一字线", 35-(dash.Left+dash.Right)/2, 7, 0.5)
		if i%2 == 0 {
			near(t, "单页码下侧空一字", 210-26-b.Bottom, pageChar, 0.6)
		} else {
			near(t, "双页码上侧空一字", b.Top-28, pageChar, 0.6)
		}
	}
}

// piece is a piece of text as pdftohtml tells it.
type piece struct{ font, color, text string }

var (
	fontSpec = regexp.MustCompile(`<fontspec id="(\d+)" size="(\d+)" family="[A-Z]*\+?([^"]*)" color="(#\w+)"`)
	textSpec = regexp.MustCompile(`<text [^>]*font="(\d+)">(.*)</text>`)
	unspaced = regexp.MustCompile(`\s`)
	anyTag   = regexp.MustCompile(`<[^>]*>`)
)

// pieces lists the text of a PDF without spaces, with its fonts: face and size.
func pieces(t *testing.T, file string) []piece {
	t.Helper()
	out, err := exec.Command("pdftohtml", "-xml", "-i", "-stdout", "-zoom", "1", file).Output()
	if err != nil {
		t.Fatal(err)
	}
	specs := map[string]piece{}
	for _, m := range fontSpec.FindAllStringSubmatch(string(out), -1) {
		specs[m[1]] = piece{font: m[3] + " " + m[2], color: m[4]}
	}
	var all []piece
	for _, m := range textSpec.FindAllStringSubmatch(string(out), -1) {
		p := specs[m[1]]
		p.text = unspaced.ReplaceAllString(anyTag.ReplaceAllString(m[2], ""), "")
		all = append(all, p)
	}
	return all
}
