package fill

import (
	"bytes"
	"encoding/xml"
	"fmt"
	"reflect"
	"strings"
	"sync"
	"testing"

	"pgregory.net/rapid"

	"zhenggai/internal/docx"
	"zhenggai/internal/source"
)

// checkTrace: a piece stands in its paragraph where it says, and the paragraph
// is the one that docx counts so.
func checkTrace(t testing.TB, r *Result) {
	t.Helper()
	texts := map[string]string{}
	for at, text := range docx.Paragraphs(r.File) {
		key := fmt.Sprint(at.Part, at.Para)
		if _, twice := texts[key]; !twice {
			texts[key] = text
		}
	}
	for _, tr := range r.Trace {
		if got := texts[fmt.Sprint(tr.Part, tr.Para)]; got != tr.Text {
			t.Errorf("%s %d is %q, the trace says %q", tr.Part, tr.Para, got, tr.Text)
		}
		for _, p := range tr.Pieces {
			runes := []rune(tr.Text)
			if end := p.Start + len([]rune(p.Text)); end > len(runes) || string(runes[p.Start:end]) != p.Text {
				t.Errorf("%q does not stand at %d of %q", p.Text, p.Start, tr.Text)
			}
		}
	}
}

// template draws a correct template and how deep it nests.
type template struct {
	t     *rapid.T
	out   strings.Builder
	depth int
}

func (g *template) draw(label string, options ...string) string {
	return rapid.SampledFrom(options).Draw(g.t, label)
}

func (g *template) value() string {
	return g.draw("value", "{{单位.名称}}", "{{单位.电话?}}", "{{总数}}", "{{count(名单, .科室 == “甲”)}}",
		"{{完成率 / 3}}", "{{^总数}}", "文字", "{{?公开}}公{{:}}私{{/}}", "{{#名单}}{{姓名}}{{?行号<项数}}、{{/}}{{/}}")
}

func (g *template) blocks() {
	for range rapid.IntRange(1, 3).Draw(g.t, "blocks") {
		switch g.draw("block", "text", "each", "when", "table", "columns", "whole") {
		case "text":
			g.out.WriteString(strings.ReplaceAll(g.value(), "{{^", "{{") + "段\n")
		case "each":
			g.around("{{#"+g.list()+"}}", "{{/}}")
		case "when":
			g.around("{{?公开}}", g.draw("else", "{{/}}", "{{:}}\n否则\n{{/}}"))
		case "table":
			g.table()
		case "columns":
			fmt.Fprintf(&g.out, "[[table 1 1 1 1]]\n| 甲 | {{#%s}} | {{行号}} | {{/}}\n| 乙 | | 丙 | \n", g.list())
		case "whole":
			g.out.WriteString("{{#名单}}甲{{姓名}}\n乙{{科室}}{{/}}\n")
		}
	}
}

func (g *template) list() string {
	return g.draw("list", "名单", "空表", "方面", `filter(名单, .科室 != "")`, "领导", "排序(名单, .姓名)", "分组(名单, .科室)")
}

func (g *template) around(open, end string) {
	g.out.WriteString(open + "\n")
	if g.depth < 3 {
		g.depth++
		g.blocks()
		g.depth--
	}
	g.out.WriteString(end + "\n")
}

func (g *template) table() {
	list := g.list()
	g.out.WriteString("[[table 1 1]]\n")
	if rapid.Bool().Draw(g.t, "header") {
		g.out.WriteString("|= 甲 | 乙\n")
	}
	switch g.draw("rows", "one", "two", "tags", "nested") {
	case "one":
		fmt.Fprintf(&g.out, "| {{#%s}}%s | {{^总数}}{{/}}\n", list, strings.ReplaceAll(g.value(), "{{^", "{{"))
	case "two":
		fmt.Fprintf(&g.out, "| {{#%s}}甲 | 乙\n| 丙 | 丁{{/}}\n", list)
	case "tags":
		fmt.Fprintf(&g.out, "| {{#%s}} | |\n| {{^单位.名称}} | {{行号}}\n| | {{/}}\n", list)
	case "nested":
		fmt.Fprintf(&g.out, "| {{#%s}}{{?公开}}{{#名单}}{{姓名}} | {{^上级.项数}}{{/}}{{/}}{{/}}\n", list)
	}
}

// anyText are the words of cells: breaks, quotes, markup, tags, nothing.
var anyText = rapid.SampledFrom([]string{"", "甲", "甲\n乙\t丙", " 前后 ", "<w:p>&amp;", "{{单位}}", "【待补充：某】", "𠮷\u2028"})

func drawView(t *rapid.T) (paper, source.Table) {
	v := paper{Office: &office{Name: fact{source.Fact{Text: anyText.Draw(t, "name")}}}, Public: rapid.Bool().Draw(t, "public"), Rate: rapid.Float64Range(-1e9, 1e9).Draw(t, "rate")}
	for range rapid.IntRange(0, 2).Draw(t, "aspects") {
		v.Aspects = append(v.Aspects, aspect{Name: fact{source.Fact{Text: anyText.Draw(t, "aspect")}}})
		v.Leaders = append(v.Leaders, fact{source.Fact{Text: anyText.Draw(t, "leader")}})
	}
	list := table("名单", "姓名 | 科室")
	for i := range rapid.IntRange(0, 4).Draw(t, "rows") {
		list.Rows = append(list.Rows, []source.Leaf{
			source.Fact{Text: anyText.Draw(t, "who"), From: cells(fmt.Sprint("A", i))},
			source.Fact{Text: anyText.Draw(t, "office"), From: cells(fmt.Sprint("B", i))},
		})
	}
	return v, list
}

// Any data in any correct template gives a sound file, the same every time.
func TestAnyTemplateAnyData(t *testing.T) {
	rapid.Check(t, func(t *rapid.T) {
		g := &template{t: t}
		g.blocks()
		tb := quiet{TB: nil, t: t}
		view, list := drawView(t)
		tables := []source.Table{list, table("空表", "姓名 | 科室")}
		tmpl, problems := Parse(fromMarkup(tb, g.out.String()))
		b, more := tmpl.Bind(SchemaOf(reflect.TypeOf(view), tables...), testFunctions)
		if problems = append(problems, more...); problems.Blocking() {
			t.Fatalf("%s\n%v", g.out.String(), problems)
		}
		first, problems := b.Fill(view, tables)
		if problems.Blocking() {
			t.Fatalf("%s\n%v", g.out.String(), problems)
		}
		checkSound(tb, first)
		second, _ := b.Fill(view, tables)
		if !bytes.Equal(first.File.Part(docx.DocumentPart), second.File.Part(docx.DocumentPart)) {
			t.Fatal("the second filling differs")
		}
		if !reflect.DeepEqual(first.Trace, second.Trace) || !reflect.DeepEqual(first.Missing, second.Missing) {
			t.Fatal("the second trace differs")
		}
	})
}

// quiet lets the checks report to rapid.
type quiet struct {
	testing.TB
	t *rapid.T
}

func (q quiet) Helper()                   {}
func (q quiet) Errorf(f string, a ...any) { q.t.Errorf(f, a...) }
func (q quiet) Fatalf(f string, a ...any) { q.t.Fatalf(f, a...) }
func (q quiet) Fatal(a ...any)            { q.t.Fatal(a...) }

// Many goroutines may fill one bound template; run with -race.
func TestFillAtOnce(t *testing.T) {
	v := announcementView()
	list := longTable(30)
	b := bind(t, notice+"\n"+longMarkup, v, list)
	want, _ := b.Fill(v, []source.Table{list})
	var wg sync.WaitGroup
	for range 8 {
		wg.Go(func() {
			got, _ := b.Fill(v, []source.Table{list})
			if !bytes.Equal(got.File.Part(docx.DocumentPart), want.File.Part(docx.DocumentPart)) {
				t.Error("another text")
			}
		})
	}
	wg.Wait()
}

// Changing an output leaves the template alone.
func TestOutputsAreApart(t *testing.T) {
	v := announcementView()
	b := bind(t, notice, v)
	first, _ := b.Fill(v, nil)
	want := string(first.File.Part(docx.DocumentPart))
	tree, _ := first.File.Tree(docx.DocumentPart)
	tree.Walk(func(n *docx.Node) bool {
		n.Name, n.Text = "x"+n.Name, "changed"
		for i := range n.Attrs {
			n.Attrs[i].Value = "changed"
		}
		return true
	})
	second, _ := b.Fill(v, nil)
	if string(second.File.Part(docx.DocumentPart)) != want {
		t.Error("the template has changed")
	}
}

// A part of an expression that reads only an outer list is evaluated once: a
// long table costs a constant for each row.
func TestOuterTotalsAreHoisted(t *testing.T) {
	calls := 0
	functions := Functions{"记": func(s string) string { calls++; return s }}
	list := longTable(50)
	tmpl, _ := Parse(fromMarkup(t, `{{#台账}}{{行号 / count(台账, 记(.状态) != "")}}{{/}}`))
	b, problems := tmpl.Bind(SchemaOf(reflect.TypeFor[paper](), list), functions)
	if len(problems) > 0 {
		t.Fatal(problems)
	}
	if _, problems = b.Fill(paper{}, []source.Table{list}); len(problems) > 0 {
		t.Fatal(problems)
	}
	if calls != 50 {
		t.Errorf("%d calls for 50 rows", calls)
	}
}

// A predicate inside a predicate that depends on both is paid for pass by pass.
func TestNestedPredicatesAreBounded(t *testing.T) {
	list := longTable(2500)
	tmpl, _ := Parse(fromMarkup(t, `{{count(台账, let a = .问题; count(台账, .问题 == a) > 3)}}`))
	b, problems := tmpl.Bind(SchemaOf(reflect.TypeFor[paper](), list), nil)
	if len(problems) > 0 {
		t.Fatal(problems)
	}
	_, problems = b.Fill(paper{}, []source.Table{list})
	if !problems.Blocking() || !strings.Contains(problems[0].Text, errLong.Error()) {
		t.Errorf("6,250,000 passes: %v", problems)
	}
}

func FuzzParse(f *testing.F) {
	for _, s := range []string{
		"{{单位.名称}}", "{{#方面}}{{名称}}{{/}}", "{{?公开}}甲{{:}}乙{{/}}", "{{{", "}}", "{{/}}{{#方面}}", "{{:}}",
		"{{^总数}}", "｛｛count（方面，．名称 == “x”）｝｝", "{{first(方面).名称?}}", "{{let x = 总数; x / 0}}", "{{#方面}}{{#问题}}{{上级.名称}}{{/}}",
		"{{1..9}}", "{{方面[9].名称}}", "{{单位[\"名称\"]}}", "{{reduce(方面, #acc + 1, 0)}}", "{{#领导}}{{本项}}{{/}}", `{{"a" matches "("}}`,
		"{{方面 | count()}}", "{{总数 in [1,2]}}", "{{map(方面, {let y = .名称; y})}}", "{{sortBy(方面, .名称)[0].名称}}",
	} {
		f.Add(s, s, "甲\n乙", uint8(0))
		f.Add(s, "{{/}}", "<&>\x07\u202e𠮷", uint8(1))
	}
	f.Fuzz(func(t *testing.T, a, b, words string, shape uint8) {
		view := announcementView()
		view.Office.Name.Text, view.Aspects[0].Findings[0].Name.Text = words, words
		a, b = escaped(a), escaped(b)
		para := func(s string) string { return "<w:p><w:r><w:t>" + s + "</w:t></w:r></w:p>" }
		body := para(a) + para(b)
		switch shape % 4 {
		case 1:
			body = "<w:tbl><w:tr><w:tc>" + para(a) + "</w:tc><w:tc>" + para(b) + "</w:tc></w:tr></w:tbl>"
		case 2:
			body = "<w:tbl><w:tr><w:tc>" + para(a) + "</w:tc></w:tr><w:tr><w:tc>" + para(b) + "</w:tc></w:tr></w:tbl>"
		case 3:
			body = "<w:p><w:r><w:t>" + a + "</w:t></w:r><w:hyperlink><w:r><w:t>" + b + "</w:t></w:r></w:hyperlink></w:p>"
		}
		file := &docx.File{Name: "模板.docx"}
		file.SetPart(docx.DocumentPart, []byte(documentOf(body)))
		tmpl, problems := Parse(file)
		bound, more := tmpl.Bind(SchemaOf(reflect.TypeOf(view)), testFunctions)
		if append(problems, more...).Blocking() {
			return
		}
		if r, problems := bound.Fill(view, nil); !problems.Blocking() {
			checkSound(t, r)
		}
	})
}

func escaped(s string) string {
	var b bytes.Buffer
	xml.EscapeText(&b, []byte(strings.ToValidUTF8(s, "")))
	return b.String()
}
