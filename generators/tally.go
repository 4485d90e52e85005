package generators

import (
	"fmt"

	"zhenggai/internal/source"
	"zhenggai/internal/zh"
)

// tally counts under names, in order of appearance, so that the parts that a
// sentence lists add up to its total by construction.
type tally struct {
	names []string
	of    map[string]int
	all   source.Count
}

func (t *tally) add(name string, n int, from []source.Pos) {
	if t.of == nil {
		t.of = map[string]int{}
	}
	if _, seen := t.of[name]; !seen {
		t.names = append(t.names, name)
	}
	t.of[name] += n
	t.all.N += n
	t.all.From = append(t.all.From, from...)
}

// among lists the parts after 其中, where there are several to tell apart.
func (t *tally) among(unit string) source.Fact {
	if len(t.names) < 2 {
		return source.Fact{}
	}
	return t.words(unit)
}

// words lists the parts: 谈话提醒11人次、批评教育3人次. A part without a name
// leaves the list away, for what is left would not add up.
func (t *tally) words(unit string) source.Fact {
	parts := make([]string, len(t.names))
	for i, name := range t.names {
		if name == "" {
			return source.Fact{}
		}
		parts[i] = fmt.Sprintf("%s%d%s", name, t.of[name], unit)
	}
	return source.Fact{Text: zh.Join(parts), From: t.all.From}
}
