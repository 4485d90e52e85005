package docx

import (
	"fmt"
	"slices"
	"strconv"
	"strings"
)

// contentsWriter makes the entries of tables of contents.
type contentsWriter struct {
	file *File
	tree *Node
}

// bookmarks marks the headings, for the links of the entries.
func (w *contentsWriter) bookmarks(headings []Heading) {
	next := 0
	w.tree.Walk(func(n *Node) bool {
		if n.Name == "w:bookmarkStart" {
			id, _ := strconv.Atoi(n.Attr("w:id"))
			next = max(next, id+1)
		}
		return true
	})
	for i := range headings {
		h := &headings[i]
		id := strconv.Itoa(next + i)
		h.name = fmt.Sprintf("_Toc9%07d", i+1)
		at := 0
		if len(h.el.Kids) > 0 && h.el.Kids[0].Name == "w:pPr" {
			at = 1
		}
		h.el.Kids = slices.Insert(h.el.Kids, at, El("w:bookmarkStart", []string{"w:id", id, "w:name", h.name}))
		h.el.Kids = append(h.el.Kids, El("w:bookmarkEnd", []string{"w:id", id}))
	}
}

// write puts the entries of the headings in the place of a table's old ones.
func (w *contentsWriter) write(t contentsField, headings []Heading) *Contents {
	old := t.parent.Kids[t.first : t.last+1]
	code := fieldCode(old[0])
	c := &Contents{}
	var out []*Node
	for _, h := range headings {
		if h.Level > t.levels {
			continue
		}
		number := Chars("1")
		c.Headings, c.numbers = append(c.Headings, h), append(c.numbers, number)
		out = append(out, w.entry(old, h, number))
	}
	if len(out) == 0 {
		out = []*Node{El("w:p", nil)}
	}
	begin := []*Node{fieldRun("begin"), El("w:r", nil, El("w:instrText", []string{"xml:space", "preserve"}, Chars(code))), fieldRun("separate")}
	out[0].Kids = slices.Insert(out[0].Kids, properties(out[0]), begin...)
	if t.last > t.first && closesOnly(old[len(old)-1]) {
		out = append(out, old[len(old)-1])
	} else {
		out[len(out)-1].Kids = append(out[len(out)-1].Kids, fieldRun("end"))
	}
	t.parent.Kids = slices.Replace(t.parent.Kids, t.first, t.last+1, out...)
	return c
}

// properties is how many children of a paragraph are its properties.
func properties(p *Node) int {
	if p.Child("w:pPr") != nil {
		return 1
	}
	return 0
}

// closesOnly reports a paragraph of nothing but the end of the field.
func closesOnly(p *Node) bool {
	return strings.TrimSpace(ParagraphText(p)) == "" && len(fieldCode(p)) == 0 && p.Child("w:hyperlink") == nil
}

func fieldRun(kind string) *Node {
	return El("w:r", nil, El("w:fldChar", []string{"w:fldCharType", kind}))
}

func (w *contentsWriter) entry(old []*Node, h Heading, number *Node) *Node {
	model := w.model(old, h.Level)
	format := runFormat(model)
	run := func(kids ...*Node) *Node {
		r := El("w:r", nil)
		if format != nil {
			r.Kids = append(r.Kids, format.Clone())
		}
		r.Kids = append(r.Kids, kids...)
		return r
	}
	link := El("w:hyperlink", []string{"w:anchor", h.name, "w:history", "1"},
		run(WordText(h.Title)), run(El("w:tab", nil)), fieldRun("begin"),
		El("w:r", nil, El("w:instrText", []string{"xml:space", "preserve"}, Chars(" PAGEREF "+h.name+` \h `))),
		fieldRun("separate"), run(El("w:t", nil, number)), fieldRun("end"))
	return El("w:p", nil, w.paragraphFormat(model, h.Level), link)
}

// model is the old entry of a level, else the first; nil when there was none.
func (w *contentsWriter) model(old []*Node, level int) *Node {
	id := w.styleOf(level)
	for _, p := range old {
		if id != "" && p.Child("w:pPr").Child("w:pStyle").val() == id {
			return p
		}
	}
	if id == "" {
		return old[0]
	}
	return nil
}

// styleOf is the style named “toc 1” and so on, "" when the file has none.
func (w *contentsWriter) styleOf(level int) string {
	styles, _ := w.file.look(StylesPart)
	if styles == nil {
		return ""
	}
	name := "toc " + strconv.Itoa(level)
	if s := styleBy(styles.Root(), func(s *Node) bool { return strings.EqualFold(s.Child("w:name").val(), name) }); s != nil {
		return s.Attr("w:styleId")
	}
	return ""
}

func runFormat(p *Node) (format *Node) {
	if p == nil {
		return nil
	}
	p.Walk(func(n *Node) bool {
		if n.Name == "w:r" && format == nil && n.Child("w:fldChar") == nil && n.Child("w:instrText") == nil {
			format = n.Child("w:rPr")
		}
		return n.Name != "w:pPr"
	})
	return format
}

// beforeTabs are the paragraph properties that stand before w:tabs.
var beforeTabs = []string{"w:pStyle", "w:keepNext", "w:keepLines", "w:pageBreakBefore", "w:framePr", "w:widowControl", "w:numPr", "w:suppressLineNumbers", "w:pBdr", "w:shd"}

// paragraphFormat is that of the old entry, with a tab at the right margin for the
// page number.
func (w *contentsWriter) paragraphFormat(model *Node, level int) *Node {
	pPr := El("w:pPr", nil)
	if model != nil && model.Child("w:pPr") != nil {
		pPr = model.Child("w:pPr").Clone()
	} else if id := w.styleOf(level); id != "" {
		pPr.Kids = []*Node{El("w:pStyle", []string{"w:val", id})}
	}
	if pPr.Child("w:tabs") == nil {
		at := 0
		for i, k := range pPr.Kids {
			if slices.Contains(beforeTabs, k.Name) {
				at = i + 1
			}
		}
		pPr.Kids = slices.Insert(pPr.Kids, at, El("w:tabs", nil,
			El("w:tab", []string{"w:val", "right", "w:leader", "dot", "w:pos", strconv.Itoa(w.textWidth())})))
	}
	return pPr
}

// textWidth is the width of the type area of the last section, in twips.
func (w *contentsWriter) textWidth() int {
	sect := w.tree.Root().Child("w:body").Child("w:sectPr")
	size, margin := sect.Child("w:pgSz"), sect.Child("w:pgMar")
	if size == nil || margin == nil {
		return 8845
	}
	of := func(n *Node, attr string) int { v, _ := strconv.Atoi(n.Attr(attr)); return v }
	return max(1, of(size, "w:w")-of(margin, "w:left")-of(margin, "w:right"))
}
