package pdf_test

import (
	"bytes"
	"fmt"
	"os"
	"os/exec"
	"path/filepath"
	"strings"
	"testing"

	"zhenggai/internal/docx"
	"zhenggai/internal/layout"
	"zhenggai/internal/pdf"
)

// charted is a page with a chart of each kind.
func charted() *docx.Document {
	f := &docx.Format{EastAsia: "仿宋_GB2312", ASCII: "Times New Roman", HAnsi: "Times New Roman", Size: 21 * docx.HalfPoint, Scale: 100, Highlight: docx.NoColor}
	p := &docx.Paragraph{Rule: docx.LineAuto, Line: 240 * docx.Twip, Fill: docx.NoColor, Mark: *f}
	for kind := docx.RingChart; kind <= docx.LineChart; kind++ {
		c := docx.Chart{Width: 140 * docx.Millimetre, Height: 50 * docx.Millimetre, Kind: kind, Hole: 50, Gap: 60, Grid: true, Format: f,
			Title: "标题", Legend: docx.LegendRight, Categories: []string{"办公室", "财务科", "人事科", "机关党委", "资产科", "后勤科", "基建科", "工会"}}
		s := docx.Series{Name: "应改", Values: []float64{12, 8, 5, 3, 3, 2, 2, 1}, Labels: docx.LabelEnd, Dashed: true}
		for i := range c.Categories {
			s.Inks = append(s.Inks, docx.ChartInk(i))
		}
		c.Series = []docx.Series{s}
		p.Inlines = append(p.Inlines, c)
	}
	return &docx.Document{Title: "图表", Sections: []docx.Section{{Width: 210 * docx.Millimetre, Height: 297 * docx.Millimetre,
		Left: 28 * docx.Millimetre, Right: 26 * docx.Millimetre, Top: 10 * docx.Millimetre, Bottom: 10 * docx.Millimetre, Blocks: []docx.Block{p}}}}
}

// The text of a chart can be selected and searched; the bytes are always the same.
func TestChartText(t *testing.T) {
	d := charted()
	_, data := made(t, d)
	_, again := made(t, d)
	if !bytes.Equal(data, again) {
		t.Error("两次写出的字节不同")
	}
	text, err := pdf.Text(data)
	if err != nil {
		t.Fatal(err)
	}
	for _, in := range d.Sections[0].Blocks[0].(*docx.Paragraph).Inlines {
		c := in.(docx.Chart)
		for _, w := range strings.Fields(c.Text()) {
			if !strings.Contains(text, w) {
				t.Errorf("PDF 中没有图表的“%s”", w)
			}
		}
	}
	path := filepath.Join(t.TempDir(), "a.pdf")
	if err := os.WriteFile(path, data, 0o644); err != nil {
		t.Fatal(err)
	}
	if _, err := exec.LookPath("qpdf"); err != nil {
		t.Skip("没有 qpdf，未查")
	}
	if out, err := exec.Command("qpdf", "--check", path).CombinedOutput(); err != nil {
		t.Errorf("%v\n%s", err, out)
	}
}

// TestPatterns: every pattern puts ink into its area and nowhere else, and no two
// are as dark as one another or look alike: they are told apart without colour.
func TestPatterns(t *testing.T) {
	if _, err := exec.LookPath("pdftoppm"); err != nil {
		t.Skip("没有 pdftoppm，未查")
	}
	const side, patterns = 30, 7
	page := layout.Page{Width: side * patterns * docx.Point, Height: side * docx.Point, Number: 1}
	for i := range docx.Len(patterns) {
		x := i*side*docx.Point + 3*docx.Point
		page.Items = append(page.Items, &layout.Area{Ink: docx.Ink{Pattern: docx.Pattern(i), Fore: 0x404040, Back: 0xFFFFFF}, Points: []layout.Point{
			{X: x, Y: 3 * docx.Point}, {X: x + 24*docx.Point, Y: 3 * docx.Point}, {X: x + 24*docx.Point, Y: 27 * docx.Point}, {X: x, Y: 27 * docx.Point}}})
	}
	data, err := pdf.Write([]layout.Page{page}, &docx.Document{Title: "图样"})
	if err != nil {
		t.Fatal(err)
	}
	shot := grey(t, data)
	seen := map[string]int{}
	for i := range patterns {
		var dark, outside int
		look := ""
		for y := range shot.height {
			for x := i * side * 4; x < (i+1)*side*4; x++ {
				in := x-i*side*4 >= 11 && x-i*side*4 < 109 && y >= 11 && y < 109
				switch ink := shot.at(x, y) < 160; {
				case ink && in:
					dark++
					look += "#"
				case ink:
					outside++
				default:
					look += "."
				}
			}
		}
		if share := float64(dark) / (96 * 96); share < 0.05 || outside > 0 || i > 0 && share > 0.6 {
			t.Errorf("图样%d：%.2f 着墨，界外%d点", i, share, outside)
		}
		if other, ok := seen[look]; ok {
			t.Errorf("图样%d与%d一样", i, other)
		}
		seen[look] = i
	}
}

// raster is a page in greys, four pixels a point.
type raster struct {
	width, height int
	pixels        []byte
}

func (r raster) at(x, y int) byte { return r.pixels[y*r.width+x] }

func grey(t *testing.T, data []byte) raster {
	t.Helper()
	path := filepath.Join(t.TempDir(), "a.pdf")
	if err := os.WriteFile(path, data, 0o644); err != nil {
		t.Fatal(err)
	}
	out, err := exec.Command("pdftoppm", "-gray", "-r", "288", path).Output()
	if err != nil {
		t.Fatal(err)
	}
	var r raster
	if _, err := fmt.Sscanf(string(out), "P5\n%d %d\n255\n", &r.width, &r.height); err != nil {
		t.Fatal(err)
	}
	r.pixels = out[len(out)-r.width*r.height:]
	return r
}
