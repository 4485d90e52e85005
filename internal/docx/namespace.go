package docx

import (
	"fmt"
	"maps"
	"slices"
	"strings"
)

// namespaces are those this package knows, under the prefixes Word gives them.
// The package's code tests for these prefixes.
var namespaces = []struct{ prefix, uri, strict string }{
	{"w", "http://schemas.openxmlformats.org/wordprocessingml/2006/main", "http://purl.oclc.org/ooxml/wordprocessingml/main"},
	{"r", RelationNS, "http://purl.oclc.org/ooxml/officeDocument/relationships"},
	{"a", DrawingNS, "http://purl.oclc.org/ooxml/drawingml/main"},
	{"wp", DrawingTextNS, "http://purl.oclc.org/ooxml/drawingml/wordprocessingDrawing"},
	{"pic", "http://schemas.openxmlformats.org/drawingml/2006/picture", "http://purl.oclc.org/ooxml/drawingml/picture"},
	{"c", ChartNS, "http://purl.oclc.org/ooxml/drawingml/chart"},
	{"m", "http://schemas.openxmlformats.org/officeDocument/2006/math", "http://purl.oclc.org/ooxml/officeDocument/math"},
	{"mc", "http://schemas.openxmlformats.org/markup-compatibility/2006", ""},
	{"w14", "http://schemas.microsoft.com/office/word/2010/wordml", ""},
	{"dc", "http://purl.org/dc/elements/1.1/", ""},
	{"", "http://schemas.openxmlformats.org/package/2006/relationships", ""},
	{"", "http://schemas.openxmlformats.org/package/2006/content-types", ""},
}

type known struct{ prefix, uri string }

var knownNamespaces = func() map[string]known {
	m := map[string]known{}
	for _, n := range namespaces {
		m[n.uri] = known{n.prefix, n.uri}
		if n.strict != "" {
			m[n.strict] = known{n.prefix, n.uri}
		}
	}
	return m
}()

var canonicalPrefix = func() map[string]bool {
	m := map[string]bool{}
	for _, n := range namespaces {
		m[n.prefix] = n.prefix != ""
	}
	return m
}()

// normalise renames the elements and attributes of known namespaces to the
// prefixes Word uses. A part that Word wrote is left as it is.
func normalise(root *Node) error {
	foreign := false
	root.Walk(func(n *Node) bool {
		for _, a := range n.Attrs {
			foreign = foreign || isForeign(a)
		}
		return !foreign
	})
	if !foreign {
		return nil
	}
	return rename(root, map[string]string{})
}

// isForeign reports a declaration that binds a known namespace in another way
// than Word, or one of Word's prefixes to another namespace.
func isForeign(a Attr) bool {
	prefix, ok := declared(a)
	if !ok {
		return false
	}
	k, isKnown := knownNamespaces[a.Value]
	return isKnown && (k.prefix != prefix || k.uri != a.Value) || !isKnown && canonicalPrefix[prefix]
}

// declared is the prefix that an xmlns attribute declares.
func declared(a Attr) (string, bool) {
	if a.Name == "xmlns" {
		return "", true
	}
	return strings.CutPrefix(a.Name, "xmlns:")
}

// rename walks down with the prefixes in scope: written prefix → Word's.
func rename(n *Node, scope map[string]string) error {
	scope, err := declare(n, scope)
	if err != nil {
		return err
	}
	if n.isElement() && n.Name != "#root" {
		n.Name = renamed(n.Name, scope, false)
	}
	for i, a := range n.Attrs {
		if _, ok := declared(a); !ok {
			n.Attrs[i].Name = renamed(a.Name, scope, true)
		}
		if name := n.Attrs[i].Name; name == "mc:Ignorable" || name == "Requires" {
			n.Attrs[i].Value = renamedList(a.Value, scope)
		}
	}
	for _, k := range n.Kids {
		if err := rename(k, scope); err != nil {
			return err
		}
	}
	return nil
}

// declare takes in an element's declarations and rewrites them.
func declare(n *Node, scope map[string]string) (map[string]string, error) {
	if !slices.ContainsFunc(n.Attrs, func(a Attr) bool { _, ok := declared(a); return ok }) {
		return scope, nil
	}
	inner := maps.Clone(scope)
	var kept []Attr
	seen := map[string]bool{}
	for _, a := range n.Attrs {
		prefix, ok := declared(a)
		if !ok {
			kept = append(kept, a)
			continue
		}
		k, isKnown := knownNamespaces[a.Value]
		switch {
		case isKnown:
			inner[prefix] = k.prefix
			a = declaration(k.prefix, k.uri)
		case canonicalPrefix[prefix]:
			return nil, fmt.Errorf("命名空间前缀 %s 另有所指，不能读取", prefix)
		default:
			inner[prefix] = prefix
		}
		if !seen[a.Name] {
			seen[a.Name] = true
			kept = append(kept, a)
		}
	}
	n.Attrs = kept
	return inner, nil
}

func declaration(prefix, uri string) Attr {
	if prefix == "" {
		return Attr{"xmlns", uri}
	}
	return Attr{"xmlns:" + prefix, uri}
}

// renamed puts a name under Word's prefix. An attribute without a prefix has
// no namespace and stays.
func renamed(name string, scope map[string]string, attr bool) string {
	prefix, local, ok := strings.Cut(name, ":")
	if !ok {
		prefix, local = "", name
		if attr {
			return name
		}
	}
	to, bound := scope[prefix]
	switch {
	case !bound:
		return name
	case to == "":
		return local
	}
	return to + ":" + local
}

func renamedList(prefixes string, scope map[string]string) string {
	list := strings.Fields(prefixes)
	for i, p := range list {
		if to := scope[p]; to != "" {
			list[i] = to
		}
	}
	return strings.Join(list, " ")
}
