package build

import (
	"fmt"
	"math/rand/v2"
	"os"
	"path/filepath"
	"slices"
	"strings"
	"testing"

	"zhenggai/internal/font"
	"zhenggai/internal/zh"
)

// steps is how many random edits are made; ZHENGGAI_HEAVY makes it ten thousand.
func steps() int {
	switch {
	case os.Getenv("ZHENGGAI_HEAVY") != "":
		return 10_000
	case testing.Short():
		return 30
	}
	return 150
}

// editor makes random edits of an office.
type editor struct {
	*office
	random *rand.Rand
	rows   [][]string
	info   string
	fonts  *font.Set
	stale  bool // a paper could not be made, and what is there is old
}

const headings = "|= 序号 | 方面 | 反馈问题 | 专项 | 是否公开 | 措施序号 | 整改措施 | 责任领导 | 责任科室 | 责任人 | 整改时限 | 整改进展 | 整改状态 | 完成日期 | 备注"

// cellsOf are the values that a column may take.
var cellsOf = map[int][]string{
	1: {"学习方面", "队伍方面", "作风方面"}, 2: {"制度落实不到位", "档案审核不严", "手续不全"}, 3: {"", "选人用人"}, 4: {"是", "是", "是", "否"},
	6: {"修订制度", "逐卷审核", "补办手续"}, 8: {"办公室", "人事科"}, 9: {"梁小满", "田一鸣"}, 10: {"d:2025-09-30", "d:2026-01-05", "长期坚持"},
	11: {"修订学习制度", "审核档案36卷", "审核档案40卷", "由田一鸣办理", "由田一鸣办理", ""}, 12: {"已完成", "正在推进", "未启动"}, 14: {"", "甲", "乙"},
}

func (e *editor) pick(list []string) string { return list[e.random.IntN(len(list))] }

func (e *editor) newRow() []string {
	row := []string{"", "", "", "", "", "", "", "方知夏", "", "", "", "", "", "", ""}
	for i := range row {
		if list := cellsOf[i]; list != nil {
			row[i] = e.pick(list)
		}
	}
	return row
}

// save writes the ledger; numbers and the day of completion follow the rest.
func (e *editor) save() {
	var b strings.Builder
	b.WriteString(e.info + "\n== 整改台账\n" + headings + "\n")
	for i, row := range e.rows {
		row[0], row[5], row[13] = fmt.Sprint(i+1), fmt.Sprintf("%d-1", i+1), ""
		if row[12] == "已完成" {
			row[13] = "d:2025-09-20"
		}
		b.WriteString("| " + strings.Join(row, " | ") + "\n")
	}
	e.ledger(b.String())
}

// edits are the kinds of edit; each says what it did.
var edits = []func(*editor) string{
	(*editor).editCell, (*editor).editCell, (*editor).editCell, (*editor).editCell, (*editor).addRow, (*editor).dropRow,
	(*editor).editTemplate, (*editor).editTemplate, (*editor).editConfig, (*editor).editNames, (*editor).deleteOutput, (*editor).deleteLog, (*editor).nothing,
}

func (e *editor) editCell() string {
	row := e.rows[e.random.IntN(len(e.rows))]
	columns := sortedInts(cellsOf)
	c := columns[e.random.IntN(len(columns))]
	row[c] = e.pick(cellsOf[c])
	e.save()
	return fmt.Sprintf("cell %d: %s", c, row[c])
}

func sortedInts(m map[int][]string) []int {
	var out []int
	for k := range m {
		out = append(out, k)
	}
	slices.Sort(out)
	return out
}

func (e *editor) addRow() string {
	e.rows = slices.Insert(e.rows, e.random.IntN(len(e.rows)+1), e.newRow())
	e.save()
	return "row added"
}

func (e *editor) dropRow() string {
	if len(e.rows) > 2 {
		i := e.random.IntN(len(e.rows))
		e.rows = slices.Delete(e.rows, i, i+1)
		e.save()
	}
	return "row dropped"
}

// templatesOf are the templates that a paper may be given.
var templatesOf = map[string][]string{
	"通报": {
		"= 通报\n{{#方面}}{{#问题}}{{#措施}}{{进展?}}{{/}}{{/}}{{/}}\n完成{{统计.已完成}}条。\n",
		"= 通报\n{{#方面}}\n{{名称}}：{{len(问题)}}个。\n{{/}}\n",
	},
	"月报": {"= 报告\n共{{统计.措施数}}条。\n", "= 报告\n截至{{截至日期}}，完成率{{统计.完成率}}。\n", "= 报告\n{{#两期对比}}\n{{项目}}{{上期}}{{增减}}\n{{/}}\n{{对比依据?}}\n", "= 报告\n{{不存在}}\n"},
}

func (e *editor) editTemplate() string {
	name := e.pick([]string{"通报", "月报"})
	e.paper(name, "", "", e.pick(templatesOf[name]))
	return "template " + name
}

func (e *editor) editConfig() string {
	e.AsOf = zh.Date{Year: 2025, Month: 12, Day: []int{17, 24, 31}[e.random.IntN(3)]}
	for i := range e.Papers {
		e.Papers[i].Settings.Issue = e.random.IntN(3)
	}
	return "as of " + e.AsOf.String()
}

func (e *editor) editNames() string {
	e.Names = [][]string{nil, {"田一鸣"}}[e.random.IntN(2)]
	return fmt.Sprint("names ", e.Names)
}

func (e *editor) deleteOutput() string {
	name := e.pick([]string{"月报.docx", "月报.pdf", "公开/通报.docx", "公开/通报.pdf"})
	os.Remove(filepath.Join(e.Out, filepath.FromSlash(name)))
	return "deleted " + name
}

// deleteLog: a build that has forgotten everything must take a file that it
// would not make now for somebody's, so nothing old may be there.
func (e *editor) deleteLog() string {
	if e.stale {
		return e.nothing()
	}
	name := e.pick([]string{stateDir, stateDir + "/log.json", stateDir + "/base", stateDir + "/detail"})
	os.RemoveAll(filepath.Join(e.Out, filepath.FromSlash(name)))
	return "deleted " + name
}

func (e *editor) nothing() string { return "nothing" }

// inputs reads the ledgers; the fonts never change here.
func (e *editor) inputs(out string) *Inputs {
	in := &Inputs{Project: e.Project, Press: &Press{Fonts: e.fonts}}
	in.Project.Out = out
	for i := range in.Project.Papers {
		in.Project.Papers[i].Settings.Period = "周报"
	}
	in.readLedgers()
	in.recall()
	return in
}

// After any edit an incremental build gives, byte for byte, what a build from
// nothing gives; only a paper that cannot be made for now stays as it was.
func TestIncrementalIsClean(t *testing.T) {
	o := newOffice(t)
	fonts, err := font.Load(o.Fonts...)
	if err != nil {
		t.Fatal(err)
	}
	e := &editor{office: o, random: rand.New(rand.NewPCG(7, 7)), fonts: fonts}
	e.Past = filepath.Join(e.dir, "快照")
	e.info, _, _ = strings.Cut(ledgerText, "== 整改台账")
	e.rows = [][]string{e.newRow(), e.newRow(), e.newRow()}
	e.save()
	made := map[Outcome]int{}
	var did []string
	for n := range steps() {
		did = append(did, edits[e.random.IntN(len(edits))](e))
		in := e.inputs(e.Out)
		reports, err := Run(in, Plan(in, false), Options{})
		if err != nil {
			t.Fatal(err)
		}
		clean := filepath.Join(e.dir, "clean")
		os.RemoveAll(clean)
		fresh := e.inputs(clean)
		if _, err := Run(fresh, Plan(fresh, true), Options{}); err != nil {
			t.Fatal(err)
		}
		now, want := tree(t, e.Out), tree(t, clean)
		e.stale = false
		for _, r := range reports {
			made[r.Outcome]++
			if r.Outcome == Refused && !r.Job.Paper.Family.Public {
				e.stale = true
				for _, name := range filesOf(r.Job.Name) {
					delete(now, name)
				}
			}
		}
		if d := differ(want, now); d != "" {
			t.Fatalf("step %d: %s differ after %q", n, d, did[max(0, len(did)-6):])
		}
	}
	t.Logf("%d steps: %v", steps(), made)
	for _, o := range []Outcome{Current, Written, Refused} {
		if made[o] == 0 {
			t.Errorf("no paper was %s", o)
		}
	}
}
