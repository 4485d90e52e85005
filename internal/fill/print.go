package fill

import (
	"fmt"
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
