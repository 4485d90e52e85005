package docx

import (
	"flag"
	"fmt"
	"os"
	"path/filepath"
	"strings"
	"testing"

	"github.com/google/go-cmp/cmp"
	"github.com/rogpeppe/go-internal/txtar"
)

var update = flag.Bool("update", false, "write what the cases give into their want sections")

const testNamespaces = ` xmlns:w="http://schemas.openxmlformats.org/wordprocessingml/2006/main"` +
	` xmlns:r="http://schemas.openxmlformats.org/officeDocument/2006/relationships"` +
	` xmlns:a="http://schemas.openxmlformats.org/drawingml/2006/main"` +
	` xmlns:wp="http://schemas.openxmlformats.org/drawingml/2006/wordprocessingDrawing"` +
	` xmlns:pic="http://schemas.openxmlformats.org/drawingml/2006/picture"` +
	` xmlns:c="` + ChartNS + `" xmlns:mc="http://schemas.openxmlformats.org/markup-compatibility/2006"`

const chartOpen = `<c:chartSpace` + testNamespaces + ">"

// testParts are the parts a case may hold, by the name of its section, with
// the elements around what the section says.
var testParts = map[string]struct{ part, open, closing string }{
	"body":      {DocumentPart, "<w:document" + testNamespaces + "><w:body>", "</w:body></w:document>"},
	"styles":    {StylesPart, "<w:styles" + testNamespaces + ">", "</w:styles>"},
	"numbering": {NumberingPart, "<w:numbering" + testNamespaces + ">", "</w:numbering>"},
	"settings":  {SettingsPart, "<w:settings" + testNamespaces + ">", "</w:settings>"},
	"theme":     {themePart, "<a:theme" + testNamespaces + ">", "</a:theme>"},
	"fontTable": {fontTablePart, "<w:fonts" + testNamespaces + ">", "</w:fonts>"},
	"header1":   {"word/header1.xml", "<w:hdr" + testNamespaces + ">", "</w:hdr>"},
	"footer1":   {"word/footer1.xml", "<w:ftr" + testNamespaces + ">", "</w:ftr>"},
	"footer2":   {"word/footer2.xml", "<w:ftr" + testNamespaces + ">", "</w:ftr>"},
	"footnotes": {"word/footnotes.xml", "<w:footnotes" + testNamespaces + ">", "</w:footnotes>"},
	"comments":  {"word/comments.xml", "<w:comments" + testNamespaces + ">", "</w:comments>"},
	"rels": {"word/_rels/document.xml.rels",
		`<Relationships xmlns="http://schemas.openxmlformats.org/package/2006/relationships">`, "</Relationships>"},
	"chart1": {"word/charts/chart1.xml", chartOpen, "</c:chartSpace>"},
	"chart2": {"word/charts/chart2.xml", chartOpen, "</c:chartSpace>"},
	"chart3": {"word/charts/chart3.xml", chartOpen, "</c:chartSpace>"},
	"chart4": {"word/charts/chart4.xml", chartOpen, "</c:chartSpace>"},
	"png":    {"word/media/image1.png", "\x89PNG\r\n\x1a\n", ""},
	"emf":    {"word/media/image2.emf", "", ""},
}

func testFile(t *testing.T, sections []txtar.File) *File {
	t.Helper()
	f := &File{Name: "例.docx"}
	for _, s := range sections {
		if p, ok := testParts[s.Name]; ok {
			text := strings.TrimSuffix(string(s.Data), "\n")
			f.SetPart(p.part, []byte(p.open+text+p.closing))
		} else if !strings.HasPrefix(s.Name, "want") {
			t.Fatalf("案例中有不认识的一节：%s", s.Name)
		}
	}
	return f
}

// TestResolve runs testdata/resolve/*.txtar: each is a file, and what Resolve
// makes of it with the problems.
func TestResolve(t *testing.T) {
	runCases(t, "testdata/resolve/*.txtar", func(f *File) string {
		d, problems := Resolve(f)
		out := dumpDocument(d)
		for _, p := range problems {
			out += p.String() + "\n"
		}
		return out
	})
}

// TestText runs testdata/text/*.txtar: the text of a file, and every paragraph
// with its place.
func TestText(t *testing.T) {
	runCases(t, "testdata/text/*.txtar", func(f *File) string {
		out := strings.ReplaceAll(strings.ReplaceAll(PlainText(f), "\t", "→"), "\f", "↡") + "====\n"
		for pos, text := range Paragraphs(f) {
			out += fmt.Sprintf("%s %d %s\n", pos.Part, pos.Para, strings.ReplaceAll(text, "\n", "⏎"))
		}
		return out
	})
}

func runCases(t *testing.T, pattern string, run func(*File) string) {
	paths, _ := filepath.Glob(pattern)
	if len(paths) == 0 {
		t.Fatal("没有案例")
	}
	for _, path := range paths {
		t.Run(strings.TrimSuffix(filepath.Base(path), ".txtar"), func(t *testing.T) {
			data, err := os.ReadFile(path)
			if err != nil {
				t.Fatal(err)
			}
			a := txtar.Parse(data)
			got := run(testFile(t, a.Files))
			last := &a.Files[len(a.Files)-1]
			if last.Name != "want" {
				t.Fatal("案例的最后一节应是 want")
			}
			if *update {
				last.Data = []byte(got)
				if err := os.WriteFile(path, txtar.Format(a), 0o644); err != nil {
					t.Fatal(err)
				}
				return
			}
			if diff := cmp.Diff(string(last.Data), got); diff != "" {
				t.Errorf("与 want 不同（- 应为，+ 实为）：\n%s", diff)
			}
		})
	}
}
