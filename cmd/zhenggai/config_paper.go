package main

import (
	"cmp"
	"fmt"
	"path/filepath"
	"slices"
	"strings"

	"zhenggai/generators"
	"zhenggai/internal/build"
	"zhenggai/internal/source"
)

// reportConfig is the table [report]: how figures are counted, and what is
// near or late. A paper may set period, previous and issue of its own.
type reportConfig struct {
	Period     string `toml:"period"`
	Previous   string `toml:"previous"`
	Issue      int    `toml:"issue"`
	SoonDays   int    `toml:"soon_days"`
	RedDays    int    `toml:"red_days"`
	YellowDays int    `toml:"yellow_days"`
	BlueDays   int    `toml:"blue_days"`
	RateDigits int    `toml:"rate_digits"`
	MostlyDone bool   `toml:"mostly_done_counts"`
	Standing   string `toml:"standing_counts"`
}

var defaultReport = reportConfig{
	Period: "月报", SoonDays: 7, RedDays: 1, YellowDays: 7, BlueDays: 30, RateDigits: 2, Standing: string(generators.ByStatus),
}

type paperConfig struct {
	Name     string   `toml:"name"`
	Kind     string   `toml:"kind"`
	Template string   `toml:"template"`
	Folder   string   `toml:"folder"`
	Topic    string   `toml:"topic"`
	To       string   `toml:"to"`
	Dated    string   `toml:"dated"`
	Period   string   `toml:"period"`
	Previous string   `toml:"previous"`
	Issue    int      `toml:"issue"`
	Blocks   []string `toml:"blocks"`
	Sheet    string   `toml:"sheet"`
	By       string   `toml:"by"`
	PDF      string   `toml:"pdf"`
	Workbook bool     `toml:"workbook"`
	Sealed   *bool    `toml:"sealed"`
	formalConfig
}

// report checks the table [report] and makes it the settings of every paper.
func (r *reader) report(c reportConfig) generators.Settings {
	if !slices.Contains(generators.Standings, c.Standing) {
		r.add("C102", r.line("standing_counts"), fmt.Sprintf("standing_counts“%s”不在取值范围内%s", c.Standing, didYouMean(c.Standing, generators.Standings)),
			`按整改状态计算写 "status"，一律计为完成写 "done"，不计入完成率写 "apart"`)
	}
	if c.RateDigits < 0 || c.RateDigits > 4 {
		r.add("C102", r.line("rate_digits"), fmt.Sprintf("rate_digits“%d”不在取值范围内", c.RateDigits), "完成率的小数位数请写 0 至 4")
		c.RateDigits = defaultReport.RateDigits
	}
	if c.SoonDays < 0 || c.RedDays < 1 || c.YellowDays < 0 || c.BlueDays <= c.YellowDays {
		r.add("C102", max(r.line("blue_days"), r.line("yellow_days"), r.line("red_days")), "预警天数前后不一致", "red_days 至少为 1；blue_days 须大于 yellow_days；各天数不能为负数")
	}
	if c.Issue < 0 {
		r.add("C102", r.line("issue"), fmt.Sprintf("issue“%d”不是期号", c.Issue), "期号请写正整数，如 issue = 5；没有期号的删去这一行")
	}
	return generators.Settings{
		Period: c.Period, Previous: r.date("previous", c.Previous, ""), Issue: c.Issue, SoonDays: c.SoonDays,
		Alert: generators.Alert{Red: c.RedDays, Yellow: c.YellowDays, Blue: c.BlueDays},
		Rate:  generators.RateRule{Digits: c.RateDigits, MostlyDone: c.MostlyDone, Standing: generators.Standing(c.Standing)},
	}
}

func (r *reader) paper(i int, c paperConfig, templates string, s generators.Settings) (build.Paper, bool) {
	line := r.paperLine(i)
	if c.Name == "" {
		r.add("C103", line, "这份文书没有名称", `请加上一行，例如 name = "社会公开通报"`)
		return build.Paper{}, false
	}
	r.naming(line, c)
	family, ok := generators.Find(c.Kind)
	if !ok {
		r.add("C105", line, fmt.Sprintf("文书“%s”的种类“%s”不存在%s", c.Name, c.Kind, didYouMean(c.Kind, generators.Kinds())),
			"kind 可以是："+strings.Join(generators.Kinds(), "、"))
		return build.Paper{}, false
	}
	r.needs(line, c, family)
	if c.Workbook && family.Board == nil {
		r.add("C102", line, fmt.Sprintf("文书“%s”的种类“%s”没有表格，不能写 workbook = true", c.Name, c.Kind), "请删去 workbook；kind 为 progress 的才有表格")
	}
	c.Template = cmp.Or(c.Template, c.Name+".docx")
	at := source.Pos{File: r.file, Line: line}
	return build.Paper{
		Name: c.Name, Folder: c.Folder, Template: r.path(filepath.Join(templates, c.Template)),
		Family: family, Engine: build.Engine(c.PDF), Settings: r.own(c, s, family, at), At: at,
	}, true
}

// needs reports what a kind of paper cannot do without.
func (r *reader) needs(line int, c paperConfig, family generators.Generator) {
	if c.Kind == "special" && c.Topic == "" {
		r.add("C103", line, fmt.Sprintf("专项报告“%s”没有指明专项", c.Name), `请加上一行，例如 topic = "选人用人"`)
	}
	if c.Kind == "sheet" && c.Sheet == "" {
		r.add("C103", line, fmt.Sprintf("文书“%s”没有指明工作表", c.Name), `请加上一行，例如 sheet = "用印台账"`)
	}
	r.formal(line, c.Name, c.formalConfig, family)
	if c.PDF != "" && !slices.Contains(build.Engines, c.PDF) {
		r.add("C102", line, fmt.Sprintf("文书“%s”的 pdf 写的是“%s”，没有这种排版方式%s", c.Name, c.PDF, didYouMean(c.PDF, build.Engines)),
			`照 Word 的习惯断行的，删去 pdf 一行；标点、数字严格照国家标准断行的，写 pdf = "standard"；用 LibreOffice 排版的，写 pdf = "libreoffice"`)
	}
	for _, b := range c.Blocks {
		if !slices.Contains(generators.Blocks, b) {
			r.add("C102", line, fmt.Sprintf("文书“%s”的 blocks 中没有“%s”%s", c.Name, b, didYouMean(b, generators.Blocks)), "blocks 可以是："+strings.Join(generators.Blocks, "、"))
		}
	}
}

// own lays what one paper sets over the settings of all. What is published
// stands on a website and has no seal, other papers have one. A paper with a period
// of its own does not take the common day before, which belongs to another.
func (r *reader) own(c paperConfig, s generators.Settings, family generators.Generator, at source.Pos) generators.Settings {
	s.Topic, s.To, s.Blocks, s.Sheet, s.By, s.Workbook, s.At = c.Topic, c.To, c.Blocks, c.Sheet, c.By, c.Workbook, at
	s.Dated = r.date("dated", c.Dated, "")
	s.Sealed = !family.Public
	if c.Sealed != nil {
		s.Sealed = *c.Sealed
	}
	r.head(&s, c.formalConfig)
	if c.Period != "" {
		s.Period, s.Previous = c.Period, r.date("previous", "", "")
	}
	if c.Previous != "" {
		s.Previous = r.date("previous", c.Previous, "")
	}
	s.Issue = cmp.Or(c.Issue, s.Issue)
	return s
}
