package fill

import (
	"reflect"

	"github.com/expr-lang/expr/ast"
	"github.com/expr-lang/expr/conf"
	"github.com/expr-lang/expr/file"
	"github.com/expr-lang/expr/parser"
)

// A part of an expression that runs over a list of an outer level, such as the
// total in {{行号 / count(台账)}}, is made a program of its own: it is then
// evaluated once for its level and not once for every row.

// reach is what a list function depends on.
type reach struct {
	level  int
	closed bool // on no item of a predicate around it and on no variable
}

// hoister takes such parts out of a tree.
type hoister struct {
	source file.Source
	config *conf.Config
	scope  *scope
	reach  map[ast.Node]reach
	add    func(*program) int
	fault  *fault
}

// kids visits the children of a node; inside counts the predicates around.
func (h *hoister) kids(n ast.Node, inside int) {
	for _, k := range children(n) {
		h.node(k, inside)
	}
}

func (h *hoister) node(n *ast.Node, inside int) {
	if at, ok := h.reach[*n]; ok && at.closed && (at.level < h.scope.level || inside > 0) {
		h.take(n, at.level)
		return
	}
	if _, ok := (*n).(*ast.PredicateNode); ok {
		inside++
	}
	h.kids(*n, inside)
}

// take compiles the part and puts a call in its place.
func (h *hoister) take(n *ast.Node, level int) {
	p := &program{level: level}
	if f := p.generate(&parser.Tree{Node: *n, Source: h.source}, h.config); f != nil {
		if h.fault == nil {
			h.fault = f
		}
		return
	}
	index := &ast.IntegerNode{Value: h.add(p)}
	index.SetType(reflect.TypeFor[int]())
	call := &ast.CallNode{Callee: identifier(hoistedFunc), Arguments: []ast.Node{identifier(budgetName), index}}
	ast.Patch(n, call)
	call.SetType(p.typ)
}

func callHoisted(args ...any) (any, error) {
	e := args[0].(*budget).evaluator
	return e.computed(e.bound.hoisted[args[1].(int)]).result()
}

// children lists the places of a node's children.
func children(n ast.Node) []*ast.Node {
	switch x := n.(type) {
	case *ast.UnaryNode:
		return []*ast.Node{&x.Node}
	case *ast.BinaryNode:
		return []*ast.Node{&x.Left, &x.Right}
	case *ast.ChainNode:
		return []*ast.Node{&x.Node}
	case *ast.MemberNode:
		return []*ast.Node{&x.Node, &x.Property}
	case *ast.SliceNode:
		return []*ast.Node{&x.Node}
	case *ast.CallNode:
		return placesOf(x.Arguments)
	case *ast.BuiltinNode:
		return placesOf(x.Arguments)
	case *ast.PredicateNode:
		return []*ast.Node{&x.Node}
	case *ast.VariableDeclaratorNode:
		return []*ast.Node{&x.Value, &x.Expr}
	case *ast.ConditionalNode:
		return []*ast.Node{&x.Cond, &x.Exp1, &x.Exp2}
	case *ast.ArrayNode:
		return placesOf(x.Nodes)
	}
	return nil
}

func placesOf(nodes []ast.Node) []*ast.Node {
	out := make([]*ast.Node, len(nodes))
	for i := range nodes {
		out[i] = &nodes[i]
	}
	return out
}
