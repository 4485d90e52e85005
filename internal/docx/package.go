package docx

import (
	"fmt"
	"path"
	"strings"
)

const (
	relationBase = "http://schemas.openxmlformats.org/officeDocument/2006/relationships/"
	relationsNS  = "http://schemas.openxmlformats.org/package/2006/relationships"
	typesNS      = "http://schemas.openxmlformats.org/package/2006/content-types"
)

// AddPart adds a part of a content type or replaces it.
func (f *File) AddPart(name, contentType string, data []byte) error {
	f.SetPart(name, data)
	if f.find(contentTypes) == nil {
		f.SetPart(contentTypes, Part(El("Types", []string{"xmlns", typesNS})))
	}
	return f.declare(name, contentType)
}

// FreePart is a name for a new part: word/media/image3.png for
// "word/media/image", ".png".
func (f *File) FreePart(stem, ext string) string {
	for n := 1; ; n++ {
		if name := fmt.Sprintf("%s%d%s", stem, n, ext); f.find(name) == nil {
			return name
		}
	}
}

// Relate lets a part refer to another part, or with external to an address, and
// returns the id of the relation. kind is the last word of its type: image,
// comments, hyperlink. A relation that is there already is used again.
func (f *File) Relate(from, kind, to string, external bool) (id string, err error) {
	root, err := f.relationships(from)
	if err != nil {
		return "", err
	}
	mode, target := "", relative(from, to)
	if external {
		mode, target = "External", to
	}
	used := map[string]bool{}
	for _, k := range root.Kids {
		id := k.Attr("Id")
		used[id] = true
		if k.Attr("Type") == relationBase+kind && k.Attr("Target") == target && k.Attr("TargetMode") == mode {
			return id, nil
		}
	}
	for n := len(root.Kids) + 1; id == "" || used[id]; n++ {
		id = fmt.Sprintf("rId%d", n)
	}
	r := El("Relationship", []string{"Id", id, "Type", relationBase + kind, "Target", target})
	if external {
		r.SetAttr("TargetMode", mode)
	}
	root.Kids = append(root.Kids, r)
	return id, nil
}

// relationships is the root of a part's relationship part, made when there is
// none.
func (f *File) relationships(from string) (*Node, error) {
	dir, base := path.Split(from)
	name := dir + "_rels/" + base + ".rels"
	if f.find(name) == nil {
		f.SetPart(name, Part(El("Relationships", []string{"xmlns", relationsNS})))
	}
	tree, err := f.Tree(name)
	if err != nil {
		return nil, err
	}
	return tree.Root(), nil
}

// relative is a target as relations from a part write it.
func relative(from, to string) string {
	if rest, ok := strings.CutPrefix(to, path.Dir(from)+"/"); ok {
		return rest
	}
	return "/" + to
}

// Relation is what a part refers to by an id.
type Relation struct {
	Kind     string // image, hyperlink
	Target   string // the part, or the address of an external one
	External bool
}

// Relations lists what a part refers to, by id.
func (f *File) Relations(part string) map[string]Relation {
	out := map[string]Relation{}
	for id, r := range f.relations(part) {
		out[id] = Relation{r.kind, r.part, r.external}
		if r.external {
			out[id] = Relation{r.kind, r.target, true}
		}
	}
	return out
}
