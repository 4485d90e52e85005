package docx

import "zhenggai/internal/source"

// end closes the open section with its sectPr; headers and footers it does not
// name are those of the section before.
func (s *sectionReader) end(sectPr *Node) {
	sec := Section{Width: 11906 * Twip, Height: 16838 * Twip, Top: Inch, Bottom: Inch, Left: Inch, Right: Inch,
		Header: Inch / 2, Footer: Inch / 2, Blocks: s.open}
	if n := len(s.sections); n > 0 {
		sec.Headers, sec.Footers = s.sections[n-1].Headers, s.sections[n-1].Footers
	}
	s.open = nil
	if sectPr != nil {
		place := s.at
		s.at = source.Pos{File: s.file.Name, Part: "页面设置"}
		for _, k := range sectPr.Kids {
			s.sectionProperty(&sec, k)
		}
		s.at = place
	}
	s.sections = append(s.sections, sec)
}

var sectionStarts = map[string]SectionStart{"continuous": Continuous, "evenPage": EvenPage, "oddPage": OddPage}

// plainSection are section properties that change nothing here.
var plainSection = map[string]bool{
	"": true, "!--": true, "w:paperSrc": true, "w:footnotePr": true, "w:endnotePr": true, "w:formProt": true,
	"w:noEndnote": true, "w:printerSettings": true, "w:rtlGutter": true,
}

func (s *sectionReader) sectionProperty(sec *Section, n *Node) {
	switch n.Name {
	case "w:pgSz":
		n.length("w:w", Twip, &sec.Width)
		n.length("w:h", Twip, &sec.Height)
		sec.Landscape = n.Attr("w:orient") == "landscape"
	case "w:pgMar":
		s.margins(sec, n)
	case "w:type":
		sec.Start = sectionStarts[n.val()]
		if n.val() == "nextColumn" {
			s.unsupported("Y210", source.Error, "分栏")
		}
	case "w:titlePg":
		sec.TitlePage = n.isOn()
	case "w:pgNumType":
		n.count("w:start", &sec.PageStart)
		if f := n.Attr("w:fmt"); f != "" && f != "decimal" {
			s.unsupported("Y211", source.Warning, "特殊格式的页码（"+f+"）")
		}
	case "w:headerReference":
		s.reference(&sec.Headers, n)
	case "w:footerReference":
		s.reference(&sec.Footers, n)
	case "w:sectPrChange":
		s.revision()
	default:
		s.otherSection(n)
	}
}

// otherSection reports the section properties that would change the page.
func (s *sectionReader) otherSection(n *Node) {
	switch n.Name {
	case "w:cols":
		columns := 1
		if n.count("w:num", &columns); columns > 1 {
			s.unsupported("Y210", source.Error, "分栏")
		}
	case "w:docGrid":
		if kind := n.Attr("w:type"); kind != "" && kind != "default" {
			s.sayOnce("Y211", source.Warning, "页面设置了文档网格，排版时按段落自己的行距排。", "请在“页面设置—文档网格”中选“无网格”，行距用固定值。")
		}
	case "w:pgBorders":
		s.unsupported("Y211", source.Warning, "页面边框")
	case "w:lnNumType":
		s.unsupported("Y211", source.Warning, "行号")
	case "w:vAlign":
		if v := n.val(); v != "top" {
			s.unsupported("Y211", source.Warning, "页面的竖直对齐")
		}
	case "w:textDirection":
		if !isPlain(n) {
			s.unsupported("Y211", source.Error, "竖排的页面")
		}
	case "w:bidi":
		if n.isOn() {
			s.unsupported("Y211", source.Warning, "从右到左的页面")
		}
	default:
		if !plainSection[n.Name] {
			s.unknown(n)
		}
	}
}

func (s *sectionReader) margins(sec *Section, n *Node) {
	var gutter Len
	for _, x := range []struct {
		attr string
		to   *Len
	}{{"w:top", &sec.Top}, {"w:bottom", &sec.Bottom}, {"w:left", &sec.Left}, {"w:right", &sec.Right},
		{"w:header", &sec.Header}, {"w:footer", &sec.Footer}, {"w:gutter", &gutter}} {
		n.length(x.attr, Twip, x.to)
		*x.to = max(*x.to, -*x.to) // a negative margin only says that headers may overlap
	}
	sec.Left += gutter
}

// reference reads the header or footer that a section names.
func (s *sectionReader) reference(st *Stories, n *Node) {
	blocks := s.headerStory(n)
	switch n.Attr("w:type") {
	case "even":
		st.Even = blocks
	case "first":
		st.First = blocks
	default:
		st.Default = blocks
	}
}

// headerStory reads the part of a header or footer once. Its problems name the
// part, and its reading must not disturb the counts of the body.
func (r *resolver) headerStory(n *Node) []Block {
	rel := r.rels[n.Attr("r:id")]
	if blocks, ok := r.stories[rel.part]; ok {
		return blocks
	}
	defer r.aside()()
	name := r.storyName(rel.part)
	if name == "" {
		r.say("Y201", source.Error, "页面设置指定的页眉或页脚在文件里找不到。", "请在 Word 或 WPS 中重新设置页眉页脚。")
		return nil
	}
	r.enter(rel.part, name)
	if tree := r.part(rel.part); tree != nil {
		r.stories[rel.part] = r.blocks(tree.Root())
	}
	return r.stories[rel.part]
}

// aside keeps the place in the body while another part is read; what it answers
// goes back there.
func (r *resolver) aside() (back func()) {
	outer := *r
	return func() {
		r.at, r.here, r.rels, r.paragraphs, r.tables = outer.at, outer.here, outer.rels, outer.paragraphs, outer.tables
		r.fields, r.table, r.nested, r.bookmarks, r.inBody = outer.fields, outer.table, outer.nested, outer.bookmarks, outer.inBody
	}
}

func (r *resolver) storyName(part string) string {
	for _, s := range r.file.Stories() {
		if s.Part == part {
			return s.Name
		}
	}
	return ""
}
