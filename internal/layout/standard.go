package layout

import (
	"strings"
	"unicode"

	"zhenggai/internal/docx"
)

// The marks of which half an em is blank: those that open at its left, those
// that close at its right (GB/T 15834—2011, 5.1).
var (
	opens  = marksOf("（〔【《〈「『［｛“‘")
	closes = marksOf("，。、；：？！）〕】》〉」』］｝”’")
)

// squeeze takes the blank half of marks away where two meet, as in 》， and
// ”（, and at the end of a line.
func squeeze(us []unit) {
	for i := range us {
		u := &us[i]
		if !u.fullMark() {
			continue
		}
		half := u.style.size / 2
		if i+1 < len(us) && us[i+1].fullMark() && !(opens.has(u.r) && closes.has(us[i+1].r)) {
			u.width -= half
		} else if closes.has(u.r) {
			u.tail += half
		}
	}
}

// fullMark reports whether a unit is a mark as wide as a hanzi.
func (u *unit) fullMark() bool {
	return u.kind == character && u.face != nil && (opens.has(u.r) || closes.has(u.r)) &&
		advance(u.face, u.glyph, u.style)*100 >= u.style.size*docx.Len(u.style.scale)*9/10
}

// wholeNumbers moves the end of a line before a number that would be cut from
// its unit or from the 〕 of a 发文字号, if something is left of the line.
func (b *breaker) wholeNumbers(from, at int) int {
	if at >= len(b.us) || !b.numbered(at) {
		return at
	}
	k := at
	for k > from && (b.numbered(k) || first.has(b.us[k].r) || last.has(b.us[k-1].r)) {
		k--
	}
	if k == from {
		return at
	}
	return k
}

// numbered reports whether units at-1 and at belong to one number with its
// unit, 12,345.67万 or 88.9% or 〔2026〕15号.
func (b *breaker) numbered(at int) bool {
	before, after := b.us[at-1].r, b.us[at].r
	switch {
	case unicode.IsDigit(before):
		return unicode.IsDigit(after) || unicode.Is(unicode.Han, after) || strings.ContainsRune(".,%％‰℃〕", after)
	case unicode.IsDigit(after):
		return strings.ContainsRune(".,〔〕第", before)
	}
	return false
}
