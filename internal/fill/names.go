package fill

import (
	"fmt"

	"github.com/expr-lang/expr/ast"
)

// name resolves a bare name: the item's fields, then what is known of the item
// itself, then the same of the scope around it.
func (r *resolver) name(n *ast.Node, name string) shape {
	if s, ok := r.vars[name]; ok {
		r.lowest = -1
		return s
	}
	for s := r.scope; s != nil; s = s.outer {
		if f := s.item.field(name); f != nil {
			return r.fieldOf(n, s, f)
		}
		if out, ok := r.special(n, s, name); ok {
			return out
		}
	}
	if r.scope.excuses(name) {
		return r.fail("", "", "")
	}
	return r.unknown(name)
}

func (r *resolver) fieldOf(n *ast.Node, s *scope, f *field) shape {
	r.level = max(r.level, s.level)
	ast.Patch(n, &ast.MemberNode{Node: identifier(itemName(s.level)), Property: &ast.StringNode{Value: f.name}})
	return shape{node: f.node, ref: ref{s.level, []*field{f}}, plain: true}
}

// special resolves 上级, 本项, 行号 and 项数 of a repetition.
func (r *resolver) special(n *ast.Node, s *scope, name string) (shape, bool) {
	if s.level == 0 {
		return shape{}, false
	}
	switch name {
	case "上级":
		if s.excuses(name) {
			return r.fail("", "", ""), true
		}
		ast.Patch(n, identifier(itemName(s.level-1)))
		return shape{node: s.outer.item, ref: ref{level: s.level - 1}, plain: true, scope: s.outer}, true
	case "本项":
		ast.Patch(n, identifier(itemName(s.level)))
		r.level = max(r.level, s.level)
		return shape{node: s.item, ref: ref{level: s.level}, plain: s.item != nil}, true
	case "行号":
		ast.Patch(n, identifier(indexName(s.level)))
		r.level = max(r.level, s.level)
		return shape{ref: ref{level: s.level}, counter: itemNumber}, true
	case "项数":
		ast.Patch(n, identifier(countName(s.level)))
		r.level = max(r.level, s.level)
		return shape{ref: ref{level: s.level}, counter: itemCount}, true
	}
	return shape{}, false
}

func identifier(name string) *ast.IdentifierNode { return &ast.IdentifierNode{Value: name} }

func (r *resolver) member(n *ast.Node, x *ast.MemberNode) shape {
	base := r.node(&x.Node)
	property, named := x.Property.(*ast.StringNode)
	if !named {
		r.value(&x.Property)
		return elementOf(base)
	}
	name := property.Value
	if base.scope != nil && base.node.field(name) == nil {
		if s, ok := r.special(n, base.scope, name); ok {
			return s
		}
	}
	switch {
	case base.node == nil && base.scope == nil:
		return shape{}
	case base.node == nil || base.node.kind != record:
		return r.notRecord(base.node, name)
	}
	f := base.node.field(name)
	if f == nil {
		return r.unknownField(base.node, name)
	}
	if !base.plain && !isItem(x.Node) {
		x.Optional = true
		ast.Patch(n, &ast.ChainNode{Node: x})
	}
	return shape{node: f.node, ref: base.ref.to(f), plain: base.plain}
}

// isItem reports a path from the item of a predicate, which is always there; a
// record that was searched for may not be.
func isItem(n ast.Node) bool {
	switch x := n.(type) {
	case *ast.PointerNode:
		return true
	case *ast.MemberNode:
		return isItem(x.Node)
	}
	return false
}

func (r *resolver) notRecord(n *node, name string) shape {
	switch {
	case n == nil:
		return r.fail(codeKind, fmt.Sprintf("“%s”前面的值下面没有字段", name), "请核对字段名")
	case n.kind == list:
		hint := "列表的字段要写在重复里：{{#列表}}{{字段}}{{/}}"
		if n.elem.field(name) != nil {
			hint = fmt.Sprintf("请写在重复里：{{#列表}}{{%s}}{{/}}，或用 map(列表, .%s)", name, name)
		}
		return r.fail(codeKind, fmt.Sprintf("“%s”前面是列表，不能直接取它的字段", name), hint)
	}
	return r.fail(codeKind, fmt.Sprintf("“%s”前面是%s，下面没有字段", name, n.kind), "请删去“."+name+"”")
}
