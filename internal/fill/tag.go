package fill

import (
	"fmt"
	"strings"
	"unicode/utf8"

	"zhenggai/internal/source"
)

// tagKind is the construct a tag belongs to.
type tagKind int

const (
	valueTag tagKind = iota
	mergeTag         // {{^x}}
	eachTag          // {{#x}}
	whenTag          // {{?x}}
	elseTag          // {{:}}
	endTag           // {{/}} or {{/x}}
)

// tag is one {{…}} of a template.
type tag struct {
	id       int
	kind     tagKind
	written  string // as in the template, braces included
	expr     string // normalized; of an endTag the name, which may be empty
	optional bool   // {{x?}}
	at       source.Pos

	// Structural tags of one construct know each other.
	open, other, end *tag
}

// structural tags begin, divide or end a construct.
func (t *tag) structural() bool { return t.kind >= eachTag }

// construct is what a clerk calls the tag's construct.
func (t *tag) construct() string {
	if t.kind == whenTag {
		return "条件"
	}
	return "重复"
}

// marks of constructs, half and full width.
var tagKinds = map[rune]tagKind{
	'#': eachTag, '＃': eachTag, '?': whenTag, '？': whenTag, ':': elseTag, '：': elseTag,
	'/': endTag, '／': endTag, '^': mergeTag, '＾': mergeTag,
}

// mark is a tag in the text of a paragraph, by byte offsets.
type mark struct {
	start, end int
	tag        *tag
}

// fault is a problem in the text of a paragraph, yet without its place.
type fault struct{ code, text, hint string }

// scan finds the tags of a paragraph's text.
func scan(s string) (marks []mark, faults []fault) {
	for i := 0; i < len(s); {
		switch {
		case braces(s[i:], '{', '｛') > 0:
			m, f, next := scanTag(s, i)
			if f != nil {
				faults = append(faults, *f)
			} else {
				marks = append(marks, m)
			}
			i = next
		case braces(s[i:], '}', '｝') > 0:
			faults = append(faults, fault{codeBraces, fmt.Sprintf("“%s}}”前面没有对应的“{{”", tail(s[:i])), "请补上“{{”，或删去多余的“}}”"})
			i += braces(s[i:], '}', '｝')
		default:
			_, n := utf8.DecodeRuneInString(s[i:])
			i += n
		}
	}
	return marks, faults
}

// scanTag reads the tag that begins at i and says where to go on.
func scanTag(s string, i int) (mark, *fault, int) {
	from := i + braces(s[i:], '{', '｛')
	for j := from; j < len(s); {
		n := braces(s[j:], '}', '｝')
		switch {
		case n > 0:
			end := j + n + brace(s[j+n:], '}', '｝')
			if end > j+n || brace(s[from:], '{', '｛') > 0 {
				return mark{}, tripled(s[i:end]), end
			}
			t, f := newTag(s[i:end], s[from:j])
			return mark{i, end, t}, f, end
		case j > from && braces(s[j:], '{', '｛') > 0:
			return mark{}, unclosed(s[i:j]), j
		}
		_, w := utf8.DecodeRuneInString(s[j:])
		j += w
	}
	return mark{}, unclosed(s[i:]), len(s)
}

func unclosed(s string) *fault {
	return &fault{codeBraces, fmt.Sprintf("“%s”没有结束的“}}”", head(s)), "标签要在同一段内用“}}”结束"}
}

func tripled(s string) *fault {
	return &fault{codeBraces, fmt.Sprintf("“%s”的花括号多了", head(s)), "标签用两个“{”开始、两个“}”结束"}
}

// brace is the length in bytes of a brace at the start of s, or 0.
func brace(s string, half, full rune) int {
	if r, n := utf8.DecodeRuneInString(s); r == half || r == full {
		return n
	}
	return 0
}

// braces is the length in bytes of two braces at the start of s, or 0; what
// cannot be seen may stand between them.
func braces(s string, half, full rune) int {
	first := brace(s, half, full)
	if first == 0 {
		return 0
	}
	for rest := s[first:]; rest != ""; {
		if second := brace(rest, half, full); second > 0 {
			return len(s) - len(rest) + second
		}
		r, n := utf8.DecodeRuneInString(rest)
		if !unprintable(r) {
			break
		}
		rest = rest[n:]
	}
	return 0
}

func newTag(written, inner string) (*tag, *fault) {
	inner = strings.TrimSpace(normalizeSpace(inner))
	first, n := utf8.DecodeRuneInString(inner)
	t := &tag{kind: tagKinds[first], written: oneLine(written)}
	if t.kind != valueTag {
		inner = inner[n:]
	}
	t.expr = strings.TrimSpace(normalize(inner))
	if rest, ok := strings.CutSuffix(t.expr, "?"); ok && (t.kind == valueTag || t.kind == mergeTag) {
		t.expr, t.optional = strings.TrimSpace(rest), true
	}
	if t.kind == elseTag && t.expr != "" {
		return nil, &fault{codeBraces, fmt.Sprintf("“%s”里不能写条件", written), "“否则”写作 {{:}}；需要另一个条件时，在其中另写 {{?条件}}…{{/}}"}
	}
	if t.expr == "" && t.kind != elseTag && t.kind != endTag {
		return nil, &fault{codeBraces, fmt.Sprintf("“%s”里没有内容", written), "请写上字段名，或删去该标签"}
	}
	return t, nil
}

// oneLine drops the line breaks that Word put into a tag.
func oneLine(s string) string {
	return strings.Map(func(r rune) rune {
		if r == '\n' || r == '\t' {
			return -1
		}
		return r
	}, s)
}

const quoteLength = 20

// head and tail quote the beginning and the end of a text in a message.
func head(s string) string {
	if r := []rune(s); len(r) > quoteLength {
		return string(r[:quoteLength]) + "…"
	}
	return s
}

func tail(s string) string {
	if r := []rune(s); len(r) > quoteLength {
		return "…" + string(r[len(r)-quoteLength:])
	}
	return s
}
