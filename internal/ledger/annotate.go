package ledger

import (
	"cmp"
	"fmt"
	"slices"
	"strings"

	"zhenggai/internal/source"
)

// Mark is a problem as an annotated copy shows it.
type Mark struct {
	source.Problem
	Offices []string // 责任科室 of the row, when known
}

// ListSheet is the first sheet of an annotated copy.
const ListSheet = "问题清单"

// Annotate makes a copy of a workbook with its problems marked: a fill by level
// and a note on every faulty cell, and a first sheet that lists all problems.
// Nothing else changes: values, formulas, formats, widths and all parts that
// need no change are the bytes of the original. The book is what Open read from
// the data; the same input gives the same bytes.
func Annotate(b *Book, data []byte, marks []Mark) ([]byte, error) {
	a, err := openArchive(data)
	if err != nil {
		return nil, err
	}
	w, err := a.workbook()
	if err != nil {
		return nil, err
	}
	out := newBundle(a)
	if out.main, err = a.mainPart(); err != nil {
		return nil, err
	}
	out.strict = strings.Contains(string(out.read(out.main)), "http://purl.oclc.org/ooxml/spreadsheetml/main")
	looks := out.styler(w.find("styles"))
	marks = ordered(b, marks)
	for _, s := range b.Sheets {
		out.annotate(w.part(s.Name), s, marks, looks)
	}
	out.addSheet(listing(b, marks, looks), true)
	looks.write(out)
	return out.bytes()
}

// Annotated reports whether data is a workbook as we wrote it, which nobody has
// saved since: what Excel or WPS saves has its own part names.
func Annotated(data []byte) bool {
	a, err := openArchive(data)
	return err == nil && a.has("xl/worksheets/"+ourSheet+".xml")
}

// part is the part of a worksheet.
func (w *workbook) part(sheet string) string {
	for _, t := range w.tabs {
		if t.name == sheet {
			return w.links[t.id].target
		}
	}
	return ""
}

// ordered puts the marks in the order of the list: errors first, then as the
// workbook is read.
func ordered(b *Book, marks []Mark) []Mark {
	sheet := func(m Mark) int {
		return slices.IndexFunc(b.Sheets, func(s *Sheet) bool { return s.Name == m.At.Sheet })
	}
	out := slices.Clone(marks)
	slices.SortStableFunc(out, func(x, y Mark) int {
		i, j := areaOf(x), areaOf(y)
		return cmp.Or(cmp.Compare(x.Level, y.Level), cmp.Compare(sheet(x), sheet(y)),
			cmp.Compare(i.Top, j.Top), cmp.Compare(i.Left, j.Left), cmp.Compare(x.Code, y.Code), cmp.Compare(x.Text, y.Text))
	})
	return out
}

// areaOf is the area that a problem names, zero without one.
func areaOf(m Mark) Area {
	a, _ := parseArea(m.At.Cell)
	return a
}

// annotate marks the cells of one sheet.
func (b *bundle) annotate(name string, s *Sheet, marks []Mark, looks *styler) {
	spots := spotsOf(s, marks)
	var notes []note
	for _, x := range spots {
		if x.note != "" {
			notes = append(notes, note{x.row, x.col, x.note})
		}
	}
	drawing := b.notes(name, notes)
	b.mark(name, spots, looks, drawing)
}

const maxSpots = 1000 // cells of one problem that are coloured

// spotsOf gathers the marks of a sheet by cell: the worst level colours it, the
// first cell of a range carries the note.
func spotsOf(s *Sheet, marks []Mark) []spot {
	at := map[[2]int]*spot{}
	for _, m := range marks {
		area := areaOf(m)
		if m.At.Sheet != s.Name || area == (Area{}) {
			continue
		}
		area.Bottom = min(area.Bottom, area.Top+maxSpots/(area.Right-area.Left+1))
		for row := area.Top; row <= area.Bottom; row++ {
			for col := area.Left; col <= area.Right; col++ {
				colour(at, row, col, m.Level)
			}
		}
		first := at[[2]int{area.Top, area.Left}]
		first.note = strings.TrimPrefix(first.note+"\n\n"+noteText(m), "\n\n")
	}
	out := make([]spot, 0, len(at))
	for _, x := range at {
		out = append(out, *x)
	}
	slices.SortFunc(out, func(a, b spot) int { return cmp.Or(cmp.Compare(a.row, b.row), cmp.Compare(a.col, b.col)) })
	return out
}

func colour(at map[[2]int]*spot, row, col int, level source.Level) {
	key := [2]int{row, col}
	if at[key] == nil {
		at[key] = &spot{row: row, col: col, level: level}
	}
	at[key].level = min(at[key].level, level)
}

func noteText(m Mark) string {
	text := fmt.Sprintf("%s %s\n%s", m.Level, m.Code, why(m))
	if m.Hint != "" {
		text += "\n→ " + m.Hint
	}
	return text
}

// why is the text of a problem with the other places it belongs to.
func why(m Mark) string {
	var also []string
	for _, p := range m.Also {
		if p.File == m.At.File && p.Sheet == m.At.Sheet && p.Cell != "" {
			also = append(also, p.Cell)
		} else {
			also = append(also, p.String())
		}
	}
	if len(also) == 0 {
		return m.Text
	}
	return m.Text + "（另见 " + strings.Join(also, "、") + "）"
}
