package ledgertest

import (
	"fmt"
	"strconv"

	"github.com/xuri/excelize/v2"
)

// styles are the registered cell styles, by kind of row; dates in data rows
// have their own number format.
type styles struct {
	row  []int
	date int
}

func (s styles) of(kind rowKind, v valueKind) int {
	if kind == dataRow && v == date {
		return s.date
	}
	return s.row[kind]
}

func newStyles(f *excelize.File) (styles, error) {
	frame := []excelize.Border{
		{Type: "left", Color: "000000", Style: 1}, {Type: "right", Color: "000000", Style: 1},
		{Type: "top", Color: "000000", Style: 1}, {Type: "bottom", Color: "000000", Style: 1},
	}
	left := &excelize.Alignment{Horizontal: "left", Vertical: "center", WrapText: true}
	centre := &excelize.Alignment{Horizontal: "center", Vertical: "center", WrapText: true}
	day := "yyyy/m/d"
	body := &excelize.Font{Family: "宋体", Size: 11}
	looks := []*excelize.Style{
		dataRow:  {Font: body, Alignment: left, Border: frame},
		headRow:  {Font: &excelize.Font{Family: "黑体", Size: 11, Bold: true}, Alignment: centre, Border: frame},
		titleRow: {Font: &excelize.Font{Family: "方正小标宋简体", Size: 20, Bold: true}, Alignment: centre},
		noteRow:  {Font: &excelize.Font{Family: "楷体", Size: 12}, Alignment: left},
		{Font: body, Alignment: centre, Border: frame, CustomNumFmt: &day},
	}
	ids := make([]int, len(looks))
	for i, look := range looks {
		id, err := f.NewStyle(look)
		if err != nil {
			return styles{}, err
		}
		ids[i] = id
	}
	return styles{row: ids[:noteRow+1], date: ids[noteRow+1]}, nil
}

// styled is a style with another number format.
func (w *writer) styled(id int, format string) (int, error) {
	if format == "" {
		return id, nil
	}
	look, err := w.file.GetStyle(id)
	if err != nil {
		return 0, err
	}
	look.CustomNumFmt = &format
	return w.file.NewStyle(look)
}

// look sets widths, row heights, the frozen header and the printed page.
func (w *writer) look(_ int, s *sheet) error {
	if err := w.widths(s); err != nil {
		return err
	}
	for i, r := range s.rows {
		if height := map[rowKind]float64{titleRow: 36, noteRow: 22, headRow: 30}[r.kind]; height > 0 {
			if err := w.file.SetRowHeight(s.name, i+1, height); err != nil {
				return err
			}
		}
	}
	if err := w.freeze(s); err != nil {
		return err
	}
	landscape, paper, one, many := "landscape", 9, 1, 0
	if err := w.file.SetPageLayout(s.name, &excelize.PageLayoutOptions{
		Orientation: &landscape, Size: &paper, FitToWidth: &one, FitToHeight: &many,
	}); err != nil {
		return err
	}
	fit := true
	return w.file.SetSheetProps(s.name, &excelize.SheetPropsOptions{FitToPage: &fit})
}

func (w *writer) widths(s *sheet) error {
	for c := range s.columns() {
		width := 14.0
		if c < len(s.widths) {
			var err error
			if width, err = strconv.ParseFloat(s.widths[c], 64); err != nil {
				return fmt.Errorf("@widths: %q is not a width", s.widths[c])
			}
		}
		name, err := excelize.ColumnNumberToName(c + 1)
		if err != nil {
			return err
		}
		if err := w.file.SetColWidth(s.name, name, name, width); err != nil {
			return err
		}
	}
	return nil
}

func (w *writer) freeze(s *sheet) error {
	head := 0
	for i, r := range s.rows {
		if r.kind == headRow {
			head = i + 1
		}
	}
	if head == 0 {
		return nil
	}
	below := fmt.Sprintf("A%d", head+1)
	return w.file.SetPanes(s.name, &excelize.Panes{
		Freeze: true, YSplit: head, TopLeftCell: below, ActivePane: "bottomLeft",
		Selection: []excelize.Selection{{SQRef: below, ActiveCell: below, Pane: "bottomLeft"}},
	})
}
