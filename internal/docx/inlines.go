package docx

import (
	"fmt"
	"strings"

	"zhenggai/internal/source"
)

// inlines gathers the content of one paragraph.
type inlines struct {
	*resolver
	text      runProps // of the paragraph's style
	link      string   // address of the hyperlink around
	bookmarks []string
	out       []Inline
}

// read takes the children of a paragraph or of an element inside it.
func (in *inlines) read(parent *Node) {
	for _, k := range parent.Kids {
		switch {
		case k.Name == "w:r":
			in.run(k)
		case wrappers[k.Name]:
			in.wrapper(k)
			in.read(k)
		case k.Name == "w:hyperlink":
			in.hyperlink(k)
		case k.Name == "w:fldSimple":
			in.simpleField(k)
		case k.Name == "w:bookmarkStart":
			in.bookmarks = append(in.bookmarks, k.Attr("w:name"))
		case k.Name == "w:del" || k.Name == "w:moveFrom":
			in.revision()
		case k.Name == "w:ruby":
			in.ruby(k)
		case k.Name == "m:oMath" || k.Name == "m:oMathPara":
			in.unsupported("Y206", source.Error, "数学公式")
		case k.Name == "mc:AlternateContent":
			in.alternateContent(k)
		case !silent[k.Name]:
			in.unknown(k)
		}
	}
}

// size is the size of the first text, or another where there is none.
func (in *inlines) size(other Len) Len {
	for _, i := range in.out {
		if t, ok := i.(Text); ok {
			return t.Format.Size
		}
	}
	return other
}

// ruby keeps the base text of a phonetic guide.
func (in *inlines) ruby(n *Node) {
	in.unsupported("Y207", source.Warning, "拼音指南")
	if base := n.Child("w:rubyBase"); base != nil {
		in.read(base)
	}
}

func (in *inlines) hyperlink(n *Node) {
	outer := in.link
	if id := n.Attr("r:id"); id != "" {
		in.link = in.rels[id].target
	} else if anchor := n.Attr("w:anchor"); anchor != "" {
		in.link = "#" + anchor
	}
	in.read(n)
	in.link = outer
}

// run reads one w:r.
func (in *inlines) run(n *Node) {
	p := in.text
	rPr := n.Child("w:rPr")
	if named := rPr.Child("w:rStyle"); named != nil {
		in.characterStyle(&p, named)
	}
	in.applyRun(&p, rPr)
	format := in.intern(p.Format)
	for _, k := range n.Kids {
		in.runContent(k, &p, format)
	}
}

// shapes are pictures and drawings other than inline pictures.
var shapes = map[string]string{"w:pict": "图形或文本框", "w:object": "嵌入对象"}

func (in *inlines) runContent(k *Node, p *runProps, format *Format) {
	if in.fieldContent(k, format) {
		return
	}
	switch {
	case k.Name == "w:t":
		in.chars(spaced(k), p, format)
	case k.Name == "w:br":
		in.add(Break{Kind: map[string]BreakKind{"page": PageBreak, "column": ColumnBreak}[k.Attr("w:type")]})
	case k.Name == "w:tab" || k.Name == "w:ptab":
		in.add(TabChar{Format: format})
	case textOf[k.Name] == "\n":
		in.add(Break{})
	case textOf[k.Name] != "":
		in.chars(textOf[k.Name], p, format)
	case k.Name == "w:drawing":
		in.drawing(k)
	case k.Name == "w:sym":
		in.symbol(k, p, format)
	case shapes[k.Name] != "":
		in.skip(k)
		in.unsupported("Y203", source.Error, shapes[k.Name])
	case k.Name == "w:footnoteReference":
		in.footnote(k, format)
	case k.Name == "w:endnoteReference":
		in.unsupported("Y205", source.Error, "尾注")
	case k.Name == "w:footnoteRef" && in.notes != nil:
		in.chars(in.notes.mark, p, format)
	case k.Name == "w:ruby":
		in.ruby(k)
	case k.Name == "mc:AlternateContent":
		in.alternateContent(k)
	case k.Name == "w:delText":
		in.revision()
	case k.Name == "w:separator" || k.Name == "w:continuationSeparator" || k.Name == "w:footnoteRef" || k.Name == "w:endnoteRef":
	case !silent[k.Name]:
		in.unknown(k)
	}
}

// alternateContent is, in a paragraph, a shape of a newer Word with an older
// shape to fall back on.
func (in *inlines) alternateContent(n *Node) {
	what := "图形或文本框"
	if text := words(strings.TrimSpace(boxText(n))); text != "" {
		what = fmt.Sprintf("文本框“%s”", text)
	}
	in.skip(n)
	in.unsupported("Y203", source.Error, what)
}

func boxText(n *Node) string {
	var b strings.Builder
	(&storyReader{file: &File{}}).drawings(&b, &Node{Kids: []*Node{n}})
	return b.String()
}

// chars adds text, joining it to text of the same format before it.
func (in *inlines) chars(s string, p *runProps, format *Format) {
	if s == "" || in.suppressed() {
		return
	}
	if p.hidden {
		in.say("Y216", source.Warning, "这里有隐藏的文字“"+words(s)+"”，不会印出来。", "请在 Word 或 WPS 中显示隐藏文字后删去，或者取消隐藏。")
		return
	}
	if p.caps {
		s = strings.ToUpper(s)
	}
	link := in.fieldLink()
	if link == "" {
		link = in.link
	}
	if n := len(in.out); n > 0 {
		if t, ok := in.out[n-1].(Text); ok && t.Format == format && t.Link == link {
			t.Text += s
			in.out[n-1] = t
			return
		}
	}
	in.out = append(in.out, Text{Text: s, Format: format, Link: link})
}

func (in *inlines) add(x Inline) {
	if !in.suppressed() {
		in.out = append(in.out, x)
	}
}

// symbol reads w:sym, a character of a symbol font by its code.
func (in *inlines) symbol(n *Node, p *runProps, format *Format) {
	code := 0
	if _, err := fmt.Sscanf(n.Attr("w:char"), "%x", &code); err != nil || !Legal(rune(code)) {
		in.unsupported("Y219", source.Error, "特殊符号")
		return
	}
	if code < 0xF000 {
		in.chars(string(rune(code)), p, format)
		return
	}
	s := bullet(string(rune(code)))
	if s == string(rune(code)) {
		in.say("Y219", source.Error, fmt.Sprintf("这里用了字体“%s”的特殊符号，排版时不能表现。", n.Attr("w:font")), "请改用普通字体中的符号。")
		return
	}
	in.chars(s, p, format)
}
