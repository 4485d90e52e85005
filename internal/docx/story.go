package docx

import (
	"cmp"
	"iter"
	"path"
	"slices"
	"strings"
	"unicode"

	"zhenggai/internal/source"
)

// Story is a part with paragraphs of its own, and what a person calls it: 正文,
// 偶数页页脚.
type Story struct{ Part, Name string }

// storyKinds are the parts that hold paragraphs, in reading order, by the
// beginning of their names.
var storyKinds = []struct{ prefix, name string }{
	{"word/document", "正文"},
	{"word/footnotes", "脚注"},
	{"word/endnotes", "尾注"},
	{"word/header", "页眉"},
	{"word/footer", "页脚"},
	{"word/comments", "批注"},
	{"word/glossary/document", "构建基块"},
}

// Stories lists the parts of a file that hold paragraphs. Headers and footers
// come in the order of the pages they are for: programs number them as they
// like.
func (f *File) Stories() []Story {
	types := f.headerTypes()
	var out []Story
	for _, kind := range storyKinds {
		first := len(out)
		for _, p := range f.parts {
			rest, ok := strings.CutPrefix(p.name, kind.prefix)
			if ok && strings.Trim(rest, "0123456789") == ".xml" {
				out = append(out, Story{p.name, types[p.name] + kind.name})
			}
		}
		slices.SortStableFunc(out[first:], func(a, b Story) int { return cmp.Compare(types[a.Part], types[b.Part]) })
	}
	return out
}

// headerTypes says of headers and footers which pages they are for: 首页,
// 偶数页, or nothing for the usual ones.
func (f *File) headerTypes() map[string]string {
	out := map[string]string{}
	tree, _ := f.look(DocumentPart)
	if tree == nil {
		return out
	}
	rels := f.relations(DocumentPart)
	tree.Walk(func(n *Node) bool {
		if n.Name == "w:headerReference" || n.Name == "w:footerReference" {
			words := map[string]string{"first": "首页", "even": "偶数页"}[n.Attr("w:type")]
			out[rels[n.Attr("r:id")].part] = words
		}
		return n.Name != "w:r"
	})
	return out
}

// A relation is one line of a relationship part.
type relation struct {
	kind     string // the last word of the type: image, hyperlink, footer
	part     string // the part it points at, when inside the file
	target   string // the target as written
	external bool
}

// relations reads the relationships of a part by their ids.
func (f *File) relations(part string) map[string]relation {
	out := map[string]relation{}
	dir, base := path.Split(part)
	tree, _ := f.look(dir + "_rels/" + base + ".rels")
	if tree == nil {
		return out
	}
	for _, k := range tree.Root().Kids {
		if k.Name != "Relationship" {
			continue
		}
		r := relation{kind: path.Base(k.Attr("Type")), target: k.Attr("Target"), external: k.Attr("TargetMode") == "External"}
		if !r.external {
			r.part = inside(dir, r.target)
		}
		out[k.Attr("Id")] = r
	}
	return out
}

// inside resolves a relationship target against the folder of its part.
func inside(dir, target string) string {
	if strings.HasPrefix(target, "/") {
		return path.Clean(target)[1:]
	}
	return path.Join(dir, target)
}

// ChartPart is what follows the name of a story in the place of a chart: the chart
// in the third paragraph of 正文 is 正文图表第3段.
const ChartPart = "图表"

// Paragraphs visits every paragraph of every story: the body, tables, text
// boxes, notes, headers, footers and comments, and every chart. Its text is what a person can
// read in the file, deleted but still recorded text included; field
// instructions and alternative texts are not in it. Para counts the w:p of the
// part in document order, tables and text boxes included. A part that is not
// well-formed is left out.
func Paragraphs(f *File) iter.Seq2[source.Pos, string] {
	return func(yield func(source.Pos, string) bool) {
		for _, s := range f.Stories() {
			tree, err := f.look(s.Part)
			r := &storyReader{f, f.relations(s.Part)}
			if err == nil && !r.paragraphs(s.Name, tree, yield) {
				return
			}
		}
	}
}

func (r *storyReader) paragraphs(name string, tree *Node, yield func(source.Pos, string) bool) bool {
	number, goOn := 0, true
	tree.Walk(func(n *Node) bool {
		if !goOn || n.Name == "mc:Fallback" {
			return false
		}
		part, text := name, ""
		switch n.Name {
		case "w:p":
			number++
			text = ParagraphText(n)
		case "c:chart":
			part, text = name+ChartPart, r.chart(n)
		default:
			return true
		}
		goOn = yield(source.Pos{File: r.file.Name, Part: part, Para: number, Words: words(text)}, text)
		return goOn
	})
	return goOn
}

// ParagraphText is the text of one w:p without the text boxes anchored in it:
// tabs as tabs, line breaks as line feeds, deleted text included. Page numbers
// are not in it: every program that saves the file remembers others.
func ParagraphText(p *Node) string {
	var b strings.Builder
	remembered := rememberedNumbers(p)
	for _, k := range p.Kids {
		if !remembered[k] {
			inlineText(&b, k, true)
		}
	}
	return b.String()
}

// rememberedNumbers are the children of a w:p that hold the last results of
// fields which layout computes.
func rememberedNumbers(p *Node) map[*Node]bool {
	var out map[*Node]bool
	code, result := "", false
	for _, k := range p.Kids {
		if result && k.Child("w:t") != nil || k.Name == "w:fldSimple" && isComputed(k.Attr("w:instr")) {
			if out == nil {
				out = map[*Node]bool{}
			}
			out[k] = true
		}
		for _, x := range k.Kids {
			switch {
			case x.Name == "w:instrText":
				for _, t := range x.Kids {
					code += t.Text
				}
			case x.Name == "w:fldChar":
				result = x.Attr("w:fldCharType") == "separate" && isComputed(code)
				if !result {
					code = ""
				}
			}
		}
	}
	return out
}

func isComputed(code string) bool {
	words := strings.Fields(code)
	if len(words) == 0 {
		return false
	}
	_, ok := computed[strings.ToUpper(words[0])]
	return ok
}

// textOf are the elements of a run that stand for characters.
var textOf = map[string]string{
	"w:tab": "\t", "w:ptab": "\t", "w:br": "\n", "w:cr": "\n",
	"w:noBreakHyphen": "\u2011", "w:softHyphen": "\u00ad",
}

// notText are elements whose content is not text of the paragraph.
var notText = []string{"w:pPr", "w:rPr", "w:instrText", "w:delInstrText", "w:txbxContent", "mc:Fallback", "w:sdtPr", "w:p", "wp:positionH", "wp:positionV"}

func inlineText(b *strings.Builder, n *Node, deleted bool) {
	switch {
	case n.Name == "w:t" || n.Name == "m:t" || n.Name == "w:delText" && deleted:
		b.WriteString(spaced(n))
	case n.Name == "" || isNotText(n) || !deleted && n.Name == "w:del":
	default:
		b.WriteString(textOf[n.Name])
		for _, k := range n.Kids {
			inlineText(b, k, deleted)
		}
	}
}

func isNotText(n *Node) bool { return slices.Contains(notText, n.Name) }

// spaced is the text of a w:t: outer white space counts only under
// xml:space="preserve", and line ends are spaces.
func spaced(n *Node) string {
	var text string
	for _, k := range n.Kids {
		if k.Name == "" {
			text += k.Text
		}
	}
	if n.Attr("xml:space") != "preserve" {
		text = strings.Trim(text, " \t\r\n")
	}
	if strings.ContainsAny(text, "\t\r\n") {
		text = strings.NewReplacer("\t", " ", "\r", " ", "\n", " ").Replace(text)
	}
	return text
}

// placeWords is how many characters of a paragraph name it in a message.
const placeWords = 15

func words(text string) string {
	var b strings.Builder
	n, gap := 0, false
	for _, r := range text {
		if unicode.IsSpace(r) {
			gap = n > 0
			continue
		}
		if n == placeWords {
			return b.String() + "…"
		}
		if gap {
			b.WriteByte(' ')
		}
		b.WriteRune(r)
		n, gap = n+1, false
	}
	return b.String()
}
