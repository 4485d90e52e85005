package model

import (
	"zhenggai/internal/ledger"
	"zhenggai/internal/source"
)

// sight is a sheet as it was understood, before any of its rows is read.
type sight struct {
	grid   *grid
	form   *form
	how    How
	header header
}

// look understands a sheet and reports what is doubtful about it.
func (l *loader) look(s *ledger.Sheet) sight {
	switch {
	case s.Hidden:
		l.notice("L111", s.At(), "如需使用，请取消隐藏该工作表。", "工作表“%s”是隐藏的，未读取。", s.Name)
		return sight{how: HiddenSheet}
	case len(s.Rows) == 0:
		return sight{how: EmptySheet}
	}
	v := l.recognise(newGrid(s))
	if v.form != nil && !v.form.pairs {
		l.settle(v.grid, v.form, &v.header)
	}
	return v
}

// recognise finds the form of a sheet: as the office says, by the sheet's name,
// or by its headings; none for a sheet that fits none.
func (l *loader) recognise(g *grid) sight {
	f, how := l.named(g.Name)
	if f == nil {
		return l.byHeadings(g)
	}
	if f.pairs {
		return sight{grid: g, form: f, how: how}
	}
	h := g.findHeader(newNamer(f, l.opt.Headings))
	if h.matched() < min(2, len(f.fields)) {
		l.err("L104", g.At(), "请核对表头所在的行；本单位的叫法可在 config.toml 的 [headings] 中写明。", "工作表“%s”的前%d行里没有找到“%s”的表头，这张表没有采用。", g.Name, headerWithin, f.name)
		return sight{grid: g}
	}
	return sight{g, f, how, h}
}

func (l *loader) named(sheet string) (*form, How) {
	if name, ok := l.opt.Sheets[sheet]; ok {
		return formNamed(name), ByConfig
	}
	name := sheetName(sheet)
	for i := range forms {
		for _, w := range append([]string{forms[i].name}, words(forms[i].also)...) {
			if name == heading(w) {
				return &forms[i], ByName
			}
		}
	}
	return nil, Unrecognised
}

// byHeadings takes the form whose needed columns are all there and of which
// most fields are; two equal ones are no answer.
func (l *loader) byHeadings(g *grid) sight {
	best := sight{grid: g}
	tie := false
	for i := range forms {
		f := &forms[i]
		h := g.findHeader(newNamer(f, l.opt.Headings))
		if f.pairs || h.matched() < 4 || !hasRequired(f, h) || h.matched() < best.header.matched() {
			continue
		}
		tie = h.matched() == best.header.matched()
		best = sight{g, f, ByHeadings, h}
	}
	if best.form == nil || tie {
		return sight{grid: g}
	}
	l.notice("L102", g.Pos(best.header.top, 1), "如果不是，请在 config.toml 的 [sheets] 中写明该工作表的用途。", "工作表“%s”按表头识别为“%s”。", g.Name, best.form.name)
	return best
}

// likely is the form that an unrecognised sheet resembles most, for a
// suggestion; none when fewer than three headings are like it, or when two
// forms are as like.
func (l *loader) likely(g *grid) sight {
	best, most, tie := sight{grid: g}, 2, false
	for i := range forms {
		f := &forms[i]
		if f.pairs {
			continue
		}
		n := newNamer(f, l.opt.Headings)
		h := g.findHeader(n)
		switch like := n.resembles(&h); {
		case like > most:
			best, most, tie = sight{grid: g, form: f, header: h}, like, false
		case like == most:
			tie = true
		}
	}
	if tie {
		return sight{grid: g}
	}
	return best
}

// resembles counts the headings that are, or may be, fields of the form.
func (n *namer) resembles(h *header) int {
	like := h.matched()
	for _, c := range h.columns {
		if len(c.parts) > 0 && c.field == nil && (c.sure == Ambiguous || len(n.near(c.parts[len(c.parts)-1], h)) > 0) {
			like++
		}
	}
	return like
}

func hasRequired(f *form, h header) bool {
	for _, x := range f.fields {
		if _, ok := h.column(x.name); !ok && x.is(required) {
			return false
		}
	}
	return true
}

func (l *loader) sheet(s *ledger.Sheet) {
	l.account = &Account{At: s.At(), Blank: s.Blank}
	l.model.Accounts = append(l.model.Accounts, l.account)
	v := l.look(s)
	switch {
	case v.grid == nil:
		for _, r := range s.Rows {
			l.account.Omitted = append(l.account.Omitted, Omission{r.Number, hiddenSheet})
		}
	case v.form == nil:
		l.plainTable(v.grid)
	case v.form.pairs:
		l.pairs(v.grid, v.form)
	default:
		l.formTable(v)
	}
}

// at is the place of a heading.
func (v sight) at(c column) source.Pos { return v.grid.Pos(v.header.bottom, c.col) }
