package model

import (
	"math"
	"slices"
	"strings"

	"zhenggai/internal/ledger"
	"zhenggai/internal/source"
)

// Why a row is no record.
const (
	title       = "标题或说明"
	headings    = "表头"
	spaces      = "只有空格"
	sum         = "合计"
	note        = "表下说明"
	example     = "填表示例"
	band        = "分组标题"
	hiddenRow   = "手工隐藏的行"
	hiddenSheet = "隐藏的工作表"
)

// omits says why a row is no record; "" for a record.
func (g *grid) omits(r ledger.Row, h header) string {
	switch {
	case r.Number < h.top:
		return title
	case r.Number <= h.bottom:
		return headings
	}
	texts := firstTexts(r, 4) // what is left out holds three at most
	switch {
	case len(texts) == 0 && !pictures(r):
		return spaces
	case len(texts) == 0:
		return ""
	case starts(texts[0], "合计", "小计", "总计", "共计") && len([]rune(texts[0])) <= 6:
		return sum
	case isExample(texts[0]):
		return example
	case len(texts) <= 3 && starts(texts[0], "注:", "注1", "备注:", "说明:", "填表说明", "填表人", "填报人", "审核人", "制表", "负责人签字", "单位负责人", "联系电话:"):
		return note
	case g.repeats(r, h):
		return headings
	case len(texts) == 1 && g.isBand(r, h):
		return band
	}
	return ""
}

func isExample(first string) bool {
	return starts(first, "例:", "例如", "示例", "(例)", "填写示例", "样例")
}

func rowTexts(r ledger.Row) []string { return firstTexts(r, r.Width()) }

// firstTexts are the first texts of a row, so many at most.
func firstTexts(r ledger.Row, most int) []string {
	var out []string
	for c := range r.Cells() {
		if w := heading(c.Text()); w != "" {
			out = append(out, w)
		}
		if len(out) == most {
			break
		}
	}
	return out
}

// pictures: cells that show no text and yet are something.
func pictures(r ledger.Row) bool {
	for c := range r.Cells() {
		if c.Kind != ledger.Text {
			return true
		}
	}
	return false
}

func starts(s string, prefixes ...string) bool {
	return slices.ContainsFunc(prefixes, func(p string) bool { return strings.HasPrefix(s, p) })
}

// repeats: the header once more, as on every printed page.
func (g *grid) repeats(r ledger.Row, h header) bool {
	named := 0
	for _, c := range h.columns {
		if len(c.parts) == 0 {
			continue
		}
		if named++; g.words(r.Number, c.col) != c.parts[len(c.parts)-1] {
			return false
		}
	}
	return named > 1
}

// isBand: one text merged over most of the table.
func (g *grid) isBand(r ledger.Row, h header) bool {
	a := g.area(r.Number, int(r.First().Col))
	return a.Bottom == a.Top && a.Right-a.Left+1 > len(h.columns)/2 && a.Right > a.Left
}

// band: in a ledger without the column 方面 a group title over the rows names it.
func (l *loader) band(g *grid, r ledger.Row, t *Table, h header) {
	if _, ok := h.column("方面"); ok || t.Name != MainLedger {
		return
	}
	text, _ := clean(r.First().Text())
	f := source.Fact{Text: text, From: []source.Pos{g.Pos(r.Number, int(r.First().Col))}}
	t.bands = append(t.bands, groupTitle{f, len(t.Rows)})
}

// groupTitle is a text over the rows that begin at an index.
type groupTitle struct {
	text source.Fact
	from int
}

// over: the title stands on the sheet of the row.
func (b groupTitle) over(row *Row) bool {
	at := b.text.From[0]
	return at.File == row.Pos.File && at.Sheet == row.Pos.Sheet
}

// totals adds up the numeric columns since the beginning and since the last 小计.
type totals struct{ all, part map[string]float64 }

func (s *totals) add(row *Row, h header) {
	if s.all == nil {
		s.all, s.part = map[string]float64{}, map[string]float64{}
	}
	for _, c := range h.columns {
		if n, ok := row.fields[c.label().Name].(Number); ok {
			s.all[c.label().Name] += n.Stored
			s.part[c.label().Name] += n.Stored
		}
	}
}

// checkTotal compares a row of totals with what the rows add up to.
func (l *loader) checkTotal(g *grid, r ledger.Row, h header, s *totals) {
	sums := s.all
	if strings.HasPrefix(rowTexts(r)[0], "小计") {
		sums = s.part
	}
	for _, c := range h.columns {
		cell, ok := r.Cell(c.col)
		said, isNumber := cell.Float()
		if !ok || !isNumber || c.field == nil || c.field.kind != source.Integer && c.field.kind != source.Decimal {
			continue
		}
		if found := sums[c.field.name]; math.Abs(found-said) > 0.005 {
			l.err("L112", g.Pos(r.Number, c.col), "请核对明细和合计。", "%s写的是 %s，明细相加是 %s。", c.field.name, plainNumber(said), plainNumber(found))
		}
	}
	s.part = map[string]float64{}
}
