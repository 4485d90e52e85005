package main

import (
	"fmt"
	"regexp"
	"slices"
	"strings"

	"zhenggai/generators"
)

// formalConfig is what 版头, 附注 and 版记 of a paper say.
type formalConfig struct {
	Number  string   `toml:"number"`
	Copy    string   `toml:"copy_number"`
	Secrecy string   `toml:"secrecy"`
	Urgency string   `toml:"urgency"`
	Issuers []string `toml:"issuers"`
	Signer  string   `toml:"signer"`
	Remark  string   `toml:"remark"`
	Copies  string   `toml:"copies"`
	Printer string   `toml:"printer"`
	Printed string   `toml:"printed"`
}

func (c formalConfig) head() string {
	return c.Number + c.Copy + c.Secrecy + c.Urgency + strings.Join(c.Issuers, "") + c.Signer
}

func (c formalConfig) any() string { return c.head() + c.Remark + c.Copies + c.Printer + c.Printed }

// formalKeys are the keys of formalConfig, for messages.
const formalKeys = "number、copy_number、secrecy、urgency、issuers、signer、remark、copies、printer、printed"

// forms are how the values of 版头 are written (GB/T 9704—2012, 7.2).
var forms = []struct {
	value func(formalConfig) string
	form  *regexp.Regexp
	name  string
	hint  string
}{
	{func(c formalConfig) string { return c.Number }, regexp.MustCompile(`^[^\s\d第]+〔\d{4}〕[1-9]\d*号$`), "发文字号",
		"写作“望机管〔2026〕15号”：年份用六角括号，序号不编虚位、不加“第”"},
	{func(c formalConfig) string { return c.Copy }, regexp.MustCompile(`^\d{6}$`), "份号",
		`写六位数字，不足的在前面补0，例如 copy_number = "000001"`},
	{func(c formalConfig) string { return c.Secrecy }, regexp.MustCompile(`^(绝密|机密|秘密)★([1-9]\d*(年|个月|日)|长期|\d{4}年\d{1,2}月\d{1,2}日)$`), "密级和保密期限",
		`密级是绝密、机密、秘密之一，后面用★接保密期限，不加空格，例如 secrecy = "机密★1年"`},
	{func(c formalConfig) string { return c.Urgency }, regexp.MustCompile(`^(特急|加急)$`), "紧急程度",
		`紧急公文写“特急”或者“加急”，例如 urgency = "特急"；不急的删去 urgency`},
}

// formal reports what 版头 and 版记 cannot be made of.
func (r *reader) formal(line int, name string, c formalConfig, family generators.Generator) {
	bad := func(code, text, hint string) { r.add(code, line, fmt.Sprintf("文书“%s”", name)+text, hint) }
	if !family.Formal() && c.any() != "" {
		if family.Public && c.Secrecy+c.Copy != "" {
			bad("C102", "是向社会公开的，不能有密级和份号", "涉密的内容不得公开：请删去 secrecy 和 copy_number，或者改用不公开的文书")
			return
		}
		bad("C102", fmt.Sprintf("的种类“%s”没有版头和版记", family.Kind), formalKeys+" 只用于 "+strings.Join(generators.FormalKinds(), "、"))
		return
	}
	for _, f := range forms {
		if v := f.value(c); v != "" && !f.form.MatchString(v) {
			bad("C102", fmt.Sprintf("的%s“%s”不合格式", f.name, v), f.hint)
		}
	}
	r.together(c, bad)
}

// together reports what 版头 and 版记 lack for what they have.
func (r *reader) together(c formalConfig, bad func(code, text, hint string)) {
	if c.head() != "" && c.Number == "" {
		bad("C103", "有版头，没有发文字号", `请加上一行，例如 number = "望机管〔2026〕15号"`)
	}
	if c.Secrecy != "" && c.Copy == "" {
		bad("C103", "标了密级，没有份号", `涉密公文应当标注份号（《党政机关公文处理工作条例》第九条），请加上一行，例如 copy_number = "000001"`)
	}
	if slices.Contains(c.Issuers, "") {
		bad("C102", "的发文机关有一个是空的", `写全称或者规范化简称，不写“文件”二字，例如 issuers = ["中共望川区机关事务管理局党组"]`)
	}
	if c.Copies+c.Printed != "" && c.Printer == "" {
		bad("C103", "有版记，没有印发机关", `请加上一行，例如 printer = "望川区机关事务管理局办公室"`)
	}
}

// head takes what 版头, 附注 and 版记 say. Marks that the template sets itself are
// taken off.
func (r *reader) head(s *generators.Settings, c formalConfig) {
	s.Number, s.Copy, s.Secrecy, s.Urgency, s.Signer = c.Number, c.Copy, c.Secrecy, c.Urgency, c.Signer
	s.Remark, s.Copies = strings.Trim(c.Remark, "（()）"), strings.TrimRight(c.Copies, "。")
	s.Printer, s.Printed = c.Printer, r.date("printed", c.Printed, "")
	for _, name := range c.Issuers {
		s.Issuers = append(s.Issuers, strings.TrimSuffix(name, "文件"))
	}
}
