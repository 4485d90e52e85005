package ledger

import (
	"fmt"
	"slices"
	"strconv"
	"strings"
)

// afterNames are the elements of a workbook that follow its defined names.
var afterNames = []string{
	"calcPr", "oleSize", "customWorkbookViews", "pivotCaches", "smartTagPr", "smartTagTypes", "webPublishing",
	"fileRecoveryPr", "webPublishObjects", "extLst",
}

// addSheet writes a draft as a worksheet of the workbook: before all others
// and open, or after them.
func (b *bundle) addSheet(d *draft, first bool) {
	name := b.create("xl/worksheets/"+ourSheet+".xml", typeOf("worksheet"), []byte(xmlHead+`<worksheet xmlns="`+b.cells()+`"/>`))
	drawing := b.draftNotes(name, d)
	b.put(name, d.xml(b, first, drawing))
	b.list(d, b.relate(b.main, "worksheet", name), first)
}

// ourSheet begins the name of every worksheet part that we write. Excel and WPS
// give parts names of their own, so that a file somebody saved has none.
const ourSheet = "zhenggai-sheet"

// draftNotes places notes by the widths of the draft.
func (b *bundle) draftNotes(name string, d *draft) string {
	b.put(name, d.xml(b, false, ""))
	return b.notes(name, d.notes)
}

// list enters a sheet into the workbook part.
func (b *bundle) list(d *draft, id string, first bool) {
	e := &bookEditor{draft: d, first: first, relations: b.relations()}
	b.change(b.main, e.count)
	b.change(b.main, func(p *patch, n *node) { e.edit(p, n, id) })
}

// bookEditor enters one sheet into a workbook part.
type bookEditor struct {
	*draft
	first     bool
	relations string
	sheets    int
	lastID    int
	named     bool
	ids       string // prefix of relationships, and how it is declared
	declares  string
}

func (e *bookEditor) count(_ *patch, n *node) {
	if n.depth == 1 && n.start {
		e.ids, e.declares = n.bound(e.relations)
	}
	if n.name == "sheet" && n.start && n.depth == 3 {
		e.sheets++
		e.lastID = max(e.lastID, number(n.attr("sheetId")))
	}
}

func (e *bookEditor) edit(p *patch, n *node, id string) {
	raw := string(p.data[n.from:n.to])
	real := !n.start && strings.HasPrefix(raw, "</")
	switch {
	case n.name == "sheets" && n.depth == 2 && n.start && n.closed:
		p.replace(n.from, n.to, strings.TrimSuffix(raw, "/>")+">"+e.entry(n.prefix(), id)+"</"+n.full+">")
	case n.name == "sheets" && n.depth == 2 && (n.start && e.first):
		p.insert(n.to, e.entry(n.prefix(), id))
	case n.name == "sheets" && n.depth == 2 && real && !e.first:
		p.insert(n.from, e.entry(n.prefix(), id))
	case n.name == "workbookView" && n.start && e.first:
		p.replace(n.from, n.to, dropAttr(dropAttr(raw, "activeTab"), "firstSheet"))
	case n.name == "definedName" && n.start && e.first && n.attr("localSheetId") != nil:
		p.replace(n.from, n.to, setAttr(raw, "localSheetId", strconv.Itoa(number(n.attr("localSheetId"))+1)))
	case n.name == "definedNames" && n.depth == 2 && n.start && n.closed:
		p.replace(n.from, n.to, "")
	case n.name == "definedNames" && n.depth == 2 && real:
		p.insert(n.from, e.names(n.prefix()))
		e.named = true
	case n.depth == 2 && n.start && slices.Contains(afterNames, n.name), n.depth == 1 && real:
		e.ensure(p, n)
	}
}

func (e *bookEditor) ensure(p *patch, n *node) {
	if !e.named {
		p.insert(n.from, prefixed(n.prefix(), "<definedNames>")+e.names(n.prefix())+prefixed(n.prefix(), "</definedNames>"))
		e.named = true
	}
}

func (e *bookEditor) entry(prefix, id string) string {
	return prefixed(prefix, fmt.Sprintf(`<sheet%s name="%s" sheetId="%d" %s:id="%s"/>`, e.declares, escape(e.name), e.lastID+1, e.ids, id))
}

// names are the rows printed on every page, and the range of the filter.
func (e *bookEditor) names(prefix string) string {
	at := e.sheets
	if e.first {
		at = 0
	}
	local := func(name, attrs, area string) string {
		return fmt.Sprintf(`<definedName name="_xlnm.%s" localSheetId="%d"%s>%s</definedName>`, name, at, attrs, escape(sheetLink(e.name, area)))
	}
	out := local("Print_Titles", "", fmt.Sprintf("$%d:$%d", e.head, e.head))
	if f := e.filter; f != (Area{}) {
		out = local("_FilterDatabase", ` hidden="1"`, fmt.Sprintf("$%s$%d:$%s$%d", ColumnName(f.Left), f.Top, ColumnName(f.Right), f.Bottom)) + out
	}
	return prefixed(prefix, out)
}
