package fill

import (
	"slices"
	"strconv"

	"zhenggai/internal/docx"
)

// An automatic numbering all of whose paragraphs stand in one repetition inside
// another begins anew each time that repetition does: the second 方面 counts its
// 问题 from 1 again. A numbering that is used elsewhere too goes on counting, as
// Word has it.

// markLists tells every inner repetition which numberings are its own.
func markLists(steps []step) { markInner(steps, listsOf(steps), 0) }

// markInner answers the numberings that some repetition below holds whole.
func markInner(steps []step, all map[string]int, depth int) map[string]bool {
	whole := map[string]bool{}
	for _, s := range steps {
		var below map[string]bool
		switch s := s.(type) {
		case *elementStep:
			below = markInner(s.kids, all, depth)
		case *whenStep:
			below = markInner(append(slices.Clone(s.then), s.other...), all, depth)
		case *eachStep:
			below = markInner(s.body, all, depth+1)
			s.claim(all, below, depth)
		}
		for id := range below {
			whole[id] = true
		}
	}
	return whole
}

// claim takes the numberings that are whole in a body and in none below it.
func (s *eachStep) claim(all map[string]int, below map[string]bool, depth int) {
	for id, n := range listsOf(s.body) {
		if n != all[id] || below[id] {
			continue
		}
		below[id] = true
		if depth > 0 {
			s.lists = append(s.lists, id)
		}
	}
	slices.Sort(s.lists)
}

// listsOf counts the paragraphs of each numbering that steps set themselves.
func listsOf(steps []step) map[string]int {
	out := map[string]int{}
	eachNode(steps, func(n *docx.Node) {
		if n.Name == "w:numPr" {
			if id := n.Child("w:numId"); id != nil {
				out[id.Attr("w:val")]++
			}
		}
	})
	return out
}

// renumber gives a repetition that begins again numberings of their own; the
// answer takes them back.
func (f *filler) renumber(s *eachStep) func() {
	if len(s.lists) == 0 {
		return func() {}
	}
	if f.begun == nil {
		f.begun, f.renumbered = map[*eachStep]bool{}, map[string]string{}
	}
	if !f.begun[s] {
		f.begun[s] = true
		return func() {}
	}
	for _, id := range s.lists {
		if to := f.newNumbering(id); to != "" {
			f.renumbered[id] = to
		}
	}
	return func() {
		for _, id := range s.lists {
			delete(f.renumbered, id)
		}
	}
}

// raw copies what holds no tag.
func (f *filler) raw(n *docx.Node) *docx.Node {
	if len(f.renumbered) == 0 || !f.numbered(n) {
		return f.arena.copy(n)
	}
	c := n.Clone()
	c.Walk(func(k *docx.Node) bool {
		if to := f.renumbered[k.Attr("w:val")]; k.Name == "w:numId" && to != "" {
			k.SetAttr("w:val", to)
		}
		return true
	})
	return c
}

func (f *filler) numbered(n *docx.Node) bool {
	found := false
	n.Walk(func(k *docx.Node) bool {
		found = found || k.Name == "w:numId" && f.renumbered[k.Attr("w:val")] != ""
		return !found
	})
	return found
}

// newNumbering adds a numbering like one of the file that begins anew; "" when
// there is none to copy.
func (f *filler) newNumbering(id string) string {
	tree, err := f.file.Tree(docx.NumberingPart)
	if err != nil || tree == nil {
		return ""
	}
	root := tree.Root()
	at, highest := -1, 0
	var old *docx.Node
	for i, k := range root.Kids {
		if k.Name != "w:num" {
			continue
		}
		n, _ := strconv.Atoi(k.Attr("w:numId"))
		at, highest = i, max(highest, n)
		if k.Attr("w:numId") == id {
			old = k
		}
	}
	if old == nil {
		return ""
	}
	to := strconv.Itoa(highest + 1)
	root.Kids = slices.Insert(root.Kids, at+1, restarted(old, to, startsOf(root, old)))
	return to
}

// listLevels is how many levels a numbering has.
const listLevels = 9

// restarted is a numbering like another that counts from the starts of its levels.
func restarted(old *docx.Node, id string, starts [listLevels]string) *docx.Node {
	num := old.Clone()
	num.SetAttr("w:numId", id)
	drop(num, "w16cid:durableId")
	for level, start := range starts {
		at := slices.IndexFunc(num.Kids, func(k *docx.Node) bool {
			return k.Name == "w:lvlOverride" && k.Attr("w:ilvl") == strconv.Itoa(level)
		})
		if at < 0 {
			at = len(num.Kids)
			num.Kids = append(num.Kids, docx.El("w:lvlOverride", []string{"w:ilvl", strconv.Itoa(level)}))
		}
		if o := num.Kids[at]; o.Child("w:startOverride") == nil {
			o.Kids = slices.Insert(o.Kids, 0, docx.El("w:startOverride", []string{"w:val", start}))
		}
	}
	return num
}

// startsOf lists the first number of each level of a numbering.
func startsOf(root, num *docx.Node) (out [listLevels]string) {
	for i := range out {
		out[i] = "1"
	}
	abstract := num.Child("w:abstractNumId")
	for _, k := range root.Kids {
		if abstract == nil || k.Name != "w:abstractNum" || k.Attr("w:abstractNumId") != abstract.Attr("w:val") {
			continue
		}
		for _, lvl := range k.Kids {
			level, err := strconv.Atoi(lvl.Attr("w:ilvl"))
			if start := lvl.Child("w:start"); err == nil && level >= 0 && level < listLevels && start != nil {
				out[level] = start.Attr("w:val")
			}
		}
	}
	return out
}
