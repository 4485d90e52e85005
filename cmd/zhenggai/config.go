package main

import (
	"bytes"
	"cmp"
	"errors"
	"fmt"
	"os"
	"path/filepath"
	"regexp"
	"slices"
	"strconv"
	"strings"
	"time"
	"unicode"
	"unicode/utf8"

	"github.com/BurntSushi/toml"

	"zhenggai/internal/build"
	"zhenggai/internal/source"
	"zhenggai/internal/zh"
)

// configName is the configuration of the folder that a command runs in.
const configName = "config.toml"

// config is config.toml as it is written; keys are ASCII, Chinese only where
// the office's own words stand.
type config struct {
	Version   int                 `toml:"version"`
	AsOf      string              `toml:"as_of"`
	Ledgers   []string            `toml:"ledgers"`
	Templates string              `toml:"templates"`
	Fonts     []string            `toml:"fonts"`
	Out       string              `toml:"out"`
	Report    reportConfig        `toml:"report"`
	Public    publicConfig        `toml:"public"`
	Ledger    ledgerConfig        `toml:"ledger"`
	Headings  map[string][]string `toml:"headings"`
	Sheets    map[string]string   `toml:"sheets"`
	Papers    []paperConfig       `toml:"paper"`
}

type publicConfig struct {
	Names []string `toml:"names"`
}

// configVersion is the newest form of config.toml this program understands.
const configVersion = 1

// reader turns a config file into a build.Project and collects what is wrong.
type reader struct {
	file  string // as messages show it
	dir   string
	lines []string
	found source.Problems
}

// issuedFolder is where issued papers are kept, beside the ledgers: it cannot be
// made again from anything.
const issuedFolder = "data/已印发"

// pastFolder is where the state of the ledgers is kept by 截至日期, for the same
// reason.
const pastFolder = "data/快照"

// started is when the program began, for the times in its table; no paper reads it.
var started = time.Now()

// overrides are the settings that the command line may replace.
type overrides struct {
	config, out, asOf string
	snapshot          *build.Snapshot // of an issued paper, which config.toml is part of
}

// inSnapshot makes a configuration name what lies beside it in the snapshot of
// an issued paper, wherever that was before.
func (c *config) inSnapshot(s *build.Snapshot) {
	c.Templates, c.Ledgers, c.Ledger.Skip = filepath.Base(s.Templates), nil, nil
	for _, l := range s.Issue.Ledgers {
		c.Ledgers = append(c.Ledgers, globbed(strings.TrimPrefix(l, build.SnapshotDir+"/")))
	}
	for i := range c.Papers {
		if t := c.Papers[i].Template; t != "" {
			c.Papers[i].Template = filepath.Base(t)
		}
	}
}

// globbed is a path in which nothing is a pattern.
func globbed(p string) string { return strings.NewReplacer("[", `\[`, "*", `\*`, "?", `\?`).Replace(p) }

func readConfig(o overrides) (build.Project, source.Problems, error) {
	o.config = cmp.Or(o.config, configName)
	data, err := os.ReadFile(o.config)
	if errors.Is(err, os.ErrNotExist) {
		return build.Project{}, nil, usage("找不到配置文件“%s”。请在项目文件夹中运行，或用 --config 指明它的位置", absolute(o.config))
	}
	if err != nil {
		return build.Project{}, nil, failure{exitSystem, fmt.Errorf("读不到配置文件“%s”：%s", o.config, build.Reason(err))}
	}
	r := &reader{file: filepath.Base(o.config), dir: filepath.Dir(o.config)}
	c := config{
		Templates: "templates", Fonts: []string{"templates/fonts"}, Out: "out",
		Report: defaultReport,
	}
	if !r.decode(data, &c) {
		return build.Project{}, r.found, nil
	}
	p := r.project(c, o)
	return p, r.found, nil
}

func absolute(path string) string {
	if abs, err := filepath.Abs(path); err == nil {
		return abs
	}
	return path
}

// decode reads the file; false when it is not worth looking further.
func (r *reader) decode(data []byte, c *config) bool {
	data = bytes.TrimPrefix(data, []byte("\ufeff")) // the notepad of Windows writes one
	r.lines = strings.Split(string(data), "\n")
	if !utf8.Valid(data) {
		r.add("C102", 0, "不是 UTF-8 编码的文本（可能是 ANSI，即 GBK；或者 Unicode，即 UTF-16）", "请用记事本打开，另存为时把编码选为 UTF-8")
		return false
	}
	meta, err := toml.Decode(string(data), c)
	if err != nil {
		r.undecodable(err)
		return false
	}
	unknown := meta.Undecoded()
	for _, key := range unknown {
		if slices.ContainsFunc(unknown, func(k toml.Key) bool { return len(k) < len(key) && slices.Equal(k, key[:len(k)]) }) {
			continue // told with the table it stands in
		}
		name := key[len(key)-1]
		r.add("C101", r.line(name), fmt.Sprintf("未知项“%s”%s", key, didYouMean(name, knownKeys)), "请改正或删去这一行")
	}
	if c.Version > configVersion {
		r.add("C104", r.line("version"), fmt.Sprintf("配置的版本是%d，本程序只认识到%d", c.Version, configVersion), "请换用新版程序")
	}
	return true
}

// wrongType is how the decoder tells of a value of another type than asked for.
var wrongType = regexp.MustCompile(`line (\d+) \(last key "(.*)"\): .*destination has type (\w+)`)

// typeHints say how a value of a type is written.
var typeHints = map[string]string{
	"string": "这里填文字，两边加半角引号", "integer": "这里填整数，不加引号", "boolean": "这里填 true 或 false，不加引号",
	"slice": `这里填方括号里的列表，如 ["甲", "乙"]`,
}

func (r *reader) undecodable(err error) {
	var bad toml.ParseError
	if errors.As(err, &bad) {
		line := bad.Position.Line
		r.add("C102", line, fmt.Sprintf("“%s”写法有误", r.text(line)), mendSyntax(r.text(line), bad.Message))
		return
	}
	if m := wrongType.FindStringSubmatch(err.Error()); m != nil {
		line, _ := strconv.Atoi(m[1])
		r.add("C102", line, fmt.Sprintf("%s 的内容类型不对：“%s”", m[2], r.text(line)), cmp.Or(typeHints[m[3]], "请对照示例配置改正"))
		return
	}
	r.add("C102", 0, fmt.Sprintf("读不懂：%v", err), "请对照示例配置改正")
}

// text is a line of the file without the space around it and what cannot be shown.
func (r *reader) text(line int) string {
	if line < 1 || line > len(r.lines) {
		return ""
	}
	return strings.TrimSpace(strings.Map(func(c rune) rune {
		if unicode.IsControl(c) {
			return -1
		}
		return c
	}, r.lines[line-1]))
}

var knownKeys = []string{
	"version", "as_of", "ledgers", "templates", "fonts", "out", "report", "public", "ledger", "headings", "sheets", "paper",
	"previous", "issue", "soon_days", "rate_digits", "mostly_done_counts", "standing_counts", "period", "red_days", "yellow_days", "blue_days", "names", "hidden_rows", "year", "skip",
	"name", "kind", "template", "folder", "topic", "dated", "to", "blocks", "sheet", "by", "pdf", "workbook",
	"sealed", "number", "copy_number", "secrecy", "urgency", "issuers", "signer", "remark", "copies", "printer", "printed",
}

// line finds the first line that sets a key; 0 when there is none.
func (r *reader) line(key string) int {
	return 1 + slices.IndexFunc(r.lines, func(l string) bool {
		name, _, ok := strings.Cut(l, "=")
		return ok && strings.Trim(strings.TrimSpace(name), `"'`) == key || strings.TrimSpace(l) == "["+key+"]"
	})
}

// paperLine finds the line of the n-th [[paper]], counted from 0.
func (r *reader) paperLine(n int) int {
	for i, l := range r.lines {
		if strings.TrimSpace(l) == "[[paper]]" {
			if n == 0 {
				return i + 1
			}
			n--
		}
	}
	return 0
}

func (r *reader) add(code string, line int, text, hint string) {
	r.found = append(r.found, source.Problem{Code: code, At: source.Pos{File: r.file, Line: line}, Text: text, Hint: hint})
}

func (r *reader) project(c config, o overrides) build.Project {
	if o.snapshot != nil {
		c.inSnapshot(o.snapshot)
	}
	p := build.Project{
		Ledgers: r.ledgers(c.Ledgers, c.Ledger.Skip), Fonts: r.fonts(c.Fonts), SystemFonts: systemFonts(), Out: r.path(c.Out),
		AsOf: r.date("as_of", c.AsOf, o.asOf), Names: c.Public.Names,
		Config: filepath.Join(r.dir, r.file), Issued: r.path(issuedFolder), Past: r.path(pastFolder), Trial: o.asOf != "", Since: func() time.Duration { return time.Since(started) },
	}
	r.reading(&p, c)
	if o.snapshot != nil {
		p.Past = o.snapshot.Past
	}
	if o.out != "" {
		p.Out = o.out
	}
	if p.AsOf.IsZero() && c.AsOf == "" && o.asOf == "" {
		r.add("C103", 0, "没有截至日期", `请加上一行，例如 as_of = "2026-06-30"`)
	}
	settings := r.report(c.Report)
	if o.asOf == "" && !p.AsOf.IsZero() && settings.Previous.Compare(p.AsOf) >= 0 {
		r.add("C102", r.line("previous"), fmt.Sprintf("上期截至日期%s不早于本期的%s", settings.Previous, p.AsOf), "请核对 previous 和 as_of；出下一期时两个日期都要改")
	}
	for i, paper := range c.Papers {
		if done, ok := r.paper(i, paper, c.Templates, settings); ok {
			p.Papers = append(p.Papers, done)
		}
	}
	if len(c.Papers) == 0 {
		r.add("C103", 0, "没有声明任何文书", "请按使用手册加上 [[paper]]")
	}
	r.duplicates(p.Papers)
	return p
}

// path makes a path of the file usable from here; it may be absolute.
func (r *reader) path(p string) string {
	if filepath.IsAbs(p) {
		return p
	}
	return filepath.Join(r.dir, filepath.FromSlash(p))
}

// ledgers expands the patterns; what stands beside an open workbook is no ledger,
// nor are those that skip names.
func (r *reader) ledgers(patterns, skip []string) []string {
	var files []string
	for _, pattern := range patterns {
		found, err := filepath.Glob(r.path(pattern))
		found = slices.DeleteFunc(found, func(f string) bool { return besideOpen(filepath.Base(f)) })
		if err != nil || len(found) == 0 {
			r.add("C105", r.line("ledgers"), fmt.Sprintf("没有找到台账“%s”", absolute(r.path(pattern))), r.whereLedgers(pattern))
		}
		files = append(files, found...)
	}
	if len(patterns) == 0 {
		r.add("C103", 0, "没有指明台账", `请加上一行，例如 ledgers = ["data/*.xlsx"]`)
	}
	slices.Sort(files)
	return r.without(slices.Compact(files), skip)
}

// whereLedgers guesses why a pattern finds nothing.
func (r *reader) whereLedgers(pattern string) string {
	old := build.OldTables(filepath.Dir(r.path(pattern)))
	switch {
	case strings.Contains(pattern, `\`):
		return "路径里的“\\”请改为“/”"
	case len(old) > 0:
		return "这个文件夹里有“" + strings.Join(old, "”“") + "”，请用 Excel 或 WPS 打开，另存为 .xlsx"
	}
	return "请把台账放到该位置，或改正 ledgers"
}

// besideOpen reports a file that Excel, Word or WPS puts beside one that is open,
// or any other that nobody is meant to see.
func besideOpen(name string) bool {
	return strings.HasPrefix(name, "~$") || strings.HasPrefix(name, ".")
}

// fonts adds the folders that need no setting: those beside the program.
func (r *reader) fonts(dirs []string) []string {
	var out []string
	for _, d := range dirs {
		out = append(out, r.path(d))
	}
	return append(out, besideProgram()...)
}

// besideProgram are the folders of the fonts that travel with the program.
func besideProgram() []string {
	exe, err := os.Executable()
	if err != nil {
		return nil
	}
	return []string{filepath.Join(filepath.Dir(exe), "fonts"), filepath.Join(filepath.Dir(exe), "templates", "fonts")}
}

// systemFonts are where Windows, macOS and Linux keep fonts: a person's own
// first.
func systemFonts() []string {
	home, err := os.UserHomeDir()
	own := []string{"AppData/Local/Microsoft/Windows/Fonts", "Library/Fonts", ".local/share/fonts", ".fonts"}
	shared := []string{filepath.Join(cmp.Or(os.Getenv("WINDIR"), `C:\Windows`), "Fonts"), "/Library/Fonts", "/System/Library/Fonts", "/usr/local/share/fonts", "/usr/share/fonts"}
	var out []string
	for _, dir := range own {
		if err == nil {
			out = append(out, filepath.Join(home, filepath.FromSlash(dir)))
		}
	}
	return append(out, shared...)
}

func (r *reader) date(key, said, flag string) zh.Date {
	if flag != "" {
		d, ok := zh.ParseDate(flag)
		if !ok || d.Day == 0 {
			r.found = append(r.found, source.Problem{
				Code: "C102", At: source.Pos{File: "--as-of"}, Text: fmt.Sprintf("“%s”不是日期", flag), Hint: "写作 2026-06-30 或 2026年6月30日",
			})
		}
		return d
	}
	if said == "" {
		return zh.Date{}
	}
	d, ok := zh.ParseDate(said)
	if !ok || d.Day == 0 {
		r.add("C102", r.line(key), fmt.Sprintf("%s“%s”不是一个具体的日期", key, said), "写作 2026-06-30 或 2026年6月30日")
		return zh.Date{}
	}
	return d
}

// duplicates finds papers that would write the same file, also where a file
// system does not tell capitals apart.
func (r *reader) duplicates(papers []build.Paper) {
	seen := map[string]bool{}
	for _, p := range papers {
		name := strings.ToLower(p.Folder + "/" + p.Name)
		if seen[name] {
			r.add("O106", p.At.Line, fmt.Sprintf("有两份文书都叫“%s”", p.Name), "请改名，或放到不同的 folder")
		}
		seen[name] = true
	}
}
