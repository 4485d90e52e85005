package pdf_test

import (
	"bytes"
	"fmt"
	"image"
	"image/color"
	"image/jpeg"
	"image/png"
	"os"
	"os/exec"
	"path/filepath"
	"reflect"
	"slices"
	"strings"
	"testing"

	"zhenggai/internal/docx"
	"zhenggai/internal/docx/recipe"
	"zhenggai/internal/fidelity"
	"zhenggai/internal/font"
	"zhenggai/internal/layout"
	"zhenggai/internal/pdf"
)

func fonts(t testing.TB) *font.Set {
	t.Helper()
	s, err := font.Load("../../templates/fonts")
	if err != nil {
		t.Fatal(err)
	}
	return s
}

func document(t testing.TB, c fidelity.Case) *docx.Document {
	t.Helper()
	d, err := c.Document()
	if err != nil {
		t.Fatal(err)
	}
	return d
}

func made(t testing.TB, d *docx.Document) ([]layout.Page, []byte) {
	t.Helper()
	pages, problems := layout.Pages(d, fonts(t), layout.LibreOffice)
	if problems != nil {
		t.Fatal(problems)
	}
	titled := *d
	titled.Title = "关于整改（样张）"
	data, err := pdf.Write(pages, &titled)
	if err != nil {
		t.Fatal(err)
	}
	return pages, data
}

// The text of the file is the text of the pages, in their order.
func TestTextComesBack(t *testing.T) {
	for _, c := range fidelity.Cases() {
		pages, data := made(t, document(t, c))
		var want strings.Builder
		for _, p := range pages {
			for _, it := range p.Items {
				if x, ok := it.(*layout.Text); ok {
					for _, g := range x.Glyphs {
						want.WriteRune(g.Rune)
					}
				}
			}
		}
		got, err := pdf.Text(data)
		if err != nil {
			t.Fatalf("%s: %v", c.Name, err)
		}
		if got = strings.NewReplacer("\n", "", "\f", "").Replace(got); got != want.String() {
			t.Errorf("%s：文字变了", c.Name)
		}
	}
}

func TestSameBytesTwice(t *testing.T) {
	d := document(t, fidelity.Cases()[4])
	_, a := made(t, d)
	_, b := made(t, d)
	if !bytes.Equal(a, b) {
		t.Error("两次写出的字节不同")
	}
}

func TestOutsideJudges(t *testing.T) {
	_, data := made(t, document(t, fidelity.Cases()[4]))
	path := filepath.Join(t.TempDir(), "a.pdf")
	if err := os.WriteFile(path, data, 0o644); err != nil {
		t.Fatal(err)
	}
	for _, c := range []struct {
		args []string
		want string
	}{
		{[]string{"qpdf", "--check", path}, "No syntax or stream encoding errors"},
		{[]string{"pdftotext", "-layout", path, "-"}, "关于青山县水利局党组巡察整改"},
		{[]string{"pdfinfo", path}, "关于整改（样张）"},
	} {
		if _, err := exec.LookPath(c.args[0]); err != nil {
			t.Logf("没有 %s，未查", c.args[0])
			continue
		}
		out, err := exec.Command(c.args[0], c.args[1:]...).CombinedOutput()
		if err != nil || !strings.Contains(string(out), c.want) {
			t.Errorf("%v：%v\n%.400s", c.args, err, out)
		}
	}
}

// Two characters that a font shows with one glyph stay two.
func TestSharedGlyph(t *testing.T) {
	f := fonts(t).Role(font.FangSong)
	g := f.Glyph('一')
	page := layout.Page{Width: 100 * docx.Point, Height: 100 * docx.Point, Number: 1, Items: []layout.Item{&layout.Text{
		X: docx.Point, Y: 50 * docx.Point, Face: f, Size: 16 * docx.Point, Scale: 100,
		Glyphs: []layout.Glyph{{ID: g, Rune: '一'}, {ID: g, Rune: '⼀', X: 16 * docx.Point}, {ID: g, Rune: '\U00020000', X: 32 * docx.Point}}}}}
	data, err := pdf.Write([]layout.Page{page}, &docx.Document{Title: "字"})
	if err != nil {
		t.Fatal(err)
	}
	if got, err := pdf.Text(data); err != nil || got != "一⼀\U00020000\n" {
		t.Errorf("得 %q，%v", got, err)
	}
}

// decorated is a page with a picture, a link and an outline, and some text.
func decorated(t testing.TB) []byte {
	t.Helper()
	img := image.NewNRGBA(image.Rect(0, 0, 4, 4))
	img.Set(1, 1, color.NRGBA{255, 0, 0, 128})
	var b bytes.Buffer
	if err := png.Encode(&b, img); err != nil {
		t.Fatal(err)
	}
	f := fonts(t).Role(font.Latin)
	p := &docx.Paragraph{Inlines: []docx.Inline{docx.Text{Text: "A", Link: "https://example.cn/a(b)/公开"}, docx.Picture{Alt: "图"}}}
	link, picture := layout.From{Paragraph: p}, layout.From{Paragraph: p, Inline: 1}
	page := layout.Page{Width: 100 * docx.Point, Height: 100 * docx.Point, Number: 1, Items: []layout.Item{
		&layout.Text{From: link, X: docx.Point, Y: 50 * docx.Point, Face: f, Size: 16 * docx.Point, Scale: 100, Glyphs: []layout.Glyph{{ID: f.Glyph('A'), Rune: 'A'}}},
		layout.Image{From: picture, X: 0, Y: 0, Width: 10 * docx.Point, Height: 10 * docx.Point, Data: b.Bytes(), Type: "png"},
		layout.Link{From: link, X: 0, Y: 0, Width: 10 * docx.Point, Height: 10 * docx.Point, URL: "https://example.cn/a(b)/公开"},
		layout.Bookmark{Level: 1, Title: "一、标题"}, layout.Bookmark{Level: 2, Title: "（一）"}, layout.Bookmark{Level: 1, Title: "二、"}}}
	data, err := pdf.Write([]layout.Page{page}, &docx.Document{Title: "图", Sections: []docx.Section{{Blocks: []docx.Block{p}}}})
	if err != nil {
		t.Fatal(err)
	}
	return data
}

func TestPictureAndLink(t *testing.T) {
	data := unbundled(t, decorated(t))
	for _, want := range []string{"/SMask", "/Subtype/Image", `(https://example.cn/a\(b\)/%E5%85%AC%E5%BC%80)`, "/Outlines", "/Count 2"} {
		if !bytes.Contains(data, []byte(want)) {
			t.Errorf("文件中没有 %s", want)
		}
	}
	broken := layout.Page{Items: []layout.Item{layout.Image{Data: []byte("no picture")}}}
	if _, err := pdf.Write([]layout.Page{broken}, &docx.Document{}); err == nil {
		t.Error("坏图片应当报错")
	}
}

// unbundled is a file and what its object streams hold.
func unbundled(t *testing.T, data []byte) []byte {
	var all []byte
	parseEdited(t, data, func(b []byte) []byte {
		all = append(all, b...)
		return b
	})
	return all
}

// Links lead to pages and addresses, never to files or programs.
func TestLinks(t *testing.T) {
	size := 100 * docx.Point
	para := &docx.Paragraph{}
	link := func(url string) layout.Link {
		para.Inlines = append(para.Inlines, docx.Text{Text: "去", Link: url})
		return layout.Link{From: layout.From{Paragraph: para, Inline: int32(len(para.Inlines) - 1)}, Width: size, Height: size, URL: url}
	}
	first := layout.Page{Width: size, Height: size, Number: 1, Items: []layout.Item{
		link("#一"), link("#没有"), link("https://example.cn"), link("file:///etc/passwd"), link(`\\server\share`), link("javascript:x"), link("mailto:a@example.cn")}}
	second := layout.Page{Width: size, Height: size, Number: 2, Items: []layout.Item{
		layout.Bookmark{Y: 30 * docx.Point, Names: []string{"一"}}, layout.Bookmark{Y: 60 * docx.Point, Names: []string{"一"}, Level: 1, Title: "题"}}}
	data, err := pdf.Write([]layout.Page{first, second}, &docx.Document{Title: "链接", Sections: []docx.Section{{Blocks: []docx.Block{para}}}})
	if err != nil {
		t.Fatal(err)
	}
	mustArchive(t, data)
	p := parseFile(t, data)
	var got []string
	for _, a := range pagesOf(p)[0]["Annots"].(array) {
		annot := p.dict(a)
		if d, inside := annot["Dest"].(array); inside {
			got = append(got, fmt.Sprintf("第%v页 %v", p.dict(d[0])["MediaBox"], d[3]))
			if !reflect.DeepEqual(p.dict(d[0]), pagesOf(p)[1]) {
				t.Error("不是第2页")
			}
			continue
		}
		got = append(got, string(p.dict(annot["A"])["URI"].(text)))
	}
	want := []string{"第[0 0 100 100]页 70", "https://example.cn", "mailto:a@example.cn"}
	if !slices.Equal(got, want) {
		t.Errorf("得 %q", got)
	}
}

// An entry of a table of contents leads to its heading, from the Word file on.
func TestEntryLeadsToHeading(t *testing.T) {
	word, err := recipe.Build("目录一\n# 目标\n", recipe.Options{})
	if err != nil {
		t.Fatal(err)
	}
	f, err := docx.Open("目录.docx", word)
	if err != nil {
		t.Fatal(err)
	}
	run := func(s string) string {
		return `<w:r><w:rPr><w:rFonts w:hint="eastAsia"/></w:rPr><w:t>` + s + `</w:t></w:r>`
	}
	body := strings.NewReplacer(run("目录一"), `<w:hyperlink w:anchor="_Toc1">`+run("目录一")+`</w:hyperlink>`,
		run("目标"), `<w:bookmarkStart w:id="1" w:name="_Toc1"/>`+run("目标")+`<w:bookmarkEnd w:id="1"/>`).Replace(string(f.Part(docx.DocumentPart)))
	f.SetPart(docx.DocumentPart, []byte(body))
	d, problems := docx.Resolve(f)
	if problems != nil {
		t.Fatal(problems)
	}
	_, data := made(t, d)
	p := parseFile(t, data)
	links, _ := pagesOf(p)[0]["Annots"].(array)
	if len(links) != 1 {
		t.Fatalf("第1页有%d个链接\n%s", len(links), body)
	}
	if d, _ := p.dict(links[0])["Dest"].(array); len(d) != 5 || d[0] == nil {
		t.Errorf("得 %v", p.dict(links[0]))
	}
}

// A photograph tells nothing in the PDF but what it shows.
func TestPhotographIsBare(t *testing.T) {
	var b bytes.Buffer
	if err := jpeg.Encode(&b, image.NewRGBA(image.Rect(0, 0, 8, 8)), nil); err != nil {
		t.Fatal(err)
	}
	note := func(marker byte, s string) string {
		return string([]byte{0xFF, marker, 0, byte(len(s) + 2)}) + s
	}
	clean := b.String()
	photo := clean[:2] + note(0xE0, "JFIF\x00\x01\x01\x00\x00\x01\x00\x01\x00\x00") + note(0xE1, "Exif\x00\x00张三的相机") + note(0xFE, "某处") + clean[2:]
	page := layout.Page{Width: docx.Inch, Height: docx.Inch, Number: 1, Items: []layout.Item{
		layout.Image{Width: docx.Inch, Height: docx.Inch, Data: []byte(photo), Type: "jpeg"}}}
	data, err := pdf.Write([]layout.Page{page}, &docx.Document{Title: "图"})
	if err != nil {
		t.Fatal(err)
	}
	for _, o := range parseFile(t, data).objects {
		s, ok := o.(*stream)
		if !ok || s.dict["Filter"] != name("DCTDecode") {
			continue
		}
		if bytes.Contains(s.raw, []byte("张三")) || bytes.Contains(s.raw, []byte("某处")) || !bytes.Contains(s.raw, []byte("JFIF")) {
			t.Errorf("%q", s.raw[:60])
		}
		if _, err := jpeg.Decode(bytes.NewReader(s.raw)); err != nil {
			t.Error(err)
		}
		return
	}
	t.Error("没有图片")
}

func TestRefusals(t *testing.T) {
	if _, err := pdf.Write(nil, &docx.Document{}); err == nil {
		t.Error("没有页面应当报错")
	}
	for _, s := range []string{"", "%PDF-1.4\n", "startxref\n12\n<pdf:Producer>zhenggai</pdf:Producer>"} {
		if _, err := pdf.Text([]byte(s)); err == nil {
			t.Errorf("Text(%q) 应当报错", s)
		}
	}
}

func FuzzText(f *testing.F) {
	_, data := made(f, document(f, fidelity.Cases()[10]))
	f.Add(0, byte('x'), 0)
	f.Add(len(data)-40, byte('9'), 3)
	f.Add(len(data)-300, byte('\n'), 0)
	f.Fuzz(func(t *testing.T, at int, b byte, cut int) {
		d := bytes.Clone(data)
		if at >= 0 && at < len(d) {
			d[at] = b
		}
		if cut > 0 && cut < len(d) {
			d = d[:len(d)-cut]
		}
		_, _ = pdf.Text(d)
	})
}
