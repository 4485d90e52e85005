package docx

import (
	"regexp"
	"slices"
	"strconv"
	"strings"
)

// Contents is a table of contents whose entries have been made anew from the
// headings of its file, so that Word need not ask to update it. Its page numbers
// are still to be given.
type Contents struct {
	Headings []Heading
	numbers  []*Node // the text of each entry's page number
}

// Heading is one entry of a table of contents.
type Heading struct {
	Level int
	Title string
	el    *Node
	name  string // of its bookmark
}

// Number writes the pages of the headings, in their order; an empty one is left.
func (c *Contents) Number(pages []string) {
	for i, p := range pages {
		if i < len(c.numbers) && p != "" {
			c.numbers[i].Text = p
		}
	}
}

// contentsField is a table of contents: the paragraphs of its field among those of
// its parent.
type contentsField struct {
	parent      *Node
	first, last int
	levels      int
}

var contentsCode = regexp.MustCompile(`^\s*TOC\b`)
var contentsLevels = regexp.MustCompile(`\\o\s+"?1-([1-9])`)

// ClearContents takes the words out of the tables of contents of a body and leaves
// how they look; false when there is none.
func ClearContents(body *Node) bool {
	fields := contentsFields(body)
	for _, t := range fields {
		for _, p := range t.parent.Kids[t.first : t.last+1] {
			clearText(p)
		}
	}
	return len(fields) > 0
}

func clearText(n *Node) {
	n.Kids = slices.DeleteFunc(n.Kids, func(k *Node) bool { return k.Name == "w:t" || k.Name == "w:tab" && n.Name == "w:r" })
	for _, k := range n.Kids {
		clearText(k)
	}
}

// RenewContents makes the entries of the tables of contents anew and takes back
// the order to update fields on opening. It answers the first of them, nil when
// there is none.
func (f *File) RenewContents() (*Contents, error) {
	tree, err := f.Tree(DocumentPart)
	if err != nil || tree == nil {
		return nil, err
	}
	fields := contentsFields(tree)
	if len(fields) == 0 {
		return nil, nil
	}
	headings := f.headings(tree)
	w := &contentsWriter{file: f, tree: tree}
	w.bookmarks(headings)
	var first *Contents
	for _, t := range slices.Backward(fields) {
		first = w.write(t, headings)
	}
	return first, f.stopUpdating()
}

// contentsFields finds the fields that begin and end among the same siblings, in
// document order.
func contentsFields(tree *Node) (out []contentsField) {
	tree.Walk(func(n *Node) bool {
		for i := 0; i < len(n.Kids); i++ {
			if n.Kids[i].Name != "w:p" {
				continue
			}
			if code := fieldCode(n.Kids[i]); contentsCode.MatchString(code) {
				if last := fieldEnd(n.Kids, i); last >= 0 {
					out = append(out, contentsField{n, i, last, levelsOf(code)})
					i = last
				}
			}
		}
		return n.Name != "w:p"
	})
	return out
}

func levelsOf(code string) int {
	if m := contentsLevels.FindStringSubmatch(code); m != nil {
		n, _ := strconv.Atoi(m[1])
		return n
	}
	return 3
}

// fieldCode is the code of the first field that begins in a paragraph.
func fieldCode(p *Node) string {
	var b strings.Builder
	state := 0
	p.Walk(func(n *Node) bool {
		switch {
		case n.Name == "w:fldChar":
			state++
		case n.Name == "w:instrText" && state == 1:
			for _, k := range n.Kids {
				b.WriteString(k.Text)
			}
		}
		return state < 2
	})
	return b.String()
}

// fieldEnd is the sibling in which the first field of siblings[i] ends, or -1.
func fieldEnd(siblings []*Node, i int) int {
	depth := 0
	for j := i; j < len(siblings); j++ {
		ended := false
		siblings[j].Walk(func(n *Node) bool {
			if n.Name == "w:fldChar" && !ended {
				depth += map[string]int{"begin": 1, "end": -1}[n.Attr("w:fldCharType")]
				ended = depth == 0
			}
			return true
		})
		if ended {
			return j
		}
	}
	return -1
}

// headings lists the paragraphs with an outline level, outside tables.
func (f *File) headings(tree *Node) (out []Heading) {
	els := numbered(tree, "w:p")
	d, _ := Resolve(f)
	if d == nil {
		return nil
	}
	for _, s := range d.Sections {
		for _, b := range s.Blocks {
			p, ok := b.(*Paragraph)
			if !ok || p.Outline == 0 || els[p.Number] == nil {
				continue
			}
			title := strings.TrimSpace(strings.ReplaceAll(ParagraphText(els[p.Number]), "\n", " "))
			if p.Label != nil {
				title = p.Label.Text + title
			}
			if title != "" {
				out = append(out, Heading{Level: p.Outline, Title: title, el: els[p.Number]})
			}
		}
	}
	return out
}

// stopUpdating takes w:updateFields out of the settings.
func (f *File) stopUpdating() error {
	tree, err := f.look(SettingsPart)
	if err != nil || tree == nil || tree.Root().Child("w:updateFields") == nil {
		return err
	}
	if tree, err = f.Tree(SettingsPart); err == nil {
		root := tree.Root()
		root.Kids = slices.DeleteFunc(root.Kids, func(n *Node) bool { return n.Name == "w:updateFields" })
	}
	return err
}
