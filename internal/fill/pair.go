package fill

import (
	"fmt"
	"strings"

	"zhenggai/internal/source"
)

// pair matches the structural tags of one flow of text in document order, and
// drops those that do not match, each with a problem.
func pair(tags []*tag) (bad []*tag, problems source.Problems) {
	var open []*tag
	fail := func(t *tag, text, hint string) {
		bad = append(bad, t)
		problems = append(problems, source.Problem{Code: codeNesting, At: t.at, Text: text, Hint: hint})
	}
	for _, t := range tags {
		var inner *tag
		if len(open) > 0 {
			inner = open[len(open)-1]
		}
		switch {
		case t.kind == eachTag || t.kind == whenTag:
			open = append(open, t)
		case inner == nil:
			fail(t, fmt.Sprintf("“%s”前面没有对应的开始标签", t.written), "请补上 {{#列表}} 或 {{?条件}}，或删去该标签")
		case t.kind == elseTag && inner.other != nil:
			fail(t, fmt.Sprintf("“%s”在同一个%s里出现了两次", t.written, inner.construct()), "一个条件只能有一个 {{:}}")
		case t.kind == elseTag:
			inner.other, t.open = t, inner
		case !closes(t.expr, inner.expr):
			fail(t, fmt.Sprintf("“%s”与前面的“%s”对不上", t.written, inner.written), "请改为 {{/}}，或调整两个标签的次序，使它们一层套一层")
			open = open[:len(open)-1]
			bad = append(bad, family(inner)...)
		default:
			inner.end, t.open = t, inner
			open = open[:len(open)-1]
		}
	}
	for _, t := range open {
		fail(t, fmt.Sprintf("%s“%s”没有结束标签", t.construct(), t.written), "请在内容之后补上 {{/}}")
		bad = append(bad, family(t)...)
	}
	return bad, problems
}

// closes reports whether {{/name}} may end what expr began: nothing, the whole
// expression or the last name of a path.
func closes(name, expr string) bool {
	name, expr = strings.ReplaceAll(name, " ", ""), strings.ReplaceAll(expr, " ", "")
	return name == "" || name == expr || strings.HasSuffix(expr, "."+name)
}

// family lists the tags of the construct that t begins.
func family(t *tag) []*tag {
	out := []*tag{t}
	if t.other != nil {
		out = append(out, t.other)
	}
	if t.end != nil {
		out = append(out, t.end)
	}
	return out
}

// begin is the tag that begins t's construct.
func (t *tag) begin() *tag {
	if t.open != nil {
		return t.open
	}
	return t
}
