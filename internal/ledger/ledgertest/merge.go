package ledgertest

import "fmt"

// at is a cell: its row and column, from 0.
type at struct{ row, col int }

// area is a merged rectangle, both corners in it.
type area struct{ first, last at }

// mergedAreas finds the rectangles that ^ and < describe.
func mergedAreas(grid [][]string) ([]area, error) {
	size := map[at]int{}
	spans := map[at]area{}
	var order []at
	for r, cells := range grid {
		for c, s := range cells {
			a, err := anchor(grid, at{r, c})
			if err != nil {
				return nil, err
			}
			if s != "^" && s != "<" {
				order = append(order, a)
				spans[a] = area{a, a}
			}
			size[a]++
			spans[a] = stretch(spans[a], at{r, c})
		}
	}
	return rectangles(order, spans, size)
}

// anchor follows ^ and < to the cell that holds the value.
func anchor(grid [][]string, a at) (at, error) {
	for {
		if a.row < 0 || a.col < 0 || a.col >= len(grid[a.row]) {
			return a, fmt.Errorf("row %d: ^ or < leads out of the sheet", a.row+1)
		}
		switch grid[a.row][a.col] {
		case "^":
			a.row--
		case "<":
			a.col--
		default:
			return a, nil
		}
	}
}

func stretch(r area, a at) area {
	return area{r.first, at{max(r.last.row, a.row), max(r.last.col, a.col)}}
}

func rectangles(order []at, spans map[at]area, size map[at]int) ([]area, error) {
	var out []area
	for _, a := range order {
		s := spans[a]
		cells := (s.last.row - s.first.row + 1) * (s.last.col - s.first.col + 1)
		if cells != size[a] {
			return nil, fmt.Errorf("row %d, column %d: merged cells make no rectangle", a.row+1, a.col+1)
		}
		if cells > 1 {
			out = append(out, s)
		}
	}
	return out, nil
}
