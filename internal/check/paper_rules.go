package check

import (
	"fmt"
	"regexp"
	"slices"
	"strings"
	"unicode/utf8"

	"zhenggai/internal/source"
)

// paperRules: P1xx and P3xx guard what may be published, W2xx the wording.
var paperRules = []rule{
	{"P102", source.Error, outsiders, inEach(findPersons), "请在台账中改为“相关工作人员”等泛称；确需点名的，把姓名加入 config.toml 的 [public] names"},
	{"P301", source.Error, outsiders, inEach(findPersonal), "请在台账中删去或遮盖该信息"},
	{"P401", source.Error, publicly, pattern(`绝密|机密|秘密★|内部资料|注意保存|不得公开|仅供内部|工作秘密|举报人|信访人|问题线索|初步核实|立案审查`, "公开稿出现不宜公开的字样“%s”"),
		"请改写台账中的公开表述，或将该问题的“是否公开”改为“否”"},
	{"P109", source.Warning, publicly, pattern(`【待补充：[^】]*】|\{\{|\}\}|××|XX+`, "公开稿仍有占位内容“%s”"), "请补全台账或模板后重新生成"},
	{"W201", source.Warning, everyone, pattern(`截止(目前|\d{4}年|\d{1,2}月)`, "“%s”应为“截至”"), "时点用“截至”，“截止”只用于“……截止”"},
	{"W202", source.Warning, everyone, pattern(`[，。；：、！？][，。；：、]`, "标点重复“%s”"), "请删去多余的标点"},
	{"W203", source.Warning, everyone, pattern(`\p{Han}[,;:?!]\p{Han}`, "汉字之间用了半角标点“%s”"), "请改为全角标点"},
	{"W204", source.Warning, everyone, inEach(findUnpaired), "请补全或删去不成对的标点"},
	{"W205", source.Warning, everyone, pattern(`\d{1,2}月\d{1,2}[至到—～-]\d{1,2}日`, "日期“%s”中前一个日期缺少“日”"), "请写作“4月15日至23日”"},
	{"W206", source.Warning, everyone, inEach(findSplits), "请核对总数和分项，改正不对的一个；只列举一部分的，不写“其中”"},
	{"W207", source.Warning, everyone, findOwnNames, "一份文书里对本单位的自称应当一致，按“基本信息”中的“自称”改正"},
	{"W208", source.Warning, everyone, findHeadingStops, "同一级标题的末尾，要么都用句号，要么都不用"},
	{"W209", source.Warning, everyone, findFinished, "还有没完成的，不说全部完成；请改写这一句，或者核对台账中的整改状态"},
}

// pattern finds a regular expression; the message quotes what was found.
func pattern(expr, message string) func(Text) []spot {
	re := regexp.MustCompile(expr)
	return inEach(func(_ Text, p Paragraph) []hit {
		var out []hit
		for _, m := range re.FindAllStringIndex(p.Text, -1) {
			out = append(out, at(p.Text, m[0], m[1], fmt.Sprintf(message, p.Text[m[0]:m[1]])))
		}
		return out
	})
}

// at turns byte offsets into a hit.
func at(text string, from, to int, message string) hit {
	start := utf8.RuneCountInString(text[:from])
	return hit{start: start, end: start + utf8.RuneCountInString(text[from:to]), text: message}
}

// findPersons finds names from the columns for responsible persons, also when
// spaces stand between the characters.
func findPersons(t Text, p Paragraph) []hit {
	dense, offset := withoutSpaces(p.Text)
	var out []hit
	for _, person := range t.Persons {
		if utf8.RuneCountInString(person.Text) < 2 || slices.Contains(t.Allowed, person.Text) {
			continue
		}
		if i := strings.Index(dense, person.Text); i >= 0 {
			h := at(p.Text, offset[i], offset[i+len(person.Text)-1]+1, fmt.Sprintf("公开稿出现责任人员姓名“%s”", person.Text))
			h.also = person.From[:min(1, len(person.From))]
			out = append(out, h)
		}
	}
	return out
}

// withoutSpaces drops white space and gives each remaining byte its old offset.
func withoutSpaces(s string) (string, []int) {
	var b strings.Builder
	var offset []int
	for i, r := range s {
		if strings.ContainsRune(" \t\n\u00a0\u3000\u200b", r) {
			continue
		}
		for k := range utf8.RuneLen(r) {
			offset = append(offset, i+k)
		}
		b.WriteRune(r)
	}
	return b.String(), offset
}

var (
	mobile   = regexp.MustCompile(`1[3-9]\d{9}`)
	identity = regexp.MustCompile(`\d{17}[\dXx]`)
	bankCard = regexp.MustCompile(`\d{16,19}`)
)

// findPersonal finds mobile numbers, identity numbers (18 digits with a right
// check digit, GB 11643) and bank cards (Luhn). The message masks the middle.
func findPersonal(_ Text, p Paragraph) []hit {
	var out []hit
	find := func(re *regexp.Regexp, name string, sure func(string) bool) {
		for _, m := range re.FindAllStringIndex(p.Text, -1) {
			if s := p.Text[m[0]:m[1]]; !insideDigits(p.Text, m) && sure(s) {
				out = append(out, at(p.Text, m[0], m[1], fmt.Sprintf("公开稿出现%s“%s****%s”", name, s[:3], s[len(s)-4:])))
			}
		}
	}
	find(mobile, "手机号码", func(string) bool { return true })
	find(identity, "身份证号码", validIdentity)
	find(bankCard, "银行卡号", func(s string) bool { return luhn(s) && !(len(s) == 18 && validIdentity(s)) })
	return out
}

// insideDigits reports whether a match is only part of a longer number.
func insideDigits(s string, m []int) bool {
	digit := func(i int) bool { return i >= 0 && i < len(s) && s[i] >= '0' && s[i] <= '9' }
	return digit(m[0]-1) || digit(m[1])
}

func validIdentity(s string) bool {
	weights := [...]int{7, 9, 10, 5, 8, 4, 2, 1, 6, 3, 7, 9, 10, 5, 8, 4, 2}
	sum := 0
	for i, w := range weights {
		sum += int(s[i]-'0') * w
	}
	return "10X98765432"[sum%11] == strings.ToUpper(s)[17]
}

func luhn(s string) bool {
	sum := 0
	for i := range len(s) {
		d := int(s[len(s)-1-i] - '0')
		if i%2 == 1 {
			if d *= 2; d > 9 {
				d -= 9
			}
		}
		sum += d
	}
	return sum%10 == 0
}

var pairs = map[rune]rune{'”': '“', '》': '《', '）': '（', '〕': '〔', '】': '【', '’': '‘'}

// findUnpaired finds quotation marks and brackets without their partner.
func findUnpaired(_ Text, p Paragraph) []hit {
	type open struct {
		mark rune
		at   int
	}
	var stack []open
	var out []hit
	lone := func(mark rune, i int) {
		out = append(out, hit{start: i, end: i + 1, text: fmt.Sprintf("标点“%c”不成对", mark)})
	}
	for i, r := range []rune(p.Text) {
		switch left, closes := pairs[r]; {
		case closes && len(stack) > 0 && stack[len(stack)-1].mark == left:
			stack = stack[:len(stack)-1]
		case closes:
			lone(r, i)
		case strings.ContainsRune("“《（〔【‘", r):
			stack = append(stack, open{r, i})
		}
	}
	for _, o := range stack {
		lone(o.mark, o.at)
	}
	return out
}
