package layout

import "zhenggai/internal/docx"

// flow fills pages with strips.
type flow struct {
	e        *engine
	sec      *docx.Section
	of       []*docx.Section // the section that gives each page its header
	first    []bool          // page begins its section
	y, limit docx.Len        // pen and end of the text area
	top      docx.Len
	begun    docx.Len // where the page's own content began, below repeated rows
	empty    bool     // nothing stands on the page yet
	forced   bool     // the page was begun by a break, not for want of room
	line     docx.Len // below the row that was put last
	draw     drawer

	notes      notes
	noteStrips map[*docx.Note][]strip
	feet       []*floatBox // tables on the foot of the page
}

// section lays out one section.
func (f *flow) section(s *docx.Section) {
	goOn := s.Start == docx.Continuous && len(f.e.pages) > 0 && f.sec != nil && s.Width == f.sec.Width && s.Height == f.sec.Height
	if !goOn {
		f.endNotes()
		f.leavePage()
		f.sec = s
		f.begin(s)
	}
	f.sec = s
	f.place(f.e.column(s.Blocks, s.Width-s.Left-s.Right))
	f.drawn(f.draw.finish())
}

// begin starts a section on a new page of the right side.
func (f *flow) begin(s *docx.Section) {
	number := 1
	if n := len(f.e.pages); n > 0 {
		number = f.e.pages[n-1].Number + 1
	}
	if s.PageStart > 0 {
		number = s.PageStart
	}
	wantOdd, wantEven := s.Start == docx.OddPage, s.Start == docx.EvenPage
	if len(f.e.pages) > 0 && (wantOdd && number%2 == 0 || wantEven && number%2 == 1) {
		f.add(Page{Width: s.Width, Height: s.Height, Number: number}, nil, false)
		number++
	}
	f.page(number, true)
}

func (f *flow) add(p Page, of *docx.Section, first bool) {
	f.e.pages = append(f.e.pages, p)
	f.of = append(f.of, of)
	f.first = append(f.first, first)
}

// leavePage draws what is left of a page.
func (f *flow) leavePage() {
	if len(f.e.pages) > 0 {
		f.drawn(f.draw.finish())
		f.drawFoot()
	}
}

// page begins a page of the present section.
func (f *flow) page(number int, first bool) {
	s := f.sec
	f.add(Page{Width: s.Width, Height: s.Height, Number: number}, s, first)
	f.e.page = number
	f.top, f.limit = f.e.textArea(s, number, first)
	f.y, f.begun, f.empty, f.forced, f.line = f.top, f.top, true, true, 0
	f.fillNotes()
}

func (f *flow) nextPage() {
	f.leavePage()
	f.page(f.now().Number+1, false)
}

func (f *flow) now() *Page { return &f.e.pages[len(f.e.pages)-1] }

// column sets blocks one below the other in a width.
func (e *engine) column(blocks []docx.Block, width docx.Len) []strip {
	var out []strip
	for i, b := range blocks {
		switch b := b.(type) {
		case *docx.Paragraph:
			out = append(out, e.strips(b, width, around(blocks, i))...)
		case *docx.Table:
			if b.Float != nil {
				out = append(out, e.float(b))
				continue
			}
			out = append(out, e.table(b, width)...)
		}
	}
	return out
}

// place puts strips on pages, whole chains of glued ones at a time.
func (f *flow) place(ss []strip) {
	for i := 0; i < len(ss); {
		n := chain(ss[i:])
		f.leave(&ss[i])
		height := height(ss[i:i+n]) - ss[i+n-1].slack + ss[i+n-1].under() + f.feetOf(ss[i:i+n])
		if !f.empty && (ss[i].newPage || f.y+height > f.limit && !f.splits(ss[i:i+n], height)) {
			f.turn(ss[i])
		}
		for _, s := range ss[i : i+n] {
			f.one(s)
		}
		i += n
	}
}

// feetOf is what strips take from the foot of the page.
func (f *flow) feetOf(ss []strip) docx.Len {
	h := docx.Len(0)
	var list []*docx.Note
	for i := range ss {
		h += ss[i].foot()
		list = append(list, ss[i].noted()...)
	}
	return h + f.wanted(list)
}

// chain counts the strips that must stay on one page with the first.
func chain(ss []strip) int {
	n := 1
	for n < len(ss) && ss[n-1].glue && !ss[n-1].pageAfter && !ss[n].newPage {
		n++
	}
	return n
}

// splits reports whether a chain that does not fit may begin here all the
// same: it ends in a row that can be cut where the room ends, or it is longer
// than any page.
func (f *flow) splits(ss []strip, height docx.Len) bool {
	end := ss[len(ss)-1]
	if room := f.limit - f.y - (height - end.high()); end.row != nil && room > 0 {
		return end.row.cuttable(room)
	}
	return height > f.limit-f.top && f.y+ss[0].high() <= f.limit
}

// turn begins the page of a strip; the header rows of a table that goes on
// come first.
func (f *flow) turn(s strip) {
	if s.framed != nil && !s.newPage {
		f.e.openFrame(*s.framed)
	}
	rest := f.draw.part(s.row)
	f.nextPage()
	f.forced = s.newPage
	if s.row != nil && !s.row.first {
		for _, h := range s.row.table.head() {
			f.put(h)
		}
		f.draw.closeBut(unset)
		f.begun = f.y
	}
	f.draw.open = rest
}

// one puts one strip, cutting a row as often as it must be. A strip that no
// page can hold stands where it is put.
func (f *flow) one(s strip) {
	for {
		foot := s.under() + f.wanted(s.noted())
		if f.y+s.high()-s.slack+foot <= f.limit {
			break
		}
		alone, room := (f.empty || f.fresh()) && f.notes.height == 0, f.limit-f.y-foot
		if s.row != nil && (s.row.cuttable(room) || alone && s.row.divisible(room)) {
			s = f.cut(s.row, room)
			continue
		}
		if alone {
			break
		}
		f.turn(s)
	}
	f.put(s)
	if s.pageAfter {
		f.nextPage()
	}
}

// cut puts what fits of a row and returns the rest, on the next page.
func (f *flow) cut(r *tableRow, room docx.Len) strip {
	upper, lower := r.cut(room)
	f.put(upper)
	f.turn(lower)
	return lower
}

// fresh reports whether nothing but repeated header rows stands on the page.
func (f *flow) fresh() bool { return f.y == f.begun }

func (f *flow) put(s strip) {
	if s.float != nil {
		f.limit -= s.foot()
		f.feet = append(f.feet, s.float)
		return
	}
	if f.empty && !f.forced {
		s.lift()
	}
	if s.row != nil {
		f.draw.row(s.row, f.sec.Left, f.y)
		f.line = s.under()
	} else {
		f.drawn(f.draw.finish())
		shift(s.items, f.sec.Left, f.y)
		f.drawn(s.items)
	}
	f.y += s.high()
	f.empty = false
	f.note(s.noted())
}

// leave ends a table before a strip that is no row: below it stands its last line.
func (f *flow) leave(next *strip) {
	if next.row == nil {
		f.y += f.line
		f.line = 0
	}
}

func (f *flow) drawn(items []Item) {
	p := f.now()
	p.Items = append(p.Items, items...)
}

// finish ends the last page and adds headers and footers, now that the number of pages is known.
func (f *flow) finish() {
	f.endNotes()
	f.leavePage()
	f.e.total = len(f.e.pages)
	for i := range f.e.pages {
		if f.of[i] != nil {
			f.e.ofSection = count(f.of, f.of[i])
			f.e.stories(&f.e.pages[i], f.of[i], f.first[i])
		}
	}
}

func count(of []*docx.Section, s *docx.Section) int {
	n := 0
	for _, o := range of {
		if o == s {
			n++
		}
	}
	return n
}
