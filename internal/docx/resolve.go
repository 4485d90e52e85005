package docx

import (
	"fmt"

	"zhenggai/internal/source"
)

// Resolve works out what a file prints: styles, defaults, themes, numbering,
// sections and the inheritance of headers and footers are all applied. It is
// total: what the dialect of Document cannot express is a Problem with a
// place, never dropped in silence. The Document shares no tree with the file.
//
// The codes: Y201 a part that cannot be read, Y202 tracked changes, Y203
// shapes, charts and text boxes, Y204 pictures, Y205 notes, Y206 formulas,
// Y207 character formats, Y208 paragraph formats, Y209 fields, Y210 columns,
// Y211 page settings, Y212 embedded files, Y213 tables, Y214 missing styles,
// Y215 numbering, Y216 hidden text, Y217 unknown elements, Y219 symbols, Y220 colours of charts.
func Resolve(f *File) (*Document, source.Problems) {
	r := &resolver{
		file:    f,
		at:      source.Pos{File: f.Name},
		formats: map[Format]*Format{},
		props:   map[propsKey]*props{},
		said:    map[string]bool{},
		stories: map[string][]Block{},
	}
	tree := r.part(DocumentPart)
	d := &Document{File: f.Name, DefaultTab: 720 * Twip}
	r.readStyles()
	r.readNumbering()
	r.readSettings(d)
	d.FontAlso = r.fontAlso()
	d.Title = r.title()
	if tree != nil {
		d.Sections = r.body(tree.Root().Child("w:body"))
	}
	r.reportRevisions()
	return d, r.problems
}

// resolver is the state of one Resolve.
type resolver struct {
	file     *File
	problems source.Problems
	said     map[string]bool // problems to be said once
	at       source.Pos      // where we are, for problems
	here     *Node           // the paragraph we are in

	styles    map[string]*style
	defaults  map[string]string // style type → id of its default style
	base      props             // docDefaults
	theme     map[string]string // minorEastAsia → font
	numbering *numbering
	props     map[propsKey]*props
	formats   map[Format]*Format // so that equal formats are one pointer

	rels       map[string]relation // of the part being read
	paragraphs int                 // w:p seen in the part being read
	tables     int
	fields     []*field // open fields, innermost last
	table      *tableContext
	notes      *footnotes         // nil until one is met
	nested     int                // depth of table cells
	inBody     bool               // not in a header, footer or note
	stories    map[string][]Block // headers and footers already read
	bookmarks  []string           // between the paragraphs, for the next one

	revisions     int
	firstRevision source.Pos
}

// part reads a part, reporting one that cannot be read.
func (r *resolver) part(name string) *Node {
	tree, err := r.file.look(name)
	if err != nil {
		r.say("Y201", source.Error, fmt.Sprintf("文件内部的 %s 读不出来：%v。", name, err), "请在 Word 或 WPS 中打开该文件，另存为 .docx 后再试。")
		return nil
	}
	return tree
}

// say reports a problem at the present place.
func (r *resolver) say(code string, level source.Level, text, hint string) {
	r.problems = append(r.problems, source.Problem{Code: code, Level: level, At: r.place(), Text: text, Hint: hint})
}

// place is where we are, with the first words of the paragraph.
func (r *resolver) place() source.Pos {
	at := r.at
	if at.Para > 0 && at.Words == "" && r.here != nil {
		at.Words = words(ParagraphText(r.here))
	}
	return at
}

// sayOnce reports a problem only the first time it is met in the file.
func (r *resolver) sayOnce(code string, level source.Level, text, hint string) {
	if !r.said[code+text] {
		r.said[code+text] = true
		r.say(code, level, text, hint)
	}
}

// revision counts a tracked change, to be reported together.
func (r *resolver) revision() {
	if r.revisions++; r.revisions == 1 {
		r.firstRevision = r.place()
	}
}

func (r *resolver) reportRevisions() {
	if r.revisions > 0 {
		r.at = r.firstRevision
		r.say("Y202", source.Error, fmt.Sprintf("文件里有%d处未接受的修订，此处是第一处，不能确定哪些文字有效。", r.revisions),
			"请在“审阅”中接受或拒绝全部修订后再试。")
	}
}

// unsupported reports a feature that is left out of the page, once a place.
func (r *resolver) unsupported(code string, level source.Level, what string) {
	key := code + what + r.at.String()
	if !r.said[key] {
		r.said[key] = true
		r.say(code, level, "这里用了"+what+"，排版时不能表现。", "请在 Word 或 WPS 中去掉它，或者改用普通的文字、段落、表格。")
	}
}

// unknown reports an element that this package has never heard of.
func (r *resolver) unknown(n *Node) {
	r.skip(n)
	r.sayOnce("Y217", source.Error, fmt.Sprintf("文件里有不认识的内容（%s），排版时不能表现。", n.Name),
		"请在 Word 或 WPS 中删去该内容，或者另存为 .docx 后再试。")
}

// skip counts the paragraphs of an element that is not set, so that those
// after it keep their numbers.
func (r *resolver) skip(n *Node) {
	n.Walk(func(k *Node) bool {
		if k.Name == "w:p" {
			r.paragraphs++
		}
		return k.Name != "mc:Fallback"
	})
}

// intern makes equal formats one pointer.
func (r *resolver) intern(f Format) *Format {
	if p := r.formats[f]; p != nil {
		return p
	}
	p := &f
	r.formats[f] = p
	return p
}

func (r *resolver) title() string {
	tree := r.part(CorePart)
	if tree == nil {
		return ""
	}
	var title string
	tree.Walk(func(n *Node) bool {
		if n.Name == "dc:title" && len(n.Kids) > 0 {
			title = n.Kids[0].Text
		}
		return true
	})
	return title
}

func (r *resolver) readSettings(d *Document) {
	d.Language = r.base.language
	tree := r.part(SettingsPart)
	if tree == nil {
		return
	}
	s := tree.Root()
	if d.Language == "" {
		d.Language = s.Child("w:themeFontLang").attr("w:eastAsia")
	}
	d.EvenAndOdd = s.Child("w:evenAndOddHeaders").isOn()
	if tab := s.Child("w:defaultTabStop"); tab != nil {
		tab.length("w:val", Twip, &d.DefaultTab)
	}
	r.at.Part = "文档设置"
	r.footnoteProperties(s.Child("w:footnotePr"))
	for _, x := range unsupportedSettings {
		if s.Child(x.name).isOn() {
			r.unsupported("Y211", x.level, x.words)
		}
	}
	r.at.Part = ""
}

var unsupportedSettings = []struct {
	name, words string
	level       source.Level
}{
	{"w:mirrorMargins", "对称页边距", source.Warning},
	{"w:gutterAtTop", "顶端装订线", source.Warning},
	{"w:autoHyphenation", "西文自动断字", source.Notice}, // LibreOffice always writes it; Chinese is not hyphenated
}
