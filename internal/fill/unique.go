package fill

import (
	"slices"
	"strconv"
	"strings"

	"zhenggai/internal/docx"
)

// unique gives the copies that a repetition made identities of their own, over
// all parts of a file: bookmarks, ranges that may be edited, drawings,
// content controls, paragraphs.
func unique(f *docx.File, parts []part) {
	u := &identities{seen: map[string]bool{}, next: map[string]int{}, renamed: map[string]string{}, allowed: map[string]string{}}
	var trees []*docx.Node
	for _, p := range parts {
		if tree, err := f.Tree(p.Part); err == nil && tree != nil {
			trees = append(trees, tree)
		}
	}
	for _, tree := range trees {
		tree.Walk(func(n *docx.Node) bool { u.reserve(n); return true })
	}
	for _, tree := range trees {
		u.fix(tree)
		u.dropOpen(tree)
	}
}

// hasIdentity reports an element below n that unique looks after.
func hasIdentity(n *docx.Node) bool {
	found := false
	n.Walk(func(k *docx.Node) bool {
		found = found || carriesIdentity(k)
		return !found
	})
	return found
}

func carriesIdentity(n *docx.Node) bool {
	switch n.Name {
	case "w:bookmarkStart", "w:permStart", "wp:docPr", "w:id":
		return true
	case "w:p", "w:tr":
		_, ok := n.Lookup("w14:paraId")
		return ok
	}
	return strings.HasPrefix(n.Name, "v:") && n.Attr("id") != ""
}

type identities struct {
	seen    map[string]bool
	next    map[string]int    // the highest number of a kind
	renamed map[string]string // the new id of the bookmark whose start was just met
	allowed map[string]string // the same of the ranges that may be edited
}

// numbered are the elements with a number of their own, and its attribute.
var numbered = map[string]struct{ kind, attr string }{
	"w:bookmarkStart": {"bookmark", "w:id"}, "w:permStart": {"range", "w:id"}, "wp:docPr": {"drawing", "id"},
}

func (u *identities) reserve(n *docx.Node) {
	if k, ok := numbered[n.Name]; ok {
		if id, err := strconv.Atoi(n.Attr(k.attr)); err == nil {
			u.next[k.kind] = max(u.next[k.kind], id)
		}
	}
}

// fix visits in document order; a bookmark whose name has been used before is
// dropped, start and end.
func (u *identities) fix(n *docx.Node) {
	kids := n.Kids[:0]
	for _, k := range n.Kids {
		if u.identity(k) {
			kids = append(kids, k)
			u.fix(k)
		}
	}
	n.Kids = kids
}

// identity makes the identity of an element unique; false drops the element.
func (u *identities) identity(n *docx.Node) bool {
	switch n.Name {
	case "w:bookmarkStart":
		return u.bookmark(n)
	case "w:bookmarkEnd":
		return u.end(n, u.renamed)
	case "w:permStart":
		id := n.Attr("w:id")
		u.renumber(n, "range", "w:id")
		u.allowed[id] = n.Attr("w:id")
	case "w:permEnd":
		return u.end(n, u.allowed)
	case "wp:docPr":
		u.renumber(n, "drawing", "id")
	case "w:id":
		// of a content control: optional, so a copy goes without
		return u.first("control", n.Attr("w:val"))
	case "w:p", "w:tr":
		for _, attr := range []string{"w14:paraId", "w14:textId"} {
			if v, ok := n.Lookup(attr); ok && !u.first("paragraph "+attr, v) {
				drop(n, attr)
			}
		}
	}
	if id, ok := n.Lookup("id"); ok && strings.HasPrefix(n.Name, "v:") && !u.first("shape", id) {
		u.next["shape"]++
		n.SetAttr("id", id+"_"+strconv.Itoa(u.next["shape"]))
	}
	return true
}

// first reports that an identity is met for the first time.
func (u *identities) first(kind, id string) bool {
	key := kind + "\x00" + id
	if u.seen[key] {
		return false
	}
	u.seen[key] = true
	return true
}

func (u *identities) renumber(n *docx.Node, kind, attr string) {
	if !u.first(kind, n.Attr(attr)) {
		u.next[kind]++
		n.SetAttr(attr, strconv.Itoa(u.next[kind]))
		u.first(kind, n.Attr(attr))
	}
}

func (u *identities) bookmark(n *docx.Node) bool {
	id := n.Attr("w:id")
	if !u.first("bookmark name", n.Attr("w:name")) {
		u.renamed[id] = ""
		return false
	}
	u.renumber(n, "bookmark", "w:id")
	u.renamed[id] = n.Attr("w:id")
	return true
}

// end gives the end of a range the id of its start, and drops one without.
func (u *identities) end(n *docx.Node, started map[string]string) bool {
	id := n.Attr("w:id")
	now := started[id]
	delete(started, id)
	n.SetAttr("w:id", now)
	return now != ""
}

// dropOpen drops the starts whose ends a condition has left out.
func (u *identities) dropOpen(tree *docx.Node) {
	open := map[string]map[string]bool{"w:bookmarkStart": ids(u.renamed), "w:permStart": ids(u.allowed)}
	clear(u.renamed)
	clear(u.allowed)
	if len(open["w:bookmarkStart"])+len(open["w:permStart"]) == 0 {
		return
	}
	tree.Walk(func(n *docx.Node) bool {
		n.Kids = slices.DeleteFunc(n.Kids, func(k *docx.Node) bool { return open[k.Name][k.Attr("w:id")] })
		return true
	})
}

// ids are those that starts of ranges were given.
func ids(started map[string]string) map[string]bool {
	out := map[string]bool{}
	for _, id := range started {
		if id != "" {
			out[id] = true
		}
	}
	return out
}

func drop(n *docx.Node, attr string) {
	kept := n.Attrs[:0]
	for _, a := range n.Attrs {
		if a.Name != attr {
			kept = append(kept, a)
		}
	}
	n.Attrs = kept
}
