package merge

import (
	"slices"
	"strings"

	"zhenggai/internal/docx"
)

// shareNamespaces lets a part hold what comes from another: the prefixes that
// are declared there are declared here, and what readers may ignore there they
// may ignore here.
func shareNamespaces(from, to *docx.Node) {
	for _, a := range from.Attrs {
		if _, there := to.Lookup(a.Name); !there && strings.HasPrefix(a.Name, "xmlns:") {
			to.Attrs = append(to.Attrs, a)
		}
	}
	ignored := strings.Fields(to.Attr("mc:Ignorable"))
	for _, prefix := range strings.Fields(from.Attr("mc:Ignorable")) {
		if !slices.Contains(ignored, prefix) {
			ignored = append(ignored, prefix)
		}
	}
	if len(ignored) > 0 {
		to.SetAttr("mc:Ignorable", strings.Join(ignored, " "))
	}
}

// anonymous takes off the identities of paragraphs, which no copy may share.
func anonymous(n *docx.Node) {
	n.Walk(func(k *docx.Node) bool {
		k.Attrs = slices.DeleteFunc(slices.Clone(k.Attrs), func(a docx.Attr) bool {
			return a.Name == "w14:paraId" || a.Name == "w14:textId"
		})
		return true
	})
}
