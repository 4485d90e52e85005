package fill

import (
	"fmt"
	"reflect"
	"runtime"
	"strings"
	"testing"

	"zhenggai/internal/docx"
	"zhenggai/internal/docx/recipe"
	"zhenggai/internal/source"
)

func fromMarkup(t testing.TB, markup string) *docx.File {
	data, err := recipe.Build(markup, recipe.Options{Title: "模板"})
	if err != nil {
		t.Fatal(err)
	}
	f, err := docx.Open("模板.docx", data)
	if err != nil {
		t.Fatal(err)
	}
	return f
}

func bind(t testing.TB, markup string, view any, tables ...source.Table) *Bound {
	t.Helper()
	tmpl, problems := Parse(fromMarkup(t, markup))
	b, more := tmpl.Bind(SchemaOf(reflect.TypeOf(view), tables...), testFunctions)
	for _, p := range append(problems, more...) {
		t.Fatal(p)
	}
	return b
}

const notice = `= {{单位.名称}}关于整改情况的通报
== （截至{{截至日期}}）
共{{总数}}个问题，完成{{count(flatten(map(方面, .问题)), .完成)}}个。
{{#方面}}
# {{名称}}
{{#问题}}
### {{行号}}.{{名称}}
{{#措施}}{{内容}}（责任人：{{责任人}}，时限：{{时限}}）{{?行号 < 项数}}；{{:}}。{{/}}{{/}}
{{/}}
{{/}}
>> {{单位.名称}}
> {{截至日期}}`

// announcementView is 14 findings with 4 measures each.
func announcementView() paper {
	v := paper{Office: &office{Name: fact{source.Fact{Text: "望川区机关事务管理局", From: cells("B1")}}}, AsOf: day{date: date{6, 30}}, Total: number_{N: 14}}
	row := 2
	for a := range 2 {
		as := aspect{Name: words("方面%d", a)}
		for f := range 7 {
			fi := &finding{Name: words("问题%d不够严格", f), Done: f%2 == 0}
			for m := range 4 {
				fi.Measures = append(fi.Measures, measure{
					Text: fact{source.Fact{Text: strings.Repeat("健全制度并落实到位", 8), From: cells(fmt.Sprint("J", row))}},
					Who:  words("张%d", m), On: day{date{3, 31}, cells(fmt.Sprint("L", row))},
				})
				row++
			}
			as.Findings = append(as.Findings, fi)
		}
		v.Aspects = append(v.Aspects, as)
	}
	return v
}

func words(format string, n int) fact { return fact{source.Fact{Text: fmt.Sprintf(format, n)}} }

func BenchmarkAnnouncement(b *testing.B) {
	v := announcementView()
	bound := bind(b, notice, v)
	b.ReportAllocs()
	for b.Loop() {
		if _, problems := bound.Fill(v, nil); len(problems) > 0 {
			b.Fatal(problems)
		}
	}
}

func BenchmarkParseAndBind(b *testing.B) {
	v := announcementView()
	f := fromMarkup(b, notice)
	s := SchemaOf(reflect.TypeOf(v))
	for b.Loop() {
		t, _ := Parse(f)
		if _, problems := t.Bind(s, testFunctions); len(problems) > 0 {
			b.Fatal(problems)
		}
	}
}

// longTable is n rows of five columns.
func longTable(n int) source.Table {
	t := source.Table{Name: "台账"}
	for _, c := range []string{"序号", "问题", "措施", "科室", "状态"} {
		t.Columns = append(t.Columns, source.Column{Name: c})
	}
	for i := range n {
		row := make([]source.Leaf, len(t.Columns))
		for c := range row {
			row[c] = source.Fact{Text: fmt.Sprintf("第%d行", i/3), From: cells(fmt.Sprintf("%c%d", 'A'+c, i+2))}
		}
		t.Rows = append(t.Rows, row)
	}
	return t
}

const longMarkup = `共{{count(台账)}}行
[[table 1 1 1 1 1 1]]
|= 行 | 序号 | 问题 | 措施 | 科室 | 占比
| {{#台账}}{{行号}} | {{^序号}} | {{问题}} | {{措施}}{{?状态 == "第1行"}}（一）{{/}} | {{科室}} | {{round(行号 * 100 / count(台账, .状态 != ""))}}%{{/}}`

// BenchmarkTable reports bytes a row: the number must not grow with the rows.
func BenchmarkTable(b *testing.B) {
	for _, n := range []int{1_000, 10_000, 50_000} {
		b.Run(fmt.Sprint(n), func(b *testing.B) {
			table := longTable(n)
			bound := bind(b, longMarkup, paper{}, table)
			before := allocated()
			for b.Loop() {
				if _, problems := bound.Fill(paper{}, []source.Table{table}); len(problems) > 0 {
					b.Fatal(problems)
				}
			}
			b.ReportMetric(float64(allocated()-before)/float64(b.N)/float64(n), "B/row")
		})
	}
}

func allocated() uint64 {
	var m runtime.MemStats
	runtime.ReadMemStats(&m)
	return m.TotalAlloc
}

// plainMarkup is a long table of plain values, as other engines are measured.
const plainMarkup = `共{{count(台账)}}行
[[table 1 1 1 1 1 1]]
|= 行 | 序号 | 问题 | 措施 | 科室 | 状态
| {{#台账}}{{行号}} | {{序号}} | {{问题}} | {{措施}} | {{科室}} | {{状态}}{{/}}`

// BenchmarkPlainTable fills 10,000 rows of six columns; Whole reads the
// template before and writes the archive after.
func BenchmarkPlainTable(b *testing.B) {
	table := longTable(10_000)
	data, err := recipe.Build(plainMarkup, recipe.Options{})
	if err != nil {
		b.Fatal(err)
	}
	bound := bind(b, plainMarkup, paper{}, table)
	b.Run("Fill", func(b *testing.B) {
		b.ReportAllocs()
		for b.Loop() {
			bound.Fill(paper{}, []source.Table{table})
		}
	})
	b.Run("Whole", func(b *testing.B) {
		b.ReportAllocs()
		for b.Loop() {
			f, _ := docx.Open("模板.docx", data)
			t, _ := Parse(f)
			bound, _ := t.Bind(SchemaOf(reflect.TypeFor[paper](), table), testFunctions)
			r, _ := bound.Fill(paper{}, []source.Table{table})
			if _, err := r.File.Bytes(); err != nil {
				b.Fatal(err)
			}
		}
	})
}

func BenchmarkLeaves(b *testing.B) {
	v := announcementView()
	reads := bind(b, notice, v).Reads()
	for b.Loop() {
		Leaves(v, nil, reads)
	}
}
