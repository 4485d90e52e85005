package layout

import "zhenggai/internal/docx"

// piece is the units of one line: us[from:to], of which us[from:fit] stand
// inside the margins, us[fit:hung] hang over and the rest are blanks at the
// end that count for nothing.
type piece struct {
	from, fit, hung, to int
	width               docx.Len // of us[from:fit]
	hard                bool     // ended by a break or by the end of the paragraph
	page                bool     // a page break follows
}

// breaker finds the lines of one paragraph.
type breaker struct {
	us      []unit
	p       *docx.Paragraph
	tabs    tabber
	noted   bool   // the paragraph refers to footnotes
	hangs   bool   // marks may stand over the margin
	kinsoku bool   // marks keep off the ends of lines
	whole   bool   // numbers stay with their units
	bound   []bool // where the Western rules allow a break; made when first asked
}

// next finds the line that begins at from and may be width wide.
func (b *breaker) next(from int, width docx.Len) piece {
	x := docx.Len(0)
	for i := from; i < len(b.us); i++ {
		u := &b.us[i]
		switch u.kind {
		case lineBreak, pageBreak:
			return piece{from, i, i, i + 1, x - b.tail(from, i), true, u.kind == pageBreak}
		case tab:
			u.width = b.tabs.width(b.us, i, x, width)
		}
		if i+1 == len(b.us) || !sameRun(u, &b.us[i+1]) {
			u.width = whole(x+u.width) - x
		}
		if x+u.width-u.tail > width {
			return b.cut(from, i, x)
		}
		x += u.width
	}
	n := len(b.us)
	return piece{from, n, n, n, x - b.tail(from, n), true, false}
}

// whole is a width in whole twips, which all runs end at: three dots of six are
// rounded up.
func whole(x docx.Len) docx.Len { return (x + docx.Twip*7/12) / docx.Twip * docx.Twip }

// tail is the room behind the last unit of a line, which does not count.
func (b *breaker) tail(from, to int) docx.Len {
	if to == from {
		return 0
	}
	return b.us[to-1].tail
}

// cut ends a line at unit i, the first that does not fit, or before it, or
// behind it when that is a mark that hangs; x is the width of what fits. A line
// that may end nowhere ends before the unit. When the rules point into an
// earlier run, LibreOffice sets the run before again as if its last character
// did not fit (SwTextFormatter::Underflow). So 15 goes down together with the ‘
// of 15‘甲’, and a line ends in 。 before 2026 though no line may end between
// the two.
func (b *breaker) cut(from, i int, x docx.Len) piece {
	for !blank(b.us[i].r) {
		at := b.rules(i)
		if h := b.head(i); from <= at && at < h && from < h {
			x -= b.sum(h-1, i)
			i = h - 1
			continue
		}
		if at <= from {
			at = max(i, from+1)
		}
		if b.whole {
			at = b.wholeNumbers(from, at)
		}
		if at > i {
			to := b.afterBlanks(at)
			return piece{from: from, fit: i, hung: at, to: to, width: x - b.tail(from, i), hard: to == len(b.us)}
		}
		return b.trim(piece{from: from, fit: at, hung: at, to: at, width: x - b.sum(at, i)})
	}
	return b.trim(piece{from: from, fit: i, hung: i, to: b.afterBlanks(i), width: x})
}

// sum is the width of us[from:to].
func (b *breaker) sum(from, to int) docx.Len {
	w := docx.Len(0)
	for i := from; i < to; i++ {
		w += b.us[i].width
	}
	return w
}

// trim takes blanks at the end, and what is behind the last character, out of
// the line's width.
func (b *breaker) trim(p piece) piece {
	for p.fit > p.from && blank(b.us[p.fit-1].r) {
		p.fit--
		p.width -= b.us[p.fit].width
	}
	p.width -= b.tail(p.from, p.fit)
	p.hung = p.fit
	p.hard = p.to == len(b.us)
	return p
}

func (b *breaker) afterBlanks(at int) int {
	for at < len(b.us) && blank(b.us[at].r) {
		at++
	}
	return at
}

func blank(r rune) bool { return r == ' ' || r == '\u3000' }

// head is where the run begins that unit i stands in.
func (b *breaker) head(i int) int {
	for i > 0 && sameRun(&b.us[i-1], &b.us[i]) {
		i--
	}
	return i
}

// rules asks the rules that hold at i: whose they are is decided by the last
// letter or digit up to i, as in SwTextGuess::Guess.
func (b *breaker) rules(i int) int {
	k := i
	for k > 0 && !isWord(b.us[k].r) {
		k--
	}
	if b.us[k].script == asian {
		return chineseBreak(b.us, i, b.hangs, b.kinsoku)
	}
	return b.western(i)
}

// longURL is how far back LibreOffice looks from a slash for a blank.
const longURL = 66

// western follows BreakIterator_Unicode::getLineBreak: never between a slash
// and the first character that does not fit, and rather at a blank before than
// behind any other slash.
func (b *breaker) western(i int) int {
	if b.bound == nil {
		b.bound = boundaries(b.us)
	}
	cut := i
	if i > 0 && b.us[i-1].r == '/' {
		i--
	}
	for i > 0 && !b.bound[i] {
		i--
	}
	if i == cut || i == 0 || b.us[i-1].r != '/' {
		return i
	}
	for k := i - 2; k >= 0 && i-k <= longURL; k-- {
		if blank(b.us[k].r) {
			return k + 1
		}
	}
	return i
}
