package model

import (
	"bytes"
	"fmt"
	"slices"
	"strings"
	"testing"

	"github.com/google/go-cmp/cmp"
	"github.com/xuri/excelize/v2"

	"zhenggai/internal/ledger"
	"zhenggai/internal/source"
	"zhenggai/internal/zh"
)

func blankBook(t *testing.T, edit func(f *excelize.File)) *ledger.Book {
	t.Helper()
	data, err := Blank()
	if err != nil {
		t.Fatal(err)
	}
	f, err := excelize.OpenReader(bytes.NewReader(data))
	if err != nil {
		t.Fatal(err)
	}
	defer f.Close()
	edit(f)
	buf, err := f.WriteToBuffer()
	if err != nil {
		t.Fatal(err)
	}
	b, ps := ledger.Open("表.xlsx", buf.Bytes())
	if len(ps) > 0 {
		t.Fatal(ps)
	}
	return b
}

// TestBlankReadsBack: every sheet is known with every column, the examples are
// left out, and nothing is wrong but that there is no data yet.
func TestBlankReadsBack(t *testing.T) {
	data, err := Blank()
	again, err2 := Blank()
	if err != nil || err2 != nil || !bytes.Equal(data, again) {
		t.Fatal("two forms differ", err, err2)
	}
	b, ps := ledger.Open("表.xlsx", data)
	if len(ps) > 0 {
		t.Fatal(ps)
	}
	if len(b.Sheets) != len(forms) {
		t.Errorf("%d sheets of %d forms", len(b.Sheets), len(forms))
	}
	m, ps := Load(Options{AsOf: zh.Date{Year: 2026, Month: 6, Day: 30}}, b)
	for _, p := range ps {
		if p.Code != "L117" && p.Code != "L123" || p.Level != source.Notice && p.At.Sheet != MainLedger {
			t.Error(p)
		}
	}
	for _, tab := range m.Tables {
		if !strings.Contains(tab.Name, "信息") && len(tab.Rows) > 0 {
			t.Errorf("%s has %d rows", tab.Name, len(tab.Rows))
		}
	}
	checkRows(t, m, rowsInFile(t, b.Name, data))
}

// TestBlankFilled: one real row under the example is all it takes.
func TestBlankFilled(t *testing.T) {
	b := blankBook(t, func(f *excelize.File) {
		for cell, text := range map[string]string{
			"A5": "1", "B5": "作风建设方面", "C5": "调研不够", "G5": "是", "J5": "1-1", "K5": "开展调研", "L5": "限期整改", "M5": "赵甲", "N5": "办公室",
			"P5": "钱乙", "Q5": "2026年9月30日", "R5": "调研2次。", "S5": "正在推进",
		} {
			if err := f.SetCellStr(MainLedger, cell, text); err != nil {
				t.Fatal(err)
			}
		}
		if err := f.SetCellStr("基本信息", "B5", "某某区某某局"); err != nil {
			t.Fatal(err)
		}
	})
	m, ps := Load(Options{AsOf: zh.Date{Year: 2026, Month: 6, Day: 30}}, b)
	for _, p := range ps {
		if p.Level != source.Notice {
			t.Error(p)
		}
	}
	if len(m.Findings) != 1 || m.Findings[0].Text.Text != "调研不够" || m.Info("单位名称").Text != "某某区某某局" {
		t.Errorf("read %v", m.Findings)
	}
}

// TestBlankHelps: a heading says how to fill its column in, columns of fixed
// words offer them, and numbers such as 1-2 stay text.
func TestBlankHelps(t *testing.T) {
	data, err := Blank()
	if err != nil {
		t.Fatal(err)
	}
	f, err := excelize.OpenReader(bytes.NewReader(data))
	if err != nil {
		t.Fatal(err)
	}
	defer f.Close()
	for _, g := range guides {
		helps, lists := 0, 0
		for _, c := range g.columns {
			if c.help != "" {
				helps++
			}
			if c.choose != "" {
				lists++
			}
		}
		notes, err1 := f.GetComments(g.form)
		choices, err2 := f.GetDataValidations(g.form)
		if len(notes) != helps || len(choices) != lists || err1 != nil || err2 != nil {
			t.Errorf("%s: %d notes of %d, %d lists of %d, %v %v", g.form, len(notes), helps, len(choices), lists, err1, err2)
		}
		if p, err := f.GetPanes(g.form); err != nil || p.YSplit != 3 || !p.Freeze {
			t.Errorf("%s: the header is not frozen: %+v %v", g.form, p, err)
		}
	}
	choices, _ := f.GetDataValidations(MainLedger)
	i := slices.IndexFunc(choices, func(v *excelize.DataValidation) bool { return v.Sqref == "S4:S1000" })
	if i < 0 || choices[i].Formula1 != `"`+strings.Join(stepWords, ",")+`"` || !choices[i].ShowErrorMessage {
		t.Errorf("整改状态 offers %+v", choices)
	}
	for cell, want := range map[string]int{"J5": 49, "Z5": 4, "A5": 0} {
		id, err1 := f.GetCellStyle(MainLedger, cell)
		s, err2 := f.GetStyle(id)
		if err1 != nil || err2 != nil {
			t.Fatal(cell, id, err1, err2)
		}
		if s.NumFmt != want {
			t.Errorf("%s has the number format %d, want %d", cell, s.NumFmt, want)
		}
	}
}

// TestBlankDates: a date typed into a column for dates shows as official Chinese
// and is read as a date.
func TestBlankDates(t *testing.T) {
	b := blankBook(t, func(f *excelize.File) {
		if err := f.SetCellFloat("进度填报", "A5", 46112, -1, 64); err != nil {
			t.Fatal(err)
		}
		if err := f.SetCellStr("进度填报", "B5", "1-1"); err != nil {
			t.Fatal(err)
		}
	})
	m, _ := Load(Options{}, b)
	rows := m.Table("进度填报").Rows
	if len(rows) != 1 || rows[0].Date("填报日期").Date.String() != "2026年3月31日" || rows[0].Date("填报日期").Said.Text != "2026年3月31日" {
		t.Errorf("read %v", rows)
	}
}

// TestExampleOfOnesOwn: an example that somebody wrote over may be a record.
func TestExampleOfOnesOwn(t *testing.T) {
	b := blankBook(t, func(f *excelize.File) {
		if err := f.SetCellStr("班子成员", "B4", "李乙"); err != nil {
			t.Fatal(err)
		}
	})
	_, ps := Load(Options{}, b)
	for _, p := range ps {
		if p.Code == "L117" && (p.Level == source.Error) != (p.At.Sheet == "班子成员") {
			t.Error(p)
		}
	}
}

// TestGuides: every field of every form has its guide, in order, and every word
// to choose from is one that Load understands.
func TestGuides(t *testing.T) {
	for _, f := range forms {
		g := guideFor(f.name)
		if g == nil {
			t.Errorf("no guide for %s", f.name)
			continue
		}
		var fields, guided []string
		for _, x := range f.fields {
			fields = append(fields, x.name)
		}
		for _, c := range g.columns {
			guided = append(guided, c.field)
		}
		if d := cmp.Diff(fields, guided); d != "" && !f.pairs {
			t.Errorf("%s %s", f.name, d)
		}
	}
	for _, g := range guides {
		for _, c := range g.columns {
			for _, w := range words(c.choose) {
				understood(t, c.field, w)
			}
		}
	}
}

func understood(t *testing.T, field, word string) {
	t.Helper()
	known := true
	switch field {
	case "整改状态":
		_, known = statusWord(word)
	case "是否公开":
		_, known = publishing[word]
	case "销号":
		_, known = closing[word]
	}
	if !known {
		t.Errorf("%s offers %s, which Load does not know", field, word)
	}
}

// TestExampleTakenOver: a clerk who turns every example into a record, by taking
// the 例： off, has a ledger without a fault.
func TestExampleTakenOver(t *testing.T) {
	b := blankBook(t, func(f *excelize.File) {
		for _, g := range guides {
			for row := 3; row <= 4; row++ {
				ref := fmt.Sprintf("A%d", row)
				said, _ := f.GetCellValue(g.form, ref)
				if rest, ok := strings.CutPrefix(said, "例："); ok {
					if err := f.SetCellStr(g.form, ref, rest); err != nil {
						t.Fatal(err)
					}
				}
			}
		}
	})
	m, ps := Load(Options{AsOf: zh.Date{Year: 2026, Month: 6, Day: 30}}, b)
	for _, p := range ps {
		t.Error(p)
	}
	for _, table := range m.Tables {
		if f := formNamed(table.Name); !f.pairs && len(table.Rows) != 1 {
			t.Errorf("%s has %d rows", table.Name, len(table.Rows))
		}
	}
}
