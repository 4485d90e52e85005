package merge

import (
	"fmt"

	"zhenggai/internal/docx"
)

// sharedStory is a story that all three files have, under whatever part names.
type sharedStory struct{ name, base, mine, theirs string }

// shared lists the body and the headers and footers that all three files have.
// They are matched by what they are for: the usual footer of the second section
// is that of the second section, whatever its part is called.
func (m *merger) shared() []sharedStory {
	out := []sharedStory{{"正文", docx.DocumentPart, docx.DocumentPart, docx.DocumentPart}}
	base, mine, theirs := m.roles(m.base.file), m.roles(m.mine.file), m.roles(m.theirs.file)
	done := map[string]bool{}
	for _, r := range base {
		s := sharedStory{r.name, r.part, partOf(mine, r.role), partOf(theirs, r.role)}
		if s.mine != "" && s.theirs != "" && !done[s.mine] {
			done[s.mine] = true
			out = append(out, s)
		}
	}
	return out
}

// role is what a header or footer is for.
type role struct{ role, name, part string }

func partOf(roles []role, want string) string {
	for _, r := range roles {
		if r.role == want {
			return r.part
		}
	}
	return ""
}

// roles lists the headers and footers that the sections of a file name.
func (m *merger) roles(f *docx.File) []role {
	names := map[string]string{}
	for _, s := range f.Stories() {
		names[s.Part] = s.Name
	}
	tree, err := f.Tree(docx.DocumentPart)
	rels, err2 := f.Tree(relsOf(docx.DocumentPart))
	if err != nil || err2 != nil || tree == nil || rels == nil {
		return nil
	}
	var out []role
	section := 0
	tree.Walk(func(n *docx.Node) bool {
		switch n.Name {
		case "w:sectPr":
			section++
		case "w:headerReference", "w:footerReference":
			rel := relationWith(rels, func(r *docx.Node) bool { return r.Attr("Id") == n.Attr("r:id") })
			if rel != nil {
				part := "word/" + rel.Attr("Target")
				out = append(out, role{fmt.Sprint(n.Name, section, n.Attr("w:type")), names[part], part})
			}
		}
		return n.Name != "w:r"
	})
	return out
}

// pages gives the sections of mine the paper size and margins of theirs where
// only theirs changed them.
func (m *merger) pages() error {
	b, mine, t := m.sections(m.base), m.sections(m.mine), m.sections(m.theirs)
	if len(b) != len(t) || len(b) != len(mine) {
		return nil
	}
	for i := range b {
		for _, name := range []string{"w:pgSz", "w:pgMar"} {
			if !sameNode(b[i].Child(name), t[i].Child(name)) {
				takeChild(mine[i], t[i], name)
			}
		}
	}
	return nil
}

func (m *merger) sections(v *version) []*docx.Node {
	var out []*docx.Node
	tree, err := v.file.Tree(docx.DocumentPart)
	if err != nil || tree == nil {
		return nil
	}
	tree.Walk(func(n *docx.Node) bool {
		if n.Name == "w:sectPr" {
			out = append(out, n)
		}
		return n.Name != "w:r"
	})
	return out
}

func takeChild(to, from *docx.Node, name string) {
	n := from.Child(name)
	for i, k := range to.Kids {
		if k.Name == name && n != nil {
			to.Kids[i] = n.Clone()
		}
	}
}
