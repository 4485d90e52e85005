package main

import (
	"bytes"
	"flag"
	"io/fs"
	"os"
	"path/filepath"
	"regexp"
	"slices"
	"strings"
	"testing"

	"github.com/google/go-cmp/cmp"

	"zhenggai/internal/build"
	"zhenggai/internal/docx/recipe"
	"zhenggai/internal/ledger/ledgertest"
)

var update = flag.Bool("update-papers", false, "rewrite the golden texts of the papers; read the diff")

// TestPapers makes every shipped template for a second, smaller office, with
// forms B, C and D of the notice, a weekly report and a paper over a sheet.
func TestPapers(t *testing.T) {
	out, said := makePapers(t, smallOffice(t))
	t.Run("short 对照检查 is told", func(t *testing.T) {
		for _, code := range []string{"W301 [班子对照检查材料.docx", "W302 [个人对照检查材料（季云舟）.docx"} {
			if !strings.Contains(said, code) {
				t.Errorf("no %s in\n%s", code, said)
			}
		}
	})
	t.Run("text", func(t *testing.T) { sayWhatWasRead(t, out) })
	t.Run("nothing is called finished", func(t *testing.T) { callNothingFinished(t, out) })
	t.Run("every figure has a cell", func(t *testing.T) { traceEveryFigure(t, out) })
}

// sayWhatWasRead compares the text of each paper with the one that was read as
// an editor and accepted.
func sayWhatWasRead(t *testing.T, out string) {
	const want = "testdata/papers/want"
	got := map[string]string{}
	eachPaper(t, out, func(name, text string) { got[name] = text })
	if *update {
		os.RemoveAll(want)
		for name, text := range got {
			file := filepath.Join(want, name+".txt")
			os.MkdirAll(filepath.Dir(file), 0o755)
			if err := os.WriteFile(file, []byte(text), 0o644); err != nil {
				t.Fatal(err)
			}
		}
	}
	for name, text := range got {
		golden, err := os.ReadFile(filepath.Join(want, name+".txt"))
		if err != nil {
			t.Errorf("%s: no accepted text: %v", name, err)
		} else if d := cmp.Diff(string(golden), text); d != "" {
			t.Errorf("%s\n%s", name, d)
		}
	}
	filepath.WalkDir(want, func(path string, d fs.DirEntry, err error) error {
		name, _ := filepath.Rel(want, strings.TrimSuffix(path, ".txt"))
		if err == nil && !d.IsDir() && got[filepath.ToSlash(name)] == "" {
			t.Errorf("%s was not made", name)
		}
		return err
	})
}

// callNothingFinished: while something is open, no paper says that all
// is done, but of a part of which that is true.
func callNothingFinished(t *testing.T, out string) {
	for _, name := range []string{"公开/社会公开通报", "党内/党内通报", "方案和报告/整改进展情况报告", "方案和报告/集中整改进展情况报告", "进展/整改进展月报"} {
		text, err := fileText(filepath.Join(out, name+".docx"))
		if err != nil {
			t.Fatal(err)
		}
		if regexp.MustCompile(`(措施|问题)[^。]{0,6}(已全部完成|全部整改完成|均已完成整改)`).MatchString(text) {
			t.Errorf("%s says that all is done", name)
		}
	}
}

// settingsOnly are the expressions whose figures come from config.toml or from
// the numbering of the paper itself, not from cells.
var (
	span         = regexp.MustCompile(`^\d+日[内后]到期$`) // names of the rows by deadline
	settingsOnly = regexp.MustCompile(`^\^?(上级\.)?(序|分序|行号|编号|期号|本期起止|临期天数|截至日期|上期截至日期|成文日期|条件|对比依据)\??$`)
)

// traceEveryFigure: every figure that a tag printed came from cells, or
// is a count of nothing, or a setting or number of the form.
func traceEveryFigure(t *testing.T, out string) {
	digits := regexp.MustCompile(`[1-9]`)
	seen := 0
	eachPaper(t, out, func(name, _ string) {
		detail, ok := build.ReadDetail(out, name)
		if !ok {
			t.Fatalf("%s left no trace", name)
		}
		for _, paragraph := range detail.Trace {
			for _, piece := range paragraph.Pieces {
				if !digits.MatchString(piece.Text) || span.MatchString(piece.Text) {
					continue
				}
				seen++
				if len(piece.From) == 0 && !settingsOnly.MatchString(strings.Trim(piece.Expr, "{} ")) {
					t.Errorf("%s 第%d段: %q of %s has no cell", name, paragraph.Para, piece.Text, piece.Expr)
				}
			}
		}
	})
	if seen < 500 {
		t.Errorf("only %d figures were looked at", seen)
	}
}

// literal are the figures that a template may hold itself: numbers of tables,
// figures and annexes, a whole, spans of days that are the template's own wording.
var literal = regexp.MustCompile(`[表图]\d+　|附件\d?|^100%$|100%|3个工作日|[123]\.|（1）`)

// TestTemplatesHoldNoFigures: what a shipped template prints is counted, and
// 巡察 or 巡视, district or province come from the ledger.
func TestTemplatesHoldNoFigures(t *testing.T) {
	files, _ := filepath.Glob("../../internal/sample/[ts]*/*.txt")
	if len(files) < 34 {
		t.Fatal("no templates")
	}
	tags := regexp.MustCompile(`\{\{[^}]*\}\}|\[\[[^\]]*\]\]`)
	for _, file := range files {
		text, err := os.ReadFile(file)
		if err != nil {
			t.Fatal(err)
		}
		for i, line := range strings.Split(string(text), "\n") {
			rest := literal.ReplaceAllString(tags.ReplaceAllString(line, ""), "")
			if strings.ContainsAny(rest, "0123456789") {
				t.Errorf("%s:%d: a figure is typed: %s", filepath.Base(file), i+1, rest)
			}
			if regexp.MustCompile(`巡察|巡视|[省市县区]委|[省市县区]纪委`).MatchString(rest) {
				t.Errorf("%s:%d: who inspected, and at which level, stands in 基本信息: %s", filepath.Base(file), i+1, rest)
			}
		}
	}
}

// TestSignedPapersHaveAHead: what goes out under the name of the party
// organization can carry 版头 and 版记 in its template.
func TestSignedPapersHaveAHead(t *testing.T) {
	files, _ := filepath.Glob("../../internal/sample/templates/*.txt")
	signed := 0
	for _, file := range files {
		text, _ := os.ReadFile(file)
		if !bytes.Contains(text, []byte("[[插入 落款]]")) {
			continue
		}
		signed++
		if !bytes.HasPrefix(text, []byte("[[插入 版头]]\n")) || !bytes.HasSuffix(text, []byte("[[插入 版记]]\n")) {
			t.Errorf("%s is signed and has no 版头 or no 版记", filepath.Base(file))
		}
	}
	if signed < 12 {
		t.Errorf("only %d signed papers", signed)
	}
}

// TestRateSaysItsRule: a template that prints 完成率 in its text says how it is counted.
func TestRateSaysItsRule(t *testing.T) {
	files, _ := filepath.Glob("../../internal/sample/templates/*.txt")
	for _, file := range files {
		text, _ := os.ReadFile(file)
		if bytes.Contains(text, []byte("完成率}}")) && !bytes.Contains(text, []byte("完成率口径}}")) {
			t.Errorf("%s prints a rate without its rule", filepath.Base(file))
		}
	}
}

// ownTemplates are papers that the office added without Go.
var ownTemplates = map[string]string{
	"谈话登记": "= {{本份}}同志{{表名}}登记\n共{{行数}}次。\n{{#本表}}\n{{行号}}.{{日期}}，与{{谈话对象}}谈话：{{要点}}\n{{/}}\n",
	"整改简报": "= {{单位.简称}}整改简报\n{{#方面}}{{名称}}{{统计.措施数}}条；{{/}}会议由{{会议.主持人}}主持；{{#制度台账}}{{制度名称}}{{/}}。电话{{联系方式.电话}}。\n",
}

// smallOffice is a project with the shipped templates and its own ledger.
func smallOffice(t *testing.T) string {
	t.Helper()
	root, err := filepath.Abs("../..")
	if err != nil {
		t.Fatal(err)
	}
	dir := t.TempDir()
	text, err := os.ReadFile("testdata/papers/台账.txt")
	if err != nil {
		t.Fatal(err)
	}
	book, err := ledgertest.FromText(string(text))
	if err != nil {
		t.Fatal(err)
	}
	config, err := os.ReadFile("testdata/papers/config.toml")
	if err != nil {
		t.Fatal(err)
	}
	for name, data := range map[string][]byte{"台账.xlsx": book, "config.toml": config} {
		if err := os.WriteFile(filepath.Join(dir, name), data, 0o644); err != nil {
			t.Fatal(err)
		}
	}
	shipped, err := filepath.Glob(filepath.Join(root, "templates", "*"))
	if err != nil {
		t.Fatal(err)
	}
	templates := filepath.Join(dir, "templates")
	os.Mkdir(templates, 0o755)
	for _, file := range shipped {
		if err := link(file, filepath.Join(templates, filepath.Base(file))); err != nil {
			t.Fatal(err)
		}
	}
	for name, markup := range ownTemplates {
		data, err := recipe.Build(markup, recipe.Options{})
		if err == nil {
			err = os.WriteFile(filepath.Join(templates, name+".docx"), data, 0o644)
		}
		if err != nil {
			t.Fatal(err)
		}
	}
	return dir
}

// makePapers builds a project and answers its folder of papers and what the
// program said.
func makePapers(t *testing.T, dir string) (out, said string) {
	t.Helper()
	var log bytes.Buffer
	out = filepath.Join(dir, "out")
	if code := run([]string{"build", "--config", filepath.Join(dir, "config.toml"), "--out", out}, &log, &log); code != exitOK {
		t.Fatalf("exit code %d\n%s", code, log.String())
	}
	return out, log.String()
}

func eachPaper(t *testing.T, out string, visit func(name, text string)) {
	t.Helper()
	var files []string
	filepath.WalkDir(out, func(path string, d fs.DirEntry, err error) error {
		if err == nil && d.IsDir() && d.Name() == ".zhenggai" {
			return fs.SkipDir
		}
		if strings.HasSuffix(path, ".docx") {
			files = append(files, path)
		}
		return err
	})
	slices.Sort(files)
	for _, path := range files {
		text, err := fileText(path)
		if err != nil {
			t.Fatal(err)
		}
		name, _ := filepath.Rel(out, strings.TrimSuffix(path, ".docx"))
		visit(filepath.ToSlash(name), text)
	}
}
