package docx

import (
	"fmt"
	"strconv"
	"strings"

	"zhenggai/internal/source"
)

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
