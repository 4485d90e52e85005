package ledgertest

import (
	"fmt"
	"strconv"

	"github.com/xuri/excelize/v2"
)

// FromText makes a workbook from its text form, laid out as an office would:
// title merged over the columns, framed cells, wrapped text, a frozen header.
// The same text gives the same bytes. Errors name the line or the worksheet.
func FromText(text string) ([]byte, error) {
	sheets, err := parse(text)
	if err != nil {
		return nil, err
	}
	f := excelize.NewFile()
	defer f.Close()
	w := &writer{file: f, results: map[string]map[string]string{}}
	if w.styles, err = newStyles(f); err != nil {
		return nil, err
	}
	for i, s := range sheets {
		if err := w.sheet(i, s); err != nil {
			return nil, fmt.Errorf("worksheet %s: %w", s.name, err)
		}
	}
	return w.bytes()
}

// Must is FromText for texts that are part of a test.
func Must(text string) []byte {
	data, err := FromText(text)
	if err != nil {
		panic(err)
	}
	return data
}

type writer struct {
	file    *excelize.File
	styles  styles
	results map[string]map[string]string // part → cell → stored result of its formula
}

func (w *writer) sheet(i int, s *sheet) error {
	if i == 0 {
		if err := w.file.SetSheetName("Sheet1", s.name); err != nil {
			return err
		}
	} else if _, err := w.file.NewSheet(s.name); err != nil {
		return err
	}
	w.results[fmt.Sprintf("xl/worksheets/sheet%d.xml", i+1)] = map[string]string{}
	for _, step := range []func(int, *sheet) error{w.cells, w.merges, w.look, w.hide} {
		if err := step(i, s); err != nil {
			return err
		}
	}
	return nil
}

func (s *sheet) columns() int {
	n := 1
	for _, r := range s.rows {
		n = max(n, len(r.cells))
	}
	return n
}

// grid gives every row the sheet's width; titles and notes span it.
func (s *sheet) grid() [][]string {
	width := s.columns()
	out := make([][]string, len(s.rows))
	for i, r := range s.rows {
		out[i] = make([]string, width)
		copy(out[i], r.cells)
		for c := 1; c < width && (r.kind == titleRow || r.kind == noteRow); c++ {
			out[i][c] = "<"
		}
	}
	return out
}

func (w *writer) cells(i int, s *sheet) error {
	for r, cells := range s.grid() {
		for c, said := range cells {
			ref, err := excelize.CoordinatesToCellName(c+1, r+1)
			if err != nil {
				return err
			}
			if err := w.cell(i, s, ref, s.rows[r].kind, said); err != nil {
				return fmt.Errorf("%s: %w", ref, err)
			}
		}
	}
	return nil
}

func (w *writer) cell(i int, s *sheet, ref string, kind rowKind, said string) error {
	v, err := value{}, error(nil)
	switch {
	case said == "^" || said == "<": // merged: only its frame is drawn
	case kind == dataRow:
		v, err = parseValue(said)
	default:
		v = textValue(said)
	}
	if err != nil {
		return err
	}
	if err := w.put(i, s.name, ref, v); err != nil {
		return err
	}
	style, err := w.styled(w.styles.of(kind, v.kind), v.format)
	if err != nil {
		return err
	}
	return w.file.SetCellStyle(s.name, ref, ref, style)
}

func (w *writer) put(i int, sheet, ref string, v value) error {
	switch v.kind {
	case text:
		return w.file.SetCellStr(sheet, ref, v.text)
	case number, date:
		return w.file.SetCellFloat(sheet, ref, v.number, -1, 64)
	case formula:
		w.results[fmt.Sprintf("xl/worksheets/sheet%d.xml", i+1)][ref] = v.result
		return w.file.SetCellFormula(sheet, ref, v.text)
	}
	return nil
}

func (w *writer) merges(_ int, s *sheet) error {
	areas, err := mergedAreas(s.grid())
	if err != nil {
		return err
	}
	for _, a := range areas {
		first, err := excelize.CoordinatesToCellName(a.first.col+1, a.first.row+1)
		if err != nil {
			return err
		}
		last, err := excelize.CoordinatesToCellName(a.last.col+1, a.last.row+1)
		if err != nil {
			return err
		}
		if err := w.file.MergeCell(s.name, first, last); err != nil {
			return err
		}
	}
	return nil
}

func (w *writer) hide(_ int, s *sheet) error {
	for _, r := range s.hiddenRows {
		n, err := strconv.Atoi(r)
		if err != nil {
			return fmt.Errorf("@hidden-rows: %q is not a row", r)
		}
		if err := w.file.SetRowVisible(s.name, n, false); err != nil {
			return err
		}
	}
	for _, c := range s.hiddenColumns {
		if err := w.file.SetColVisible(s.name, c, false); err != nil {
			return err
		}
	}
	if s.hidden {
		return w.file.SetSheetVisible(s.name, false)
	}
	return nil
}
