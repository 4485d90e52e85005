package ledger

import (
	"io"
	"strings"
	"unicode/utf8"

	"zhenggai/internal/opc"
)

// Limits of one worksheet.
const (
	maxRows     = 100_000
	maxColumns  = 200
	maxCellText = 32767
	maxMerged   = 2_000_000 // rows of all merged areas together
	oldLimit    = 65536     // rows of an .xls, where an export is cut off
)

// sheetReader reads one worksheet part in one pass.
type sheetReader struct {
	sheet *Sheet
	*shared
	cell    cellReader
	row     Row
	slab    []packed // cells of coming rows, cut from one allocation
	lastRow int
	merged  int // rows of all merged areas together
	seenRow int // row being read, for messages
}

// shared is what the cells of all sheets refer to.
type shared struct {
	texts    *texts
	strings  *textTable
	looks    []look
	date1904 bool
}

func (a *archive) sheet(s *Sheet, name string, sh *shared) error {
	p, err := a.part(name)
	if err != nil {
		return err
	}
	defer p.closer.Close()
	r := &sheetReader{sheet: s, shared: sh, cell: cellReader{keep: newKeeper(sh.texts)}}
	for {
		t, err := p.step()
		if err == io.EOF {
			return r.finish()
		}
		if err == nil {
			err = r.token(p, t)
		}
		if err == errMalformed {
			return fail("F114", saveAgain, "工作表“%s”在第%d行附近损坏，其后的内容读不到，已停止读取，前面的行也未采用。",
				opc.Quote(s.Name), max(r.seenRow, 1))
		}
		if err != nil {
			return err
		}
	}
}

func (r *sheetReader) token(p *part, t token) error {
	switch t {
	case startTag:
		return r.start(len(p.open), &p.tag)
	case charData:
		r.cell.chars(p.text)
	case endTag:
		return r.end(p.tag.name)
	}
	return nil
}

func (r *sheetReader) start(depth int, e *tag) error {
	if r.cell.inside {
		r.cell.start(e)
		return nil
	}
	switch e.name {
	case "row":
		return r.beginRow(e)
	case "c":
		return r.beginCell(e)
	case "col":
		r.column(e)
	case "mergeCell":
		return r.merge(e)
	case "autoFilter":
		r.sheet.Filter, _ = parseArea(string(e.attr("ref")))
	case "filterColumn":
		r.sheet.Filtered = depth == 3
	}
	return nil
}

// beginRow: rows count upwards; a row without a number follows the one before.
func (r *sheetReader) beginRow(e *tag) error {
	n, ok := r.seenRow+1, true
	if said := e.attr("r"); said != nil {
		n, ok = parseIndex(said, maxRow)
	}
	if !ok || n <= r.seenRow {
		return errMalformed
	}
	r.seenRow = n
	r.cell.col = 0
	r.row = Row{Number: n, Hidden: yes(e.attr("hidden")), cells: r.slab[len(r.slab):], texts: r.texts}
	return nil
}

func (r *sheetReader) beginCell(e *tag) error {
	if r.seenRow == 0 {
		return errMalformed
	}
	col := r.cell.col + 1
	if said := e.attr("r"); said != nil {
		row, c, ok := parseRef(said)
		if !ok || row != r.seenRow || c < col {
			return errMalformed
		}
		col = c
	}
	r.cell.begin(col, e)
	return nil
}

func (r *sheetReader) end(name string) error {
	switch {
	case name == "c" && r.cell.inside:
		return r.endCell()
	case r.cell.inside:
		r.cell.end(name)
	case name == "row":
		return r.endRow()
	}
	return nil
}

func (r *sheetReader) endCell() error {
	c, err := r.cell.finish(r.shared)
	if err == nil && c.holds() {
		err = r.keep(c)
	}
	if f, ok := err.(*fault); ok {
		f.At = r.sheet.Pos(r.seenRow, r.cell.col)
	}
	return err
}

func (r *sheetReader) keep(c packed) error {
	if r.cell.col > maxColumns {
		return fail("F111", "请删去表格右侧多余的内容后再读。", "第%d列仍有内容，超过上限%d列。", r.cell.col, maxColumns)
	}
	if text := r.texts.at(c.text); len(text) > maxCellText && utf8.RuneCountInString(text) > maxCellText {
		return fail("F111", "请拆分或删减该单元格的文字。", "单元格有%d个字，超过 Excel 的上限%d个字。",
			utf8.RuneCountInString(text), maxCellText)
	}
	r.row.cells = append(r.row.cells, c)
	return nil
}

func (r *sheetReader) endRow() error {
	if len(r.row.cells) == 0 {
		r.sheet.Blank++
		return nil
	}
	if len(r.sheet.Rows) == maxRows {
		return fail("F111", "请按年度或科室拆分工作表。", "工作表“%s”超过上限%d行。", opc.Quote(r.sheet.Name), maxRows)
	}
	r.row.cells = r.store(r.row.cells)
	r.sheet.Rows = append(r.sheet.Rows, r.row)
	r.lastRow = r.row.Number
	return nil
}

const slabCells = 4096

// store moves a row's cells to memory that fits them; rows share allocations.
func (r *sheetReader) store(cells []packed) []packed {
	if cap(r.slab)-len(r.slab) < len(cells) {
		r.slab = make([]packed, 0, max(slabCells, len(cells)))
	}
	at := len(r.slab)
	r.slab = append(r.slab, cells...)
	return r.slab[at:len(r.slab):len(r.slab)]
}

func (r *sheetReader) column(e *tag) {
	first, ok1 := parseIndex(e.attr("min"), maxCol)
	last, ok2 := parseIndex(e.attr("max"), maxCol)
	if ok1 && ok2 && yes(e.attr("hidden")) {
		r.sheet.HiddenColumns = append(r.sheet.HiddenColumns, Area{Left: first, Right: last})
	}
}

func (r *sheetReader) merge(e *tag) error {
	a, ok := parseArea(string(e.attr("ref")))
	if !ok {
		return errMalformed
	}
	if r.merged += min(a.Bottom, maxRows) - min(a.Top, maxRows) + 1; r.merged > maxMerged {
		return fail("F111", "请取消大片的合并单元格后另存。", "工作表“%s”的合并单元格过多。", opc.Quote(r.sheet.Name))
	}
	r.sheet.Merges = append(r.sheet.Merges, a)
	return nil
}

func (r *sheetReader) finish() error {
	if r.lastRow == oldLimit {
		return fail("F119", "请从原系统重新导出，不要经过 .xls 格式。", "工作表“%s”恰好到第%d行为止，疑似被截断。",
			opc.Quote(r.sheet.Name), oldLimit)
	}
	return nil
}

func image(s string) bool {
	return strings.HasPrefix(strings.TrimPrefix(strings.TrimPrefix(s, "="), "_xlfn."), "DISPIMG(")
}
