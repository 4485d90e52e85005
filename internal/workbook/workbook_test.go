package workbook

import (
	"bytes"
	"strings"
	"testing"

	"github.com/xuri/excelize/v2"

	"zhenggai/internal/source"
)

func tables() []source.Table {
	text := func(s string) source.Leaf { return source.Fact{Text: s} }
	return []source.Table{
		{Name: "预警措施", Columns: []source.Column{{Name: "预警"}, {Name: "整改措施"}, {Name: "条数"}}, Rows: [][]source.Leaf{
			{text("红"), text(`=HYPERLINK("http://example.com","点这里")`), source.Count{N: 3}},
			{text("蓝"), text("+1"), source.Count{N: 4}},
			{text("合计"), text(strings.Repeat("很长的话，", 900)), source.Count{N: 7}},
		}},
		{Name: "空表", Columns: []source.Column{{Name: "项目"}}},
	}
}

func open(t *testing.T, data []byte) *excelize.File {
	t.Helper()
	f, err := excelize.OpenReader(bytes.NewReader(data))
	if err != nil {
		t.Fatal(err)
	}
	return f
}

// TestWrite: words stay words, figures are numbers, and the header is frozen and
// printed on every page.
func TestWrite(t *testing.T) {
	data, err := Write("某局进展", "截至2026年6月30日", tables())
	if err != nil {
		t.Fatal(err)
	}
	again, _ := Write("某局进展", "截至2026年6月30日", tables())
	if !bytes.Equal(data, again) {
		t.Error("the same tables gave other bytes")
	}
	f := open(t, data)
	if got := f.GetSheetList(); strings.Join(got, " ") != "预警措施 空表" {
		t.Errorf("sheets %v", got)
	}
	for at, want := range map[string]string{"A1": "某局进展　预警措施", "A2": "截至2026年6月30日", "B3": "整改措施", "B5": "+1", "C6": "7"} {
		if got, _ := f.GetCellValue("预警措施", at); got != want {
			t.Errorf("%s: %q, want %q", at, got, want)
		}
	}
	for at, want := range map[string]excelize.CellType{"B4": excelize.CellTypeSharedString, "B5": excelize.CellTypeSharedString, "C4": excelize.CellTypeUnset} {
		if got, _ := f.GetCellType("预警措施", at); got != want {
			t.Errorf("%s has type %v, want %v", at, got, want)
		}
		if formula, _ := f.GetCellFormula("预警措施", at); formula != "" {
			t.Errorf("%s holds a formula: %s", at, formula)
		}
	}
	if p, _ := f.GetPanes("预警措施"); !p.Freeze || p.YSplit != headRow {
		t.Errorf("panes %+v", p)
	}
	if names := f.GetDefinedName(); len(names) != 2 || names[0].Name != "_xlnm.Print_Titles" || names[0].RefersTo != "'预警措施'!$1:$3" {
		t.Errorf("defined names %+v", names)
	}
	if o, _ := f.GetPageLayout("预警措施"); *o.Orientation != "landscape" || *o.Size != 9 || *o.FitToWidth != 1 {
		t.Errorf("page %+v", o)
	}
}

// TestLights: 红 and 蓝 are coloured and nothing else is, and totals are bold.
func TestLights(t *testing.T) {
	data, err := Write("题", "注", tables())
	if err != nil {
		t.Fatal(err)
	}
	f := open(t, data)
	look := func(at string) *excelize.Style {
		id, _ := f.GetCellStyle("预警措施", at)
		s, err := f.GetStyle(id)
		if err != nil {
			t.Fatal(err)
		}
		return s
	}
	for at, want := range map[string]string{"A4": lights["红"], "A5": lights["蓝"], "B4": "", "A6": ""} {
		if got := strings.Join(look(at).Fill.Color, ""); got != want {
			t.Errorf("%s is filled %q, want %q", at, got, want)
		}
	}
	if !look("C6").Font.Bold || look("C5").Font.Bold {
		t.Error("the row of totals is not the bold one")
	}
}
