package build

import (
	"bytes"
	"os"
	"path/filepath"
	"strings"
	"testing"

	"github.com/xuri/excelize/v2"
)

// newDesk is an office whose 月报 has a workbook beside it.
func newDesk(t *testing.T) *office {
	o := newOffice(t)
	o.Papers[1].Settings.Workbook = true
	o.mustBuild()
	return o
}

// cellsOfBook is what the sheet 总体情况 says, a row a line.
func (o *office) cellsOfBook(name string) string {
	o.t.Helper()
	f, err := excelize.OpenFile(filepath.Join(o.Out, name))
	if err != nil {
		o.t.Fatal(err)
	}
	rows, _ := f.GetRows("总体情况")
	var out []string
	for _, r := range rows {
		out = append(out, strings.Join(r, " "))
	}
	return strings.Join(out, "\n")
}

// retype writes a cell of the workbook, or only saves it.
func (o *office) saveBook(edit func(*excelize.File)) {
	o.t.Helper()
	path := filepath.Join(o.Out, "月报.xlsx")
	f, err := excelize.OpenFile(path)
	if err != nil {
		o.t.Fatal(err)
	}
	edit(f)
	if err := f.SaveAs(path); err != nil {
		o.t.Fatal(err)
	}
}

func (o *office) outcome(name string, opt Options) Outcome {
	o.t.Helper()
	reports, err := o.build(opt)
	if err != nil {
		o.t.Fatal(err)
	}
	for _, r := range reports {
		if r.Job.Name == name {
			return r.Outcome
		}
	}
	return -1
}

const done2 = "审核档案36卷 | 已完成 | d:2025-12-20"

func (o *office) finishSecond() {
	o.ledger(strings.Replace(ledgerText, "审核档案36卷 | 正在推进 |", done2, 1))
}

// TestWorkbook: it is written with the paper, stays while nothing changes, and
// follows the ledger also when an office program has saved it.
func TestWorkbook(t *testing.T) {
	o := newDesk(t)
	if got := o.cellsOfBook("月报.xlsx"); !strings.Contains(got, "已完成（条） 1") {
		t.Fatalf("the workbook says\n%s", got)
	}
	before := tree(t, o.Out)
	if got := o.outcome("月报", Options{}); got != Current || differ(before, tree(t, o.Out)) != "" {
		t.Errorf("nothing changed, and the paper is %v", got)
	}
	o.saveBook(func(*excelize.File) {})
	o.finishSecond()
	if got := o.outcome("月报", Options{}); got != Written {
		t.Errorf("after a mere save the paper is %v", got)
	}
	if got := o.cellsOfBook("月报.xlsx"); !strings.Contains(got, "已完成（条） 2") {
		t.Errorf("the workbook says\n%s", got)
	}
	o.Papers[1].Settings.Workbook = false
	o.mustBuild()
	if _, err := os.Stat(filepath.Join(o.Out, "月报.xlsx")); err == nil {
		t.Error("a workbook that is no longer asked for is still there")
	}
}

// TestEditedWorkbook: what a person did to it stays, the paper is written all the
// same, and the new workbook stands beside it until somebody decides.
func TestEditedWorkbook(t *testing.T) {
	o := newDesk(t)
	o.saveBook(func(f *excelize.File) { f.SetCellStr("总体情况", "A20", "局长已阅") })
	if got := o.outcome("月报", Options{}); got != Edited {
		t.Errorf("with nothing new to say the paper is %v", got)
	}
	word := tree(t, o.Out)["月报.docx"]
	o.finishSecond()
	if got := o.outcome("月报", Options{}); got != Beside {
		t.Errorf("with something new to say the paper is %v", got)
	}
	now := tree(t, o.Out)
	if now["月报.docx"] == word {
		t.Error("the paper was not written")
	}
	if !strings.Contains(o.cellsOfBook("月报.xlsx"), "局长已阅") || !strings.Contains(o.cellsOfBook("月报.新版.xlsx"), "已完成（条） 2") {
		t.Errorf("files: %v", sortedKeys(now))
	}
	if got := o.outcome("月报", Options{}); got != Beside || differ(now, tree(t, o.Out)) != "" {
		t.Errorf("waiting for a decision, the paper is %v", got)
	}
	if got := o.outcome("月报", Options{OnEdit: TakeNew}); got != Written {
		t.Errorf("when the new one is taken the paper is %v", got)
	}
	after := tree(t, o.Out)
	if _, beside := after["月报.新版.xlsx"]; beside || strings.Contains(o.cellsOfBook("月报.xlsx"), "局长已阅") {
		t.Errorf("files: %v", sortedKeys(after))
	}
	kept, _ := filepath.Glob(filepath.Join(o.Out, stateDir, "history", "*.xlsx"))
	more, _ := filepath.Glob(filepath.Join(o.Out, stateDir, "history", "*", "*.xlsx"))
	if len(kept)+len(more) == 0 {
		t.Error("the edited workbook is lost")
	}
}

// TestWorkbookOfAnIssuedPaper stays what it was.
func TestWorkbookOfAnIssuedPaper(t *testing.T) {
	o := newDesk(t)
	o.issue("月报", "2026-01-05")
	before := tree(t, o.Out)["月报.xlsx"]
	o.finishSecond()
	o.mustBuild()
	if got := tree(t, o.Out)["月报.xlsx"]; !bytes.Equal([]byte(got), []byte(before)) {
		t.Error("it was written over")
	}
}
