package fill

import (
	"slices"
	"strconv"

	"zhenggai/internal/docx"
	"zhenggai/internal/source"
)

// nester turns the tree of a part into steps. Every tag of a construct is
// lifted out of the elements it leads or trails until all tags of the construct
// stand side by side; then what is between them is the construct's content. So
// inline text, paragraphs and rows are repeated by one rule.
type nester struct {
	tags     []*tag
	problems source.Problems
	bad      map[*tag]bool // tags that are treated as if they were not there
}

// lifted is an element on its way up: its step, nil when nothing is left of it,
// and the tags that stand before and after it.
type lifted struct {
	before, after []*tag
	step          step
	blank         bool // prints nothing
	flexible      bool // prints nothing of its own, but holds constructs
	columns       bool // a row with repeated columns, or what holds one
}

// item is a child of an element: a tag or a step.
type item struct {
	tag      *tag
	step     step
	blank    bool
	flexible bool
	columns  bool
	cell     *docx.Node // the cell of a step
	carrier  []*tag     // of a blank cell: the tags that stood in it
	carried  bool       // a tag that stood alone in its cell
}

// lift compiles an element.
func (n *nester) lift(el *docx.Node) lifted {
	if !hasMarker(el) {
		return lifted{step: rawStep{el}, blank: isBlank(el)}
	}
	items := n.children(el)
	before, items, after := n.edges(el, items)
	out := lifted{before: before, after: after}
	out.blank, out.flexible = sum(items)
	if tags := append(before, after...); len(tags) > 0 && out.blank {
		if n.dissolves(el, tags) {
			return lifted{before: tags, blank: true}
		}
		out.before, out.after = aside(tags)
	}
	switch el.Name {
	case "w:tr":
		out.columns = columnCells(el, items)
	case "w:tbl", "w:sdt", "w:sdtContent", "w:customXml":
		out.columns = slices.ContainsFunc(items, func(it item) bool { return it.columns })
	}
	e := &elementStep{node: &docx.Node{Name: el.Name, Attrs: el.Attrs}, kids: n.group(items)}
	if el.Name == "w:tbl" {
		e.columns, out.columns = out.columns, false
	}
	e.only = el.Name == "w:p" && out.flexible && !out.blank && !endsSection(el)
	e.spare = spareParagraph(el)
	out.step = e
	return out
}

// sum reports whether items print nothing at all, and whether they print
// nothing outside constructs.
func sum(items []item) (blank, flexible bool) {
	blank, flexible = true, true
	inside := 0
	for _, it := range items {
		switch {
		case it.tag == nil:
			blank = blank && it.blank
			flexible = flexible && (it.blank || it.flexible || inside > 0)
		case it.tag.end != nil:
			inside++
		case it.tag.kind == endTag:
			inside--
		}
	}
	return blank, flexible
}

func (n *nester) children(el *docx.Node) []item {
	var items []item
	for _, k := range el.Kids {
		if k.Name == marker {
			if it, ok := n.marked(k); ok {
				items = append(items, it)
			}
			continue
		}
		if el.Name == "w:sdt" && k.Name == "w:sdtPr" {
			k = unbound(k)
		}
		items = append(items, unfolded(k, n.lift(k))...)
	}
	return items
}

// unfolded is what is left of a child, between the tags that left it.
func unfolded(k *docx.Node, l lifted) []item {
	var items []item
	alone := k.Name == "w:tc" && l.blank
	for _, t := range l.before {
		items = append(items, item{tag: t, blank: true, carried: alone})
	}
	if l.step != nil {
		it := item{step: l.step, blank: l.blank, flexible: l.flexible, columns: l.columns}
		if k.Name == "w:tc" {
			it.cell = k
		}
		if alone {
			it.carrier = append(slices.Clone(l.before), l.after...)
		}
		items = append(items, it)
	}
	for _, t := range l.after {
		items = append(items, item{tag: t, blank: true, carried: alone})
	}
	return items
}

func (n *nester) marked(k *docx.Node) (item, bool) {
	id, _ := strconv.Atoi(k.Text)
	t := n.tags[id]
	switch {
	case n.bad[t]:
		return item{}, false
	case t.structural():
		return item{tag: t, blank: true}, true
	}
	v := valueStep{tag: t, asked: &Asked{t.expr, t.at}}
	if len(k.Kids) > 0 {
		v.format = k.Kids[0]
	}
	return item{step: v}, true
}

// edges takes the tags that must leave the element off its ends. A construct
// that stays, all its tags being here, keeps them; in a row only one of columns
// stays. A tag that must leave and stands in the middle is a problem; so is one
// that would leave text of the paragraph half inside, but a page break is on the
// side of the tag where it stands.
func (n *nester) edges(el *docx.Node, items []item) (before []*tag, rest []item, after []*tag) {
	here := map[*tag]bool{}
	for _, it := range items {
		here[it.tag] = true
	}
	leaves := func(t *tag) bool {
		return t != nil && (!all(family(t.begin()), here) || el.Name == "w:tr" && !partial(t, items))
	}
	first, last := len(items), -1
	for i, it := range items {
		if !it.blank || it.tag != nil && !leaves(it.tag) {
			first, last = min(first, i), i
		}
	}
	breaks := el.Name == "w:p" && first < len(items) && !slices.ContainsFunc(items, prints)
	for i, it := range items {
		switch t := it.tag; {
		case !leaves(t):
			rest = append(rest, it)
		case n.bad[t]:
		case !canLeave(el):
			n.crossing(t, el)
		case i < first && (t.kind != endTag || first == len(items) || breaks):
			before = append(before, t)
		case i > last && (t.kind != eachTag && t.kind != whenTag || breaks):
			after = append(after, t)
		default:
			n.crossing(t, el)
		}
	}
	rest = slices.DeleteFunc(rest, func(it item) bool { return n.bad[it.tag] })
	if el.Name == "w:tr" {
		rest = withoutCarriers(rest, func(t *tag) bool { return !leaves(t) && !n.bad[t] })
	}
	return n.sound(before), rest, n.sound(after)
}

// sound leaves out tags that have turned out bad since.
func (n *nester) sound(tags []*tag) []*tag {
	return slices.DeleteFunc(tags, func(t *tag) bool { return n.bad[t] })
}

func all(tags []*tag, in map[*tag]bool) bool {
	return !slices.ContainsFunc(tags, func(t *tag) bool { return !in[t] })
}

// group folds the tags among an element's children into constructs.
func (n *nester) group(items []item) []step {
	steps, _ := n.groupUntil(items, nil)
	return steps
}

// groupUntil folds up to a tag of the open construct and returns what is left,
// that tag first.
func (n *nester) groupUntil(items []item, open *tag) (steps []step, rest []item) {
	for len(items) > 0 {
		it := items[0]
		if it.tag != nil && it.tag.open == open && open != nil {
			return steps, items
		}
		items = items[1:]
		switch {
		case it.tag == nil:
			steps = append(steps, it.step)
		case it.tag.end != nil:
			var s step
			s, items = n.construct(it.tag, items)
			steps = append(steps, s)
		}
	}
	return steps, nil
}

func (n *nester) construct(t *tag, items []item) (step, []item) {
	first, items := n.groupUntil(items, t)
	var second []step
	if len(items) > 0 && items[0].tag.kind == elseTag {
		second, items = n.groupUntil(items[1:], t)
	}
	if len(items) > 0 {
		items = items[1:]
	}
	n.whole(t, first)
	n.whole(t, second)
	if t.kind == whenTag {
		return &whenStep{t, first, second}, items
	}
	n.repeatable(t, first)
	return &eachStep{tag: t, body: first, none: second}, items
}
