package docx

import (
	"fmt"
	"strconv"
	"strings"

	"zhenggai/internal/source"
)

// numRef is what a paragraph's w:numPr says.
type numRef struct {
	id    string // w:numId; "" and "0" are none
	level int
}

const numLevels = 9

// numbering holds the definitions of numbering.xml and the running counts.
type numbering struct {
	lists    map[string]*list // by w:numId
	counters map[string]*[numLevels]int
	begun    map[string]bool // numId whose startOverride has been applied
}

// A list is one w:num: the levels of its abstract numbering with its own
// overrides.
type list struct {
	abstract string
	levels   [numLevels]*numLevel
	restart  [numLevels]int // startOverride + 1, 0 for none
}

type numLevel struct {
	node   *Node
	start  int
	format string
	text   string
}

func (l *numLevel) child(name string) *Node {
	if l == nil {
		return nil
	}
	return l.node.Child(name)
}

func (r *resolver) readNumbering() {
	r.numbering = &numbering{lists: map[string]*list{}, counters: map[string]*[numLevels]int{}, begun: map[string]bool{}}
	tree := r.part(NumberingPart)
	if tree == nil {
		return
	}
	abstract := map[string]*Node{}
	linked := map[string]*Node{} // by the numbering style they define
	for _, k := range tree.Root().Kids {
		if k.Name == "w:abstractNum" {
			abstract[k.Attr("w:abstractNumId")] = k
			if id := k.Child("w:styleLink").val(); id != "" {
				linked[id] = k
			}
		}
	}
	for _, k := range tree.Root().Kids {
		if k.Name != "w:num" {
			continue
		}
		a := abstract[k.Child("w:abstractNumId").val()]
		if other := linked[a.Child("w:numStyleLink").val()]; other != nil {
			a = other
		}
		if a != nil {
			r.numbering.lists[k.Attr("w:numId")] = newList(a, k)
		}
	}
}

func newList(abstract, num *Node) *list {
	l := &list{abstract: abstract.Attr("w:abstractNumId")}
	l.read(abstract)
	for _, k := range num.Kids {
		level := numLevels
		if k.count("w:ilvl", &level); k.Name != "w:lvlOverride" || level < 0 || level >= numLevels {
			continue
		}
		l.read(k)
		if start := k.Child("w:startOverride"); start != nil {
			first := 0
			start.count("w:val", &first)
			l.restart[level] = first + 1
		}
	}
	return l
}

func (l *list) read(from *Node) {
	for _, k := range from.Kids {
		level := numLevels
		if k.count("w:ilvl", &level); k.Name != "w:lvl" || level < 0 || level >= numLevels {
			continue
		}
		n := &numLevel{node: k, format: k.Child("w:numFmt").val(), text: k.Child("w:lvlText").val()}
		if start := k.Child("w:start"); start != nil {
			start.count("w:val", &n.start)
		}
		l.levels[level] = n
	}
}

// level is the definition a reference points at, nil when there is none.
func (n *numbering) level(ref numRef) *numLevel {
	l := n.lists[ref.id]
	if l == nil || ref.level < 0 || ref.level >= numLevels {
		return nil
	}
	return l.levels[ref.level]
}

// ofStyle reads the numPr of a style: the level is the one tied to the style.
func (n *numbering) ofStyle(numPr *Node, before numRef, styleID string) numRef {
	ref := direct(numPr, before)
	if l := n.lists[ref.id]; l != nil {
		for i, level := range l.levels {
			if level.child("w:pStyle").val() == styleID {
				ref.level = i
			}
		}
	}
	return ref
}

// direct reads a numPr over what the style says.
func direct(numPr *Node, before numRef) numRef {
	if id := numPr.Child("w:numId"); id != nil {
		before.id = id.val()
		before.level = 0
	}
	if level := numPr.Child("w:ilvl"); level != nil {
		level.count("w:val", &before.level)
	}
	return before
}

// label counts a numbered paragraph and returns the text in front of it.
func (r *resolver) label(p *props) *Label {
	if p.num.id == "" || p.num.id == "0" {
		return nil
	}
	level := r.numbering.level(p.num)
	if level == nil {
		r.sayOnce("Y215", source.Warning, fmt.Sprintf("这一段的自动编号（%s）没有定义，不会印出编号。", p.num.id),
			"请在 Word 或 WPS 中重新设置编号，或者直接写出序号。")
		return nil
	}
	counts := r.numbering.advance(p.num)
	run := p.runProps
	r.applyRun(&run, level.child("w:rPr"))
	if jc := level.child("w:lvlJc").val(); jc == "right" || jc == "end" || jc == "center" || level.child("w:lvlPicBulletId") != nil {
		r.sayOnce("Y215", source.Warning, "这一段的编号用了图片或特殊的对齐方式，按左对齐的文字排。", "请在 Word 或 WPS 中改用左对齐的文字编号。")
	}
	l := &Label{Text: r.labelText(p.num, level, counts), Format: *r.intern(run.Format), Suffix: '\t'}
	switch level.child("w:suff").val() {
	case "space":
		l.Suffix = ' '
	case "nothing":
		l.Suffix = 0
	}
	return l
}

// advance counts one paragraph of a level; deeper levels begin anew. Lists that
// share an abstract numbering go on counting, unless one says where to start.
func (n *numbering) advance(ref numRef) *[numLevels]int {
	l := n.lists[ref.id]
	c := n.counters[l.abstract]
	if c == nil {
		c = new([numLevels]int)
		for i := range c {
			c[i] = l.first(i) - 1
		}
		n.counters[l.abstract] = c
	}
	if !n.begun[ref.id] {
		n.begun[ref.id] = true
		for i, first := range l.restart {
			if first > 0 {
				c[i] = first - 2
			}
		}
	}
	c[ref.level]++
	for i := ref.level + 1; i < numLevels; i++ {
		if l.restarts(i, ref.level) {
			c[i] = l.first(i) - 1
		}
	}
	return c
}

func (l *list) first(level int) int {
	if l.levels[level] == nil {
		return 1
	}
	return l.levels[level].start
}

// restarts reports whether a level begins anew after a paragraph of a higher
// one; w:lvlRestart may name the level that does it, 0 none.
func (l *list) restarts(level, after int) bool {
	restart := l.levels[level].child("w:lvlRestart")
	if restart == nil {
		return true
	}
	by := 0
	restart.count("w:val", &by)
	return after < by
}

// labelText puts the counts into a level's pattern such as %1.%2.
func (r *resolver) labelText(ref numRef, level *numLevel, counts *[numLevels]int) string {
	if level.format == "bullet" {
		return bullet(level.text)
	}
	legal := level.child("w:isLgl").isOn()
	var b strings.Builder
	for i := 0; i < len(level.text); i++ {
		c := level.text[i]
		if c != '%' || i+1 >= len(level.text) || level.text[i+1] < '1' || level.text[i+1] > '9' {
			b.WriteByte(c)
			continue
		}
		i++
		at := int(level.text[i] - '1')
		format := "decimal"
		if l := r.numbering.level(numRef{ref.id, at}); l != nil && !legal {
			format = l.format
		}
		count := max(counts[at], r.numbering.lists[ref.id].first(at)) // a skipped level shows its start
		s, ok := number(count, format)
		if !ok {
			r.sayOnce("Y215", source.Warning, fmt.Sprintf("自动编号的格式“%s”不能表现，按阿拉伯数字排。", format),
				"请在 Word 或 WPS 中改用阿拉伯数字或汉字编号。")
			s = strconv.Itoa(count)
		}
		b.WriteString(s)
	}
	return b.String()
}

// symbolBullets are the usual bullets of the Symbol and Wingdings fonts, which
// live in the private area, as ordinary characters.
var symbolBullets = strings.NewReplacer("\uf0b7", "•", "\uf06c", "●", "\uf06e", "■", "\uf075", "◆",
	"\uf0d8", "➢", "\uf0fc", "✓", "\uf0a7", "▪", "\uf071", "❑", "\uf076", "❖")

func bullet(s string) string { return symbolBullets.Replace(s) }
