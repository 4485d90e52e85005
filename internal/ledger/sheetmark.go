package ledger

import (
	"fmt"
	"slices"
	"strings"

	"zhenggai/internal/source"
)

// spot is a cell on an annotated copy: how bad it is, and its note.
type spot struct {
	row, col int
	level    source.Level
	note     string
}

// sheetMarker gives cells of one worksheet another style and leaves everything
// else of the sheet as it is.
type sheetMarker struct {
	*styler
	p        *patch
	spots    []spot // by row and column
	prefix   string
	ids      string // prefix of relationships, and how it is declared
	declares string
	row      int // being read
	cell     int // column read last
	rowLook  int // style of blank cells in the row, -1 for the columns' own
	columns  []Area
	looks    []int  // of columns
	drawing  string // relationship of the notes, "" when the sheet has one already
	drawn    bool
}

// mark styles the spots of a sheet part.
func (b *bundle) mark(name string, spots []spot, s *styler, drawing string) {
	m := &sheetMarker{styler: s, spots: spots, drawing: drawing, drawn: drawing == ""}
	b.change(name, func(p *patch, n *node) {
		m.p = p
		if n.start {
			m.begin(n)
		} else {
			m.end(n)
		}
	})
}

func (m *sheetMarker) begin(n *node) {
	switch {
	case n.depth == 1:
		m.prefix = n.prefix()
		m.ids, m.declares = n.bound(m.relations)
	case n.depth == 2 && slices.Contains(afterDrawing, n.name):
		m.draw(n.from)
	case n.name == "sheetData" && n.closed:
		m.open(n, m.rowsBefore(maxRow+1))
	case n.name == "sheetView":
		m.unselect(n)
	case n.name == "col":
		m.column(n)
	case n.name == "row" && n.depth == 3:
		m.beginRow(n)
	case n.name == "c" && n.depth == 4:
		m.beginCell(n)
	}
}

func (m *sheetMarker) end(n *node) {
	switch {
	case n.depth == 1:
		m.draw(n.from)
	case n.name == "sheetData" && n.from < n.to && m.p.data[n.from+1] == '/':
		m.p.insert(n.from, m.rowsBefore(maxRow+1))
	case n.name == "row" && n.depth == 3 && m.p.data[n.from+1] == '/':
		m.p.insert(n.from, m.cellsBefore(maxCol+1))
	}
}

// afterDrawing are the elements of a worksheet that follow the notes' drawing.
var afterDrawing = []string{
	"legacyDrawingHF", "drawingHF", "picture", "oleObjects", "controls", "webPublishItems", "tableParts", "extLst", "AlternateContent",
}

func (m *sheetMarker) draw(at int) {
	if !m.drawn {
		m.p.insert(at, prefixed(m.prefix, `<legacyDrawing`+m.declares+` `+m.ids+`:id="`+m.drawing+`"/>`))
		m.drawn = true
	}
}

// open writes an element that ended itself with something in it.
func (m *sheetMarker) open(n *node, content string) {
	if content == "" {
		return
	}
	raw := string(m.p.data[n.from:n.to])
	m.p.replace(n.from, n.to, strings.TrimRight(strings.TrimSuffix(raw, "/>"), " ")+">"+content+"</"+n.full+">")
}

// unselect: the list is the sheet that opens; two selected sheets would be
// edited together.
func (m *sheetMarker) unselect(n *node) {
	if raw := string(m.p.data[n.from:n.to]); n.attr("tabSelected") != nil {
		m.p.replace(n.from, n.to, dropAttr(raw, "tabSelected"))
	}
}

func (m *sheetMarker) column(n *node) {
	first, ok1 := parseIndex(n.attr("min"), maxCol)
	last, ok2 := parseIndex(n.attr("max"), maxCol)
	if ok1 && ok2 && number(n.attr("style")) > 0 {
		m.columns = append(m.columns, Area{Left: first, Right: last})
		m.looks = append(m.looks, number(n.attr("style")))
	}
}

// blankLook is the style of a cell that is not in the file.
func (m *sheetMarker) blankLook(col int) int {
	if m.rowLook >= 0 {
		return m.rowLook
	}
	for i, a := range m.columns {
		if col >= a.Left && col <= a.Right {
			return m.looks[i]
		}
	}
	return 0
}

func (m *sheetMarker) beginRow(n *node) {
	next := m.row + 1
	if said, ok := parseIndex(n.attr("r"), maxRow); ok {
		next = said
	}
	m.p.insert(n.from, m.rowsBefore(next))
	m.row, m.cell, m.rowLook = next, 0, -1
	if yes(n.attr("customFormat")) {
		m.rowLook = number(n.attr("s"))
	}
	if n.closed {
		m.open(n, m.cellsBefore(maxCol+1))
	}
}

func (m *sheetMarker) beginCell(n *node) {
	m.cell++
	if _, col, ok := parseRef(n.attr("r")); ok {
		m.cell = col
	}
	m.p.insert(n.from, m.cellsBefore(m.cell))
	if len(m.spots) > 0 && m.spots[0].row == m.row && m.spots[0].col == m.cell {
		look := m.fill(max(number(n.attr("s")), 0), m.spots[0].level)
		m.p.replace(n.from, n.to, setAttr(string(m.p.data[n.from:n.to]), "s", fmt.Sprint(look)))
		m.spots = m.spots[1:]
	}
}

// cellsBefore takes the spots of this row left of a column: blank cells that
// are not in the file.
func (m *sheetMarker) cellsBefore(col int) string {
	out := ""
	for len(m.spots) > 0 && m.spots[0].row == m.row && m.spots[0].col < col {
		s := m.spots[0]
		out += fmt.Sprintf(`<c r="%s" s="%d"/>`, Ref(s.row, s.col), m.fill(m.blankLook(s.col), s.level))
		m.spots = m.spots[1:]
	}
	return prefixed(m.prefix, out)
}

// rowsBefore takes the spots in rows above one that are not in the file.
func (m *sheetMarker) rowsBefore(row int) string {
	out := ""
	for len(m.spots) > 0 && m.spots[0].row < row {
		m.row, m.rowLook = m.spots[0].row, -1
		cells := m.cellsBefore(maxCol + 1)
		out += prefixed(m.prefix, fmt.Sprintf(`<row r="%d">`, m.row)) + cells + prefixed(m.prefix, "</row>")
	}
	return out
}
