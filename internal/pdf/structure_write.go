package pdf

import (
	"fmt"
	"slices"
	"strconv"
	"strings"
)

// settle leaves out the elements without content and gives headings their
// depth: it begins with 1 and skips none, whatever the outline levels are (ISO
// 14289-1, 7.4.2).
func (s *structure) settle() {
	for i := range slices.Backward(s.elements) {
		e := &s.elements[i]
		e.kids = slices.DeleteFunc(e.kids, func(k kid) bool { return k.kind == elementKid && !s.elements[k.n].live })
		e.live = len(e.kids) > 0 || i == 0 || e.role == "TR" || e.role == "TD" || e.role == "TH"
	}
	var above []int
	for i := range s.elements {
		e := &s.elements[i]
		if !e.live || e.level == 0 {
			continue
		}
		for len(above) > 0 && above[len(above)-1] >= e.level {
			above = above[:len(above)-1]
		}
		above = append(above, e.level)
		e.role = "H" + strconv.Itoa(min(len(above), deepest))
	}
}

// deepest is the lowest heading that the standard has a name for.
const deepest = 6

// structTree writes the elements and the way back from content to them.
func (w *writer) structTree() ref {
	root := w.reserve()
	for i := range w.structure.elements {
		if e := &w.structure.elements[i]; e.live {
			e.ref = w.reserve()
		}
	}
	for i := range w.structure.elements {
		if e := &w.structure.elements[i]; e.live {
			w.objects[e.ref-1].body = w.element(e, root)
		}
	}
	w.set(root, fmt.Sprintf("<</Type/StructTreeRoot/K %s/ParentTree %s/ParentTreeNextKey %d%s>>",
		w.structure.elements[0].ref, w.parentTree(), len(w.pages)+len(w.linked), w.idTree()))
	return root
}

func (w *writer) element(e *element, root ref) []byte {
	parent, page := root, e.page()
	if e.parent >= 0 {
		parent = w.structure.elements[e.parent].ref
	}
	out := append(append(make([]byte, 0, 96), "<</S/"...), e.role...)
	out = parent.append(append(out, "/P "...))
	out = append(out, e.attrs...)
	if page >= 0 {
		out = w.leaves[page].append(append(out, "/Pg "...))
	}
	if e.role == "Figure" {
		b := bounds(e.shape, w.pages[page].Height)
		if e.words != "" {
			out = append(append(out, "/Alt"...), text(e.words)...)
		}
		out = fmt.Appendf(out, "/A<</O/Layout/BBox[%s %s %s %s]>>", num(b.left), num(b.bottom), num(b.right), num(b.top))
	}
	if len(e.kids) > 0 {
		out = append(out, "/K["...)
		for _, k := range e.kids {
			out = append(w.kid(out, k, page), ' ')
		}
		out[len(out)-1] = ']'
	}
	return append(out, ">>"...)
}

// page is that of the first content, -1 for an element of elements.
func (e *element) page() int {
	for _, k := range e.kids {
		if k.kind == contentKid {
			return k.page
		}
	}
	return -1
}

func (w *writer) kid(out []byte, k kid, page int) []byte {
	switch {
	case k.kind == elementKid:
		return w.structure.elements[k.n].ref.append(out)
	case k.kind == annotationKid:
		return fmt.Appendf(out, "<</Type/OBJR/Pg %s/Obj %s>>", w.leaves[k.page], ref(k.n))
	case k.page == page:
		return strconv.AppendInt(out, int64(k.n), 10)
	}
	return fmt.Appendf(out, "<</Type/MCR/Pg %s/MCID %d>>", w.leaves[k.page], k.n)
}

// parentTree lists the elements of the content of each page, and those of links.
func (w *writer) parentTree() ref {
	out := []byte("<</Nums[")
	for i, p := range w.marked {
		out = append(strconv.AppendInt(out, int64(i), 10), '[')
		for _, e := range p.elements {
			out = append(w.structure.elements[e].ref.append(out), ' ')
		}
		out = append(out, ']')
	}
	for i, e := range w.linked {
		out = fmt.Appendf(out, "%d %s ", len(w.pages)+i, w.structure.elements[e].ref)
	}
	r := w.reserve()
	w.objects[r-1].body = append(out, "]>>"...)
	return r
}

// idTree lists the notes by their names.
func (w *writer) idTree() string {
	var b strings.Builder
	for i, n := range w.structure.notes {
		if e := &w.structure.elements[n]; e.live {
			fmt.Fprintf(&b, "(%s)%s ", noteID(i), e.ref)
		}
	}
	if b.Len() == 0 {
		return ""
	}
	return "/IDTree<</Names[" + b.String() + "]>>"
}
