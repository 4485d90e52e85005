package main

import (
	"fmt"
	"os"
	"regexp"
	"strconv"
	"strings"
	"testing"

	"zhenggai/internal/build"
	"zhenggai/internal/source"
	"zhenggai/internal/zh"
)

// entry is one row of 整改台账 as anyone reads it off the text of the ledger: by
// heading, merged cells filled in. Nothing of the program is in it.
type entry map[string]string

// entries reads the main ledger from its text; the first record stands in row 2.
func entries(t *testing.T, text string) []entry {
	t.Helper()
	_, text, _ = strings.Cut(text, "== 整改台账\n")
	text, _, _ = strings.Cut(text, "\n\n")
	var heads []string
	var out []entry
	for _, line := range strings.Split(text, "\n") {
		cells := strings.Split(strings.Trim(line, "|= "), " | ")
		if heads == nil {
			heads = cells
			continue
		}
		cells = strings.Split(strings.TrimSuffix(strings.TrimPrefix(line, "|"), "|"), "|")
		row := entry{}
		for i, head := range heads {
			value := ""
			if i < len(cells) {
				value = strings.TrimPrefix(strings.TrimSpace(cells[i]), "d:")
			}
			if value == "^" {
				value = out[len(out)-1][head]
			}
			row[head] = value
		}
		out = append(out, row)
	}
	return out
}

func (e entry) done() bool { return strings.HasPrefix(e["整改状态"], "已完成") }

func (e entry) late(asOf zh.Date) bool {
	due, ok := zh.ParseDate(e["整改时限"])
	return ok && !e.done() && due.Compare(asOf) < 0
}

// figures says, for the last word of a tag, which rows of the ledger its number
// counts.
func figures(asOf zh.Date) map[string]func(entry) bool {
	state := func(word string) func(entry) bool { return func(e entry) bool { return e["整改状态"] == word } }
	return map[string]func(entry) bool{
		"措施数": func(entry) bool { return true }, "已完成": entry.done, "未完成": func(e entry) bool { return !e.done() },
		"基本完成": state("基本完成"), "正在推进": state("正在推进"), "未启动": state("未启动"),
		"长期坚持": func(e entry) bool { return strings.Contains(e["整改状态"], "长期坚持") },
		"逾期":   func(e entry) bool { return e.late(asOf) },
		"销号": func(e entry) bool {
			return e["是否销号"] == "是" && e["佐证材料"] != "" && e["完成日期"] != "" && e["验收人"] != ""
		},
	}
}

// scope is the part of the ledger that a paper speaks of.
func scope(paper string) func(entry) bool {
	switch folder, name, _ := strings.Cut(paper, "/"); {
	case folder == "公开":
		return func(e entry) bool { return e["是否公开"] == "是" }
	case folder == "党内":
		return func(e entry) bool {
			return e["是否公开"] == "是" || e["不公开理由"] == "可能引起负面炒作"
		}
	case strings.HasPrefix(name, "选人用人"), strings.HasPrefix(name, "意识形态"), strings.HasPrefix(name, "保密"):
		return func(e entry) bool { return strings.HasPrefix(name, e["专项"]) && e["专项"] != "" }
	}
	return func(entry) bool { return true }
}

// recompute: every number that a tag of the totals printed, in whatever paper and
// part of it, is the number of rows behind it, and each of those rows says so.
func recompute(t *testing.T, out string, rows []entry, asOf zh.Date) {
	kinds := figures(asOf)
	seen := map[string]int{}
	eachPaper(t, out, func(name, _ string) {
		detail, _ := build.ReadDetail(out, name)
		for _, paragraph := range detail.Trace {
			for _, piece := range paragraph.Pieces {
				tag := strings.Trim(piece.Expr, "{} ")
				kind := tag[strings.LastIndex(tag, ".")+1:]
				n, err := strconv.Atoi(piece.Text)
				if counts := kinds[kind]; counts != nil && err == nil && strings.Contains(tag, "统计.") {
					seen[kind]++
					if why := miscounted(n, piece.From, rows, func(e entry) bool { return counts(e) && scope(name)(e) }); why != "" {
						t.Errorf("%s 第%d段: %s of %s: %s", name, paragraph.Para, piece.Text, piece.Expr, why)
					}
				}
			}
		}
	})
	for kind := range kinds {
		if seen[kind] == 0 {
			t.Errorf("no paper prints %s", kind)
		}
	}
}

// miscounted says what is wrong with a count, given the cells behind it.
func miscounted(n int, from []source.Pos, rows []entry, counts func(entry) bool) string {
	behind := map[int]bool{}
	for _, p := range from {
		first, last, ok := rowsOf(p)
		if !ok {
			return "it came from " + p.String()
		}
		for row := first; row <= last; row++ {
			if !counts(rows[row-2]) {
				return fmt.Sprintf("row %d does not count: %v", row, rows[row-2])
			}
			behind[row] = true
		}
	}
	if len(behind) != n {
		return fmt.Sprintf("%d rows are behind it", len(behind))
	}
	return ""
}

// rowsOf gives the rows of a cell or range of 整改台账.
func rowsOf(p source.Pos) (first, last int, ok bool) {
	const columns = "ABCDEFGHIJKLMNOPQRSTUVWXYZ"
	from, to, _ := strings.Cut(p.Cell, ":")
	first, err := strconv.Atoi(strings.TrimLeft(from, columns))
	last = first
	if to != "" {
		last, _ = strconv.Atoi(strings.TrimLeft(to, columns))
	}
	return first, last, err == nil && p.Sheet == "整改台账"
}

// wholes are the sentences that speak of all a paper is about; the groups are
// the figures named beside them.
var wholes = []struct {
	says   *regexp.Regexp
	counts []string
}{
	{regexp.MustCompile(`(\d+)个问题，共制定整改措施(\d+)条，其中已完成(\d+)条、基本完成(\d+)条、正在推进(\d+)条、未启动(\d+)条`), []string{"问题", "措施数", "已完成", "基本完成", "正在推进", "未启动"}},
	{regexp.MustCompile(`全部(\d+)条整改措施已完成(\d+)条、基本完成(\d+)条、正在推进(\d+)条、未启动(\d+)条`), []string{"措施数", "已完成", "基本完成", "正在推进", "未启动"}},
	{regexp.MustCompile(`(\d+)条整改措施中，已完成(\d+)条、基本完成(\d+)条、正在推进(\d+)条、未启动(\d+)条.*?已销号(\d+)条，逾期未完成(\d+)条`), []string{"措施数", "已完成", "基本完成", "正在推进", "未启动", "销号", "逾期"}},
	{regexp.MustCompile(`反馈的(\d+)个问题共制定整改措施(\d+)条，截至[^，]*已完成(\d+)条`), []string{"问题", "措施数", "已完成"}},
	{regexp.MustCompile(`此次公布的\d+个方面(\d+)个问题，细化整改措施(\d+)条`), []string{"问题", "措施数"}},
	{regexp.MustCompile(`上述(\d+)条整改措施已完成(\d+)条`), []string{"措施数", "已完成"}},
	{regexp.MustCompile(`此次通报\d+个方面(\d+)个问题，涉及整改措施(\d+)条，其中已完成(\d+)条`), []string{"问题", "措施数", "已完成"}},
	{regexp.MustCompile(`问题(\d+)个，措施(\d+)条，已完成(\d+)条`), []string{"问题", "措施数", "已完成"}},
	{regexp.MustCompile(`对反馈的\d+个方面(\d+)个问题，?制定整改措施(\d+)条`), []string{"问题", "措施数"}},
	{regexp.MustCompile(`(\d+)条措施中已完成(\d+)条、基本完成(\d+)条、正在推进(\d+)条、未启动(\d+)条`), []string{"措施数", "已完成", "基本完成", "正在推进", "未启动"}},
}

// agree: what one paper says of the whole, every other paper says too, and all of
// them what anyone counts from the sheet.
func agree(t *testing.T, out string, rows []entry, asOf zh.Date) {
	kinds := figures(asOf)
	found := make([]int, len(wholes))
	eachPaper(t, out, func(name, text string) {
		count := map[string]int{}
		problems := map[string]bool{}
		for _, e := range rows {
			if !scope(name)(e) {
				continue
			}
			problems[e["序号"]] = true
			for kind, counts := range kinds {
				if counts(e) {
					count[kind]++
				}
			}
		}
		count["问题"] = len(problems)
		for i, w := range wholes {
			for _, m := range w.says.FindAllStringSubmatch(text, -1) {
				found[i]++
				for k, kind := range w.counts {
					if got := m[k+1]; got != strconv.Itoa(count[kind]) {
						t.Errorf("%s: %s is %s, the sheet has %d: %s", name, kind, got, count[kind], m[0])
					}
				}
			}
		}
	})
	for i, n := range found {
		if n == 0 {
			t.Errorf("no paper says %s", wholes[i].says)
		}
	}
}

// addUp: in every table with a row 合计, the rows above it come to what it says.
func addUp(t *testing.T, out string) {
	tables := 0
	eachPaper(t, out, func(name, text string) {
		var above [][]string
		for _, line := range strings.Split(text, "\n") {
			cells := strings.Split(line, "\t")
			if cells[0] != "合计" {
				if above = append(above, cells); len(cells) == 1 {
					above = nil
				}
				continue
			}
			tables++
			for c := 1; c < len(cells); c++ {
				want, err := strconv.Atoi(cells[c])
				if err != nil {
					continue // a rate, or a cell merged with another
				}
				sum := 0
				for _, row := range above[1:] {
					n, _ := strconv.Atoi(row[c])
					sum += n
				}
				if sum != want {
					t.Errorf("%s: %s adds up to %d, and says %d", name, above[0][c], sum, want)
				}
			}
			above = nil
		}
	})
	if tables < 10 {
		t.Errorf("only %d tables have totals", tables)
	}
}

// TestFigures: the figures of all papers, against the text of the ledger.
func TestFigures(t *testing.T) {
	text, err := os.ReadFile("testdata/papers/台账.txt")
	if err != nil {
		t.Fatal(err)
	}
	out, _ := makePapers(t, smallOffice(t))
	rows, asOf := entries(t, string(text)), zh.Date{Year: 2025, Month: 12, Day: 31}
	t.Run("every figure recomputes", func(t *testing.T) { recompute(t, out, rows, asOf) })
	t.Run("all papers say the same", func(t *testing.T) { agree(t, out, rows, asOf) })
	t.Run("totals add up", func(t *testing.T) { addUp(t, out) })
}
