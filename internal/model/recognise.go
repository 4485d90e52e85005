package model

import (
	"strings"

	"zhenggai/internal/ledger"
	"zhenggai/internal/source"
)

// recognise finds the form of a sheet: as the office says, by the sheet's name,
// or by its headings; nil for a sheet that fits none.
func (l *loader) recognise(g *grid) (*form, header) {
	f := l.named(g.Name)
	if f == nil {
		return l.byHeadings(g)
	}
	if f.pairs {
		return f, header{}
	}
	h := g.findHeader(newNamer(f, l.opt.Headings))
	if h.matched() < min(2, len(f.fields)) {
		l.err("L104", g.At(), "请核对表头所在的行；本单位的叫法可在配置中写明。", "工作表“%s”的前 %d 行里没有找到“%s”的表头。", g.Name, headerWithin, f.name)
		return nil, header{}
	}
	return f, h
}

func (l *loader) named(sheet string) *form {
	if name, ok := l.opt.Sheets[sheet]; ok {
		return formNamed(name)
	}
	name := sheetName(sheet)
	for i := range forms {
		for _, w := range append([]string{forms[i].name}, words(forms[i].also)...) {
			if name == heading(w) {
				return &forms[i]
			}
		}
	}
	return nil
}

// sheetName leaves out what dated copies add: 整改台账(0918), 整改台账0918.
func sheetName(s string) string {
	return strings.TrimRight(unbracketed(heading(s)), "0123456789.-_")
}

// byHeadings takes the form whose needed columns are all there and of which
// most fields are; two equal ones are no answer.
func (l *loader) byHeadings(g *grid) (*form, header) {
	var best *form
	var found header
	tie := false
	for i := range forms {
		f := &forms[i]
		h := g.findHeader(newNamer(f, l.opt.Headings))
		if f.pairs || h.matched() < 4 || !hasRequired(f, h) || h.matched() < found.matched() {
			continue
		}
		tie = h.matched() == found.matched()
		best, found = f, h
	}
	if best == nil || tie {
		return nil, header{}
	}
	l.notice("L102", g.Pos(found.top, 1), "如果不是，请在配置中写明该工作表的用途。", "工作表“%s”按表头识别为“%s”。", g.Name, best.name)
	return best, found
}

func hasRequired(f *form, h header) bool {
	for _, x := range f.fields {
		if _, ok := h.column(x.name); !ok && x.is(required) {
			return false
		}
	}
	return true
}

// missingForms reports a needed sheet that no workbook has.
func (l *loader) missingForms(books []*ledger.Book) {
	for i := range forms {
		if !forms[i].needed || l.has(forms[i].name) {
			continue
		}
		var names []string
		var at source.Pos
		for _, b := range books {
			if b == nil {
				continue
			}
			at = source.Pos{File: b.Name}
			for _, s := range b.Sheets {
				names = append(names, "“"+quote(s.Name)+"”")
			}
		}
		hint := "请把工作表改名为“" + forms[i].name + "”，或者在配置中写明它的名称。"
		if len(names) == 0 {
			l.err("L101", at, hint, "没有可读的工作表，找不到“%s”。", forms[i].name)
			continue
		}
		l.err("L101", at, hint, "找不到工作表“%s”，现有：%s。", forms[i].name, strings.Join(names, "、"))
	}
}

func (l *loader) has(name string) bool {
	for _, t := range l.model.Tables {
		if t.Name == name {
			return true
		}
	}
	return false
}
