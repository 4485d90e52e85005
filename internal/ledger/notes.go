package ledger

import (
	"fmt"
	"regexp"
	"strconv"
	"strings"
	"unicode/utf8"

	"zhenggai/internal/opc"
)

// note is a 批注 on a cell.
type note struct {
	row, col int
	text     string
}

const noteAuthor = "zhenggai"

// notes puts notes on the cells of a sheet and gives the relationship of their
// drawing, "" when the sheet has a drawing already.
func (b *bundle) notes(sheet string, notes []note) string {
	if len(notes) == 0 {
		return ""
	}
	links, err := b.linksNow(sheet)
	if err != nil {
		b.failed = err
		return ""
	}
	if comments := target(links, "comments"); comments != "" {
		b.moreComments(comments, notes)
	} else {
		b.newComments(sheet, notes)
	}
	if drawing := target(links, "vmlDrawing"); drawing != "" {
		b.moreShapes(sheet, drawing, notes)
		return ""
	}
	return b.newShapes(sheet, notes)
}

// linksNow reads the relationships of a part of the archive; a new part has none.
func (b *bundle) linksNow(name string) (map[string]link, error) {
	if !b.has(name) {
		return nil, nil
	}
	return b.links(name)
}

func (b *bundle) newComments(sheet string, notes []note) {
	var list strings.Builder
	for _, n := range notes {
		list.WriteString(n.comment(0))
	}
	data := xmlHead + `<comments xmlns="` + b.cells() + `"><authors><author>` + noteAuthor + `</author></authors><commentList>` + list.String() + `</commentList></comments>`
	b.relate(sheet, "comments", b.create("xl/zhenggai-comments.xml", typeOf("comments"), []byte(data)))
}

func (n note) comment(author int) string {
	return fmt.Sprintf(`<comment ref="%s" authorId="%d"><text>%s</text></comment>`, Ref(n.row, n.col), author, n.run(""))
}

func (n note) run(before string) string {
	return `<r><rPr><sz val="10"/><rFont val="宋体"/></rPr><t xml:space="preserve">` + escape(before+n.text) + `</t></r>`
}

// moreComments adds to the notes that a sheet has; one on the same cell is
// continued.
func (b *bundle) moreComments(name string, notes []note) {
	byRef := map[string]note{}
	for _, n := range notes {
		byRef[Ref(n.row, n.col)] = n
	}
	authors, ref := 0, ""
	b.change(name, func(p *patch, n *node) {
		real := n.start || n.from < n.to && p.data[n.from+1] == '/'
		switch {
		case n.name == "author" && n.start:
			authors++
		case n.name == "authors" && !n.start && real:
			p.insert(n.from, prefixed(n.prefix(), "<author>"+noteAuthor+"</author>"))
		case n.name == "comment" && n.start:
			ref = string(n.attr("ref"))
		case n.name == "text" && n.closed && n.start && byRef[ref].text != "":
			p.replace(n.from, n.to, prefixed(n.prefix(), "<text>"+byRef[ref].run("")+"</text>"))
			delete(byRef, ref)
		case n.name == "text" && !n.start && real:
			if old, ok := byRef[ref]; ok {
				p.insert(n.from, prefixed(n.prefix(), old.run("\n\n")))
				delete(byRef, ref)
			}
		case n.name == "commentList" && !n.start && real:
			for _, x := range notes {
				if _, left := byRef[Ref(x.row, x.col)]; left {
					p.insert(n.from, prefixed(n.prefix(), x.comment(authors)))
				}
			}
		}
	})
}

const drawingHead = `<xml xmlns:v="urn:schemas-microsoft-com:vml" xmlns:o="urn:schemas-microsoft-com:office:office" xmlns:x="urn:schemas-microsoft-com:office:excel">` +
	`<o:shapelayout v:ext="edit"><o:idmap v:ext="edit" data="1"/></o:shapelayout>` + boxType

const boxType = `<v:shapetype id="_x0000_t202" coordsize="21600,21600" o:spt="202" path="m,l,21600r21600,l21600,xe"><v:stroke joinstyle="miter"/><v:path gradientshapeok="t" o:connecttype="rect"/></v:shapetype>`

func (b *bundle) newShapes(sheet string, notes []note) string {
	size := b.sizes(sheet)
	var out strings.Builder
	out.WriteString(drawingHead)
	for i, n := range notes {
		out.WriteString(n.shape(1025+i, size))
	}
	out.WriteString("</xml>")
	b.defaultType("vml", "application/vnd.openxmlformats-officedocument.vmlDrawing")
	name := b.unused("xl/drawings/zhenggai-notes.vml")
	b.put(name, []byte(out.String()))
	return b.relate(sheet, "vmlDrawing", name)
}

var shapeID = regexp.MustCompile(`_x0000_s(\d+)`)

// moreShapes adds to a drawing. Such parts need not be well-formed; the new
// shapes go before their end.
func (b *bundle) moreShapes(sheet, name string, notes []note) {
	old := string(b.read(name))
	end := strings.LastIndex(old, "</xml>")
	if end < 0 {
		b.failed = fail("F115", saveAgain, "部件“%s”已损坏，不能加批注。", opc.Quote(name))
		return
	}
	last := 1024
	for _, m := range shapeID.FindAllStringSubmatch(old, -1) {
		if n, err := strconv.Atoi(m[1]); err == nil {
			last = max(last, n)
		}
	}
	var out strings.Builder
	if !strings.Contains(old, `id="_x0000_t202"`) {
		out.WriteString(boxType)
	}
	size := b.sizes(sheet)
	for i, n := range notes {
		if !hasNote(old, n) {
			out.WriteString(n.shape(last+1+i, size))
		}
	}
	b.put(name, []byte(old[:end]+out.String()+old[end:]))
}

// hasNote: the cell has a note's box already.
func hasNote(drawing string, n note) bool {
	for _, box := range strings.Split(drawing, `ObjectType="Note"`)[1:] {
		box, _, _ = strings.Cut(box, "</x:ClientData>")
		if strings.Contains(box, fmt.Sprintf("<x:Row>%d</x:Row>", n.row-1)) && strings.Contains(box, fmt.Sprintf("<x:Column>%d</x:Column>", n.col-1)) {
			return true
		}
	}
	return false
}

// The size of a note in pixels, and of characters in it.
const (
	noteWidth  = 300
	noteLine   = 18
	notePerRow = 21
)

func (n note) shape(id int, size *sizes) string {
	lines := 1
	for _, s := range strings.Split(n.text, "\n") {
		lines += 1 + utf8.RuneCountInString(s)/notePerRow
	}
	left, right, rightAt := size.columns.span(n.col, noteWidth)
	top, bottom, bottomAt := size.rows.span(max(n.row-1, 1), lines*noteLine)
	return fmt.Sprintf(`<v:shape id="_x0000_s%d" type="#_x0000_t202" style="position:absolute;visibility:hidden" fillcolor="#ffffe1" o:insetmode="auto">`+
		`<v:fill color2="#ffffe1"/><v:shadow on="t" color="black" obscured="t"/><v:path o:connecttype="none"/>`+
		`<v:textbox style="mso-direction-alt:auto"><div style="text-align:left"></div></v:textbox>`+
		`<x:ClientData ObjectType="Note"><x:MoveWithCells/><x:SizeWithCells/><x:Anchor>%d,12,%d,4,%d,%d,%d,%d</x:Anchor><x:AutoFill>False</x:AutoFill><x:Row>%d</x:Row><x:Column>%d</x:Column></x:ClientData></v:shape>`,
		id, left, top, right, rightAt, bottom, bottomAt, n.row-1, n.col-1)
}
