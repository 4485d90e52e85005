package generators

import (
	"os"
	"path/filepath"
	"reflect"
	"slices"
	"strings"
	"testing"

	"zhenggai/internal/ledger"
	"zhenggai/internal/ledger/ledgertest"
	"zhenggai/internal/model"
	"zhenggai/internal/source"
	"zhenggai/internal/zh"
)

// load reads ledgers in their text form.
func load(t *testing.T, asOf zh.Date, texts ...string) *model.Model {
	t.Helper()
	var books []*ledger.Book
	for _, text := range texts {
		data, err := ledgertest.FromText(text)
		if err != nil {
			t.Fatal(err)
		}
		book, ps := ledger.Open("台账.xlsx", data)
		if ps.Blocking() {
			t.Fatal(ps)
		}
		books = append(books, book)
	}
	m, _ := model.Load(model.Options{AsOf: asOf}, books...)
	return m
}

func sample(t *testing.T) *model.Model {
	t.Helper()
	files, err := filepath.Glob("../internal/sample/ledgers/*.txt")
	if err != nil || len(files) == 0 {
		t.Fatal("no sample ledgers", err)
	}
	var texts []string
	for _, f := range files {
		data, err := os.ReadFile(f)
		if err != nil {
			t.Fatal(err)
		}
		texts = append(texts, string(data))
	}
	return load(t, zh.Date{Year: 2026, Month: 6, Day: 30}, texts...)
}

var settings = Settings{Previous: zh.Date{Year: 2026, Month: 5, Day: 31}, SoonDays: 7, Period: "月报", Alert: Alert{Red: 1, Yellow: 7, Blue: 30}, Rate: RateRule{Digits: 2}}

// TestTotalsAddUp: the steps sum to the whole, and so do the rows of each table.
func TestTotalsAddUp(t *testing.T) {
	p := progress(sample(t), settings)
	whole := p.Totals
	if n := whole.Done.N + whole.MostlyDone.N + whole.InProgress.N + whole.NotStarted.N + whole.Unclear.N; n != whole.Measures.N {
		t.Errorf("steps sum to %d of %d measures", n, whole.Measures.N)
	}
	if whole.Done.N+whole.Open.N != whole.Measures.N {
		t.Errorf("%d done and %d open of %d", whole.Done.N, whole.Open.N, whole.Measures.N)
	}
	for name, shares := range map[string][]Share{"方面": p.Aspects, "科室": p.Offices, "责任领导": p.Leaders, "时限": p.Deadlines} {
		var measures, done, overdue int
		for _, s := range shares {
			measures += s.Totals.Measures.N
			done += s.Totals.Done.N
			overdue += s.Totals.Overdue.N
		}
		if measures != whole.Measures.N || done != whole.Done.N || overdue != whole.Overdue.N {
			t.Errorf("by %s: %d measures, %d done, %d overdue; whole %d, %d, %d",
				name, measures, done, overdue, whole.Measures.N, whole.Done.N, whole.Overdue.N)
		}
	}
	steps := 0
	for _, s := range p.Steps {
		steps += s.Count.N
	}
	if steps != whole.Measures.N {
		t.Errorf("the table by status sums to %d of %d", steps, whole.Measures.N)
	}
}

// TestPeriods: what is newly done is the difference of the two periods.
func TestPeriods(t *testing.T) {
	m := sample(t)
	p := progress(m, settings)
	then := standing(allMeasures(m.Findings), settings.Previous)
	if got := p.Totals.Done.N - then.Done.N; got != len(p.New) {
		t.Errorf("done grew by %d, but %d are listed as new", got, len(p.New))
	}
	if len(p.Overdue) != p.Totals.Overdue.N {
		t.Errorf("%d overdue are listed, %d counted", len(p.Overdue), p.Totals.Overdue.N)
	}
	if p.Totals.Findings.N != 14 || p.Totals.Measures.N != 54 || p.Totals.Done.N != 48 || p.Totals.Rate.Text != "88.89%" {
		t.Errorf("sample totals: %+v", p.Totals)
	}
}

// TestPublished: only rows that say 是 are published, in their public wording,
// numbered anew in every aspect.
func TestPublished(t *testing.T) {
	m := load(t, zh.Date{Year: 2026, Month: 6, Day: 30}, `== 整改台账
|= 序号 | 方面 | 反馈问题 | 是否公开 | 公开表述 | 措施序号 | 整改措施 | 责任领导 | 责任科室 | 责任人 | 整改时限 | 整改进展 | 整改状态 | 完成日期
| 1 | 甲方面 | 内部说法 | 是 | 公开说法。 | 1-1 | 一 | 某甲 | 办公室 | 某乙 | 立行立改 | 做了“一”件事 | 已完成 | d:2026-01-05
| 2 | 甲方面 | 不公开的 | 否 | | 2-1 | 二 | 某甲 | 办公室 | 某乙 | 立行立改 | 二 | 已完成 | d:2026-01-05
| 3 | 乙方面 | 没确认的 | | | 3-1 | 三 | 某甲 | 办公室 | 某乙 | 立行立改 | 三 | 已完成 | d:2026-01-05
| 4 | 乙方面 | 落实“三会一课”不到位 | 是 | | 4-1 | 四 | 某甲 | 办公室 | 某乙 | 长期坚持 | 四 | 正在推进 |
`)
	a := announcement(m, Settings{Rate: RateRule{Digits: 1}})
	var got []string
	for _, aspect := range a.Aspects {
		got = append(got, aspect.Number.Text+aspect.Name.Text)
		for _, f := range aspect.Findings {
			got = append(got, f.Number.Text+f.Quoted.Text+"/"+f.State.Text)
			for _, x := range f.Measures {
				got = append(got, x.Number.Text+x.Progress.Text)
			}
		}
	}
	want := []string{
		"（一）甲方面", "1.公开说法/已完成", "做了“一”件事。",
		"（二）乙方面", "1.落实‘三会一课’不到位/正在推进", "四。",
	}
	if !slices.Equal(got, want) {
		t.Errorf("got  %q\nwant %q", got, want)
	}
	if a.Totals.Findings.N != 2 || a.Totals.Measures.N != 2 || a.Totals.Rate.Text != "50%" {
		t.Errorf("totals %+v", a.Totals)
	}
}

// internalWords are fields that no public view may have, whatever they are called in Go.
var internalWords = []string{"责任", "领导", "科室", "佐证", "验收", "原因", "备注", "追责", "专项", "不公开", "时限"}

// personWords are fields that a party circular may not have either.
var personWords = []string{"责任人", "责任领导", "验收", "联系", "姓名"}

func TestPublicViewsHoldNothingInternal(t *testing.T) {
	for _, g := range All {
		words := internalWords
		if !g.Public {
			words = personWords
		}
		if g.Masked {
			fields(g.View, map[reflect.Type]bool{}, func(name string) {
				for _, w := range words {
					if strings.Contains(name, w) {
						t.Errorf("the public view of %s has a field %s", g.Kind, name)
					}
				}
			})
		}
	}
}

// TestManualListsEveryField: the manual of fields names every field of every view.
func TestManualListsEveryField(t *testing.T) {
	manual, err := os.ReadFile("../templates/README.md")
	if err != nil {
		t.Fatal(err)
	}
	seen := map[reflect.Type]bool{}
	for _, g := range All {
		if !strings.Contains(string(manual), "### "+g.Kind+" ") {
			t.Errorf("the manual has no section on %s", g.Kind)
		}
		fields(g.View, seen, func(name string) {
			if !strings.Contains(string(manual), name) {
				t.Errorf("the manual does not name the field %s of %s", name, g.Kind)
			}
		})
	}
}

// fields visits the names of the fields of a view and of everything below it.
func fields(view reflect.Type, seen map[reflect.Type]bool, visit func(string)) {
	if view.Kind() == reflect.Slice {
		view = view.Elem()
	}
	if view.Kind() != reflect.Struct || view.Implements(reflect.TypeFor[source.Leaf]()) || seen[view] {
		return
	}
	seen[view] = true
	for i := range view.NumField() {
		if name := view.Field(i).Tag.Get("expr"); name != "" {
			visit(name)
		}
		fields(view.Field(i).Type, seen, visit)
	}
}

func TestOnePaperPerMember(t *testing.T) {
	m := sample(t)
	var names []string
	for p := range family("member", eachMember).Each(m, settings) {
		names = append(names, p.Of)
		v := p.View.(Member)
		for _, f := range v.Leading {
			if !strings.Contains(f.Leaders.Text, p.Of) {
				t.Errorf("%s is given the finding %s of %s", p.Of, f.ID.Text, f.Leaders.Text)
			}
		}
		if len(v.Review) == 0 {
			t.Errorf("%s has no 对照检查", p.Of)
		}
	}
	if len(names) != 5 {
		t.Errorf("papers for %v", names)
	}
}

// TestPeriodWording: two periods of inspection, and a year that stands before.
func TestPeriodWording(t *testing.T) {
	for want, rows := range map[string]string{
		"2025年3月3日至4月30日":                  "| 巡察开始日期 | d:2025-03-03\n| 巡察结束日期 | d:2025-04-30\n",
		"2025年12月1日至2026年1月20日":            "| 巡察开始日期 | 2025.12.1\n| 巡察结束日期 | 2026年1月20日\n",
		"2025年3月3日至4月30日、9月1日至10月15日":      "| 巡察开始日期 | d:2025-03-03\n| 巡察结束日期 | d:2025-04-30\n| 第二阶段开始日期 | d:2025-09-01\n| 第二阶段结束日期 | d:2025-10-15\n",
		"2025年9月3日至11月30日、2026年3月1日至4月15日": "| 巡察开始日期 | d:2025-09-03\n| 巡察结束日期 | d:2025-11-30\n| 第二阶段开始日期 | d:2026-03-01\n| 第二阶段结束日期 | d:2026-04-15\n",
	} {
		m := load(t, zh.Date{Year: 2026, Month: 6, Day: 30}, "== 基本信息\n|= 项目 | 内容\n| 单位名称 | 某局\n"+rows)
		if got := period(m).Text; got != want {
			t.Errorf("got %s, want %s", got, want)
		}
	}
}
