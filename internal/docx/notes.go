package docx

import "zhenggai/internal/source"

// footnotes are the notes of a file that the text refers to by their ids.
type footnotes struct {
	part   string
	byID   map[string]footnote
	format string // w:numFmt
	count  int    // numbered so far
	mark   string // of the note being read
}

// footnote is one note and how many paragraphs of the part stand before it.
type footnote struct {
	node   *Node
	before int
}

// readFootnotes finds the notes, once.
func (r *resolver) readFootnotes() {
	r.notes = &footnotes{byID: map[string]footnote{}}
	for _, rel := range r.file.relations(DocumentPart) {
		if rel.kind == "footnotes" {
			r.notes.part = rel.part
		}
	}
	tree := r.part(r.notes.part)
	if tree == nil {
		return
	}
	before := 0
	for _, k := range tree.Root().Kids {
		if k.Name == "w:footnote" {
			r.notes.byID[k.Attr("w:id")] = footnote{k, before}
		}
		k.Walk(func(n *Node) bool {
			if n.Name == "w:p" {
				before++
			}
			return n.Name != "mc:Fallback"
		})
	}
}

// footnote adds a note with its number, which counts over the whole document.
func (in *inlines) footnote(ref *Node, format *Format) {
	if in.notes == nil {
		in.readFootnotes()
	}
	note, ok := in.notes.byID[ref.Attr("w:id")]
	if !ok {
		in.say("Y205", source.Error, "这里的脚注在文件里找不到。", "请在 Word 或 WPS 中删去该脚注的引用，重新插入。")
		return
	}
	mark := ""
	if !ref.flagAttr("w:customMarkFollows") {
		in.notes.count++
		mark, ok = number(in.notes.count, in.notes.format)
		if !ok {
			in.sayOnce("Y205", source.Warning, "脚注用了特殊的编号格式（"+in.notes.format+"），按阿拉伯数字排。", "请在 Word 或 WPS 的“脚注和尾注”中改用常见的编号格式。")
			mark, _ = number(in.notes.count, "")
		}
	}
	in.add(&Note{Mark: mark, Format: format, Blocks: in.noteBlocks(note, mark)})
}

func (r *resolver) noteBlocks(note footnote, mark string) []Block {
	defer r.aside()()
	r.enter(r.notes.part, "脚注")
	r.paragraphs, r.notes.mark = note.before, mark
	return r.blocks(note.node)
}

// footnoteProperties reads w:footnotePr of the settings or of a section.
func (r *resolver) footnoteProperties(n *Node) {
	if n == nil {
		return
	}
	if r.notes == nil {
		r.readFootnotes()
	}
	if f := n.Child("w:numFmt"); f != nil {
		r.notes.format = f.val()
	}
	if pos := n.Child("w:pos").val(); pos != "" && pos != "pageBottom" {
		r.unsupported("Y205", source.Warning, "不在页面底端的脚注")
	}
	if restart := n.Child("w:numRestart").val(); restart != "" && restart != "continuous" {
		r.unsupported("Y205", source.Warning, "按页或按节重新编号的脚注")
	}
	start := 1
	if first := n.Child("w:numStart"); first != nil {
		first.count("w:val", &start)
	}
	if start != 1 {
		r.notes.count = start - 1
	}
}
