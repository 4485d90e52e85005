package source

// Leaf is a value that a template can print or compute with: what it is, and
// the cells behind it. Value returns one of string, int, float64, bool or a
// type with a String method (a date); the zero Leaf of a type returns the zero
// of the same kind, so that a template can be checked before there is data.
type Leaf interface {
	Value() any
	Sources() []Pos
}

// Fact is text and the cells it came from. From is not part of a paper's key:
// a row inserted above a fact changes no paper.
type Fact struct {
	Text string
	From []Pos
}

// Value implements Leaf.
func (f Fact) Value() any { return f.Text }

// Sources implements Leaf.
func (f Fact) Sources() []Pos { return f.From }

// Count is a number counted from cells, never typed.
type Count struct {
	N    int
	From []Pos
}

// Value implements Leaf.
func (c Count) Value() any { return c.N }

// Sources implements Leaf.
func (c Count) Sources() []Pos { return c.From }

// Kind is what a column of a Table holds.
type Kind int

// The kinds of column; the Value of their leaves is string, int, float64 or a date.
const (
	Text Kind = iota
	Integer
	Decimal
	Date
)

// Column is one field of a Table, by its canonical (Chinese) name.
type Column struct {
	Name   string
	Kind   Kind
	Public bool // may be asked for by a public template
}

// Table is a worksheet as a template sees it: named rows of leaves. Every row
// has one Leaf for each Column.
type Table struct {
	Name    string
	Columns []Column
	Rows    [][]Leaf
}
