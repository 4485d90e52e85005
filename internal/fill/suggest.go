package fill

import (
	"fmt"
	"maps"
	"slices"
	"strings"

	"zhenggai/internal/source"
)

func (r *resolver) unknown(name string) shape {
	text := fmt.Sprintf("未知字段“%s”", name)
	if ofItem[name] {
		return r.fail(codeName, fmt.Sprintf("“%s”外面没有可指的重复", name), "上级、本项、行号、项数要写在 {{#列表}}…{{/}} 之间")
	}
	if len(r.items) > 0 && r.items[len(r.items)-1].node.field(name) != nil {
		return r.fail(codeName, text+fmt.Sprintf("，是不是“.%s”？", name), "在 count、filter 等函数的条件里，字段名前面要加点")
	}
	var candidates []string
	for s := r.scope; s != nil; s = s.outer {
		candidates = append(candidates, s.item.names()...)
	}
	if near := source.Closest(name, candidates); near != "" {
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
	if near := source.Closest(name, n.names()); near != "" {
		return r.fail(codeName, text+fmt.Sprintf("，是不是“%s”？", near), "")
	}
	return r.fail(codeName, text, available(n.names()))
}

func (r *resolver) unknownFunction(name string) shape {
	text := fmt.Sprintf("未知函数“%s”", name)
	names := append(slices.Sorted(maps.Keys(r.funcs)), slices.Sorted(maps.Keys(builtins))...)
	if near := source.Closest(name, names); near != "" {
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
