// Package model turns ledger rows into checked records: aspects, findings,
// measures, deadlines, statuses, and the auxiliary sheets as typed tables.
// After Load it stands still; nothing changes a Model.
package model

import (
	"zhenggai/internal/source"
	"zhenggai/internal/zh"
)

// Model is what the ledgers say as of one day.
type Model struct {
	AsOf     zh.Date    // 截至日期, given, never today
	Aspects  []*Aspect  // 方面, in ledger order
	Findings []*Finding // every finding, in ledger order
	Tables   []*Table   // every sheet that was read, the main ledger included
	Accounts []*Account // of every sheet of every book, in order
	info     map[string]source.Fact
}

// Info returns a value of 基本信息 by its canonical item name; an item that is
// not in the sheet gives the zero Fact.
func (m *Model) Info(item string) source.Fact { return m.info[item] }

// Table returns a sheet by its form's name (学习台账); a Table without rows when
// the office keeps no such sheet.
func (m *Model) Table(name string) *Table {
	for _, t := range m.Tables {
		if t.Name == name {
			return t
		}
	}
	if f := formNamed(name); f != nil {
		return &Table{Name: name, Columns: f.columns()}
	}
	return &Table{Name: name}
}

// Aspect is one 方面 of the feedback.
type Aspect struct {
	Name     source.Fact
	Findings []*Finding
}

// Finding is one 反馈问题 with the measures that answer it.
type Finding struct {
	Row         source.Pos  // its first row
	ID          source.Fact // 序号
	Aspect      *Aspect
	Text        source.Fact // 反馈问题, as written
	Cause, Goal source.Fact
	Topics      []source.Fact // 专项, split
	Leaders     []source.Fact // 责任领导, split
	Publish     Publish
	PublicText  source.Fact // 公开表述
	WithheldFor source.Fact // 不公开理由
	Measures    []*Measure
}

// Publish is the answer of 是否公开.
type Publish int

// A ledger without the column, or a blank cell, is Unconfirmed: never
// published in silence.
const (
	Unconfirmed Publish = iota
	Published
	Withheld
)

// Measure is one 整改措施: one row of the ledger.
type Measure struct {
	Row         source.Pos
	Finding     *Finding
	ID          source.Fact // 措施序号
	Text        source.Fact // 整改措施
	Kind        source.Fact // 整改类型: 立行立改, 限期整改, 长期坚持
	Leaders     []source.Fact
	Offices     []source.Fact // 责任科室
	Partners    []source.Fact // 配合科室
	People      []source.Fact // 责任人
	Deadline    Deadline
	Progress    source.Fact // 整改进展: what was done
	Status      Status
	Finished    Date        // 完成日期
	Evidence    source.Fact // 佐证材料
	Acceptor    source.Fact // 验收人
	Institution source.Fact // 制度成果
	Unfinished  source.Fact // 未完成原因
	Remark      source.Fact
	History     []Report // 进度填报, by date
}

// Report is one row of 进度填报.
type Report struct {
	On       Date
	Progress source.Fact
	Status   Status
}

// Deadline is 整改时限 as written, and what it means.
type Deadline struct {
	Said     source.Fact
	Last     zh.Date // latest day; zero when none was set
	AtOnce   bool    // 立行立改
	Standing bool    // 长期坚持
}

// Step says how far a measure is.
type Step int

// The steps of 整改状态, in order; Unclear is a word that could not be read.
const (
	Unclear Step = iota
	NotStarted
	InProgress
	MostlyDone
	Done
)

func (s Step) String() string {
	return [...]string{"状态不明", "未启动", "正在推进", "基本完成", "已完成"}[s]
}

// Status answers four questions: how far, whether it goes on for good
// (长期坚持), whether it is closed (销号, with evidence, date and acceptor), and
// whether it is overdue as of the model's day.
type Status struct {
	Said     source.Fact
	Step     Step
	Standing bool
	Closed   bool
	Overdue  bool
}

// Date is a date and its cells; it prints as 2026年3月31日.
type Date struct {
	zh.Date
	Said source.Fact // as written
}

// Value implements source.Leaf.
func (d Date) Value() any { return d.Date }

// Sources implements source.Leaf.
func (d Date) Sources() []source.Pos { return d.Said.From }

// Number is a number, as it is seen, and its cells. Int says that it has no
// fraction.
type Number struct {
	N      float64
	Stored float64 // with what its format does not show
	Int    bool
	Said   source.Fact
}

// Value implements source.Leaf.
func (n Number) Value() any {
	if n.Int {
		return int(n.N)
	}
	return n.N
}

// Sources implements source.Leaf.
func (n Number) Sources() []source.Pos { return n.Said.From }

// Table is one sheet read by a Form, or a sheet no form knows, all text.
type Table struct {
	Name    string // the form's name, or the sheet's
	Columns []source.Column
	Rows    []*Row
	bands   []groupTitle
}

// Account tells what became of the rows of one sheet: the rows in the file are
// those used, those left out, and the blank ones.
type Account struct {
	At      source.Pos // the sheet
	Used    int        // rows that became records
	Omitted []Omission // rows that hold something and are no records
	Blank   int        // rows in the file that hold nothing
}

// Rows is the number of rows in the file.
func (a *Account) Rows() int { return a.Used + len(a.Omitted) + a.Blank }

// Omission is a row that is no record: a title, a heading, a total, a note.
type Omission struct {
	Row int
	Why string
}

// Row is one record of a Table. A field that the sheet does not have, or that
// is empty, gives a zero value.
type Row struct {
	Pos       source.Pos
	fields    map[string]source.Leaf
	deadlines []Deadline // of the main ledger, several when the cell numbers them
	statuses  []Status   // of the sheets in withStatus
}

// Text returns a field as it was written.
func (r *Row) Text(field string) source.Fact {
	switch v := r.fields[field].(type) {
	case source.Fact:
		return v
	case Date:
		return v.Said
	case Number:
		return v.Said
	}
	return source.Fact{}
}

// Date returns a date field.
func (r *Row) Date(field string) Date {
	d, _ := r.fields[field].(Date)
	return d
}

// Number returns a numeric field.
func (r *Row) Number(field string) Number {
	n, _ := r.fields[field].(Number)
	return n
}

// Status is what 整改状态 says, in the sheets that have it.
func (r *Row) Status() Status { return pick(r.statuses, 0) }

// Source presents the table to a template, in a public paper only with the
// columns marked public.
func (t *Table) Source(public bool) source.Table {
	out := source.Table{Name: t.Name}
	for _, c := range t.Columns {
		if c.Public || !public {
			out.Columns = append(out.Columns, c)
		}
	}
	for _, r := range t.Rows {
		row := make([]source.Leaf, len(out.Columns))
		for i, c := range out.Columns {
			row[i] = r.leaf(c)
		}
		out.Rows = append(out.Rows, row)
	}
	return out
}

func (r *Row) leaf(c source.Column) source.Leaf {
	if v := r.fields[c.Name]; v != nil {
		return v
	}
	switch c.Kind {
	case source.Date:
		return Date{}
	case source.Integer:
		return Number{Int: true}
	case source.Decimal:
		return Number{}
	}
	return source.Fact{}
}
