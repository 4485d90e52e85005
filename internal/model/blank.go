package model

import (
	"slices"
	"strings"

	"zhenggai/internal/ledger"
	"zhenggai/internal/source"
)

const blankRows = 20

// Blank is an empty workbook of all forms, ready to be filled in: headings with
// notes, words to choose from, and one example row a sheet that Load leaves out.
func Blank() ([]byte, error) {
	var sheets []ledger.Blank
	for i := range guides {
		sheets = append(sheets, guides[i].blank())
	}
	return ledger.WriteBlank(sheets)
}

func (g *guide) blank() ledger.Blank {
	out := ledger.Blank{Name: g.form, Title: g.form, Lead: g.lead, Example: g.exampleRow()}
	f := formNamed(g.form)
	for _, c := range g.columns {
		out.Columns = append(out.Columns, ledger.BlankColumn{
			Heading: c.field, Note: c.note(), Width: c.width, Format: c.format(f), Choices: words(c.choose), Only: c.only,
		})
	}
	for _, item := range g.items {
		out.Rows = append(out.Rows, []string{item.name, "", item.help})
	}
	if len(g.items) == 0 {
		out.Space = blankRows
	}
	return out
}

// note says what to fill in and, where there is a list, what stands in it.
func (c *guideColumn) note() string {
	if c.choose == "" || !c.only {
		return c.help
	}
	return c.help + "可选：" + strings.Join(words(c.choose), "、") + "。"
}

func (c *guideColumn) format(f *form) ledger.Format {
	if c.plain {
		return ledger.AsText
	}
	for _, x := range f.fields {
		if x.name == c.field {
			return [...]ledger.Format{source.Text: ledger.AsTyped, source.Date: ledger.AsDate, source.Integer: ledger.AsCount, source.Decimal: ledger.AsMoney}[x.kind]
		}
	}
	return ledger.AsTyped
}

// ownExample: the row is the form's example, as Blank writes it.
func (f *form) ownExample(r ledger.Row) bool {
	g := guideFor(f.name)
	if g == nil {
		return false
	}
	var said []string
	for _, s := range g.exampleRow() {
		if s != "" {
			said = append(said, heading(s))
		}
	}
	return slices.Equal(rowTexts(r), said)
}

// tellExample: an example of somebody's own may be a record in disguise; the
// form's own is known not to be one.
func (l *loader) tellExample(g *grid, r ledger.Row, f *form) {
	first := strings.TrimSpace(r.First().Text())
	at := g.Pos(r.Number, int(r.First().Col))
	if f.ownExample(r) {
		l.notice("L117", at, "", "这一行是表式自带的填表示例，未计入。")
		return
	}
	l.err("L117", at, "请删去示例行；如果是实际内容，请去掉开头的“例”字。", "“%s”是填表示例，没有删除。", quote(first))
}
