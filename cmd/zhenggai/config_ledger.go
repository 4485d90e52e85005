package main

import (
	"fmt"
	"maps"
	"path/filepath"
	"slices"
	"strings"

	"zhenggai/internal/build"
	"zhenggai/internal/model"
)

// ledgerConfig is the table [ledger]: what the ledgers themselves leave open.
type ledgerConfig struct {
	HiddenRows string   `toml:"hidden_rows"`
	Year       int      `toml:"year"`
	Skip       []string `toml:"skip"`
}

// reading takes over how the ledgers are read: headings, sheets, hidden rows
// and the year of deadlines that name none.
func (r *reader) reading(p *build.Project, c config) {
	p.Headings, p.Sheets, p.Hidden, p.Year = c.Headings, c.Sheets, c.Ledger.HiddenRows, c.Ledger.Year
	if h := p.Hidden; h != "" && h != "include" && h != "exclude" {
		r.add("C102", r.line("hidden_rows"), fmt.Sprintf("hidden_rows“%s”不在取值范围内%s", h, didYouMean(h, []string{"include", "exclude"})),
			`计入隐藏行写 "include"，不计入写 "exclude"`)
	}
	if y := p.Year; y != 0 && (y < 2000 || y > 2099) {
		r.add("C102", r.line("year"), fmt.Sprintf("year“%d”不像年份", y), "写四位的年份，如 year = 2026，不加引号")
	}
	fields := model.Fields()
	for _, field := range slices.Sorted(maps.Keys(c.Headings)) {
		if !slices.Contains(fields, field) {
			r.add("C101", r.line(field), fmt.Sprintf("[headings] 中没有“%s”这个字段%s", field, didYouMean(field, fields)), "等号左边写程序的字段名，右边写本单位的列名")
		}
	}
	for _, sheet := range slices.Sorted(maps.Keys(c.Sheets)) {
		if form := c.Sheets[sheet]; !slices.Contains(model.Forms(), form) {
			r.add("C101", r.line(sheet), fmt.Sprintf("[sheets] 中没有“%s”这种表%s", form, didYouMean(form, model.Forms())), "等号右边可以是："+strings.Join(model.Forms(), "、"))
		}
	}
}

// without leaves out the workbooks that skip names, by name or by path.
func (r *reader) without(files, skip []string) []string {
	for _, s := range skip {
		before := len(files)
		files = slices.DeleteFunc(files, func(f string) bool { return filepath.Base(f) == s || f == r.path(s) })
		if len(files) == before {
			r.add("C105", r.line("skip"), fmt.Sprintf("skip 中的“%s”不在台账之列", s), "请核对文件名；已经移走的，请删去这一项")
		}
	}
	return files
}
