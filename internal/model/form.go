package model

import (
	"strings"

	"zhenggai/internal/source"
)

// trait is what else is known of a field.
type trait int

const (
	public   trait = 1 << iota // a public template may ask for it
	required                   // without the column the papers would be wrong
	expected                   // without the column some papers stay incomplete
	useful                     // without the column some checks are left out
	once                       // counted or told once: not repeated over merged cells
)

// field is one column of a form: its canonical name, what it holds, and the
// other headings offices give it.
type field struct {
	name   string
	kind   source.Kind
	traits trait
	also   string // headings, separated by spaces
}

func (f *field) is(t trait) bool { return f.traits&t != 0 }

// form is a sheet the program knows.
type form struct {
	name   string
	also   string // other names of the sheet
	fields []field
	unsure string // headings with several readings, 整改要求=整改措施|整改目标: never guessed
	items  string // of a key/value sheet
	pairs  bool   // 项目 | 内容 instead of a table
	needed bool   // no papers without it
}

// columns gives the canonical fields as columns of a table.
func (f *form) columns() []source.Column {
	var out []source.Column
	for _, x := range f.fields {
		out = append(out, source.Column{Name: x.name, Kind: x.kind, Public: x.is(public)})
	}
	return out
}

// field finds a field by its canonical name; nil without one.
func (f *form) field(name string) *field {
	for i := range f.fields {
		if f.fields[i].name == name {
			return &f.fields[i]
		}
	}
	return nil
}

func formNamed(name string) *form {
	for i := range forms {
		if forms[i].name == name {
			return &forms[i]
		}
	}
	return nil
}

// Shapes are the known tables without rows, for checking a template before
// there is any data.
func Shapes() []source.Table {
	var out []source.Table
	for i := range forms {
		out = append(out, source.Table{Name: forms[i].name, Columns: forms[i].columns()})
	}
	return out
}

func words(s string) []string { return strings.Fields(s) }
