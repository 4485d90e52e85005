package docx

import (
	"slices"
	"unicode"
)

// arranger sets what the words of a finished paper decide.
type arranger struct {
	section            *Section
	paragraphs, tables map[int]*Node // by their number
}

// Arrange does what only the words of a finished paper decide. lines divides the
// titles, the paragraphs in the style Title: it gets the lines that are there and
// how many characters of full width a line takes. 发文机关标志 is made to fit the
// width, and a signature and its date are set to each other, for a seal or for
// none. The answer tells by the number of a paragraph behind which of its
// characters breaks were put in.
func (f *File) Arrange(lines func(now []string, most float64) []string, sealed bool) (map[int][]int, error) {
	if f.find(DocumentPart) == nil {
		return nil, nil
	}
	d, _ := Resolve(f)
	tree, err := f.Tree(DocumentPart)
	if d == nil || err != nil {
		return nil, err
	}
	done := map[int][]int{}
	a := &arranger{paragraphs: numbered(tree, "w:p"), tables: numbered(tree, "w:tbl")}
	for i := range d.Sections {
		a.section = &d.Sections[i]
		for j, b := range a.section.Blocks {
			switch b := b.(type) {
			case *Table:
				a.fitJoint(b)
			case *Paragraph:
				switch {
				case b.Style == shownName("Title"):
					if cuts := a.breakTitle(b, lines); len(cuts) > 0 {
						done[b.Number] = cuts
					}
				case b.Style == markStyle:
					a.fitMark(b)
				case b.Style == shownName("Date"):
					a.sign(signatures(a.section.Blocks[:j]), b, sealed)
				}
			}
		}
	}
	return done, nil
}

// numbered are the paragraphs or the tables of a part by their number.
func numbered(tree *Node, name string) map[int]*Node {
	els := map[int]*Node{}
	tree.Walk(func(n *Node) bool {
		if n.Name == name {
			els[len(els)+1] = n
		}
		return n.Name != "mc:Fallback"
	})
	return els
}

// width is that of the text area.
func (s *Section) width() Len { return s.Width - s.Left - s.Right }

// textWidth is how wide the text of a paragraph is on one line: Chinese
// characters are as wide as they are high, figures and letters half as wide.
// Between the two LibreOffice puts a fifth of a character, whatever the file says,
// and Word nothing: half of that is nearest to both.
func textWidth(p *Paragraph) Len {
	var w Len
	before := rune(0)
	for _, in := range p.Inlines {
		t, ok := in.(Text)
		if !ok {
			continue
		}
		for _, r := range t.Text {
			one := t.Format.Size
			if isWestern(r) {
				one /= 2
			}
			if before != 0 && isWestern(r) != isWestern(before) && !unicode.IsPunct(r) && !unicode.IsPunct(before) {
				w += t.Format.Size / 10
			}
			w += one + t.Format.Spacing
			before = r
		}
	}
	return w
}

// isWestern reports a character of half width.
func isWestern(r rune) bool {
	return r < firstUpright && r != '—' && r != '·' && r != '“' && r != '”'
}

// put sets a property in the place that the schema gives it: before those named.
func put(props *Node, property *Node, before ...string) {
	props.Kids = slices.DeleteFunc(props.Kids, func(k *Node) bool { return k.Name == property.Name })
	at := slices.IndexFunc(props.Kids, func(k *Node) bool { return slices.Contains(before, k.Name) })
	if at < 0 {
		at = len(props.Kids)
	}
	props.Kids = slices.Insert(props.Kids, at, property)
}

// propsOf is the element of an element's properties, made where there is none.
func propsOf(el *Node, name string) *Node {
	if pr := el.Child(name); pr != nil {
		return pr
	}
	pr := El(name, nil)
	el.Kids = slices.Insert(el.Kids, 0, pr)
	return pr
}
