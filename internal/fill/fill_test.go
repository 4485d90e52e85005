package fill

import (
	"encoding/json"
	"flag"
	"fmt"
	"os"
	"path"
	"path/filepath"
	"reflect"
	"strings"
	"testing"
	"testing/fstest"

	"github.com/rogpeppe/go-internal/txtar"

	"zhenggai/internal/docx"
	"zhenggai/internal/docx/recipe"
	"zhenggai/internal/source"
)

var update = flag.Bool("update", false, "rewrite the expected parts of testdata")

// testCase is one txtar file: template (markup), or parts of a file by name;
// data (JSON), tables; and what is expected.
type testCase struct {
	archive *txtar.Archive
	files   map[string]string
}

func (c *testCase) template(t testing.TB) *docx.File {
	data, err := recipe.Build(c.files["template"], recipe.Options{Title: "模板"})
	if err != nil {
		t.Fatal(err)
	}
	f, err := docx.Open("模板.docx", data)
	if err != nil {
		t.Fatal(err)
	}
	for name, body := range c.files {
		if strings.HasPrefix(name, "word/") || strings.HasPrefix(name, "customXml/") {
			f.SetPart(name, []byte(strings.TrimSpace(body)))
		}
	}
	if body := c.files["body"]; body != "" {
		f.SetPart(docx.DocumentPart, []byte(documentOf(body)))
	}
	return f
}

const namespaces = `xmlns:w="http://schemas.openxmlformats.org/wordprocessingml/2006/main" xmlns:r="http://schemas.openxmlformats.org/officeDocument/2006/relationships" xmlns:wp="http://schemas.openxmlformats.org/drawingml/2006/wordprocessingDrawing" xmlns:w14="http://schemas.microsoft.com/office/word/2010/wordml" xmlns:mc="http://schemas.openxmlformats.org/markup-compatibility/2006" xmlns:v="urn:schemas-microsoft-com:vml"`

// documentOf wraps a body written one element a line.
func documentOf(body string) string {
	var b strings.Builder
	for _, line := range strings.Split(body, "\n") {
		b.WriteString(strings.TrimSpace(line))
	}
	return "<w:document " + namespaces + "><w:body>" + b.String() + "</w:body></w:document>"
}

func (c *testCase) data(t testing.TB) (paper, []source.Table) {
	var v paper
	if s := c.files["data"]; s != "" {
		if err := json.Unmarshal([]byte(s), &v); err != nil {
			t.Fatal(err)
		}
	}
	var tables []source.Table
	for _, f := range c.archive.Files {
		if name, ok := strings.CutPrefix(f.Name, "table "); ok {
			tables = append(tables, table(name, string(f.Data)))
		}
	}
	return v, tables
}

// beside is the folder of the template: what a case calls "beside NAME" is a Word
// file in it, and there is a picture.
func (c *testCase) beside(t testing.TB) fstest.MapFS {
	folder := fstest.MapFS{"印章.png": {Data: seal(t)}}
	for name, markup := range c.files {
		if name, ok := strings.CutPrefix(name, "beside "); ok {
			folder[name] = &fstest.MapFile{Data: wordFile(t, markup)}
		}
	}
	return folder
}

// run gives for every expected section what really came out.
func (c *testCase) run(t testing.TB) map[string]string {
	out := map[string]string{"problems": "", "text": "", "everything": "", "missing": "", "trace": "", "reads": "", "xml": "", "leaves": "", "labels": ""}
	view, tables := c.data(t)
	tmpl, problems := Parse(c.template(t), c.beside(t))
	var b *Bound
	if tmpl != nil {
		var more source.Problems
		b, more = tmpl.Bind(SchemaOf(reflect.TypeOf(view), tables...), allFunctions())
		problems = append(problems, more...)
	}
	if !problems.Blocking() {
		out["reads"] = strings.Join(b.Reads(), "\n") + "\n"
		for _, l := range Leaves(view, tables, b.Reads()) {
			out["leaves"] += fmt.Sprintf("%s = %s %s\n", l.Path, l.Text, places(l.From))
		}
		r, more := b.Fill(view, tables)
		problems = append(problems, more...)
		if r != nil {
			c.filled(t, r, out)
		}
	}
	for _, p := range problems {
		out["problems"] += p.String() + "\n"
	}
	return out
}

func (c *testCase) filled(t testing.TB, r *Result, out map[string]string) {
	out["everything"] = docx.PlainText(r.File)
	out["text"], _, _ = strings.Cut(out["everything"], "\f")
	out["xml"] = xmlLines(r.File)
	out["labels"] = labels(r.File)
	for _, m := range r.Missing {
		out["missing"] += fmt.Sprintf("%s %s [%s] %s %s\n", m.At, m.Name, m.Expr, m.Item, places(m.From))
	}
	for _, tr := range r.Trace {
		out["trace"] += fmt.Sprintf("%s %d %s\n", tr.Part, tr.Para, tr.Text)
		for _, p := range tr.Pieces {
			out["trace"] += fmt.Sprintf("  %d %s = %s %s\n", p.Start, p.Text, p.Expr, places(p.From))
		}
	}
	checkSound(t, r)
}

// labels are the automatic numbers of the body, as layout sets them.
func labels(f *docx.File) string {
	var b strings.Builder
	d, _ := docx.Resolve(f)
	for _, s := range d.Sections {
		for _, block := range s.Blocks {
			if p, ok := block.(*docx.Paragraph); ok && p.Label != nil {
				b.WriteString(p.Label.Text + "\n")
			}
		}
	}
	return b.String()
}

func places(from []source.Pos) string {
	var out []string
	for _, p := range from {
		out = append(out, p.Cell)
	}
	return strings.Join(out, " ")
}

func TestCases(t *testing.T) {
	files, err := filepath.Glob("testdata/*.txtar")
	if err != nil || len(files) == 0 {
		t.Fatal("no cases", err)
	}
	for _, file := range files {
		t.Run(strings.TrimSuffix(filepath.Base(file), ".txtar"), func(t *testing.T) { runFile(t, file) })
	}
}

// xmlLines is the body, an element of it a line.
func xmlLines(f *docx.File) string {
	tree, _ := docx.ParseXML(f.Part(docx.DocumentPart))
	var b strings.Builder
	for _, k := range tree.Root().Child("w:body").Kids {
		b.Write(k.Bytes())
		b.WriteByte('\n')
	}
	return b.String()
}

// runFile runs the cases of a file: each begins with a section "case NAME" that
// holds a remark; data and tables before the first case belong to all.
func runFile(t *testing.T, file string) {
	archive, err := txtar.ParseFile(file)
	if err != nil {
		t.Fatal(err)
	}
	var common []txtar.File
	var cases [][]int
	for i, f := range archive.Files {
		switch {
		case strings.HasPrefix(f.Name, "case "):
			cases = append(cases, []int{i})
		case len(cases) == 0:
			common = append(common, f)
		default:
			cases[len(cases)-1] = append(cases[len(cases)-1], i)
		}
	}
	for _, indices := range cases {
		t.Run(strings.TrimPrefix(archive.Files[indices[0]].Name, "case "), func(t *testing.T) {
			runCase(t, archive, common, indices)
		})
	}
	if *update {
		if err := os.WriteFile(file, txtar.Format(archive), 0o644); err != nil {
			t.Fatal(err)
		}
	}
}

func runCase(t *testing.T, archive *txtar.Archive, common []txtar.File, indices []int) {
	own := &txtar.Archive{Files: append([]txtar.File{}, common...)}
	for _, i := range indices {
		own.Files = append(own.Files, archive.Files[i])
	}
	c := &testCase{own, map[string]string{}}
	for _, f := range own.Files {
		c.files[f.Name] = string(f.Data)
	}
	got := c.run(t)
	if want, ok := c.files["problems"]; !ok && got["problems"] != want {
		t.Errorf("problems:\n%s", got["problems"])
	}
	for _, i := range indices {
		f := &archive.Files[i]
		now, compared := got[f.Name]
		if !compared || now == string(f.Data) {
			continue
		}
		if *update {
			f.Data = []byte(now)
			continue
		}
		t.Errorf("%s:\n%s\nwant:\n%s", f.Name, now, f.Data)
	}
}

// checkSound are the promises that every output keeps.
func checkSound(t testing.TB, r *Result) {
	t.Helper()
	checkTrace(t, r)
	for _, name := range r.File.Parts() {
		if ext := path.Ext(name); ext != ".xml" && ext != ".rels" {
			continue
		}
		data := r.File.Part(name)
		tree, err := docx.ParseXML(data)
		if err != nil {
			t.Fatalf("%s: %v\n%s", name, err, data)
		}
		for _, fault := range recipe.OutOfOrder(tree) {
			t.Error(fault)
		}
		ids := map[string]bool{}
		tree.Walk(func(n *docx.Node) bool {
			checkNode(t, n, ids)
			return true
		})
	}
}

func checkNode(t testing.TB, n *docx.Node, ids map[string]bool) {
	t.Helper()
	if strings.HasPrefix(n.Name, "#") && n.Name != "#root" {
		t.Errorf("%s is left", n.Name)
	}
	if n.Name == "w:tc" && (len(n.Kids) == 0 || !endsInParagraph(n)) {
		t.Errorf("cell without last paragraph: %s", n.Bytes())
	}
	if n.Name == "w:tbl" && !strings.Contains(string(n.Bytes()), "<w:tr") {
		t.Errorf("table without rows")
	}
	for element, attr := range map[string]string{"w:bookmarkStart": "w:id", "wp:docPr": "id", "w:p": "w14:paraId"} {
		if v, ok := n.Lookup(attr); ok && n.Name == element {
			if ids[element+v] {
				t.Errorf("%s %s=%s twice", element, attr, v)
			}
			ids[element+v] = true
		}
	}
}
