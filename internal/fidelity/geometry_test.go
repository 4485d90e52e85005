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
	ppi      = 300
)

// printed sets a paper and prints it.
func printed(t *testing.T, markup string, opt recipe.Options) (file string, pages []Raster) {
	t.Helper()
	need(t, "pdftoppm", "pdftotext", "pdftohtml")
	fonts, err := font.Load(fontDir)
	if err != nil {
		t.Fatal(err)
	}
	data, err := recipe.Build(markup, opt)
	if err != nil {
		t.Fatal(err)
	}
	f, err := docx.Open("样张.docx", data)
	if err != nil {
		t.Fatal(err)
	}
	d, problems := docx.Resolve(f)
	if len(problems) > 0 {
		t.Fatal(problems)
	}
	file = filepath.Join(t.TempDir(), "样张.pdf")
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
		opt         recipe.Options
		top, bottom float64
	}{
		{"办公通行的设置", recipe.Options{}, 40.6, 260.6}, // half a line of white above: see FORMAT
		{"GB/T 33476.2", recipe.Options{Display33476: true}, 38.3, 262},
	} {
		t.Run(c.name, func(t *testing.T) {
			_, pages := printed(t, full, c.opt)
			lines := pages[0].Bands(textArea)
			if len(pages) != 1 || len(lines) != 22 {
				t.Fatalf("%d页，首页%d行", len(pages), len(lines))
			}
			near(t, "首行字顶", lines[0].Top, c.top, 0.6)
			near(t, "末行字底", lines[21].Bottom, c.bottom, 0.6)
			near(t, "行距", (lines[21].Top-lines[0].Top)/21, map[bool]float64{false: 10.21, true: 10.39}[c.opt.Display33476], 0.02)
			for i, l := range lines {
				near(t, fmt.Sprintf("第%d行左", i+1), l.Left, leftEdge, 1)
				near(t, fmt.Sprintf("第%d行右", i+1), l.Right, endEdge, 1.3) // the last line is not stretched
			}
		})
	}
}

// 7.5: the dash lies 7 mm below the type area; odd pages have the number at the
// right with one 字 free, even pages at the left.
func TestPageNumberPlace(t *testing.T) {
	_, pages := printed(t, strings.Repeat("正文。\n", 30), recipe.Options{})
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
	_, pages := printed(t, strings.Repeat("正文。\n", 30), recipe.Options{Landscape: true})
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
	anyTag   = regexp.MustCompile(`<[^>]*>`)
)

// pieces lists the text of a PDF with its fonts: face and size.
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
		p.text = strings.TrimSpace(anyTag.ReplaceAllString(m[2], ""))
		all = append(all, p)
	}
	return all
}

const formalPaper = `*** 望川区机关事务管理局文件
** 望机管〔2026〕15号 | 签发人：//陈景行//
= 望川区机关事务管理局\\关于巡察整改进展情况的报告
< 区委巡察工作领导小组办公室：
现将情况报告如下。
# 一、组织领导
## （一）党组研究
### 1.具体措施
#### （1）细化分工
正文。
>> 望川区机关事务管理局
> 2026年7月8日
[[版记]]
| 抄送：区委办公室。
| 局办公室 | 2026年7月9日印发
`

// 7.2–7.4: the fonts and colours of every part.
func TestFontsOfParts(t *testing.T) {
	file, _ := printed(t, formalPaper, recipe.Options{})
	got := pieces(t, file)
	for _, want := range []piece{
		{"GWTitle 26", "#ff0000", "望川区机关事务管理局文件"},
		{"GWKai 16", "#000000", "陈景行"},
		{"GWTitle 22", "#000000", "关于巡察整改进展情况的报告"},
		{"GWFangSong 16", "#000000", "现将情况报告如下。"},
		{"GWHei 16", "#000000", "一、组织领导"},
		{"GWKai 16", "#000000", "（一）党组研究"},
		{"GWFangSong 16", "#000000", "具体措施"},
		{"GWFangSong 16", "#000000", "）细化分工"},
		{"GWFangSong 14", "#000000", "抄送：区委办公室。"},
	} {
		found := false
		for _, p := range got {
			found = found || p == want
		}
		if !found {
			t.Errorf("没有 %v；有的是 %v", want, got)
		}
	}
}

// 7.2 and 7.4: where 版头 and 版记 stand, and their lines.
func TestHeadAndColophon(t *testing.T) {
	_, pages := printed(t, formalPaper, recipe.Options{})
	p := pages[0]
	bands := p.Bands(textArea)
	mark, number, rule, title := bands[0], bands[1], bands[2], bands[3]
	near(t, "发文机关标志上边缘", mark.Top, 72, 1)
	near(t, "发文机关标志居中", (mark.Left+mark.Right)/2, leftEdge+78, 0.6)
	near(t, "发文字号在标志下空二行", number.Top-mark.Bottom, 2*10.39, 1.5)
	near(t, "发文字号左空一字", number.Left-leftEdge, hanzi, 1)
	near(t, "签发人右空一字", endEdge-number.Right, hanzi, 1)
	near(t, "分隔线在发文字号下4毫米", rule.Top-number.Bottom, 4, 0.5)
	near(t, "分隔线左端", rule.Left, leftEdge, 0.2)
	near(t, "分隔线右端", rule.Right, endEdge, 0.2)
	if !p.red(p.Width/2, int((rule.Top+rule.Bottom)/2*p.DPI/25.4)) {
		t.Error("分隔线不是红色")
	}
	near(t, "标题在分隔线下空二行", title.Top-rule.Bottom, 2*10.39, 1.5)
	near(t, "标题居中", (title.Left+title.Right)/2, leftEdge+78, 0.6)

	p = pages[len(pages)-1]
	bands = p.Bands(textArea)
	n := len(bands)
	first, copies, middle, printer, last := bands[n-5], bands[n-4], bands[n-3], bands[n-2], bands[n-1]
	near(t, "末条分隔线下边缘", last.Bottom, footEdge, 0.2)
	for _, l := range []struct {
		name  string
		line  Box
		width float64
	}{{"首条", first, 0.35}, {"中间", middle, 0.25}, {"末条", last, 0.35}} {
		near(t, l.name+"分隔线粗细", l.line.Bottom-l.line.Top, l.width, 0.09)
		near(t, l.name+"分隔线左端", l.line.Left, leftEdge, 0.2)
		near(t, l.name+"分隔线右端", l.line.Right, endEdge, 0.2)
	}
	near(t, "抄送左空一字", copies.Left-leftEdge, pageChar, 0.6)
	near(t, "印发机关左空一字", printer.Left-leftEdge, pageChar, 0.6)
	near(t, "印发日期右空一字", endEdge-printer.Right, pageChar, 0.6)
}

// 7.3: title, 主送, headings, 署名 and 成文日期.
func TestBodyPlaces(t *testing.T) {
	_, pages := printed(t, "= 望川区机关事务管理局\\\\关于整改情况的报告\n< 区委办公室：\n国务正文。\n# 一、国\n>> 望川区机关事务管理局\n> 2026年7月8日\n", recipe.Options{})
	bands := pages[0].Bands(textArea)
	for i, want := range []float64{leftEdge, leftEdge + 2*hanzi, leftEdge + 2*hanzi} { // 主送, 正文, 标题
		near(t, fmt.Sprintf("第%d行左端", i+3), bands[i+2].Left, want, 1)
	}
	for _, l := range bands[:2] {
		near(t, "标题居中", (l.Left+l.Right)/2, leftEdge+78, 0.6)
	}
	near(t, "主送在标题下空一行", bands[2].Top-bands[1].Bottom, 10.39+4.84, 1.5)
	near(t, "署名右空二字", endEdge-bands[5].Right, 2*hanzi, 1)
	near(t, "成文日期右空四字", endEdge-bands[6].Right, 4*hanzi, 1.6) // 日 is narrow
	near(t, "署名在正文下空一行", bands[5].Top-bands[4].Top, 2*10.21, 0.8)
}
