package layout

import "zhenggai/internal/docx"

// Footnotes as LibreOffice sets them: a rule over a quarter of the text area,
// a millimetre of white above and below it. A note begins on the page of its
// reference, with one line at least, and goes on where there is room.
const (
	noteWhite = docx.Millimetre
	noteRule  = docx.Point / 2
	noteShare = 4 // the rule is this part of the text area
)

// notes are the footnotes of one page, and what is left of them for the next.
type notes struct {
	here, rest []strip
	height     docx.Len // of here, with the rule
}

// noted lists the notes that the text of a strip refers to, in reading order.
func (s *strip) noted() []*docx.Note {
	if s.row == nil {
		return s.notes
	}
	var out []*docx.Note
	for _, c := range s.row.cells {
		for i := range c.strips {
			out = append(out, c.strips[i].noted()...)
		}
	}
	return out
}

// setNote sets a note in the width of the text area, once.
func (f *flow) setNote(n *docx.Note) []strip {
	if ss, ok := f.noteStrips[n]; ok {
		return ss
	}
	ss := f.e.aside("脚注", n.Blocks, f.sec.Width-f.sec.Left-f.sec.Right)
	if f.noteStrips == nil {
		f.noteStrips = map[*docx.Note][]strip{}
	}
	f.noteStrips[n] = ss
	return ss
}

// wanted is the least room that notes take from the page: all of them but the
// last, and the first line of that.
func (f *flow) wanted(list []*docx.Note) docx.Len {
	if len(list) == 0 || len(f.notes.rest) > 0 {
		return 0
	}
	h := docx.Len(0)
	for _, n := range list[:len(list)-1] {
		h += stacked(f.setNote(n))
	}
	if last := f.setNote(list[len(list)-1]); len(last) > 0 {
		h += last[0].high()
	}
	if f.notes.height == 0 {
		h += 2*noteWhite + noteRule
	}
	return h
}

// note puts notes on the page as far as there is room below y.
func (f *flow) note(list []*docx.Note) {
	for _, n := range list {
		f.notes.rest = append(f.notes.rest, f.setNote(n)...)
	}
	f.fillNotes()
}

func (f *flow) fillNotes() {
	n := &f.notes
	for len(n.rest) > 0 {
		more := n.rest[0].high()
		if n.height == 0 {
			more += 2*noteWhite + noteRule
		}
		if f.y+more > f.limit && (f.y > f.top || n.height > 0) {
			return
		}
		n.here, n.rest = append(n.here, n.rest[0]), n.rest[1:]
		n.height += more
		f.limit -= more
	}
}

// endNotes adds the pages that notes need beyond the text.
func (f *flow) endNotes() {
	for len(f.notes.rest) > 0 {
		f.nextPage()
	}
}

// drawFoot draws what stands on the foot of the page: the notes, and below
// them the table.
func (f *flow) drawFoot() {
	y := f.limit
	if n := f.notes; n.height > 0 {
		width := (f.sec.Width - f.sec.Left - f.sec.Right) / noteShare
		line := y + noteWhite + noteRule/2
		f.drawn([]Item{Rule{X1: f.sec.Left, Y1: line, X2: f.sec.Left + width, Y2: line, Width: noteRule}})
		f.now().stack(n.here, f.sec.Left, y+2*noteWhite+noteRule)
		y += n.height
	}
	for _, b := range f.feet {
		var d drawer
		d.float(b, y)
		f.drawn(d.finish())
		y += b.height
	}
	f.notes, f.feet = notes{rest: f.notes.rest}, nil
}
