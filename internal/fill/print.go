package fill

import (
	"fmt"
	"slices"
	"strings"
	"unicode/utf8"

	"zhenggai/internal/docx"
	"zhenggai/internal/source"
)

// value makes the run of a value and remembers where it came from.
func (f *filler) value(s valueStep) *docx.Node {
	t := s.tag
	p := f.bound.programs[t.id]
	if p == nil {
		return nil
	}
	v, from, err := f.traced(p)
	if pic, ok := v.(*picture); ok && pic != nil && err == nil {
		return f.picture(s, p, pic)
	}
	if c, ok := v.(*chart); ok && c != nil && err == nil {
		return f.chart(s, p, c)
	}
	var words string
	if err == nil {
		words, err = canonical(v)
	}
	if err != nil {
		f.failed(t, p, err)
		return nil
	}
	if bad := illegal(words); bad != 0 {
		f.illegal(t, bad, words, from)
		return nil
	}
	words = f.orMissing(t, words, from)
	if t.kind == mergeTag && f.cell != nil {
		f.merging = append(f.merging, mergedCell{f.mergeKey(t, p, words), f.row, f.cell, f.tracer.paragraph()})
	}
	if words == "" {
		return nil
	}
	run := f.run(s.format, words)
	f.tracer.value(run, Piece{Text: words, From: from, Asked: s.asked})
	return run
}

func (f *filler) picture(s valueStep, p *program, pic *picture) *docx.Node {
	run, err := f.draw(pic, s.format)
	if err != nil {
		f.failed(s.tag, p, err)
	}
	return run
}

func (f *filler) run(format *docx.Node, words string) *docx.Node {
	if format != nil {
		format = f.arena.copy(format)
	}
	if strings.IndexFunc(words, isBreak) < 0 {
		return f.arena.textRun(format, words)
	}
	run := f.arena.element("w:r", nil, 2)
	if format != nil {
		run.Kids = append(run.Kids, format)
	}
	f.text(run, words)
	return run
}

// text writes line breaks and tabs as Word has them.
func (f *filler) text(run *docx.Node, words string) {
	for words != "" {
		i := strings.IndexFunc(words, isBreak)
		if i < 0 {
			i = len(words)
		}
		if i > 0 {
			run.Kids = append(run.Kids, f.arena.chars(words[:i]))
		}
		if i < len(words) {
			name := map[byte]string{'\n': "w:br", '\t': "w:tab"}[words[i]]
			run.Kids = append(run.Kids, f.arena.element(name, nil, 0))
			i++
		}
		words = words[i:]
	}
}

func isBreak(r rune) bool { return r == '\n' || r == '\t' }

// What a paper shows where the ledger says nothing.
const missingOpen, missingClose = "【待补充：", "】"

// orMissing lists an empty value, and one that a view already marked.
func (f *filler) orMissing(t *tag, words string, from []source.Pos) string {
	var name string
	switch {
	case strings.HasPrefix(words, missingOpen):
		name, _, _ = strings.Cut(words[len(missingOpen):], missingClose)
	case strings.TrimSpace(words) != "" || t.optional:
		return words
	default:
		name = lastName(t.expr)
		words = missingOpen + name + missingClose
	}
	if len(from) == 0 {
		from = f.nearby()
	}
	if f.fallback == 0 {
		f.missing = append(f.missing, Missing{At: t.at, Name: name, Expr: t.expr, Item: f.top().item(), From: from})
	}
	return words
}

// nearby is the first known cell of the item around a value that has none.
func (f *filler) nearby() []source.Pos {
	if top := f.top(); top.scope.level > 0 && top.scope.item != nil {
		return firstOf(top.scope.item, top.origin)
	}
	return nil
}

// lastName is the last name of a path, or the function that draws; any other
// expression names itself.
func lastName(expr string) string {
	if strings.HasPrefix(expr, chartFunc+"(") {
		return chartFunc
	}
	if strings.ContainsAny(expr, " ()[]\"'+-*/?:<>=!&|#,") {
		return expr
	}
	return expr[strings.LastIndexByte(expr, '.')+1:]
}

// illegal returns a character that XML does not allow, or 0; bytes that are no
// character at all read as U+FFFD.
func illegal(s string) rune {
	if !utf8.ValidString(s) {
		return utf8.RuneError
	}
	for _, r := range s {
		if !docx.Legal(r) {
			return r
		}
	}
	return 0
}

func (f *filler) illegal(t *tag, bad rune, words string, from []source.Pos) {
	p := source.Problem{
		Code: codeCharacter, At: t.at, Hint: "请在该单元格里删去这个字符，重新输入这段文字",
		Text: fmt.Sprintf("“%s”的值“%s”含有文件中不允许的字符 U+%04X", t.written, head(visible(words)), bad),
	}
	if len(from) > 0 {
		p.At, p.Also = from[0], append([]source.Pos{t.at}, from[1:]...)
	}
	f.problem(p)
}

// visible shows characters that cannot be printed as ␣.
func visible(s string) string {
	return strings.Map(func(r rune) rune {
		if !docx.Legal(r) {
			return '␣'
		}
		return r
	}, s)
}

// mergeKey says which cells become one: those of one tag, with the same text,
// in the same item of the repetition that the value belongs to. A value of the
// innermost repetition merges over all items of one run of it.
type mergeKey struct {
	tag   *tag
	words string
	outer int
}

func (f *filler) mergeKey(t *tag, p *program, words string) mergeKey {
	level := min(p.level, max(0, len(f.frames)-2))
	return mergeKey{t, words, f.frames[level].serial}
}

// mergedCell is a cell that holds a merging tag, where it stands, and the trace
// of its paragraph.
type mergedCell struct {
	mergeKey
	row, cell *docx.Node
	trace     *madeParagraph
}

// mergeCells joins neighbouring cells of a table that have the same key.
func (f *filler) mergeCells(tbl *docx.Node, cells []mergedCell) {
	if len(cells) == 0 {
		return
	}
	var above, now []mergedCell // of one row each; the cell is the first of those joined
	for _, row := range rows(tbl) {
		above, now = now, above[:0]
		for len(cells) > 0 && cells[0].row == row {
			now = append(now, f.join(above, cells[0]))
			cells = cells[1:]
		}
	}
}

// join joins a cell to the one above when they have the same key.
func (f *filler) join(above []mergedCell, c mergedCell) mergedCell {
	i := slices.IndexFunc(above, func(a mergedCell) bool { return a.mergeKey == c.mergeKey })
	if i < 0 {
		return c
	}
	setMerge(above[i].cell, "restart")
	setMerge(c.cell, "")
	empty(c.cell)
	c.trace.el = nil
	return above[i]
}

func rows(n *docx.Node) []*docx.Node {
	var out []*docx.Node
	for _, k := range n.Kids {
		switch {
		case k.Name == "w:tr":
			out = append(out, k)
		case inlineWrappers[k.Name]:
			out = append(out, rows(k)...)
		}
	}
	return out
}

// afterMerge are the children of w:tcPr that stand after w:vMerge.
var afterMerge = []string{"w:tcBorders", "w:shd", "w:noWrap", "w:tcMar", "w:textDirection", "w:tcFitText", "w:vAlign", "w:hideMark"}

func setMerge(cell *docx.Node, value string) {
	props := ownProperties(cell)
	props.Kids = slices.DeleteFunc(props.Kids, func(n *docx.Node) bool { return n.Name == "w:vMerge" })
	merge := docx.El("w:vMerge", nil)
	if value != "" {
		merge.SetAttr("w:val", value)
	}
	at := slices.IndexFunc(props.Kids, func(n *docx.Node) bool { return slices.Contains(afterMerge, n.Name) })
	if at < 0 {
		at = len(props.Kids)
	}
	props.Kids = slices.Insert(props.Kids, at, merge)
}

// empty leaves a cell one blank paragraph in its format.
func empty(cell *docx.Node) {
	var kids []*docx.Node
	blank := docx.El("w:p", nil)
	for _, k := range cell.Kids {
		switch {
		case k.Name == "w:tcPr":
			kids = append(kids, k)
		case k.Name == "w:p" && k.Child("w:pPr") != nil && len(blank.Kids) == 0:
			blank.Kids = []*docx.Node{k.Child("w:pPr")}
		}
	}
	cell.Kids = append(kids, blank)
}
