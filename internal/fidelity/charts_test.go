package fidelity

import (
	"bytes"
	"fmt"
	"image"
	"image/png"
	"os/exec"
	"path/filepath"
	"slices"
	"strings"
	"testing"

	"zhenggai/internal/docx"
	"zhenggai/internal/docx/recipe"
	"zhenggai/internal/font"
)

// charts are one of each kind, as filling makes them.
func charts() []docx.Chart {
	f := &docx.Format{EastAsia: "仿宋_GB2312", ASCII: "Times New Roman", HAnsi: "Times New Roman", Size: 21 * docx.HalfPoint, Scale: 100, Highlight: docx.NoColor}
	var out []docx.Chart
	for kind := docx.RingChart; kind <= docx.LineChart; kind++ {
		c := docx.Chart{Width: 150 * docx.Millimetre, Height: 75 * docx.Millimetre, Kind: kind, Hole: 55, Gap: 60, Grid: !kind.Round(), Format: f,
			Title: []string{"环形", "饼图", "条形", "柱形", "折线"}[kind], Legend: docx.LegendBottom, Categories: []string{"办公室", "财务科", "人事科"}}
		names := []string{"应改", "已改"}
		if kind.Round() {
			names = []string{""}
		}
		for i, name := range names {
			s := docx.Series{Name: name, Values: []float64{12, 8, 5 + float64(i)/2}, Inks: []docx.Ink{docx.ChartInk(i)}, Labels: docx.LabelEnd}
			if kind == docx.LineChart {
				s.Labels = docx.LabelAbove
			}
			if kind.Round() {
				s.Inks = []docx.Ink{docx.ChartInk(0), docx.ChartInk(1), docx.ChartInk(2)}
			}
			c.Series = append(c.Series, s)
		}
		out = append(out, c)
	}
	return out
}

// charted is a paper with charts between its paragraphs.
func charted(t *testing.T) *docx.File {
	t.Helper()
	cs := charts()
	var markup strings.Builder
	for i := range cs {
		fmt.Fprintf(&markup, "%s%% 图位%d\n%%%% 图%d　标题\n", body(uint64(i), 3), i, i+1)
	}
	data, err := recipe.Build(markup.String(), recipe.Options{Title: "图表"})
	if err != nil {
		t.Fatal(err)
	}
	f, err := docx.Open("图表.docx", data)
	if err != nil {
		t.Fatal(err)
	}
	tree, err := f.Tree(docx.DocumentPart)
	if err != nil {
		t.Fatal(err)
	}
	tree.Walk(func(n *docx.Node) bool {
		number := 0
		if n.Name == "w:p" {
			if _, err := fmt.Sscanf(docx.ParagraphText(n), "图位%d", &number); err == nil {
				show(t, f, n, &cs[number], number+1)
			}
		}
		return n.Name != "w:p"
	})
	return f
}

// show puts a chart into a paragraph in place of its text.
func show(t *testing.T, f *docx.File, p *docx.Node, c *docx.Chart, number int) {
	t.Helper()
	id, err := f.AddChart(docx.DocumentPart, c)
	if err != nil {
		t.Fatal(err)
	}
	p.Child("w:r").Kids = []*docx.Node{c.Drawing(id, fmt.Sprint(number), "图表")}
}

// TestChartsAsLibreOffice: a paper with charts has the pages that LibreOffice gives
// it, and both print every word and figure of every chart.
func TestChartsAsLibreOffice(t *testing.T) {
	needOffice(t)
	dir := workDir(t)
	fonts, err := font.Load(fontDir)
	if err != nil {
		t.Fatal(err)
	}
	f := charted(t)
	data, err := f.Bytes()
	if err != nil {
		t.Fatal(err)
	}
	path, mine := filepath.Join(dir, "图表.docx"), filepath.Join(dir, "图表.ours.pdf")
	write(t, path, data)
	if err := Convert(dir, fontsConf, []string{path}); err != nil {
		t.Fatal(err)
	}
	d, problems := docx.Resolve(f)
	for _, p := range problems {
		t.Error(p)
	}
	ours(t, d, fonts, mine)
	var pages []int
	for _, file := range []string{mine, PDFOf(dir, path)} {
		text, err := exec.Command("pdftotext", "-raw", file, "-").Output()
		if err != nil {
			t.Fatal(err)
		}
		pages = append(pages, strings.Count(string(text), "\f"))
		words := map[string]int{}
		for _, w := range strings.Fields(string(text)) {
			words[w]++
		}
		for _, c := range charts() {
			for _, w := range strings.Fields(c.Text()) {
				if words[w] == 0 {
					t.Errorf("%s 中没有图表的“%s”", filepath.Base(file), w)
				}
			}
		}
	}
	if pages[0] != pages[1] {
		t.Errorf("我们%d页，LibreOffice %d页", pages[0], pages[1])
	}
}

// withoutCharts is a Word file with blank pictures for its charts.
func withoutCharts(t *testing.T, name string, data []byte) ([]byte, error) {
	f, err := docx.Open(name, data)
	if err != nil || !slices.ContainsFunc(f.Parts(), func(p string) bool { return strings.HasPrefix(p, "word/charts/") }) {
		return data, err
	}
	return pictured(t, f).Bytes()
}

// pictured puts a blank picture of the same size in the place of every chart: the
// two programs set the text of a chart in places of their own, and that of the
// paper around it must still agree line by line.
func pictured(t *testing.T, f *docx.File) *docx.File {
	t.Helper()
	tree, err := f.Tree(docx.DocumentPart)
	if err != nil {
		t.Fatal(err)
	}
	tree.Walk(func(n *docx.Node) bool {
		if n.Name == "a:graphicData" && n.Child("c:chart") != nil {
			*n = *blank(t, f)
		}
		return true
	})
	return f
}

const pictureNS = "http://schemas.openxmlformats.org/drawingml/2006/picture"

func blank(t *testing.T, f *docx.File) *docx.Node {
	t.Helper()
	var b bytes.Buffer
	if err := png.Encode(&b, image.NewGray(image.Rect(0, 0, 1, 1))); err != nil {
		t.Fatal(err)
	}
	part := "word/media/blank.png"
	if err := f.AddPart(part, "image/png", b.Bytes()); err != nil {
		t.Fatal(err)
	}
	id, err := f.Relate(docx.DocumentPart, "image", part, false)
	if err != nil {
		t.Fatal(err)
	}
	return docx.El("a:graphicData", []string{"uri", pictureNS}, docx.El("pic:pic", []string{"xmlns:pic", pictureNS},
		docx.El("pic:nvPicPr", nil, docx.El("pic:cNvPr", []string{"id", "0", "name", "空白"}), docx.El("pic:cNvPicPr", nil)),
		docx.El("pic:blipFill", nil, docx.El("a:blip", []string{"xmlns:r", docx.RelationNS, "r:embed", id}), docx.El("a:stretch", nil, docx.El("a:fillRect", nil))),
		docx.El("pic:spPr", nil, docx.El("a:prstGeom", []string{"prst", "rect"}, docx.El("a:avLst", nil)))))
}
