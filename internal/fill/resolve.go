package fill

import (
	"slices"

	"github.com/expr-lang/expr/ast"
)

// ref is a field that an expression reads, from the item of a level.
type ref struct {
	level int
	path  []*field
}

// shape is what is known of a subexpression before there is data.
type shape struct {
	node  *node // nil: a plain value
	ref   ref   // where node stands
	plain bool  // a path from a name, without any computation
	each  bool  // a list of one field of each item of a plain list
	scope *scope

	counter counter // 行号 or 项数 of the level of ref
}

// counter is a number that a repetition counts for its items.
type counter int

const (
	noCounter counter = iota
	itemNumber
	itemCount
)

// resolver gives every name of an expression its meaning: it rewrites names to
// fields of the environment, notes which fields are read, and refuses what is
// not in the schema or in the closed set of functions. What it knows of shapes
// is a help for messages and for the trail; types are checked after it.
type resolver struct {
	scope   *scope
	funcs   map[string]bool
	items   []shape          // of the predicates around
	vars    map[string]shape // let
	refs    []ref
	level   int // the innermost level that the expression reads
	lowest  int // the outermost predicate whose item is read, -1 for a variable
	reach   map[ast.Node]reach
	groups  []*grouper // of the functions §组0, §组1 …
	files   []string   // of pictures
	chart   *chartShape
	lists   int    // variables that stand for lists
	problem *fault // the first
}

func (r *resolver) fail(code, text, hint string) shape {
	if r.problem == nil {
		r.problem = &fault{code, text, hint}
	}
	return shape{}
}

// value resolves a node whose result is used as a whole.
func (r *resolver) value(n *ast.Node) shape {
	s := r.node(n)
	r.use(s)
	return s
}

// use notes that all of a shape is read.
func (r *resolver) use(s shape) {
	if s.node == nil {
		return
	}
	r.note(s.ref)
	r.useBelow(s.node, s.ref)
}

func (r *resolver) useBelow(n *node, at ref) {
	for n.kind == list {
		n = n.elem
	}
	for _, f := range n.fields {
		below := at.to(f)
		r.note(below)
		r.useBelow(f.node, below)
	}
}

func (at ref) to(f *field) ref { return ref{at.level, append(slices.Clone(at.path), f)} }

func (r *resolver) note(at ref) {
	r.level = max(r.level, at.level)
	r.refs = append(r.refs, at)
}

// node resolves one node. Its result may still be a list or a record that the
// caller reads only in part.
func (r *resolver) node(n *ast.Node) shape {
	switch x := (*n).(type) {
	case *ast.IdentifierNode:
		return r.name(n, x.Value)
	case *ast.MemberNode:
		return r.member(n, x)
	case *ast.PointerNode:
		return r.pointer(x)
	case *ast.BuiltinNode:
		return r.builtin(n, x)
	case *ast.CallNode:
		return r.call(x)
	case *ast.BinaryNode:
		return r.binary(n, x)
	case *ast.ConditionalNode:
		return r.conditional(x)
	case *ast.VariableDeclaratorNode:
		return r.declare(x)
	case *ast.SliceNode:
		return r.slice(x)
	case *ast.ChainNode:
		s := r.node(&x.Node)
		s.plain, s.counter = false, noCounter
		return s
	case *ast.UnaryNode:
		r.value(&x.Node)
	case *ast.ArrayNode:
		for i := range x.Nodes {
			r.value(&x.Nodes[i])
		}
	case *ast.PredicateNode:
		return r.node(&x.Node)
	case *ast.MapNode, *ast.PairNode, *ast.SequenceNode, *ast.BytesNode:
		return r.fail(codeSyntax, "表达式里用了模板不支持的写法", "请只用字段、运算符和列出的函数")
	}
	return shape{}
}

// elementOf is the shape of an item of a list.
func elementOf(s shape) shape {
	if s.node == nil || s.node.kind != list {
		return shape{}
	}
	return shape{node: s.node.elem, ref: s.ref}
}

func (r *resolver) pointer(x *ast.PointerNode) shape {
	if len(r.items) == 0 {
		return r.fail(codeSyntax, "“.”或“#”写在了 count、filter 等函数的条件之外", "字段名前面不要加点，例如 {{标题}}")
	}
	r.lowest = min(r.lowest, len(r.items)-1)
	if x.Name != "" {
		return shape{}
	}
	return r.items[len(r.items)-1]
}

func (r *resolver) conditional(x *ast.ConditionalNode) shape {
	r.value(&x.Cond)
	r.value(&x.Exp1)
	r.value(&x.Exp2)
	return shape{}
}

func (r *resolver) declare(x *ast.VariableDeclaratorNode) shape {
	s := r.node(&x.Value)
	s.plain = false
	if r.vars == nil {
		r.vars = map[string]shape{}
	}
	r.vars[x.Name] = s
	if s.node != nil && s.node.kind.isLeaf() {
		r.use(s)
	}
	out := r.node(&x.Expr)
	delete(r.vars, x.Name)
	return out
}

func (r *resolver) slice(x *ast.SliceNode) shape {
	s := r.node(&x.Node)
	for _, bound := range []*ast.Node{&x.From, &x.To} {
		if *bound != nil {
			r.value(bound)
		}
	}
	s.plain, s.counter = false, noCounter
	return s
}

// binary guards division, and compares dates.
func (r *resolver) binary(n *ast.Node, x *ast.BinaryNode) shape {
	left, right := r.value(&x.Left), r.value(&x.Right)
	switch x.Operator {
	case "/":
		ast.Patch(n, &ast.CallNode{Callee: identifier(divideFunc), Arguments: []ast.Node{x.Left, x.Right}})
	case "<", ">", "<=", ">=":
		if left.isDate() || right.isDate() {
			ast.Patch(n, &ast.BinaryNode{Operator: x.Operator, Right: &ast.IntegerNode{},
				Left: &ast.CallNode{Callee: identifier(compareFunc), Arguments: []ast.Node{x.Left, x.Right}}})
		}
	}
	return shape{}
}

func (s shape) isDate() bool { return s.node != nil && s.node.kind == printed }

func (r *resolver) call(x *ast.CallNode) shape {
	callee, ok := x.Callee.(*ast.IdentifierNode)
	if !ok {
		return r.fail(codeSyntax, "模板里不能调用字段的方法", "请只用列出的函数")
	}
	if callee.Value == includeFunc {
		return r.fail(codePlace, "“插入”要单独占一段，文件名写在引号里", `例如 {{插入("附件.docx")}}；插入的文件里不能再插入`)
	}
	if !r.funcs[callee.Value] {
		return r.unknownFunction(callee.Value)
	}
	if callee.Value == pictureFunc && len(x.Arguments) > 0 {
		r.files = append(r.files, literalOf(x.Arguments[0]))
	}
	for i := range x.Arguments {
		s := r.value(&x.Arguments[i])
		if callee.Value == chartFunc || callee.Value == seriesFunc {
			r.chartArgument(callee.Value, i, x.Arguments[i], s)
		}
	}
	return shape{}
}

// literalOf is the text of a literal, "" of anything else.
func literalOf(n ast.Node) string {
	if s, ok := n.(*ast.StringNode); ok {
		return s.Value
	}
	return ""
}
