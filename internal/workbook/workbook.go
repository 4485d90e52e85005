// Package workbook writes tables as a workbook for a leader's desk: a title and
// a frozen header on every sheet, a page set to print, 红黄蓝 in colour. Figures
// are numbers, words are words: nothing is ever written as a formula. The same
// tables give the same bytes.
package workbook

import (
	"fmt"

	"github.com/xuri/excelize/v2"

	"zhenggai/internal/opc"
	"zhenggai/internal/source"
)

// The rows of a sheet above its records.
const (
	titleRow = 1 + iota
	noteRow
	headRow
	firstRow
)

// sumWord begins a row of totals, which is set bold.
const sumWord = "合计"

// Write sets every table on a sheet of its own, under the title and the note
// that all of them share.
func Write(title, note string, tables []source.Table) ([]byte, error) {
	f := excelize.NewFile()
	defer f.Close()
	w := &writer{file: f, title: title, note: note}
	err := w.register()
	for i, t := range tables {
		if err == nil {
			err = w.sheet(i, t)
		}
	}
	if err == nil {
		err = f.SetDocProps(&excelize.DocProperties{Title: title, Creator: "zhenggai", LastModifiedBy: "zhenggai", Created: settled, Modified: settled})
	}
	if err != nil {
		return nil, err
	}
	buf, err := f.WriteToBuffer()
	if err != nil {
		return nil, err
	}
	return opc.Settle(buf.Bytes(), nil)
}

// settled stands where the time of writing would, which must not be in the file.
const settled = "2000-01-01T00:00:00Z"

type writer struct {
	file        *excelize.File
	title, note string
	style       map[look]int
}

func (w *writer) sheet(i int, t source.Table) error {
	if _, err := w.file.NewSheet(t.Name); err != nil {
		return err
	}
	if i == 0 {
		if err := w.file.DeleteSheet("Sheet1"); err != nil {
			return err
		}
	}
	for _, step := range []func(source.Table) error{w.head, w.records, w.widths, w.page} {
		if err := step(t); err != nil {
			return fmt.Errorf("%s: %w", t.Name, err)
		}
	}
	return nil
}

func cell(col, row int) string {
	name, _ := excelize.CoordinatesToCellName(col, row) // both are counted here, from 1
	return name
}

func (w *writer) head(t source.Table) error {
	last := len(t.Columns)
	for _, r := range []struct {
		row    int
		text   string
		look   look
		height float64
	}{{titleRow, w.title + "　" + t.Name, look{kind: title}, 30}, {noteRow, w.note, look{kind: note}, 5 + lineHigh*float64(linesOf(w.note, pageWidth-padding))}} {
		if err := w.put(t.Name, 1, r.row, r.text, r.look); err != nil {
			return err
		}
		if err := w.file.MergeCell(t.Name, cell(1, r.row), cell(last, r.row)); err != nil {
			return err
		}
		if err := w.file.SetRowHeight(t.Name, r.row, r.height); err != nil {
			return err
		}
	}
	for c, col := range t.Columns {
		if err := w.put(t.Name, c+1, headRow, col.Name, look{kind: heading}); err != nil {
			return err
		}
	}
	return nil
}

func (w *writer) records(t source.Table) error {
	centred := short(t)
	for r, row := range t.Rows {
		sum := len(row) > 0 && row[0].Value() == sumWord
		for c, leaf := range row {
			l := look{kind: body, centred: centred[c], bold: sum}
			if word, ok := leaf.Value().(string); ok && lights[word] != "" {
				l.light = word
			}
			if err := w.put(t.Name, c+1, firstRow+r, leaf.Value(), l); err != nil {
				return err
			}
		}
	}
	return nil
}

// put writes a number as a number and everything else as words, in which a
// leading = means nothing.
func (w *writer) put(sheet string, col, row int, value any, l look) error {
	at := cell(col, row)
	if err := w.file.SetCellStyle(sheet, at, at, w.style[l]); err != nil {
		return err
	}
	if n, ok := value.(int); ok {
		return w.file.SetCellInt(sheet, at, int64(n))
	}
	return w.file.SetCellStr(sheet, at, fmt.Sprint(value))
}
