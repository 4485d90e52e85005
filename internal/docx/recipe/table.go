package recipe

import (
	"fmt"
	"strconv"
	"strings"
)

type table struct {
	columns []column
	size    string // of its text: a key of tableSizes
	top     bool   // rows of text stand at the top of their cells, not in the middle
	rows    []row
}

type column struct {
	width float64 // relative
	align string  // w:jc, "" as the style says
}

type row struct {
	header bool
	cells  []cell
}

type cell struct {
	column, span int
	merge        string // w:vMerge: "", "restart" or "continue"
	paragraphs   []string
}

// crowded is the number of columns above which a table is set in 五号.
const crowded = 7

// tableSizes are the sizes of a table's text and what they add to the name of
// its styles.
var tableSizes = map[string]string{"小四": "", "五号": "Small", "小五": "Tiny"}

func (t *table) columnsOf(line string) error {
	words := strings.Fields(strings.TrimSuffix(strings.TrimPrefix(line, "[[table"), "]]"))
	for _, w := range words {
		if _, ok := tableSizes[w]; ok {
			t.size = w
			continue
		}
		if w == "顶端" {
			t.top = true
			continue
		}
		c, err := newColumn(w)
		if err != nil {
			return err
		}
		t.columns = append(t.columns, c)
	}
	if len(t.columns) == 0 {
		return fmt.Errorf("[[table]] 没有写列宽")
	}
	if t.size == "" && len(t.columns) > crowded {
		t.size = "五号"
	}
	return nil
}

func newColumn(word string) (column, error) {
	number := strings.Trim(word, "cr")
	width, err := strconv.ParseFloat(number, 64)
	if err != nil || width <= 0 || width > 1e4 {
		return column{}, fmt.Errorf("列宽“%s”不是正数", word)
	}
	switch strings.Replace(word, number, "", 1) {
	case "c":
		return column{width, "center"}, nil
	case "r":
		return column{width, "right"}, nil
	case "":
		return column{width, ""}, nil
	}
	return column{}, fmt.Errorf("列宽“%s”后面只能写 c 或 r", word)
}

// widths shares out total twips so that they sum to it exactly.
func (t *table) widths(total int) []int {
	sum := 0.0
	for _, c := range t.columns {
		sum += c.width
	}
	out := make([]int, len(t.columns))
	upTo, used := 0.0, 0
	for i, c := range t.columns {
		upTo += c.width
		out[i] = int(upTo/sum*float64(total)+0.5) - used
		used += out[i]
	}
	return out
}

func (t *table) addRow(line string) error {
	r := row{}
	rest, header := strings.CutPrefix(line, "|=")
	if r.header = header; !header {
		rest = line[1:]
	}
	texts := splitCells(rest)
	if n := len(texts) - 1; n == len(t.columns) && strings.TrimSpace(texts[n]) == "" {
		texts = texts[:n] // the row was closed with a bar
	}
	if len(texts) != len(t.columns) {
		return fmt.Errorf("这一行有%d格，表格有%d列", len(texts), len(t.columns))
	}
	for i, text := range texts {
		text = strings.TrimSpace(text)
		switch {
		case text == "<" && i == 0:
			return fmt.Errorf("第1格左边没有可以合并的格")
		case text == "<":
			r.cells[len(r.cells)-1].span++
		case text == "^":
			if !t.continueAbove(i) {
				return fmt.Errorf("第%d格上面没有可以合并的格", i+1)
			}
			r.cells = append(r.cells, cell{column: i, span: 1, merge: "continue", paragraphs: []string{""}})
		default:
			r.cells = append(r.cells, cell{column: i, span: 1, paragraphs: strings.Split(text, `\n`)})
		}
	}
	t.rows = append(t.rows, r)
	return nil
}

// continueAbove marks the cell of the last row that begins at a column as the
// start of a vertical merge.
func (t *table) continueAbove(column int) bool {
	if len(t.rows) == 0 {
		return false
	}
	cells := t.rows[len(t.rows)-1].cells
	for i := range cells {
		if cells[i].column == column {
			if cells[i].merge == "" {
				cells[i].merge = "restart"
			}
			return true
		}
	}
	return false
}

// splitCells splits at bars, but not at \| and not inside {{ }}.
func splitCells(s string) []string {
	var out []string
	var b strings.Builder
	for i := 0; i < len(s); {
		n := tag(s[i:])
		switch {
		case n > 0:
			b.WriteString(s[i : i+n])
			i += n
		case strings.HasPrefix(s[i:], `\|`):
			b.WriteByte('|')
			i += 2
		case s[i] == '|':
			out = append(out, b.String())
			b.Reset()
			i++
		default:
			b.WriteByte(s[i])
			i++
		}
	}
	return append(out, b.String())
}
