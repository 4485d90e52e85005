package docx

import (
	"fmt"
	"maps"
	"path"
	"slices"
	"strconv"
	"strings"
)

// Include takes what the body of another file holds into this one: styles that
// this file does not have (by their names), numberings, pictures, charts and the
// addresses of hyperlinks. It answers the blocks, ready to be put into the body.
// Page settings, headers and footers stay behind; notes, comments and embedded
// objects are an error, for they cannot be taken over.
func (f *File) Include(sub *File) ([]*Node, error) {
	i := &includer{into: f, sub: sub, styles: map[string]string{}, nums: map[string]string{}}
	body, err := i.body()
	if err != nil {
		return nil, err
	}
	if err := i.open(); err != nil {
		return nil, err
	}
	for _, b := range body {
		if err := i.rewrite(b); err != nil {
			return nil, err
		}
	}
	return body, i.declare()
}

type includer struct {
	into, sub                    *File
	tree, style, subStyle        *Node
	numbering, subNumbering      *Node
	relations                    map[string]relation
	styles, nums                 map[string]string // ids of sub → ids here
	nextAbstract, nextNum, fresh int
}

// body is a copy of the blocks, without sections.
func (i *includer) body() ([]*Node, error) {
	tree, err := i.sub.look(DocumentPart)
	if err != nil {
		return nil, err
	}
	var out []*Node
	for _, k := range tree.Root().Child("w:body").kids() {
		if k.Name != "w:sectPr" {
			out = append(out, k.Clone())
		}
	}
	return out, nil
}

func (n *Node) kids() []*Node {
	if n == nil {
		return nil
	}
	return n.Kids
}

func (i *includer) open() error {
	i.relations = i.sub.relations(DocumentPart)
	for _, p := range []struct {
		file *File
		part string
		to   **Node
	}{
		{i.into, DocumentPart, &i.tree}, {i.into, StylesPart, &i.style}, {i.into, NumberingPart, &i.numbering},
		{i.sub, StylesPart, &i.subStyle}, {i.sub, NumberingPart, &i.subNumbering},
	} {
		read := p.file.look
		if p.file == i.into {
			read = p.file.Tree
		}
		tree, err := read(p.part)
		if err != nil {
			return err
		}
		if tree != nil {
			*p.to = tree.Root()
		}
	}
	return nil
}

// notIncluded are elements that point into parts that stay behind.
var notIncluded = map[string]string{
	"w:footnoteReference": "脚注", "w:endnoteReference": "尾注", "w:commentReference": "批注",
	"w:object": "嵌入的对象", "w:altChunk": "嵌入的文件", "dgm:relIds": "SmartArt 图形",
}

func (i *includer) rewrite(block *Node) (err error) {
	block.Walk(func(n *Node) bool {
		if err != nil {
			return false
		}
		if what := notIncluded[n.Name]; what != "" {
			err = fmt.Errorf("里面有%s，不能插入", what)
			return false
		}
		err = i.node(n)
		return true
	})
	return err
}

func (i *includer) node(n *Node) error {
	switch n.Name {
	case "w:pStyle", "w:rStyle", "w:tblStyle":
		n.SetAttr("w:val", i.styleID(n.Attr("w:val")))
	case "w:numId":
		id, err := i.numberingID(n.Attr("w:val"))
		n.SetAttr("w:val", id)
		return err
	case "w:pPr":
		n.Kids = slices.DeleteFunc(n.Kids, func(k *Node) bool { return k.Name == "w:sectPr" })
	}
	for _, attr := range []string{"r:embed", "r:id", "r:link", "r:pict"} {
		if id, ok := n.Lookup(attr); ok && id != "" {
			to, err := i.relation(id)
			if err != nil {
				return err
			}
			n.SetAttr(attr, to)
		}
	}
	return nil
}

// styleID is the style here that a style of sub becomes: the one of its name, or
// a copy.
func (i *includer) styleID(id string) string {
	if to, known := i.styles[id]; known {
		return to
	}
	old := styleBy(i.subStyle, func(s *Node) bool { return s.Attr("w:styleId") == id })
	if old == nil || i.style == nil {
		return id
	}
	name := old.Child("w:name").val()
	if same := styleBy(i.style, func(s *Node) bool { return strings.EqualFold(s.Child("w:name").val(), name) }); same != nil {
		i.styles[id] = same.Attr("w:styleId")
		return i.styles[id]
	}
	to := id
	for styleBy(i.style, func(s *Node) bool { return s.Attr("w:styleId") == to }) != nil {
		i.fresh++
		to = id + "_" + strconv.Itoa(i.fresh)
	}
	i.styles[id] = to
	s := old.Clone()
	s.SetAttr("w:styleId", to)
	dropAttr(s, "w:default")
	i.style.Kids = append(i.style.Kids, s)
	s.Walk(func(k *Node) bool {
		switch k.Name {
		case "w:basedOn", "w:next", "w:link":
			k.SetAttr("w:val", i.styleID(k.Attr("w:val")))
		case "w:numId":
			if id, err := i.numberingID(k.Attr("w:val")); err == nil {
				k.SetAttr("w:val", id)
			}
		}
		return true
	})
	return to
}

func styleBy(styles *Node, is func(*Node) bool) *Node {
	for _, s := range styles.kids() {
		if s.Name == "w:style" && is(s) {
			return s
		}
	}
	return nil
}

func dropAttr(n *Node, name string) {
	n.Attrs = slices.DeleteFunc(n.Attrs, func(a Attr) bool { return a.Name == name })
}

func (i *includer) relation(id string) (string, error) {
	r, ok := i.relations[id]
	switch {
	case !ok:
		return "", fmt.Errorf("里面有找不到的图片或链接，不能插入")
	case r.external && r.kind == "hyperlink":
		return i.into.Relate(DocumentPart, r.kind, r.target, true)
	case r.kind == "image" && !r.external:
		ext := strings.ToLower(path.Ext(r.part))
		kind := map[string]string{".png": "png", ".jpg": "jpeg", ".jpeg": "jpeg"}[ext]
		if kind == "" {
			return "", fmt.Errorf("里面有不是 PNG 或 JPEG 的图片（%s），不能插入", path.Base(r.part))
		}
		media := i.into.FreePart("word/media/included", ext)
		if err := i.into.AddPart(media, "image/"+kind, i.sub.Part(r.part)); err != nil {
			return "", err
		}
		return i.into.Relate(DocumentPart, "image", media, false)
	case r.kind == "chart" && !r.external:
		part, err := i.into.CopyChart(i.sub, r.part)
		if err != nil {
			return "", err
		}
		return i.into.Relate(DocumentPart, "chart", part, false)
	}
	return "", fmt.Errorf("里面有引用文件之外内容的部分（%s），不能插入", r.kind)
}

// declare sees to it that the names of the blocks mean here what they mean there,
// and that old programs go on leaving out what they do not know.
func (i *includer) declare() error {
	tree, err := i.sub.look(DocumentPart)
	if err != nil {
		return err
	}
	root := tree.Root()
	for _, a := range root.Attrs {
		if _, known := i.tree.Lookup(a.Name); strings.HasPrefix(a.Name, "xmlns:") && !known {
			i.tree.SetAttr(a.Name, a.Value)
		}
	}
	ignorable := map[string]bool{}
	for _, n := range []*Node{i.tree, root} {
		for _, p := range strings.Fields(n.Attr("mc:Ignorable")) {
			ignorable[p] = true
		}
	}
	if len(ignorable) > 0 {
		i.tree.SetAttr("mc:Ignorable", strings.Join(slices.Sorted(maps.Keys(ignorable)), " "))
	}
	for _, part := range []string{StylesPart, NumberingPart} {
		if data := i.into.Part(part); data != nil {
			i.into.SetPart(part, data)
		}
	}
	return nil
}
