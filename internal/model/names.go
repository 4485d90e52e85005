package model

import (
	"regexp"
	"slices"

	"zhenggai/internal/source"
)

var (
	spacedName = regexp.MustCompile(`(^|[、，,/；;\s])(\p{Han})[\s\x{3000}\x{00a0}]+(\p{Han})($|[、，,/；;\s])`)
	oddDot     = regexp.MustCompile(`(\p{Han})[.．•・‧∙⋅](\p{Han})`)
)

// joinName closes the gap that a two-character name is padded with, and puts the
// dot of a name of two parts right: 买买提·艾力.
func joinName(s string) string {
	for range 2 { // neighbours share a separator
		s = spacedName.ReplaceAllString(s, "$1$2$3$4")
	}
	return oddDot.ReplaceAllString(s, "$1·$2")
}

// dots tells of names whose dot was put right.
func (l *loader) dots(row *Row, fields ...string) {
	for _, name := range fields {
		f := row.Text(name)
		if oddDot.MatchString(f.Text) {
			l.warn("L213", place(f, row.Pos), "请统一使用间隔号“·”。", "%s“%s”的间隔号不规范，已按“%s”处理。", name, quote(f.Text), quote(joinName(f.Text)))
		}
	}
}

// officePart is what a cell adds to an office to say its part: 财务科（牵头）.
var officePart = regexp.MustCompile(`[（(](?:牵头|主办|主责|负责|(配合|协办))(?:单位|科室|部门)?[）)]$`)

// offices splits a cell that names several offices into those in charge and those
// that it says only help, without their parts.
func offices(f source.Fact) (charged, helping []source.Fact) {
	for _, o := range several(f) {
		part := officePart.FindStringSubmatch(o.Text)
		o.Text = officePart.ReplaceAllString(o.Text, "")
		if part != nil && part[1] != "" {
			helping = append(helping, o)
		} else {
			charged = append(charged, o)
		}
	}
	return charged, helping
}

// often is how many measures an office has that others may be slips of.
const often = 3

// slips: an office that is named once and is nearly one that is named often.
func (l *loader) slips() {
	count := map[string]int{}
	var names []string
	for _, m := range l.eachMeasure() {
		for _, o := range slices.Concat(m.Offices, m.Partners) {
			if count[o.Text]++; count[o.Text] == often {
				names = append(names, o.Text)
			}
		}
	}
	for _, m := range l.eachMeasure() {
		for _, o := range slices.Concat(m.Offices, m.Partners) {
			if near := source.Closest(o.Text, names); count[o.Text] == 1 && near != "" && slip(o.Text, near) {
				l.notice("L216", place(o, m.Row), "如果是，请改正；不是的不必理会。", "科室“%s”只出现一次，是不是“%s”？", quote(o.Text), near)
			}
		}
	}
}

// slip: two names of one length that begin alike and do not only differ in a
// number: 办公是 is a slip of 办公室, 业务一科 is none of 业务二科.
func slip(a, b string) bool {
	x, y := []rune(a), []rune(b)
	return len(x) == len(y) && len(x) > 2 && x[0] == y[0] && unnumbered.ReplaceAllString(a, "") != unnumbered.ReplaceAllString(b, "")
}

var unnumbered = regexp.MustCompile(`[一二三四五六七八九十\d甲乙丙丁]`)
