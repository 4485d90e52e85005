package layout

import "unicode"

// script is the kind of text a character belongs to; it decides the font and
// the rules for breaking lines.
type script uint8

const (
	weak script = iota // punctuation and signs of both: follows its neighbours
	asian
	latin
)

// span is a range of characters of one script; what lies in no span is weak.
type span struct {
	to     rune
	from   rune
	script script
}

// spans is how LibreOffice (i18npool, breakiteratorImpl) sorts the blocks of
// Unicode. Note that ×, · and ° are Latin and that “”, —, … and ① are weak.
var spans = []span{
	{0x20, 0x20, weak}, {0x02C7, 0x21, latin}, {0x036F, 0x02C8, latin},
	{0x1FFF, 0x0370, latin}, {0x215F, 0x2150, weak},
	{0x2FFF, 0x2E80, asian}, {0xD7FF, 0x3000, asian},
	{0xFAFF, 0xF900, asian}, {0xFE4F, 0xFE30, asian},
	{0xFFEF, 0xFF00, asian}, {0x3FFFF, 0x20000, asian},
}

func scriptOf(r rune) script {
	switch {
	case r == ' ' || r == 0xA0:
		return weak
	case r >= 0x4E00 && r <= 0x9FFF:
		return asian
	}
	for _, s := range spans {
		if r <= s.to {
			if r >= s.from {
				return s.script
			}
			return weak
		}
	}
	return weak
}

// settle gives every unit of a paragraph its script: a weak one takes that of
// the strong one before it.
func (e *engine) settle(us []unit) {
	now := e.opening(us)
	for i := range us {
		u := &us[i]
		sc := weak
		switch {
		case u.kind == character:
			sc = scriptOf(u.r)
		case e.habits.LatinTabs && u.kind != picture:
			sc = latin
		}
		if sc != weak {
			now = sc
		}
		u.script = now
		if !e.habits.IgnoreHint && u.style != nil && u.style.HintEastAsia && wide(u.r) {
			u.script = asian
		}
	}
}

// opening is the script of weak characters at the head of a paragraph.
func (e *engine) opening(us []unit) script {
	if e.habits.IgnoreHint {
		return latin
	}
	for _, u := range us {
		if sc := scriptOf(u.r); sc != weak && u.kind == character {
			return sc
		}
	}
	return asian
}

// wide are the characters that w:hint="eastAsia" makes Chinese.
func wide(r rune) bool {
	return r >= 0x2010 && r <= 0x27BF || r == 0xB7 || r == 0xD7 || r == 0xB0 || r == 0xB1 || r == 0xF7
}

func isWord(r rune) bool { return unicode.IsLetter(r) || unicode.IsNumber(r) }
