package workbook

import (
	"fmt"
	"math"
	"strings"
	"unicode/utf8"

	"github.com/xuri/excelize/v2"

	"zhenggai/internal/source"
)

// kind is what a cell is for.
type kind int

const (
	title kind = iota
	note
	heading
	body
)

// look is one way a cell can look.
type look struct {
	kind    kind
	centred bool
	bold    bool
	light   string
}

// lights are the fills of 红, 黄 and 蓝. The word stands in the cell too, so that
// a black and white print says the same.
var lights = map[string]string{"红": "FF7C80", "黄": "FFEB84", "蓝": "9DC3E6"}

// register makes the styles of all looks, in a fixed order.
func (w *writer) register() error {
	w.style = map[look]int{}
	for _, l := range allLooks() {
		id, err := w.file.NewStyle(l.style())
		if err != nil {
			return err
		}
		w.style[l] = id
	}
	return nil
}

func allLooks() []look {
	out := []look{{kind: title}, {kind: note}, {kind: heading}}
	for _, centred := range []bool{false, true} {
		for _, bold := range []bool{false, true} {
			for _, light := range []string{"", "红", "黄", "蓝"} {
				out = append(out, look{body, centred, bold, light})
			}
		}
	}
	return out
}

func (l look) style() *excelize.Style {
	s := &excelize.Style{Alignment: &excelize.Alignment{Horizontal: "center", Vertical: "center", WrapText: true}}
	switch l.kind {
	case title:
		s.Font = &excelize.Font{Family: "方正小标宋简体", Size: 18}
		return s
	case note:
		s.Font = &excelize.Font{Family: "楷体", Size: 11}
		s.Alignment.Horizontal = "left"
		return s
	case heading:
		s.Font = &excelize.Font{Family: "黑体", Size: 11}
		s.Fill = filled("D9D9D9")
	case body:
		s.Font = &excelize.Font{Family: "宋体", Size: 11, Bold: l.bold}
		if !l.centred {
			s.Alignment.Horizontal = "left"
		}
		if l.light != "" {
			s.Fill = filled(lights[l.light])
		}
	}
	for _, side := range []string{"left", "right", "top", "bottom"} {
		s.Border = append(s.Border, excelize.Border{Type: side, Color: "000000", Style: 1})
	}
	return s
}

func filled(colour string) excelize.Fill {
	return excelize.Fill{Type: "pattern", Pattern: 1, Color: []string{colour}}
}

// pageWidth is how many half-width characters of 11 points stand in a line of A4
// across: every sheet is that wide, so that all print at the same size.
const (
	pageWidth = 128
	shortWord = 10 // a column whose longest word has no more characters is centred
	roomy     = 28 // what a long column takes on average, though the page must shrink
	padding   = 2
	highest   = 409.0 // points of a row, by the file format
	lineHigh  = 15.0  // points of one line
)

// longest is the number of characters of the longest value of each column.
func longest(t source.Table) []int {
	out := make([]int, len(t.Columns))
	for c, col := range t.Columns {
		out[c] = utf8.RuneCountInString(col.Name)
	}
	for _, row := range t.Rows {
		for c, leaf := range row {
			out[c] = max(out[c], utf8.RuneCountInString(fmt.Sprint(leaf.Value())))
		}
	}
	return out
}

func short(t source.Table) []bool {
	out := make([]bool, len(t.Columns))
	for c, n := range longest(t) {
		out[c] = n <= shortWord
	}
	return out
}

// widthsOf gives short columns what they need and lets the long ones share what
// is left of the page; where all are short they stretch to fill it.
func widthsOf(t source.Table) []float64 {
	words, out := longest(t), make([]float64, len(t.Columns))
	var fixed, shares, rest float64
	for c, n := range words {
		out[c] = float64(2*n + padding)
		if n <= shortWord {
			fixed += out[c]
		} else {
			shares += math.Sqrt(float64(n))
			rest += roomy
		}
	}
	rest = max(rest, pageWidth-fixed)
	for c, n := range words {
		switch {
		case shares == 0:
			out[c] *= pageWidth / fixed
		case n > shortWord:
			out[c] = rest * math.Sqrt(float64(n)) / shares
		}
	}
	return out
}

func (w *writer) widths(t source.Table) error {
	widths := widthsOf(t)
	for c, width := range widths {
		name, err := excelize.ColumnNumberToName(c + 1)
		if err != nil {
			return err
		}
		if err := w.file.SetColWidth(t.Name, name, name, width); err != nil {
			return err
		}
	}
	for r, row := range t.Rows {
		lines := 1
		for c, leaf := range row {
			lines = max(lines, linesOf(fmt.Sprint(leaf.Value()), widths[c]-padding))
		}
		if err := w.file.SetRowHeight(t.Name, firstRow+r, min(highest, lineHigh*float64(lines)+5)); err != nil {
			return err
		}
	}
	return nil
}

// linesOf is how many lines a text takes in a width, every character taken as a
// full one: rather a line too many than words cut off.
func linesOf(text string, width float64) int {
	lines := 0
	for part := range strings.SplitSeq(text, "\n") {
		lines += max(1, int(math.Ceil(float64(2*utf8.RuneCountInString(part))/width)))
	}
	return lines
}

// page freezes the header, repeats it on every printed page, and fits the columns
// to the width of A4 across.
func (w *writer) page(t source.Table) error {
	below := cell(1, firstRow)
	err := w.file.SetPanes(t.Name, &excelize.Panes{
		Freeze: true, YSplit: headRow, TopLeftCell: below, ActivePane: "bottomLeft",
		Selection: []excelize.Selection{{SQRef: below, ActiveCell: below, Pane: "bottomLeft"}},
	})
	if err != nil {
		return err
	}
	landscape, a4, one, any := "landscape", 9, 1, 0
	if err := w.file.SetPageLayout(t.Name, &excelize.PageLayoutOptions{Orientation: &landscape, Size: &a4, FitToWidth: &one, FitToHeight: &any}); err != nil {
		return err
	}
	fit := true
	if err := w.file.SetSheetProps(t.Name, &excelize.SheetPropsOptions{FitToPage: &fit}); err != nil {
		return err
	}
	if err := w.file.SetHeaderFooter(t.Name, &excelize.HeaderFooterOptions{OddFooter: "&C第 &P 页，共 &N 页"}); err != nil {
		return err
	}
	return w.file.SetDefinedName(&excelize.DefinedName{
		Name: "_xlnm.Print_Titles", RefersTo: fmt.Sprintf("'%s'!$%d:$%d", t.Name, titleRow, headRow), Scope: t.Name,
	})
}
