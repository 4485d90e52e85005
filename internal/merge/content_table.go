package merge

import (
	"crypto/sha256"
	"fmt"

	"zhenggai/internal/docx"
)

func (r *reading) table(t *docx.Table) {
	r.add(fmt.Sprintf("表 %d列", len(t.Columns)), t.Columns...)
	for i := range t.Rows {
		row := &t.Rows[i]
		r.add(fmt.Sprintf("行 表头=%t 高%d", row.Header, row.Rule), row.Height)
		for j := range row.Cells {
			r.cell(&row.Cells[j])
		}
	}
	r.add("表完")
}

func (r *reading) cell(c *docx.Cell) {
	w := &words{}
	fmt.Fprintf(&w.text, "格 跨%d 并%d 齐%d 底%06X ", c.Span, c.Merge, c.VAlign, uint32(c.Fill))
	w.borders(c.Borders)
	r.add(w.text.String(), w.measures...)
	if c.Merge != docx.MergeContinue { // what it holds is not shown
		r.blocks(c.Blocks)
	}
}

func hash(data []byte) [8]byte {
	sum := sha256.Sum256(data)
	return [8]byte(sum[:8])
}
