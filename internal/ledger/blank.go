package ledger

import "zhenggai/internal/opc"

// Blank is a worksheet to be filled in by hand.
type Blank struct {
	Name, Title, Lead string
	Columns           []BlankColumn
	Example           []string   // the first row, in grey
	Rows              [][]string // rows that stand there already
	Space             int        // framed rows to fill in
}

// BlankColumn is a column of a Blank: its heading, a note on it that says how
// to fill it in, and the words to choose from.
type BlankColumn struct {
	Heading, Note string
	Width         float64 // in characters
	Format        Format
	Choices       []string
	Only          bool // nothing but the choices
}

// Format is how the cells of a column are typed in and shown.
type Format int

// The formats of columns; AsText keeps 1-2 from becoming a date and 010 its zero.
const (
	AsTyped Format = iota
	AsText
	AsDate // 2026年3月31日
	AsCount
	AsMoney
)

// numberFormats are the format codes by Format; the date's is defined in the file.
var numberFormats = [...]int{AsTyped: 0, AsText: textFormat, AsDate: dayFormat, AsCount: 1, AsMoney: 4}

const (
	dayFormat = 176
	dayCode   = `<numFmt numFmtId="176" formatCode="yyyy&quot;年&quot;m&quot;月&quot;d&quot;日&quot;"/>`
	grayFont  = `<font><i/><sz val="11"/><color rgb="FF7F7F7F"/><name val="宋体"/></font>`
)

// lastChoice is the last row that offers words to choose from.
const lastChoice = 1000

const blankBook = `<workbook xmlns="http://schemas.openxmlformats.org/spreadsheetml/2006/main" xmlns:r="http://schemas.openxmlformats.org/officeDocument/2006/relationships"><bookViews><workbookView/></bookViews><sheets/></workbook>`

// WriteBlank writes a workbook of blank worksheets; the same sheets give the
// same bytes.
func WriteBlank(sheets []Blank) ([]byte, error) {
	b := newBundle(&archive{&opc.Package{}})
	b.put(typesPart, []byte(xmlHead+`<Types xmlns="`+typesNS+`"><Default Extension="rels" ContentType="application/vnd.openxmlformats-package.relationships+xml"/><Default Extension="xml" ContentType="application/xml"/></Types>`))
	b.main = b.create("xl/workbook.xml", typeOf("sheet.main"), []byte(xmlHead+blankBook))
	b.relate("", "officeDocument", b.main)
	s := b.styler("")
	for i := range sheets {
		b.addSheet(sheets[i].draft(s), false)
	}
	s.write(b)
	return b.bytes()
}

// draft lays a blank sheet out: title, lead, headings, example, rows, space.
func (x *Blank) draft(s *styler) *draft {
	s.add("numFmts", dayCode)
	l := s.listLooks()
	width := len(x.Columns)
	d := &draft{name: x.Name, head: 3, footer: "&C第 &P 页，共 &N 页"}
	d.merges = []Area{{Top: 1, Left: 1, Bottom: 1, Right: width}, {Top: 2, Left: 1, Bottom: 2, Right: width}}
	d.rows = []draftRow{
		spread(x.Title, l.title, width, 36), spread(x.Lead, l.lead, width, 22),
		{height: 30},
	}
	looks := make([]int, width)
	for i, c := range x.Columns {
		looks[i] = s.look(bodyFont, frame, "", numberFormats[c.Format], "left")
		d.columns = append(d.columns, draftColumn{c.Width, looks[i]})
		d.rows[2].cells = append(d.rows[2].cells, draftCell{text: c.Heading, look: l.head})
		if c.Note != "" {
			d.notes = append(d.notes, note{3, i + 1, c.Note})
		}
		if len(c.Choices) > 0 {
			d.choices = append(d.choices, choice{Area{4, i + 1, lastChoice, i + 1}, c.Choices, c.Only})
		}
	}
	d.rows = append(d.rows, textRow(x.Example, repeated(s.look(grayFont, frame, "", textFormat, "left"), width)))
	for _, r := range x.Rows {
		d.rows = append(d.rows, textRow(r, looks))
	}
	for range x.Space {
		d.rows = append(d.rows, textRow(nil, looks))
	}
	d.fit()
	return d
}
