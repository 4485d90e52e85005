package build

import (
	"os"
	"path/filepath"
	"strings"
	"testing"
	"time"

	"zhenggai/generators"
	"zhenggai/internal/docx/recipe"
	"zhenggai/internal/ledger/ledgertest"
	"zhenggai/internal/zh"
)

const ledgerText = `== 基本信息
|= 项目 | 内容
| 单位名称 | 青禾区档案馆
| 巡察开始日期 | d:2025-03-03
| 巡察结束日期 | d:2025-04-30
| 反馈日期 | d:2025-06-10

== 整改台账
|= 序号 | 方面 | 反馈问题 | 专项 | 是否公开 | 措施序号 | 整改措施 | 责任领导 | 责任科室 | 责任人 | 整改时限 | 整改进展 | 整改状态 | 完成日期
| 1 | 学习方面 | 学习制度落实不到位 | | 是 | 1-1 | 修订学习制度 | 顾长风 | 办公室 | 梁小满 | d:2025-09-30 | 修订学习制度 | 已完成 | d:2025-09-20
| 2 | 队伍方面 | 档案审核不严 | 选人用人 | 是 | 2-1 | 逐卷审核档案 | 方知夏 | 人事科 | 田一鸣 | d:2025-11-30 | 审核档案36卷 | 正在推进 |
`

// office is a small project in a folder of its own.
type office struct {
	t   testing.TB
	dir string
	Project
}

func newOffice(t testing.TB) *office {
	t.Helper()
	dir := t.TempDir()
	fonts, err := filepath.Abs("../../templates/fonts")
	if err != nil {
		t.Fatal(err)
	}
	o := &office{t: t, dir: dir, Project: Project{
		Ledgers: []string{filepath.Join(dir, "台账.xlsx")}, Fonts: []string{fonts}, Out: filepath.Join(dir, "out"),
		AsOf: zh.Date{Year: 2025, Month: 12, Day: 31}, Program: "test", Since: func() time.Duration { return 0 },
		Config: filepath.Join(dir, "config.toml"), Issued: filepath.Join(dir, "已印发"),
	}}
	o.ledger(ledgerText)
	o.write("config.toml", []byte("version = 1\n"))
	o.paper("通报", "announcement", "公开", "= 通报\n{{#方面}}{{#问题}}{{#措施}}{{进展}}{{/}}{{/}}{{/}}\n完成{{统计.已完成}}条。\n")
	o.paper("月报", "progress", "", "= 月报\n共{{统计.措施数}}条，完成{{统计.已完成}}条。\n")
	return o
}

func (o *office) write(name string, data []byte) {
	o.t.Helper()
	if err := writeFile(filepath.Join(o.dir, name), data); err != nil {
		o.t.Fatal(err)
	}
}

func (o *office) ledger(text string) {
	o.t.Helper()
	data, err := ledgertest.FromText(text)
	if err != nil {
		o.t.Fatal(err)
	}
	o.write("台账.xlsx", data)
}

// paper declares a paper, or gives one that is declared another template.
func (o *office) paper(name, kind, folder, markup string) {
	o.t.Helper()
	data, err := recipe.Build(markup, recipe.Options{})
	if err != nil {
		o.t.Fatal(err)
	}
	o.write(name+".docx", data)
	for _, p := range o.Papers {
		if p.Name == name {
			return
		}
	}
	family, ok := generators.Find(kind)
	if !ok {
		o.t.Fatalf("no kind %s", kind)
	}
	o.Papers = append(o.Papers, Paper{Name: name, Folder: folder, Template: filepath.Join(o.dir, name+".docx"), Family: family})
}

func (o *office) read() *Inputs {
	o.t.Helper()
	in, err := Read(o.Project)
	if err != nil {
		o.t.Fatal(err)
	}
	return in
}

// build runs a whole build; what goes wrong is for the caller.
func (o *office) build(opt Options) ([]Report, error) {
	in := o.read()
	return Run(in, Plan(in, opt.Force), opt)
}

func (o *office) mustBuild() []Report {
	o.t.Helper()
	reports, err := o.build(Options{})
	if err != nil {
		o.t.Fatal(err)
	}
	for _, r := range reports {
		if r.Error != nil || r.Outcome == Refused {
			o.t.Fatalf("%s: %v %v %v", r.Job.Name, r.Outcome, r.Error, r.Found)
		}
	}
	return reports
}

// tree is every file below a folder by its name, what is remembered left out.
func tree(t testing.TB, root string) map[string]string {
	t.Helper()
	out := map[string]string{}
	err := filepath.WalkDir(root, func(path string, d os.DirEntry, err error) error {
		if err != nil || d.IsDir() && d.Name() == stateDir {
			if os.IsNotExist(err) {
				return nil
			}
			if err == nil {
				return filepath.SkipDir
			}
			return err
		}
		if d.IsDir() {
			return nil
		}
		data, err := os.ReadFile(path)
		name, _ := filepath.Rel(root, path)
		out[filepath.ToSlash(name)] = string(data)
		return err
	})
	if err != nil {
		t.Fatal(err)
	}
	return out
}

// differ names the files in which two trees differ.
func differ(a, b map[string]string) string {
	var out []string
	for _, name := range sortedKeys(a) {
		if b[name] != a[name] {
			out = append(out, name)
		}
	}
	for _, name := range sortedKeys(b) {
		if _, ok := a[name]; !ok {
			out = append(out, name)
		}
	}
	return strings.Join(out, "、")
}
