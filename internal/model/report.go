package model

import (
	"fmt"
	"strings"
	"unicode"

	"zhenggai/internal/source"
)

func (l *loader) report(level source.Level, code string, at source.Pos, hint, format string, args ...any) {
	l.problems = append(l.problems, source.Problem{
		Code: code, Level: level, At: at, Text: fmt.Sprintf(format, args...), Hint: hint,
	})
}

func (l *loader) err(code string, at source.Pos, hint, format string, args ...any) {
	l.report(source.Error, code, at, hint, format, args...)
}

func (l *loader) warn(code string, at source.Pos, hint, format string, args ...any) {
	l.report(source.Warning, code, at, hint, format, args...)
}

func (l *loader) notice(code string, at source.Pos, hint, format string, args ...any) {
	l.report(source.Notice, code, at, hint, format, args...)
}

// also adds other places to the last problem.
func (l *loader) also(places ...source.Pos) {
	p := &l.problems[len(l.problems)-1]
	p.Also = append(p.Also, places...)
}

const quoted = 40

// quote shows a value in a message: shortened, and with what the eye cannot see.
func quote(s string) string {
	var b strings.Builder
	n := 0
	for _, r := range s {
		if n++; n > quoted {
			b.WriteRune('…')
			break
		}
		switch {
		case r == '\n':
			b.WriteRune('↵')
		case r == ' ' || r == '\u3000' || r == '\u00a0' || r == '\t':
			b.WriteRune('␣')
		case unicode.IsControl(r) || unicode.In(r, unicode.Cf):
			fmt.Fprintf(&b, "<U+%04X>", r)
		default:
			b.WriteRune(r)
		}
	}
	return b.String()
}

// place is where a fact stands, or a row's own place when the cell is blank.
func place(f source.Fact, row source.Pos) source.Pos {
	if len(f.From) > 0 {
		return f.From[0]
	}
	return row
}
