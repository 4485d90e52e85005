package generators

import (
	"fmt"
	"iter"
	"reflect"
	"slices"

	"zhenggai/internal/model"
	"zhenggai/internal/source"
)

// Custom is the view of papers an office adds itself: everything that the
// papers of the whole office can ask for. Every sheet is a list beside it.
type Custom struct {
	Issued
	Event    MeetingEvent   `expr:"会议"`
	Members  []MemberInfo   `expr:"班子成员"`
	Totals   Totals         `expr:"统计"`
	Findings []Finding      `expr:"问题"`
	Aspects  []ReportAspect `expr:"方面"`
	Offices  []Share        `expr:"按科室"`
	Open     []Measure      `expr:"未完成措施"`
	Overdue  []Measure      `expr:"逾期措施"`
	Contacts Contacts       `expr:"联系方式"`
}

func custom(m *model.Model, s Settings) Custom {
	r := report(m, s)
	c := Custom{
		Issued: r.Issued, Event: meetingEvent(m), Members: members(m), Totals: r.Totals, Aspects: r.Aspects,
		Offices: r.Offices, Open: r.Open, Overdue: r.Overdue, Contacts: contacts(m),
	}
	for i, f := range m.Findings {
		c.Findings = append(c.Findings, finding(i+1, f, s))
	}
	return c
}

// Sheet is the view of a paper over one sheet, whatever its columns: its rows
// are the list 本表.
type Sheet struct {
	Head
	Name source.Fact  `expr:"表名"`
	Of   source.Fact  `expr:"本份"` // the value of the column by, when there is one
	Rows source.Count `expr:"行数"`
}

// ownRows is the name of the list that holds the rows of a Sheet.
const ownRows = "本表"

var sheetFamily = Generator{Kind: "sheet", View: reflect.TypeFor[Sheet](), Each: eachSheet, Tables: sheetTables}

// sheetTables is 本表 with all rows of the sheet.
func sheetTables(m *model.Model, s Settings) []source.Table {
	t := m.Table(s.Sheet).Source(false)
	t.Name = ownRows
	return []source.Table{t}
}

func eachSheet(m *model.Model, s Settings) iter.Seq[Paper] {
	s.asOf = m.AsOf
	return func(yield func(Paper) bool) {
		all := sheetTables(m, s)[0]
		if ps := noSheet(m, s, all); ps != nil {
			yield(Paper{View: Sheet{Head: head(m, s), Name: label(s.Sheet)}, Tables: []source.Table{all}, Problems: ps})
			return
		}
		for _, part := range splitBy(all, s.By) {
			view := Sheet{Head: head(m, s), Name: label(s.Sheet), Of: part.of}
			for _, row := range part.table.Rows {
				more(&view.Rows, row[0].Sources())
			}
			if !yield(Paper{Of: part.of.Text, View: view, Tables: []source.Table{part.table}}) {
				return
			}
		}
	}
}

// noSheet says that the sheet, or the column to divide it by, is not there.
func noSheet(m *model.Model, s Settings, t source.Table) source.Problems {
	var sheets, columns []string
	for _, x := range m.Tables {
		sheets = append(sheets, x.Name)
	}
	for _, c := range t.Columns {
		columns = append(columns, c.Name)
	}
	missing := func(what, name string, among []string) source.Problems {
		p := source.Problem{Code: "C107", At: s.At, Text: fmt.Sprintf("台账中没有%s“%s”", what, name), Hint: "请核对 config.toml 中的写法"}
		if near := source.Closest(name, among); near != "" {
			p.Hint = "是不是“" + near + "”？" + p.Hint
		}
		return source.Problems{p}
	}
	switch {
	case !slices.Contains(sheets, s.Sheet):
		return missing("工作表", s.Sheet, sheets)
	case s.By != "" && !slices.Contains(columns, s.By):
		return missing("工作表“"+s.Sheet+"”的列", s.By, columns)
	}
	return nil
}

type sheetPart struct {
	of    source.Fact
	table source.Table
}

// splitBy divides a table by the values of a column, in order of appearance.
func splitBy(t source.Table, by string) []sheetPart {
	col := slices.IndexFunc(t.Columns, func(c source.Column) bool { return c.Name == by })
	if col < 0 {
		return []sheetPart{{table: t}}
	}
	var out []sheetPart
	at := map[string]int{}
	for _, row := range t.Rows {
		value := fmt.Sprint(row[col].Value())
		i, seen := at[value]
		if !seen {
			i = len(out)
			at[value] = i
			out = append(out, sheetPart{of: source.Fact{Text: value, From: row[col].Sources()}, table: source.Table{Name: t.Name, Columns: t.Columns}})
		}
		out[i].table.Rows = append(out[i].table.Rows, row)
	}
	return out
}
