package fill

import "zhenggai/internal/docx"

// A step is what a template part is compiled to: a rawStep, elementStep,
// valueStep, eachStep or whenStep. Steps stand in the order of the document
// and never change once they are parsed.
type step interface{ step() }

// rawStep copies a node that holds no tag.
type rawStep struct{ node *docx.Node }

// elementStep is an element with tags somewhere below it.
type elementStep struct {
	node  *docx.Node // name and attributes
	kids  []step
	only  bool       // a paragraph of nothing but constructs: gone when they print nothing
	spare *docx.Node // the paragraph that a cell keeps when all others are gone

	place   *columnPlace // of a cell in a row with repeated columns
	columns bool         // a table with such rows
}

// valueStep prints a value in the format of a run, which may be nil.
type valueStep struct {
	tag    *tag
	format *docx.Node
	asked  *Asked // for the trace
}

// eachStep repeats its body for each item of a list; none is for an empty one.
type eachStep struct {
	tag        *tag
	body, none []step
	lists      []string // automatic numberings that begin anew with it
}

// whenStep is a condition.
type whenStep struct {
	tag         *tag
	then, other []step
}

func (rawStep) step()      {}
func (*elementStep) step() {}
func (valueStep) step()    {}
func (*eachStep) step()    {}
func (*whenStep) step()    {}

// visitTags visits the tags of steps and below in document order.
func visitTags(steps []step, visit func(*tag)) {
	for _, s := range steps {
		switch s := s.(type) {
		case *elementStep:
			visitTags(s.kids, visit)
		case valueStep:
			visit(s.tag)
		case *eachStep:
			visit(s.tag)
			visitTags(s.body, visit)
			visitTags(s.none, visit)
		case *whenStep:
			visit(s.tag)
			visitTags(s.then, visit)
			visitTags(s.other, visit)
		}
	}
}

// eachNode visits the elements that steps copy as they are.
func eachNode(steps []step, visit func(*docx.Node)) {
	for _, s := range steps {
		switch s := s.(type) {
		case rawStep:
			s.node.Walk(func(n *docx.Node) bool { visit(n); return true })
		case *elementStep:
			eachNode(s.kids, visit)
		case *eachStep:
			eachNode(s.body, visit)
			eachNode(s.none, visit)
		case *whenStep:
			eachNode(s.then, visit)
			eachNode(s.other, visit)
		}
	}
}
