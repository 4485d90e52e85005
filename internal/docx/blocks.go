package docx

import (
	"zhenggai/internal/source"
)

// silent are elements that print nothing wherever they stand.
var silent = map[string]bool{
	"": true, "!--": true, "?": true, "w:proofErr": true, "w:permStart": true, "w:permEnd": true,
	"w:bookmarkEnd": true, "w:commentRangeStart": true, "w:commentRangeEnd": true, "w:commentReference": true,
	"w:lastRenderedPageBreak": true, "w:pPr": true, "w:rPr": true, "w:sdtPr": true, "w:sdtEndPr": true,
	"w:customXmlPr": true, "w:smartTagPr": true, "w:annotationRef": true, "w:sectPr": true,
	"w:moveFromRangeStart": true, "w:moveFromRangeEnd": true, "w:moveToRangeStart": true, "w:moveToRangeEnd": true,
	"w:customXmlInsRangeStart": true, "w:customXmlInsRangeEnd": true, "w:customXmlDelRangeStart": true,
	"w:customXmlDelRangeEnd": true, "w:tblPr": true, "w:tblGrid": true, "w:trPr": true, "w:tcPr": true,
	"w:tblPrEx": true,
}

// body reads the body into sections.
func (r *resolver) body(body *Node) []Section {
	if body == nil {
		return nil
	}
	b := &sectionReader{resolver: r}
	r.enter(DocumentPart, "正文")
	body.Walk(func(n *Node) bool { // before the text whose notes it numbers
		if n.Name == "w:sectPr" {
			r.footnoteProperties(n.Child("w:footnotePr"))
		}
		return n.Name != "w:r"
	})
	b.blocks(body)
	b.end(body.Child("w:sectPr"))
	return b.sections
}

// enter begins the reading of a part.
func (r *resolver) enter(part, name string) {
	r.rels = r.file.relations(part)
	r.paragraphs, r.tables, r.fields, r.bookmarks = 0, 0, nil, nil
	r.inBody = part == DocumentPart
	r.at = source.Pos{File: r.file.Name, Part: name}
}

// sectionReader splits the blocks of the body at the paragraphs that end a
// section.
type sectionReader struct {
	*resolver
	sections []Section
	open     []Block
}

func (s *sectionReader) blocks(parent *Node) {
	s.eachBlock(parent, func(b Block, n *Node) {
		s.open = append(s.open, b)
		if sect := n.Child("w:pPr").Child("w:sectPr"); sect != nil && n.Name == "w:p" {
			s.end(sect)
		}
	})
}

// blocks reads the blocks of a cell, header or footer.
func (r *resolver) blocks(parent *Node) []Block {
	var out []Block
	r.eachBlock(parent, func(b Block, _ *Node) { out = append(out, b) })
	return out
}

// eachBlock gives every paragraph and table of a parent with its element.
func (r *resolver) eachBlock(parent *Node, give func(Block, *Node)) {
	for _, k := range parent.Kids {
		switch {
		case k.Name == "w:p":
			give(r.paragraph(k), k)
		case k.Name == "w:tbl":
			give(r.readTable(k), k)
		case wrappers[k.Name]:
			r.wrapper(k)
			r.eachBlock(k, give)
		case k.Name == "w:bookmarkStart":
			r.bookmarks = append(r.bookmarks, k.Attr("w:name"))
		case k.Name == "w:del" || k.Name == "w:moveFrom":
			r.skip(k)
			r.revision()
		case k.Name == "w:altChunk":
			r.unsupported("Y212", source.Error, "嵌入的另一个文件")
		case k.Name == "mc:AlternateContent":
			r.skip(k)
			r.unsupported("Y203", source.Error, "图形或文本框")
		case !silent[k.Name]:
			r.unknown(k)
		}
	}
}

func (r *resolver) wrapper(n *Node) {
	if n.Name == "w:ins" || n.Name == "w:moveTo" {
		r.revision()
	}
}

// paragraph reads one w:p.
func (r *resolver) paragraph(n *Node) *Paragraph {
	r.paragraphs++
	outer, here := r.at, r.here
	r.at.Para, r.here = r.paragraphs, n
	defer func() { r.at, r.here = outer, here }()

	pPr := n.Child("w:pPr")
	id := r.styleID("paragraph", pPr.Child("w:pStyle"))
	p := *r.styled(id, pPr.Child("w:numPr").Child("w:numId").val() == "0")
	if numPr := pPr.Child("w:numPr"); numPr != nil {
		p.num = direct(numPr, p.num)
		r.applyPara(&p, r.numbering.level(p.num).child("w:pPr"))
	}
	r.applyPara(&p, pPr)
	text := p.runProps // what the runs begin from
	r.applyRun(&p.runProps, pPr.Child("w:rPr"))
	label := r.label(&p)
	in := &inlines{resolver: r, text: text, bookmarks: r.bookmarks}
	r.bookmarks = nil
	in.read(n)
	p.settle(in.size(p.Size))

	para := p.para
	para.Number, para.Label, para.Mark = r.at.Para, label, *r.intern(p.Format)
	if s := r.styles[id]; s != nil {
		para.Style = shownName(s.name)
	}
	para.Inlines, para.Bookmarks = in.out, in.bookmarks
	return &para
}
