// Package ledgertest makes Excel workbooks from plain text, so that samples
// and tests can be read, reviewed and compared as text.
//
//	== 整改台账                      a worksheet begins
//	@title 某局整改台账               one merged row over all columns, bold, centred
//	@note 截至日期：2026年6月30日      one merged row, plain
//	@widths 5 12 30                 column widths in characters
//	@hidden-rows 7 9                worksheet rows to hide
//	@hidden-columns C               columns to hide
//	@hidden                         hides the worksheet
//	|= 序号 | 方面 | 反馈问题          header row; several make a multi-row header
//	| 1 | 政治建设方面 | 学习不深入     data row
//
// In any row ^ merges with the cell above, < with the cell at the left, \n is a
// line break and \| a bar. d:2026-03-31 is a real date, n:12.5 or a bare number a
// number (unless it begins with a needless 0), n:0.856:0% one with a format, t:123
// text, f:=SUM(A1:A3)=>12 a formula with its stored result (none after an empty =>);
// an empty cell is blank.
package ledgertest

import (
	"fmt"
	"strings"
)

type rowKind int

const (
	dataRow rowKind = iota
	headRow
	titleRow
	noteRow
)

type row struct {
	kind  rowKind
	cells []string
}

// sheet is a worksheet as the text describes it.
type sheet struct {
	name          string
	rows          []row
	widths        []string
	hiddenRows    []string
	hiddenColumns []string
	hidden        bool
}

// parse reads the text form; errors name the line.
func parse(text string) ([]*sheet, error) {
	var sheets []*sheet
	for i, line := range strings.Split(text, "\n") {
		line = strings.TrimRight(line, " \t\r")
		if line == "" {
			continue
		}
		if name, ok := strings.CutPrefix(line, "== "); ok {
			sheets = append(sheets, &sheet{name: strings.TrimSpace(name)})
			continue
		}
		if len(sheets) == 0 {
			return nil, fmt.Errorf("line %d: no worksheet (== 名称) has begun", i+1)
		}
		if err := sheets[len(sheets)-1].add(line); err != nil {
			return nil, fmt.Errorf("line %d: %w", i+1, err)
		}
	}
	if len(sheets) == 0 {
		return nil, fmt.Errorf("no worksheet (== 名称)")
	}
	return sheets, nil
}

func (s *sheet) add(line string) error {
	if header, ok := strings.CutPrefix(line, "|="); ok {
		s.rows = append(s.rows, row{headRow, splitCells(header)})
		return nil
	}
	if data, ok := strings.CutPrefix(line, "|"); ok {
		cells := splitCells(data)
		if width := s.width(); width > 0 && len(cells) > width {
			return fmt.Errorf("%d cells under a header of %d", len(cells), width)
		}
		s.rows = append(s.rows, row{dataRow, cells})
		return nil
	}
	return s.directive(line)
}

func (s *sheet) directive(line string) error {
	word, rest, _ := strings.Cut(line, " ")
	switch word {
	case "@title":
		s.rows = append(s.rows, row{titleRow, []string{rest}})
	case "@note":
		s.rows = append(s.rows, row{noteRow, []string{rest}})
	case "@widths":
		s.widths = strings.Fields(rest)
	case "@hidden-rows":
		s.hiddenRows = strings.Fields(rest)
	case "@hidden-columns":
		s.hiddenColumns = strings.Fields(rest)
	case "@hidden":
		s.hidden = true
	default:
		return fmt.Errorf("%q is neither a row nor a directive", line)
	}
	return nil
}

// width is the number of columns of the header, 0 before there is one.
func (s *sheet) width() int {
	n := 0
	for _, r := range s.rows {
		if r.kind == headRow {
			n = max(n, len(r.cells))
		}
	}
	return n
}

// splitCells cuts a row at its bars. A bar at the end closes the last cell.
func splitCells(line string) []string {
	var cells []string
	var cell strings.Builder
	for rest := line; rest != ""; {
		switch {
		case strings.HasPrefix(rest, `\|`):
			cell.WriteByte('|')
			rest = rest[2:]
		case rest[0] == '|':
			cells = append(cells, strings.TrimSpace(cell.String()))
			cell.Reset()
			rest = rest[1:]
		default:
			cell.WriteByte(rest[0])
			rest = rest[1:]
		}
	}
	if last := strings.TrimSpace(cell.String()); last != "" {
		cells = append(cells, last)
	}
	return cells
}
