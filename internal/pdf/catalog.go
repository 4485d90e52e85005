package pdf

import (
	"cmp"
	"fmt"
	"strings"

	"zhenggai/internal/docx"
	"zhenggai/internal/layout"
)

// catalog is the root object: metadata, colours, language, labels and outline.
func (w *writer) catalog(tree ref) string {
	lang := cmp.Or(w.doc.Language, "zh-CN")
	s := fmt.Sprintf("<</Type/Catalog/Pages %s/Metadata %s%s/Lang%s/ViewerPreferences<</DisplayDocTitle true>>/MarkInfo<</Marked true>>/StructTreeRoot %s%s",
		tree, w.metadata(lang), w.outputIntent(), literal(lang), w.structTree(), w.labels())
	if marks := bookmarks(w.pages); len(marks) > 0 {
		s += fmt.Sprintf("/PageMode/UseOutlines/Outlines %s", w.outline(marks, w.leaves))
	}
	return s + ">>"
}

// labels gives viewers the printed page numbers; nothing when they are simply
// 1, 2, 3.
func (w *writer) labels() string {
	var b strings.Builder
	plain := true
	for i, p := range w.pages {
		if p.Number != i+1 {
			plain = false
		}
		if i == 0 || p.Number != w.pages[i-1].Number+1 {
			fmt.Fprintf(&b, "%d<</S/D/St %d>>", i, max(p.Number, 1))
		}
	}
	if plain {
		return ""
	}
	return "/PageLabels<</Nums[" + b.String() + "]>>"
}

// entry is one line of the outline and its place.
type entry struct {
	page   int
	level  int
	y      docx.Len
	title  string
	parent int // index of the mark above, -1 for the root
}

// bookmarks lists the headings; each hangs below the last one of a smaller
// level.
func bookmarks(pages []layout.Page) []entry {
	var out []entry
	for i, p := range pages {
		for _, it := range p.Items {
			if b, ok := it.(layout.Bookmark); ok && b.Level > 0 {
				out = append(out, entry{page: i, level: b.Level, y: p.Height - b.Y, title: b.Title, parent: above(out, b.Level)})
			}
		}
	}
	return out
}

func above(marks []entry, level int) int {
	for i := len(marks) - 1; i >= 0; i-- {
		if marks[i].level < level {
			return i
		}
	}
	return -1
}

// outline writes the tree of marks and returns its root.
func (w *writer) outline(marks []entry, pages []ref) ref {
	root := w.reserve()
	self := make([]ref, len(marks))
	kids := map[int][]int{} // parent → marks; read by key only
	for i, m := range marks {
		self[i] = w.reserve()
		kids[m.parent] = append(kids[m.parent], i)
	}
	at := func(parent int) ref {
		if parent < 0 {
			return root
		}
		return self[parent]
	}
	for _, siblings := range kids {
		for n, i := range siblings {
			m := marks[i]
			s := fmt.Sprintf("<</Title %s/Parent %s/Dest%s", text(m.title), at(m.parent), destination(pages[m.page], m.y))
			if n > 0 {
				s += "/Prev " + self[siblings[n-1]].String()
			}
			if n+1 < len(siblings) {
				s += "/Next " + self[siblings[n+1]].String()
			}
			w.set(self[i], s+family(kids[i], self)+">>")
		}
	}
	w.set(root, "<</Type/Outlines"+family(kids[-1], self)+">>")
	return root
}

func family(kids []int, self []ref) string {
	if len(kids) == 0 {
		return ""
	}
	return fmt.Sprintf("/First %s/Last %s/Count %d", self[kids[0]], self[kids[len(kids)-1]], len(kids))
}
