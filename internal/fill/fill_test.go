package fill

import (
	"encoding/json"
	"flag"
	"fmt"
	"os"
	"path/filepath"
	"reflect"
	"strconv"
	"strings"
	"testing"

	"github.com/rogpeppe/go-internal/txtar"

	"zhenggai/internal/docx"
	"zhenggai/internal/docx/recipe"
	"zhenggai/internal/source"
)

var update = flag.Bool("update", false, "rewrite the expected parts of testdata")

// paper is the view of the cases: an aspect holds findings, a finding measures.
type paper struct {
	Office   *office  `expr:"单位" json:"单位"`
	AsOf     day      `expr:"截至日期" json:"截至日期"`
	Total    number_  `expr:"总数" json:"总数"`
	Rate     float64  `expr:"完成率" json:"完成率"`
	Public   bool     `expr:"公开" json:"公开"`
	Aspects  []aspect `expr:"方面" json:"方面"`
	Leaders  []fact   `expr:"领导" json:"领导"`
	Internal string   `json:"内部"`
}

type office struct {
	Name  fact `expr:"名称" json:"名称"`
	Phone fact `expr:"电话" json:"电话"`
}

type aspect struct {
	Name     fact       `expr:"名称" json:"名称"`
	Findings []*finding `expr:"问题" json:"问题"`
}

type finding struct {
	Name     fact      `expr:"名称" json:"名称"`
	Done     bool      `expr:"完成" json:"完成"`
	Measures []measure `expr:"措施" json:"措施"`
}

type measure struct {
	Text fact `expr:"内容" json:"内容"`
	Who  fact `expr:"责任人" json:"责任人"`
	On   day  `expr:"时限" json:"时限"`
}

// fact is written 文字@J12 in the cases.
type fact struct{ source.Fact }

func (f *fact) UnmarshalJSON(data []byte) error {
	var s string
	err := json.Unmarshal(data, &s)
	words, cell, _ := strings.Cut(s, "@")
	f.Fact = source.Fact{Text: words, From: cells(cell)}
	return err
}

func cells(ref string) []source.Pos {
	if ref == "" {
		return nil
	}
	return []source.Pos{{File: "台账.xlsx", Sheet: "台账", Cell: ref}}
}

type number_ struct {
	N    int
	From []source.Pos
}

func (n number_) Value() any            { return n.N }
func (n number_) Sources() []source.Pos { return n.From }
func (n *number_) UnmarshalJSON(data []byte) error {
	return json.Unmarshal(data, &n.N)
}

// date is a date as the model's is: a struct with String and Compare.
type date struct{ Month, Day int }

func (d date) String() string {
	if d == (date{}) {
		return ""
	}
	return fmt.Sprintf("%d月%d日", d.Month, d.Day)
}

func (d date) Compare(e date) int { return d.Month*100 + d.Day - e.Month*100 - e.Day }

type day struct {
	date
	From []source.Pos
}

func (d day) Value() any            { return d.date }
func (d day) Sources() []source.Pos { return d.From }
func (d *day) UnmarshalJSON(data []byte) error {
	var s string
	err := json.Unmarshal(data, &s)
	d.parse(s, "")
	return err
}

func (d *day) parse(s, cell string) {
	fmt.Sscanf(s, "%d-%d", &d.Month, &d.Day)
	d.From = cells(cell)
}

type real struct {
	x    float64
	From []source.Pos
}

func (r real) Value() any            { return r.x }
func (r real) Sources() []source.Pos { return r.From }

// table reads a table from text: the first line holds the columns, name:kind,
// the others rows; a blank field has no cell.
func table(name, body string) source.Table {
	t := source.Table{Name: name}
	kinds := map[string]source.Kind{"": source.Text, "i": source.Integer, "f": source.Decimal, "d": source.Date}
	for r, line := range strings.Split(strings.TrimSpace(body), "\n") {
		var row []source.Leaf
		for c, field := range strings.Split(line, "|") {
			field = strings.TrimSpace(field)
			if r == 0 {
				column, k, _ := strings.Cut(field, ":")
				t.Columns = append(t.Columns, source.Column{Name: column, Kind: kinds[k]})
				continue
			}
			row = append(row, leafOf(t.Columns[c].Kind, field, string(rune('A'+c))+strconv.Itoa(r+1)))
		}
		if r > 0 {
			t.Rows = append(t.Rows, row)
		}
	}
	return t
}

func leafOf(k source.Kind, field, cell string) source.Leaf {
	if field == "" {
		cell = ""
	}
	switch k {
	case source.Integer:
		n, _ := strconv.Atoi(field)
		return number_{n, cells(cell)}
	case source.Decimal:
		x, _ := strconv.ParseFloat(field, 64)
		return real{x, cells(cell)}
	case source.Date:
		var d day
		d.parse(field, cell)
		return d
	}
	return source.Fact{Text: field, From: cells(cell)}
}

var testFunctions = Functions{
	"大写":  func(n int) string { return strings.Split("零一二三四五六七八九十", "")[n] },
	"除尽":  func(a, b float64) (float64, error) { return a / b, nil },
	"出错":  func(string) (string, error) { return "", fmt.Errorf("不能转换") },
	"顿号":  func(items []string) string { return strings.Join(items, "、") },
	"空格":  func() string { return "\u3000" },
	"不明":  func() any { return nil },
	"坏字符": func() string { return "甲\x01乙" },
}

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

// run gives for every expected section what really came out.
func (c *testCase) run(t testing.TB) map[string]string {
	out := map[string]string{"problems": "", "text": "", "everything": "", "missing": "", "trace": "", "reads": "", "xml": "", "leaves": ""}
	view, tables := c.data(t)
	tmpl, problems := Parse(c.template(t))
	var b *Bound
	if tmpl != nil {
		var more source.Problems
		b, more = tmpl.Bind(SchemaOf(reflect.TypeOf(view), tables...), testFunctions)
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
	for _, s := range stories(r.File) {
		data := r.File.Part(s.part)
		tree, err := docx.ParseXML(data)
		if err != nil {
			t.Fatalf("%s: %v\n%s", s.part, err, data)
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
