package merge

import (
	"fmt"
	"path"
	"slices"
	"strings"

	"zhenggai/internal/docx"
)

// relation brings what a relationship points at and answers its id in the other
// file.
func (c *carrier) relation(id string) string {
	if to, ok := c.rels[id]; ok {
		return to
	}
	rel := relationWith(c.tree(c.from, relsOf(c.fromPart)), func(r *docx.Node) bool { return r.Attr("Id") == id })
	if rel == nil {
		return id
	}
	target := rel.Attr("Target")
	if rel.Attr("TargetMode") != "External" {
		target = c.copyPart(rel, path.Dir(c.fromPart), target)
	}
	c.rels[id] = c.relate(rel, target)
	return c.rels[id]
}

func relsOf(part string) string {
	dir, base := path.Split(part)
	return dir + "_rels/" + base + ".rels"
}

func relationWith(tree *docx.Node, is func(*docx.Node) bool) *docx.Node {
	if tree == nil {
		return nil
	}
	i := slices.IndexFunc(tree.Root().Kids, func(k *docx.Node) bool { return k.Name == "Relationship" && is(k) })
	if i < 0 {
		return nil
	}
	return tree.Root().Kids[i]
}

// relate finds or adds a relationship of the same kind to the same target.
func (c *carrier) relate(rel *docx.Node, target string) string {
	tree := c.tree(c.to, relsOf(c.part))
	if tree == nil {
		c.err = fmt.Errorf("部件 %s 没有关系表", c.part)
		return rel.Attr("Id")
	}
	there := relationWith(tree, func(r *docx.Node) bool {
		return r.Attr("Type") == rel.Attr("Type") && r.Attr("Target") == target && r.Attr("TargetMode") == rel.Attr("TargetMode")
	})
	if there != nil {
		return there.Attr("Id")
	}
	id := ""
	for n := 1; id == "" || relationWith(tree, func(r *docx.Node) bool { return r.Attr("Id") == id }) != nil; n++ {
		id = fmt.Sprintf("rIdZ%d", n)
	}
	added := rel.Clone()
	added.SetAttr("Id", id)
	added.SetAttr("Target", target)
	tree.Root().Kids = append(tree.Root().Kids, added)
	return id
}

// copyPart brings a picture under a name that is free, or finds the same one, or
// it brings a chart.
func (c *carrier) copyPart(rel *docx.Node, dir, target string) string {
	name := path.Join(dir, target)
	if path.Base(rel.Attr("Type")) == "chart" {
		return c.copyChart(dir, name)
	}
	data := c.from.Part(name)
	ext := path.Ext(name)
	for n := 0; ; n++ {
		free := name
		if n > 0 {
			free = fmt.Sprintf("%s-%d%s", strings.TrimSuffix(name, ext), n, ext)
		}
		have := c.to.Part(free)
		if have == nil {
			c.to.SetPart(free, data)
			c.declare(ext)
		}
		if have == nil || string(have) == string(data) {
			return strings.TrimPrefix(strings.TrimPrefix(free, dir), "/")
		}
	}
}

func (c *carrier) copyChart(dir, name string) string {
	part, err := c.to.CopyChart(c.from, name)
	if err != nil {
		c.err = err
	}
	return strings.TrimPrefix(strings.TrimPrefix(part, dir), "/")
}

// declare sees to it that [Content_Types].xml knows an extension.
func (c *carrier) declare(ext string) {
	kind := map[string]string{".png": "image/png", ".jpeg": "image/jpeg", ".jpg": "image/jpeg"}[strings.ToLower(ext)]
	tree := c.tree(c.to, "[Content_Types].xml")
	if kind == "" || tree == nil {
		c.err = fmt.Errorf("不能带入类型为 %s 的内容", ext)
		return
	}
	ext = strings.TrimPrefix(ext, ".")
	for _, k := range tree.Root().Kids {
		if k.Name == "Default" && k.Attr("Extension") == ext {
			return
		}
	}
	def := docx.El("Default", []string{"Extension", ext, "ContentType", kind})
	tree.Root().Kids = append([]*docx.Node{def}, tree.Root().Kids...)
}
