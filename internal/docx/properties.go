package docx

import (
	"fmt"
	"strings"
	"time"
)

// AppPart holds the extended properties.
const AppPart = "docProps/app.xml"

// Properties are the core properties of a file: everything it says about
// itself besides its text. A zero Date is left out; there is no clock.
type Properties struct {
	Title  string
	Author string
	Date   time.Time // created and modified
}

// Part writes a root element as a part, with the declaration Word writes.
func Part(root *Node) []byte {
	return append([]byte("<?xml version=\"1.0\" encoding=\"UTF-8\" standalone=\"yes\"?>\n"), root.Bytes()...)
}

// WordText makes a w:t that keeps its outer white space.
func WordText(s string) *Node {
	t := El("w:t", nil, Chars(s))
	if s != strings.TrimSpace(s) || strings.Contains(s, "  ") {
		t.SetAttr("xml:space", "preserve")
	}
	return t
}

const (
	coreNS        = "http://schemas.openxmlformats.org/package/2006/metadata/core-properties"
	appNS         = "http://schemas.openxmlformats.org/officeDocument/2006/extended-properties"
	coreType      = "application/vnd.openxmlformats-package.core-properties+xml"
	appType       = "application/vnd.openxmlformats-officedocument.extended-properties+xml"
	coreRelation  = "http://schemas.openxmlformats.org/package/2006/relationships/metadata/core-properties"
	appRelation   = "http://schemas.openxmlformats.org/officeDocument/2006/relationships/extended-properties"
	contentTypes  = "[Content_Types].xml"
	packageRels   = "_rels/.rels"
	w3cTimeLayout = "2006-01-02T15:04:05Z"
)

// SetProperties replaces the core and extended properties, so that nothing of
// what was there before is left: no last editor, no company, no editing time.
func (f *File) SetProperties(p Properties) error {
	f.SetPart(CorePart, Part(coreProperties(p)))
	f.SetPart(AppPart, Part(El("Properties", []string{"xmlns", appNS}, El("Application", nil, Chars("zhenggai")))))
	for _, x := range []struct{ part, contentType, relation string }{
		{CorePart, coreType, coreRelation}, {AppPart, appType, appRelation},
	} {
		if err := f.declare(x.part, x.contentType); err != nil {
			return err
		}
		if err := f.relate(packageRels, x.part, x.relation); err != nil {
			return err
		}
	}
	return nil
}

func coreProperties(p Properties) *Node {
	core := El("cp:coreProperties", []string{"xmlns:cp", coreNS,
		"xmlns:dc", "http://purl.org/dc/elements/1.1/", "xmlns:dcterms", "http://purl.org/dc/terms/",
		"xmlns:xsi", "http://www.w3.org/2001/XMLSchema-instance"},
		El("dc:title", nil, Chars(p.Title)), El("dc:creator", nil, Chars(p.Author)),
		El("cp:lastModifiedBy", nil, Chars(p.Author)), El("cp:revision", nil, Chars("1")))
	if !p.Date.IsZero() {
		day := p.Date.UTC().Format(w3cTimeLayout)
		for _, name := range []string{"dcterms:created", "dcterms:modified"} {
			core.Kids = append(core.Kids, El(name, []string{"xsi:type", "dcterms:W3CDTF"}, Chars(day)))
		}
	}
	return core
}

// declare sees to it that [Content_Types].xml names the type of a part.
func (f *File) declare(part, contentType string) error {
	tree, err := f.Tree(contentTypes)
	if err != nil || tree == nil {
		return err
	}
	root := tree.Root()
	for _, k := range root.Kids {
		if k.Name == "Override" && k.Attr("PartName") == "/"+part {
			k.SetAttr("ContentType", contentType)
			return nil
		}
	}
	root.Kids = append(root.Kids, El("Override", []string{"PartName", "/" + part, "ContentType", contentType}))
	return nil
}

// relate sees to it that a relationship part points at another part.
func (f *File) relate(rels, part, relation string) error {
	tree, err := f.Tree(rels)
	if err != nil || tree == nil {
		return err
	}
	root := tree.Root()
	used := map[string]bool{}
	for _, k := range root.Kids {
		used[k.Attr("Id")] = true
		if k.Attr("Type") == relation {
			k.SetAttr("Target", part)
			return nil
		}
	}
	n := 1
	for used[fmt.Sprintf("rId%d", n)] {
		n++
	}
	root.Kids = append(root.Kids, El("Relationship", []string{"Id", fmt.Sprintf("rId%d", n), "Type", relation, "Target", part}))
	return nil
}
