package model

import (
	"zhenggai/internal/ledger"
	"zhenggai/internal/source"
	"zhenggai/internal/zh"
)

// Options are the office's own answers; the zero value reads the standard
// forms.
type Options struct {
	AsOf       zh.Date             // 截至日期; without one nothing is overdue
	Headings   map[string][]string // canonical field → the office's own headings
	Sheets     map[string]string   // the office's worksheet name → form name
	HiddenRows string              // rows hidden by hand: "" reports, "include" uses, "exclude" leaves out
	Year       int                 // the year of deadlines that name none (9月底); 0: they are problems
}

// Load reads the workbooks into one model. Every sheet becomes a table; what
// the program knows of the forms becomes findings, measures and facts. Load
// never invents: what cannot be read is kept as written and reported. A nil
// book (one that could not be opened) is passed over.
func Load(opt Options, books ...*ledger.Book) (*Model, source.Problems) {
	l := newLoader(opt)
	for _, b := range books {
		if b != nil {
			l.book(b)
		}
	}
	l.missingForms(books)
	l.findings()
	l.history()
	l.examine()
	return l.model, l.problems.Distinct()
}

// loader carries what Load has so far.
type loader struct {
	opt      Options
	model    *Model
	problems source.Problems
	aspects  map[string]*Aspect
	columns  map[source.Pos]map[string]bool // fields that a sheet has columns for
	blanks   blanks
	account  *Account // of the sheet being read
}

func newLoader(opt Options) *loader {
	return &loader{
		opt: opt, aspects: map[string]*Aspect{}, columns: map[source.Pos]map[string]bool{},
		model: &Model{AsOf: opt.AsOf, info: map[string]source.Fact{}},
	}
}

func (l *loader) book(b *ledger.Book) {
	if b.Date1904 {
		l.notice("L225", source.Pos{File: b.Name}, "", "工作簿使用 1904 年起算的日期，已按此换算。")
	}
	for _, s := range b.Sheets {
		l.sheet(s)
	}
}
