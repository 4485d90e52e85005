package fill

import (
	"fmt"

	"github.com/expr-lang/expr/ast"

	"zhenggai/internal/docx"
)

// chartShape is what is known of a chart before there is data: the fields behind
// its names and behind each row of figures.
type chartShape struct{ lists []listShape }

// listShape is the field of which a list holds the values; without known a list
// is computed in some other way.
type listShape struct {
	at    ref
	known bool
}

// chartArgument checks an argument of 图表 or 系列 and notes the field behind it.
func (r *resolver) chartArgument(function string, i int, n ast.Node, s shape) {
	kind, literal := n.(*ast.StringNode)
	switch {
	case function == chartFunc && i == 0:
		if literal && chartKind(kind.Value) < 0 {
			r.fail(codeKind, fmt.Sprintf("没有“%s”这种图表", kind.Value), "图表的种类有"+chartKindNames())
		}
		r.chart = &chartShape{}
	case s.node == nil || s.node.kind != list:
		if function == chartFunc && i == 1 && s.node != nil && s.node.kind != anything {
			r.fail(codeKind, fmt.Sprintf("图表的名称应是列表，现为%s", s.node.kind), chartUsage)
		}
		r.listArgument(function, i, n, listShape{})
	default:
		r.chartList(function == chartFunc && i == 1, s)
		r.listArgument(function, i, n, listShape{s.ref, s.each})
	}
}

// listArgument notes a list of a chart: what is not a text, a number or a series.
func (r *resolver) listArgument(function string, i int, n ast.Node, l listShape) {
	switch n := n.(type) {
	case *ast.StringNode, *ast.IntegerNode, *ast.FloatNode:
		return
	case *ast.CallNode:
		if callee, ok := n.Callee.(*ast.IdentifierNode); ok && callee.Value == seriesFunc {
			return // its own list is noted
		}
	}
	if r.chart == nil || function == seriesFunc && i == 0 {
		return
	}
	r.chart.lists = append(r.chart.lists, l)
}

// chartList refuses lists of what cannot be a name or a figure.
func (r *resolver) chartList(names bool, s shape) {
	switch k := s.node.elem.kind; {
	case !k.isLeaf():
		r.fail(codeKind, fmt.Sprintf("图表要用一列值，现为%s的列表", k), "请用 取(列表, .字段) 取出其中一个字段")
	case !names && k != integer && k != decimal && k != anything:
		r.fail(codeKind, fmt.Sprintf("图表的数列应是数，现为%s", k), "请换成数字的字段，如 .统计.已完成")
	}
}

// chartAlone reports a chart that shares its paragraph with other content: a chart
// stands on lines of its own height.
func (b *binder) chartAlone(p *elementStep) {
	var found *tag
	others := 0
	visitTags(p.kids, func(t *tag) {
		switch prog := b.programs[t.id]; {
		case prog == nil || t.kind != valueTag && t.kind != mergeTag:
		case prog.result() == diagram:
			found = t
		default:
			others++
		}
	})
	if found == nil {
		return
	}
	eachNode(p.kids, func(n *docx.Node) {
		if n.Name == "w:t" && !isBlank(n) || n.Name == "w:drawing" || n.Name == "w:pict" {
			others++
		}
	})
	if others > 0 {
		b.fail(found, codePlace, fmt.Sprintf("“%s”所在的段落里还有别的内容", head(found.written)), "图表要单独占一段，请把它移到另一段")
	}
}
