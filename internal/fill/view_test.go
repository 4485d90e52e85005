package fill

import (
	"encoding/json"
	"fmt"
	"strconv"
	"strings"

	"zhenggai/internal/source"
)

// paper is the view of the cases: an aspect holds findings, a finding measures.
type paper struct {
	Office   *office  `expr:"单位" json:"单位"`
	AsOf     day      `expr:"截至日期" json:"截至日期"`
	Total    number_  `expr:"总数" json:"总数"`
	Rate     float64  `expr:"完成率" json:"完成率"`
	Public   bool     `expr:"公开" json:"公开"`
	Aspects  []aspect `expr:"方面" json:"方面"`
	Leaders  []fact   `expr:"领导" json:"领导"`
	Internal string   `json:"内部"`
}

type office struct {
	Name  fact `expr:"名称" json:"名称"`
	Phone fact `expr:"电话" json:"电话"`
}

type aspect struct {
	Name     fact       `expr:"名称" json:"名称"`
	Findings []*finding `expr:"问题" json:"问题"`
}

type finding struct {
	Name     fact      `expr:"名称" json:"名称"`
	Done     bool      `expr:"完成" json:"完成"`
	Measures []measure `expr:"措施" json:"措施"`
}

type measure struct {
	Text fact `expr:"内容" json:"内容"`
	Who  fact `expr:"责任人" json:"责任人"`
	On   day  `expr:"时限" json:"时限"`
}

// fact is written 文字@J12 in the cases.
type fact struct{ source.Fact }

func (f *fact) UnmarshalJSON(data []byte) error {
	var s string
	err := json.Unmarshal(data, &s)
	words, cell, _ := strings.Cut(s, "@")
	f.Fact = source.Fact{Text: words, From: cells(cell)}
	return err
}

func cells(ref string) []source.Pos {
	if ref == "" {
		return nil
	}
	return []source.Pos{{File: "台账.xlsx", Sheet: "台账", Cell: ref}}
}

type number_ struct {
	N    int
	From []source.Pos
}

func (n number_) Value() any            { return n.N }
func (n number_) Sources() []source.Pos { return n.From }
func (n *number_) UnmarshalJSON(data []byte) error {
	return json.Unmarshal(data, &n.N)
}

// date is a date as the model's is: a struct with String and Compare.
type date struct{ Month, Day int }

func (d date) String() string {
	if d == (date{}) {
		return ""
	}
	return fmt.Sprintf("%d月%d日", d.Month, d.Day)
}

func (d date) Compare(e date) int { return d.Month*100 + d.Day - e.Month*100 - e.Day }

type day struct {
	date
	From []source.Pos
}

func (d day) Value() any            { return d.date }
func (d day) Sources() []source.Pos { return d.From }
func (d *day) UnmarshalJSON(data []byte) error {
	var s string
	err := json.Unmarshal(data, &s)
	d.parse(s, "")
	return err
}

func (d *day) parse(s, cell string) {
	fmt.Sscanf(s, "%d-%d", &d.Month, &d.Day)
	d.From = cells(cell)
}

type real struct {
	x    float64
	From []source.Pos
}

func (r real) Value() any            { return r.x }
func (r real) Sources() []source.Pos { return r.From }

// table reads a table from text: the first line holds the columns, name:kind,
// the others rows; a blank field has no cell.
func table(name, body string) source.Table {
	t := source.Table{Name: name}
	kinds := map[string]source.Kind{"": source.Text, "i": source.Integer, "f": source.Decimal, "d": source.Date}
	for r, line := range strings.Split(strings.TrimSpace(body), "\n") {
		var row []source.Leaf
		for c, field := range strings.Split(line, "|") {
			field = strings.TrimSpace(field)
			if r == 0 {
				column, k, _ := strings.Cut(field, ":")
				t.Columns = append(t.Columns, source.Column{Name: column, Kind: kinds[k]})
				continue
			}
			row = append(row, leafOf(t.Columns[c].Kind, field, string(rune('A'+c))+strconv.Itoa(r+1)))
		}
		if r > 0 {
			t.Rows = append(t.Rows, row)
		}
	}
	return t
}

func leafOf(k source.Kind, field, cell string) source.Leaf {
	if field == "" {
		cell = ""
	}
	switch k {
	case source.Integer:
		n, _ := strconv.Atoi(field)
		return number_{n, cells(cell)}
	case source.Decimal:
		x, _ := strconv.ParseFloat(field, 64)
		return real{x, cells(cell)}
	case source.Date:
		var d day
		d.parse(field, cell)
		return d
	}
	return source.Fact{Text: field, From: cells(cell)}
}

var testFunctions = Functions{
	"大写": func(n int) string { return strings.Split("零一二三四五六七八九十", "")[n] },
	"除尽": func(a, b float64) (float64, error) { return a / b, nil },
	"出错": func(string) (string, error) { return "", fmt.Errorf("不能转换") },
	"顿号": func(items []string) string { return strings.Join(items, "、") },
	"连接": func(items []any) string {
		return strings.Trim(strings.Join(strings.Fields(fmt.Sprint(items...)), "、"), "[]")
	},
	"月日":  date.String,
	"空格":  func() string { return "\u3000" },
	"不明":  func() any { return nil },
	"坏字符": func() string { return "甲\x01乙" },
}
