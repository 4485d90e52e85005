package fill

import (
	"fmt"
	"maps"
	"slices"
	"strings"
)

func (r *resolver) unknown(name string) shape {
	text := fmt.Sprintf("未知字段“%s”", name)
	if slices.Contains([]string{"上级", "本项", "行号", "项数"}, name) {
		return r.fail(codeName, fmt.Sprintf("“%s”外面没有可指的重复", name), "上级、本项、行号、项数要写在 {{#列表}}…{{/}} 之间")
	}
	if len(r.items) > 0 && r.items[len(r.items)-1].node.field(name) != nil {
		return r.fail(codeName, text+fmt.Sprintf("，是不是“.%s”？", name), "在 count、filter 等函数的条件里，字段名前面要加点")
	}
	var candidates []string
	for s := r.scope; s != nil; s = s.outer {
		candidates = append(candidates, s.item.names()...)
	}
	if near := nearest(name, candidates); near != "" {
		return r.fail(codeName, text+fmt.Sprintf("，是不是“%s”？", near), "")
	}
	for s := r.scope; s != nil; s = s.outer {
		if path, lists := s.item.find(name, 0); path != nil {
			return r.fail(codeName, text+found(path, lists), "")
		}
	}
	return r.fail(codeName, text, available(candidates))
}

func (r *resolver) unknownField(n *node, name string) shape {
	text := fmt.Sprintf("未知字段“%s”", name)
	if near := nearest(name, n.names()); near != "" {
		return r.fail(codeName, text+fmt.Sprintf("，是不是“%s”？", near), "")
	}
	return r.fail(codeName, text, available(n.names()))
}

func (r *resolver) unknownFunction(name string) shape {
	text := fmt.Sprintf("未知函数“%s”", name)
	names := append(slices.Sorted(maps.Keys(r.funcs)), slices.Sorted(maps.Keys(builtins))...)
	if near := nearest(name, names); near != "" {
		text += fmt.Sprintf("，是不是“%s”？", near)
	}
	return r.fail(codeName, text, "")
}

func (n *node) names() []string {
	if n == nil {
		return nil
	}
	var out []string
	for _, f := range n.fields {
		out = append(out, f.name)
	}
	return out
}

// findDepth is how far below a record a misplaced name is looked for.
const findDepth = 4

// find looks for a field below a record: its path, and the lists on the way.
func (n *node) find(name string, depth int) (path, lists []string) {
	if n == nil || depth == findDepth {
		return nil, nil
	}
	if n.kind == list {
		return n.elem.find(name, depth+1)
	}
	for _, f := range n.fields {
		if f.name == name {
			return []string{name}, nil
		}
	}
	for _, f := range n.fields {
		if path, lists := f.node.find(name, depth+1); path != nil {
			if f.node.kind == list {
				lists = append([]string{f.name}, lists...)
			}
			return append([]string{f.name}, path...), lists
		}
	}
	return nil, nil
}

func found(path, lists []string) string {
	if len(lists) == 0 {
		return fmt.Sprintf("，是不是“%s”？", strings.Join(path, "."))
	}
	return fmt.Sprintf("；“%s”是列表“%s”的字段，要写在 {{#%s}}…{{/}} 之间", path[len(path)-1], strings.Join(lists, "”之下“"), lists[len(lists)-1])
}

const maxNames = 12

func available(names []string) string {
	if len(names) == 0 {
		return ""
	}
	if len(names) > maxNames {
		names = append(names[:maxNames:maxNames], "……")
	}
	return "可用的字段：" + strings.Join(names, "、")
}

// nearest is the name that differs least, if it differs by little.
func nearest(name string, candidates []string) string {
	best, least := "", 1+max(1, len([]rune(name))/3)
	for _, c := range candidates {
		d := distance([]rune(name), []rune(c))
		if d < least || best == "" && contains(c, name) {
			best, least = c, min(d, least)
		}
	}
	return best
}

// contains reports that one of two names of at least two characters is within
// the other.
func contains(a, b string) bool {
	short := min(len([]rune(a)), len([]rune(b)))
	return short > 1 && (strings.Contains(a, b) || strings.Contains(b, a))
}

// distance counts insertions, deletions, replacements and swaps of neighbours.
func distance(a, b []rune) int {
	rows := make([][]int, len(a)+1)
	for i := range rows {
		rows[i] = make([]int, len(b)+1)
		rows[i][0] = i
	}
	for j := range rows[0] {
		rows[0][j] = j
	}
	for i := 1; i <= len(a); i++ {
		for j := 1; j <= len(b); j++ {
			cost := 1
			if a[i-1] == b[j-1] {
				cost = 0
			}
			d := min(rows[i-1][j]+1, rows[i][j-1]+1, rows[i-1][j-1]+cost)
			if i > 1 && j > 1 && a[i-1] == b[j-2] && a[i-2] == b[j-1] {
				d = min(d, rows[i-2][j-2]+1)
			}
			rows[i][j] = d
		}
	}
	return rows[len(a)][len(b)]
}
