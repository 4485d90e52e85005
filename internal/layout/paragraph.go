package layout

import (
	"slices"

	"zhenggai/internal/docx"
	"zhenggai/internal/source"
)

// strip is a slice of the page that is never cut, or a row of a table, which
// may be. Items are placed from the left edge of the text area and the top of
// the strip.
type strip struct {
	height    docx.Len // of a paragraph's line; that of a row is the row's own
	slack     docx.Len // the part of height, below, that may run over the end of a page
	above     docx.Len // the part of height, above, that falls away at the head of a page
	items     []Item
	glue      bool // stays on one page with the next strip
	newPage   bool // begins a page
	pageAfter bool // ends a page
	row       *tableRow
	notes     []*docx.Note
	float     *floatBox   // a table out of the flow: the strip itself has no height
	framed    *source.Pos // the paragraph whose frame it goes on from the strip above
}

// high is the height now: a row may have grown since it was set.
func (s *strip) high() docx.Len {
	if s.row != nil {
		return s.row.height
	}
	return s.height
}

// under is the room below a row that its last line takes if nothing follows.
func (s *strip) under() docx.Len {
	if s.row == nil {
		return 0
	}
	return s.row.under()
}

// strips sets a paragraph in an area that is width wide.
func (e *engine) strips(p *docx.Paragraph, width docx.Len, near neighbours) []strip {
	e.at = source.Pos{File: e.doc.File, Part: e.part, Para: p.Number, Words: words(p)}
	us := e.units(p)
	b := &breaker{us: us, p: p, hangs: e.hangs(p), kinsoku: p.Kinsoku || e.habits.AlwaysKinsoku, whole: e.habits.WholeNumbers,
		tabs: tabber{stops: p.Tabs, every: e.doc.DefaultTab}}
	b.noted = slices.ContainsFunc(p.Inlines, func(in docx.Inline) bool { _, ok := in.(*docx.Note); return ok })
	if p.FirstLine < 0 {
		b.tabs.hang = p.Left
	}
	out := make([]strip, 0, 1+len(us)/24)
	for from, first := 0, true; ; {
		left := p.Left
		if first {
			left += p.FirstLine
		}
		b.tabs.indent = left
		room := max(width-left-p.Right, 0)
		l := b.next(from, room)
		out = append(out, e.line(b, l, left, room))
		first = l.page && e.habits.BreakIndents
		if from = l.to; from >= len(us) {
			break
		}
	}
	e.frame(p, out, width, near)
	e.glue(p, out)
	e.bookmark(p, out)
	return out
}

// hangs reports whether marks may stand over the margin.
func (e *engine) hangs(p *docx.Paragraph) bool {
	turned := e.habits.HangTurned && p.OverflowSaid
	return p.OverflowPunct != turned && (e.cells == 0 || e.habits.HangInCells)
}

// neighbours says what a paragraph touches: paragraphs with the same borders
// share one frame, those of one style may drop the space between them.
type neighbours struct {
	joinAbove, joinBelow   bool
	tightAbove, tightBelow bool
	given                  docx.Len // space that the paragraph above leaves below itself
}

// around works out the neighbours of block i.
func around(blocks []docx.Block, i int) neighbours {
	p, ok := blocks[i].(*docx.Paragraph)
	if !ok {
		return neighbours{}
	}
	var n neighbours
	if i > 0 {
		if q, ok := blocks[i-1].(*docx.Paragraph); ok {
			n.joinAbove = joined(p, q)
			n.tightAbove = p.ContextualSpacing && p.Style == q.Style
			n.given = q.After
		}
	}
	if i+1 < len(blocks) {
		if q, ok := blocks[i+1].(*docx.Paragraph); ok {
			n.joinBelow = joined(p, q)
			n.tightBelow = p.ContextualSpacing && p.Style == q.Style
		}
	}
	return n
}

// lift takes the space before a paragraph away, as both programs do at the
// head of a page that no break began.
func (s *strip) lift() {
	shift(s.items, 0, -s.above)
	s.height -= s.above
	s.above = 0
}

// glue forbids the page breaks that the paragraph does not want.
func (e *engine) glue(p *docx.Paragraph, out []strip) {
	n := len(out)
	out[0].newPage = p.PageBreakBefore
	out[n-1].glue = p.KeepNext
	for i := range n - 1 {
		edge := i+1 < widows || n-1-i < widows
		out[i].glue = p.KeepLines || p.WidowControl && edge || p.KeepNext && e.habits.KeepWhole
	}
}

func (e *engine) bookmark(p *docx.Paragraph, out []strip) {
	level, title := p.Heading()
	if level > 0 || len(p.Bookmarks) > 0 {
		out[0].items = append(out[0].items, Bookmark{Level: level, Title: title, Names: p.Bookmarks})
	}
}
