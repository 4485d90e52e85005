package layout

// The marks that may not begin a line, not end one, and those that may hang
// over the margin: LibreOffice's lists for zh-CN, as they stand in the locale
// data of 7.4 (liblocaledata_others.so). Note what they lack: % … — may begin
// a line.
const (
	notFirst = ":!),.:;?]}¢'\"、。〉》」』】〕〗〞︰︱︳﹐､﹒﹔﹕﹖﹗﹚﹜﹞！），．：；？｜｝︴︶︸︺︼︾﹀﹂﹄﹏､～￠々‖•·ˇˉ―--′’”"
	notLast  = "([{£¥'\"‵〈《「『【〔〖（［｛￡￥〝︵︷︹︻︽︿﹁﹃﹙﹛﹝（｛“‘"
	mayHang  = "!,.:;?、。！，．：；？"
)

// marks is a set of characters, fast to ask.
type marks [256]*[256]bool

func marksOf(s string) *marks {
	m := new(marks)
	for _, r := range s {
		p := m[r>>8&0xFF]
		if p == nil {
			p = new([256]bool)
			m[r>>8&0xFF] = p
		}
		p[r&0xFF] = true
	}
	return m
}

func (m *marks) has(r rune) bool {
	if r < 0 || r > 0xFFFF {
		return false
	}
	p := m[r>>8]
	return p != nil && p[r&0xFF]
}

var first, last, hang = marksOf(notFirst), marksOf(notLast), marksOf(mayHang)

// chineseBreak finds where a line may end when the first character that does
// not fit is at cut and the text around it is Chinese. The answer is cut+1 or
// more when a mark hangs. It follows BreakIterator_CJK::getLineBreak of 7.4,
// with its peculiarity: after a mark that could hang, the search goes on from
// behind it, so “。”” is taken down to the next line with the character before.
func chineseBreak(us []unit, cut int, hangs, kinsoku bool) int {
	at := cut
	if hangs && hang.has(us[at].r) {
		at++
		if at == len(us) {
			return at
		}
	}
	if !kinsoku {
		return at
	}
	for at > 0 && at < len(us) && (first.has(us[at].r) || last.has(us[at-1].r)) {
		at--
	}
	return at
}
