package merge

import (
	"zhenggai/internal/docx"
)

// carrier brings elements of one file into another: what they name by an id —
// styles, pictures, links — is found there by what it is, or brought along.
type carrier struct {
	from, to *docx.File
	part     string // of to, where the elements go
	fromPart string
	styles   map[string]string // ids of from → ids of to
	rels     map[string]string
	err      error
}

func newCarrier(from, to *docx.File, fromPart, part string) *carrier {
	return &carrier{from: from, to: to, part: part, fromPart: fromPart, styles: map[string]string{}, rels: map[string]string{}}
}

// bring copies an element for the other file.
func (c *carrier) bring(n *docx.Node) *docx.Node {
	out := n.Clone()
	dropSections(out)
	out.Walk(func(k *docx.Node) bool {
		switch k.Name {
		case "w:pStyle", "w:rStyle", "w:tblStyle":
			k.SetAttr("w:val", c.style(k.Attr("w:val")))
		}
		for i, a := range k.Attrs {
			if a.Name == "r:id" || a.Name == "r:embed" || a.Name == "r:link" {
				k.Attrs[i].Value = c.relation(a.Value)
			}
		}
		return true
	})
	return out
}

// dropSections leaves the breaks between sections to the file that has them.
func dropSections(n *docx.Node) {
	n.Walk(func(k *docx.Node) bool {
		if k.Name == "w:pPr" {
			var kids []*docx.Node
			for _, x := range k.Kids {
				if x.Name != "w:sectPr" {
					kids = append(kids, x)
				}
			}
			k.Kids = kids
		}
		return true
	})
}

// style finds the id that a style has in the other file, by its name.
func (c *carrier) style(id string) string {
	if to, ok := c.styles[id]; ok {
		return to
	}
	c.styles[id] = id
	node := styleWith(c.tree(c.from, docx.StylesPart), func(s *docx.Node) bool { return s.Attr("w:styleId") == id })
	if node == nil {
		return id
	}
	sheet := c.tree(c.to, docx.StylesPart)
	name := styleName(node)
	if there := styleWith(sheet, func(s *docx.Node) bool { return styleName(s) == name && s.Attr("w:type") == node.Attr("w:type") }); there != nil {
		c.styles[id] = there.Attr("w:styleId")
		return c.styles[id]
	}
	if sheet != nil {
		c.addStyle(sheet, id, node)
	}
	return c.styles[id]
}

// addStyle brings a style that the other file lacks, with those it builds on.
func (c *carrier) addStyle(sheet *docx.Node, id string, node *docx.Node) {
	free := id
	for styleWith(sheet, func(s *docx.Node) bool { return s.Attr("w:styleId") == free }) != nil {
		free += "_"
	}
	c.styles[id] = free
	added := c.defined(node)
	added.SetAttr("w:styleId", free)
	sheet.Root().Kids = append(sheet.Root().Kids, added)
}

// defined copies the definition of a style under the names of the other file.
func (c *carrier) defined(node *docx.Node) *docx.Node {
	out := node.Clone()
	var attrs []docx.Attr
	for _, a := range out.Attrs {
		if a.Name != "w:default" {
			attrs = append(attrs, a)
		}
	}
	out.Attrs = attrs
	for _, k := range out.Kids {
		switch k.Name {
		case "w:basedOn", "w:next", "w:link":
			k.SetAttr("w:val", c.style(k.Attr("w:val")))
		}
	}
	return out
}

// restyle gives the other file the definitions of styles that changed between
// old and from.
func (c *carrier) restyle(old *docx.File) {
	was, now, sheet := c.tree(old, docx.StylesPart), c.tree(c.from, docx.StylesPart), c.tree(c.to, docx.StylesPart)
	if was == nil || now == nil || sheet == nil {
		return
	}
	for _, s := range now.Root().Kids {
		if s.Name != "w:style" {
			continue
		}
		id := s.Attr("w:styleId")
		before := styleWith(was, func(x *docx.Node) bool { return x.Attr("w:styleId") == id })
		if sameNode(before, s) || before == nil {
			continue
		}
		c.replaceStyle(sheet, s)
	}
}

func (c *carrier) replaceStyle(sheet, s *docx.Node) {
	there := styleWith(sheet, func(x *docx.Node) bool { return styleName(x) == styleName(s) && x.Attr("w:type") == s.Attr("w:type") })
	if there != nil {
		there.Kids = c.defined(s).Kids
	}
}

func styleName(s *docx.Node) string {
	if n := s.Child("w:name"); n != nil {
		return n.Attr("w:val")
	}
	return ""
}

func styleWith(sheet *docx.Node, is func(*docx.Node) bool) *docx.Node {
	if sheet == nil {
		return nil
	}
	for _, k := range sheet.Root().Kids {
		if k.Name == "w:style" && is(k) {
			return k
		}
	}
	return nil
}

func (c *carrier) tree(f *docx.File, part string) *docx.Node {
	tree, err := f.Tree(part)
	if err != nil && c.err == nil {
		c.err = err
	}
	return tree
}
