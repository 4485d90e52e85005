package model

import (
	"fmt"
	"slices"
	"strings"

	"zhenggai/internal/ledger"
	"zhenggai/internal/source"
)

// Choose leaves out older copies of one workbook (整改台账0910, 整改台账0918): the
// newest by the date in the name stays, and a notice says so. Copies that no
// date puts in order (台账(1), 台账-最终版) are an error; the first of them stays,
// so that the rest can still be checked. Two files are copies only when at
// least half of the records of the shorter one stand in both. Books keep their
// order; nil books are dropped.
func Choose(opt Options, books ...*ledger.Book) ([]*ledger.Book, source.Problems) {
	var found source.Problems
	gone := map[*ledger.Book]bool{}
	for _, group := range copies(opt, books) {
		kept, ok := newest(group)
		if !ok {
			kept = group[0]
			found = append(found, unordered(group))
		}
		for _, f := range group {
			if f != kept && ok {
				found = append(found, outdated(f, kept))
			}
			gone[f.book] = f != kept
		}
	}
	return slices.DeleteFunc(slices.Clone(books), func(b *ledger.Book) bool { return b == nil || gone[b] }), found
}

// edition is a workbook with what it is compared by.
type edition struct {
	book    *ledger.Book
	stem    string // the name without its date
	day     span   // the date in the name
	records map[string]bool
}

// copies groups the books that hold the same records; a book without a copy is
// in no group.
func copies(opt Options, books []*ledger.Book) [][]*edition {
	books = slices.DeleteFunc(slices.Clone(books), func(b *ledger.Book) bool { return b == nil })
	if len(books) < 2 {
		return nil
	}
	var groups [][]*edition
	for _, b := range books {
		e := &edition{book: b, records: records(opt, b)}
		e.stem, e.day = nameDate(b.Name)
		groups = e.join(groups)
	}
	return slices.DeleteFunc(groups, func(g []*edition) bool { return len(g) < 2 })
}

// join makes one group of all those that hold a copy of e, and of e.
func (e *edition) join(groups [][]*edition) [][]*edition {
	var mine []*edition
	var others [][]*edition
	for _, g := range groups {
		if slices.ContainsFunc(g, e.copies) {
			mine = append(mine, g...)
		} else {
			others = append(others, g)
		}
	}
	return append(others, append(mine, e))
}

func (e *edition) copies(x *edition) bool { return fewer(e, x) > 0 && shared(e, x)*2 >= fewer(e, x) }

func fewer(a, b *edition) int { return min(len(a.records), len(b.records)) }

func shared(a, b *edition) int {
	n := 0
	for r := range a.records {
		if b.records[r] {
			n++
		}
	}
	return n
}

// records are what a workbook is known by: number and words of its findings,
// which stay the same while progress is filled in; without a main ledger, whole
// rows of its tables.
func records(opt Options, b *ledger.Book) map[string]bool {
	l := newLoader(opt)
	l.book(b)
	l.findings()
	out := map[string]bool{}
	for _, f := range l.model.Findings {
		out[idKey(f.ID.Text)+"\x00"+fold(f.Text.Text)] = true
	}
	if len(out) > 0 {
		return out
	}
	for _, t := range l.model.Tables {
		if f := formNamed(t.Name); f != nil && f.pairs {
			continue
		}
		for _, r := range t.Rows {
			var row []string
			for _, c := range t.Columns {
				row = append(row, r.Text(c.Name).Text)
			}
			out[t.Name+"\x00"+strings.Join(row, "\x00")] = true
		}
	}
	return out
}

// newest is the copy whose date comes after that of every other; false when the
// names do not say.
func newest(group []*edition) (*edition, bool) {
	for _, e := range group {
		if !slices.ContainsFunc(group, func(x *edition) bool { return x != e && (x.stem != e.stem || !e.day.after(x.day)) }) {
			return e, true
		}
	}
	return nil, false
}

func outdated(old, kept *edition) source.Problem {
	return source.Problem{
		Code: "F118", Level: source.Notice, At: source.Pos{File: old.book.Name},
		Text: fmt.Sprintf("与“%s”是同一份台账的先后两稿（较短的一份有%d条记录，其中%d条两份都有），按文件名中的日期采用较新的“%s”，这一份未读取。",
			kept.book.Name, fewer(old, kept), shared(old, kept), kept.book.Name),
		Hint: "如果应当采用这一份，请在 config.toml 的 [ledger] 下写 " + skip(kept) + "。",
	}
}

func unordered(group []*edition) source.Problem {
	first := group[0]
	p := source.Problem{Code: "F118", Level: source.Error, At: source.Pos{File: first.book.Name}}
	var others []string
	for _, e := range group[1:] {
		others = append(others, "“"+e.book.Name+"”")
		p.Also = append(p.Also, source.Pos{File: e.book.Name})
	}
	p.Text = fmt.Sprintf("与%s内容重复（较短的一份有%d条记录，其中%d条两份都有），从文件名看不出哪一份较新，不能确定采用哪一份。",
		strings.Join(others, "、"), fewer(first, group[1]), shared(first, group[1]))
	p.Hint = choice(group)
	return p
}

// choice says how to choose: two files of one name in different folders can only
// be told apart by a person.
func choice(group []*edition) string {
	first := group[0]
	if slices.ContainsFunc(group[1:], func(e *edition) bool { return e.book.Name == first.book.Name }) {
		return "请只留一份。"
	}
	hint := "请只留一份；或者在 config.toml 的 [ledger] 下写明不读哪一份：" + skip(group[1:]...)
	if len(group) == 2 {
		hint += "，或者 " + skip(first)
	}
	return hint + "。"
}

// skip is the line of config.toml that leaves workbooks out.
func skip(list ...*edition) string {
	var names []string
	for _, e := range list {
		names = append(names, fmt.Sprintf("%q", e.book.Name))
	}
	return "skip = [" + strings.Join(names, ", ") + "]"
}
