package fill

import (
	"fmt"

	"github.com/expr-lang/expr/ast"
)

// result says what a builtin returns as far as shapes go.
type result int

const (
	plainResult   result = iota // a value of its own
	sameResult                  // the list it was given, or part of it
	elementResult               // an item of that list
	mappedResult                // a list of what the predicate returns
	flatResult                  // the items of the items
)

// builtins are the functions of the expression language that templates may
// call. Those that read a clock, depend on the order of a map or build text of
// any length are not among them.
var builtins = map[string]result{
	"all": plainResult, "any": plainResult, "none": plainResult, "one": plainResult,
	"count": plainResult, "sum": plainResult, "len": plainResult, "groupBy": plainResult,
	"findIndex": plainResult, "findLastIndex": plainResult, "reduce": plainResult,
	"filter": sameResult, "sortBy": sameResult, "reverse": sameResult, "take": sameResult,
	"find": elementResult, "findLast": elementResult, "first": elementResult, "last": elementResult,
	"map": mappedResult, "flatten": flatResult,
	"min": plainResult, "max": plainResult, "mean": plainResult, "median": plainResult,
	"abs": plainResult, "ceil": plainResult, "floor": plainResult, "round": plainResult, "int": plainResult, "float": plainResult,
	"uniq": plainResult, "sort": plainResult, "concat": plainResult, "join": plainResult, "split": plainResult,
	"trim": plainResult, "trimPrefix": plainResult, "trimSuffix": plainResult, "replace": plainResult,
	"upper": plainResult, "lower": plainResult, "indexOf": plainResult, "lastIndexOf": plainResult,
	"hasPrefix": plainResult, "hasSuffix": plainResult,
}

// lengthOnly are builtins that read no more of a list than its length and what
// their predicate reads.
var lengthOnly = map[string]bool{
	"all": true, "any": true, "none": true, "one": true, "count": true, "sum": true, "len": true,
	"findIndex": true, "findLastIndex": true,
}

// listOnly are builtins whose first argument is a list.
var listOnly = map[string]bool{
	"all": true, "any": true, "none": true, "one": true, "count": true, "sum": true, "filter": true, "map": true,
	"find": true, "findLast": true, "findIndex": true, "findLastIndex": true, "sortBy": true, "reduce": true,
	"groupBy": true, "first": true, "last": true, "take": true, "reverse": true, "flatten": true, "uniq": true, "sort": true, "join": true,
}

// maxNested is how deep predicates may stand in one another.
const maxNested = 3

func (r *resolver) builtin(n *ast.Node, x *ast.BuiltinNode) shape {
	kind, ok := builtins[x.Name]
	if !ok {
		return r.fail(codeSyntax, fmt.Sprintf("函数“%s”不能在模板里使用", x.Name), "")
	}
	if len(x.Arguments) == 0 {
		return shape{}
	}
	defer r.measure(n, x.Name)()
	first := r.node(&x.Arguments[0])
	if first.node != nil && first.node.kind.isLeaf() {
		r.use(first)
		if listOnly[x.Name] && first.node.kind != anything {
			return r.fail(codeKind, fmt.Sprintf("函数“%s”要用列表，现为%s", x.Name, first.node.kind), "")
		}
	}
	if x.Name == "count" && len(x.Arguments) == 1 {
		x.Name = "len" // without a condition the library counts what is true
	}
	inner := r.predicates(x, first)
	if kind == plainResult && !(lengthOnly[x.Name] && (len(x.Arguments) > 1 || x.Name != "sum")) {
		r.use(first)
	} else {
		r.touch(first)
	}
	switch x.Name {
	case "sum":
		r.overList(n, x, sumFunc)
	case "sortBy":
		r.overList(n, x, sortFunc)
	case "groupBy":
		return r.group(n, x, first, inner)
	}
	return kind.of(first, inner)
}

// measure notes what a function over a list depends on; the answer is to be
// called when its arguments are resolved.
func (r *resolver) measure(n *ast.Node, name string) func() {
	level, lowest := r.level, r.lowest
	r.level, r.lowest = 0, len(r.items)
	return func() {
		if listOnly[name] || name == "len" {
			r.reach[*n] = reach{r.level, r.lowest >= len(r.items)}
		}
		r.level, r.lowest = max(r.level, level), min(r.lowest, lowest)
	}
}

// touch notes that the length of a list is read.
func (r *resolver) touch(s shape) {
	if s.node != nil {
		r.note(s.ref)
	}
}

// predicates resolves the arguments after the list; the shape is that of the
// predicate's result.
func (r *resolver) predicates(x *ast.BuiltinNode, list shape) shape {
	var out shape
	for i := 1; i < len(x.Arguments); i++ {
		p, ok := x.Arguments[i].(*ast.PredicateNode)
		if !ok {
			r.value(&x.Arguments[i])
			continue
		}
		out = r.predicate(p, list)
		if x.Name != "map" {
			r.use(out)
		} else if out.node != nil {
			r.note(out.ref)
		}
	}
	return out
}

func (r *resolver) predicate(p *ast.PredicateNode, list shape) shape {
	if len(r.items) == maxNested {
		return r.fail(codeSyntax, fmt.Sprintf("条件套条件超过%d层", maxNested), "请把一部分计算移到视图或台账里")
	}
	r.items = append(r.items, elementOf(list))
	out := r.node(&p.Node)
	r.items = r.items[:len(r.items)-1]
	if len(r.items) > 0 {
		spend(&p.Node)
	}
	return out
}

// spend makes each pass of a predicate inside a predicate pay from the budget,
// so that no template runs for hours.
func spend(n *ast.Node) {
	ast.Patch(n, &ast.CallNode{Callee: identifier(spendFunc), Arguments: []ast.Node{identifier(budgetName), *n}})
}

func (k result) of(from, inner shape) shape {
	switch k {
	case sameResult:
		from.plain = false
		return from
	case elementResult:
		return elementOf(from)
	case mappedResult:
		if inner.node != nil {
			return shape{node: &node{kind: list, elem: inner.node}, ref: inner.ref, each: from.plain}
		}
	case flatResult:
		return elementOf(from)
	}
	return shape{}
}
