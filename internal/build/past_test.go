package build

import (
	"os"
	"path/filepath"
	"slices"
	"strings"
	"testing"

	"zhenggai/internal/docx"
	"zhenggai/internal/zh"
)

// newPeriods is an office that keeps how its ledgers stood.
func newPeriods(t *testing.T) *office {
	o := newOffice(t)
	o.Past = filepath.Join(o.dir, "快照")
	for i := range o.Papers {
		o.Papers[i].Settings.Period = "月报"
	}
	o.paper("对比", "progress", "", "= 对比\n{{#两期对比}}\n{{项目}}{{上期}}、{{本期}}\n{{/}}\n{{?有上期}}{{对比依据}}{{/}}\n")
	o.Papers[len(o.Papers)-1].Settings.Period = "月报"
	return o
}

func (o *office) kept() map[string]string { return tree(o.t, o.Past) }

func (o *office) says(name, words string) {
	o.t.Helper()
	f, err := docx.Open(name, []byte(tree(o.t, o.Out)[name+".docx"]))
	if err != nil {
		o.t.Fatal(err)
	}
	var got []string
	for _, text := range docx.Paragraphs(f) {
		got = append(got, text)
	}
	if !strings.Contains(strings.Join(got, "\n"), words) {
		o.t.Errorf("%s does not say %q: %q", name, words, got)
	}
}

func (o *office) issue(name, date string) {
	o.t.Helper()
	in := o.read()
	jobs := Plan(in, true)
	j := jobs[slices.IndexFunc(jobs, func(j *Job) bool { return j.Name == name })]
	if _, err := IssueIt(in, j, in.MakeAll([]*Job{j})[0], "", date); err != nil {
		o.t.Fatal(err)
	}
}

// TestPast: one file a 截至日期, up to date until a later one rests on it, and
// the comparison of the next period takes its figures from it.
func TestPast(t *testing.T) {
	o := newPeriods(t)
	o.AsOf = zh.Date{Year: 2025, Month: 11, Day: 30}
	o.mustBuild()
	o.says("对比", "没有截至2025年10月31日的存档")
	november := o.kept()
	if len(november) != 1 || november["2025-11-30.json"] == "" {
		t.Fatalf("kept %v", november)
	}
	o.mustBuild()
	if d := differ(november, o.kept()); d != "" {
		t.Errorf("a build with nothing to do wrote %s", d)
	}
	o.ledger(strings.Replace(ledgerText, "审核档案36卷", "审核档案40卷", 1))
	o.mustBuild()
	if d := differ(november, o.kept()); d != "2025-11-30.json" {
		t.Errorf("an edit within the period changed %q", d)
	}
	november = o.kept()

	o.AsOf = zh.Date{Year: 2025, Month: 12, Day: 31}
	o.ledger(strings.Replace(ledgerText, "审核档案36卷 | 正在推进 |", "审核档案48卷 | 已完成 | d:2025-12-20", 1))
	o.mustBuild()
	o.says("对比", "已完成（条）1、2")
	o.says("对比", "上期数据取自截至2025年11月30日的存档")
	both := o.kept()
	if d := differ(november, both); d != "2025-12-31.json" {
		t.Errorf("December changed %q", d)
	}

	o.AsOf = zh.Date{Year: 2025, Month: 11, Day: 30}
	o.ledger(ledgerText)
	o.mustBuild()
	if d := differ(both, o.kept()); d != "" {
		t.Errorf("a look back changed %s", d)
	}
}

// TestPastIsNotKept of a trial, of a paper that could not be made, or once the
// paper of the period was issued.
func TestPastIsNotKept(t *testing.T) {
	for name, change := range map[string]func(*office){
		"trial":    func(o *office) { o.Trial = true },
		"refused":  func(o *office) { o.ledger(strings.ReplaceAll(ledgerText, "d:2025-09-20", "d:2026-03-20")) },
		"no place": func(o *office) { o.Past = "" },
	} {
		t.Run(name, func(t *testing.T) {
			o := newPeriods(t)
			past := o.Past
			change(o)
			o.build(Options{})
			if kept := tree(t, past); len(kept) != 0 {
				t.Errorf("kept %v", kept)
			}
		})
	}
	t.Run("issued", func(t *testing.T) {
		o := newPeriods(t)
		o.mustBuild()
		before := o.kept()
		o.issue("对比", "2026-01-05")
		o.ledger(strings.Replace(ledgerText, "审核档案36卷", "审核档案40卷", 1))
		o.mustBuild()
		if d := differ(before, o.kept()); d != "" {
			t.Errorf("changed %s", d)
		}
	})
}

// TestDamagedPast: it is told, and the comparison goes by dates.
func TestDamagedPast(t *testing.T) {
	o := newPeriods(t)
	o.write("快照/2025-11-30.json", []byte(`{"版本":1,"截至`))
	in := o.read()
	if len(in.Problems) == 0 || in.Problems[len(in.Problems)-1].Code != "L245" {
		t.Errorf("got %v", in.Problems)
	}
	o.mustBuild()
	o.says("对比", "没有截至2025年11月30日的存档")
	if data, _ := os.ReadFile(filepath.Join(o.Past, "2025-11-30.json")); string(data) != `{"版本":1,"截至` {
		t.Error("the damaged file was written over")
	}
}

// TestIssueTakesThePast: what an issued comparison rests on is archived with it.
func TestIssueTakesThePast(t *testing.T) {
	o := newPeriods(t)
	o.AsOf = zh.Date{Year: 2025, Month: 11, Day: 30}
	o.mustBuild()
	o.AsOf = zh.Date{Year: 2025, Month: 12, Day: 31}
	o.mustBuild()
	o.issue("对比", "2026-01-05")
	archived, err := o.Project.Issues("对比")
	if err != nil || len(archived) != 1 {
		t.Fatal(archived, err)
	}
	if got := tree(t, archived[0].Past); got["2025-11-30.json"] != o.kept()["2025-11-30.json"] || len(got) != 1 {
		t.Errorf("archived %v", got)
	}
}
