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
}

// valueStep prints a value in the format of a run, which may be nil.
type valueStep struct {
	tag    *tag
	format *docx.Node
}

// eachStep repeats its body for each item of a list; none is for an empty one.
type eachStep struct {
	tag        *tag
	body, none []step
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
