package check

import (
	"fmt"
	"regexp"
	"slices"
	"strings"
	"unicode/utf8"
)

// ownName is how an office speaks of itself. Words that only begin like one
// (我办理, 我部署) are left out by the letter that follows.
var ownName = regexp.MustCompile(`我(单位|中心|公司|集团|街道|办|局|馆|委|院|校|厅|署|社)(.?)`)

const notAName = "理事案公托派对"

// findOwnNames finds names for the office other than its own 自称, or where the
// ledger gives none, than the first that the paper uses.
func findOwnNames(t Text) []spot {
	self := t.Self
	var out []spot
	for i, p := range t.Paragraphs {
		for _, m := range ownName.FindAllStringSubmatchIndex(p.Text, -1) {
			name := p.Text[m[0]:m[3]]
			if next := p.Text[m[4]:m[5]]; next != "" && strings.Contains(notAName, next) {
				continue
			}
			if self == "" {
				self = name
			}
			if name != self {
				out = append(out, spot{i, at(p.Text, m[0], m[3], fmt.Sprintf("自称前后不一：这里写“%s”，别处写“%s”", name, self))})
			}
		}
	}
	return out
}

// levels are the numbers of headings: 一、 （一） 1.
var levels = []*regexp.Regexp{
	regexp.MustCompile(`^[一二三四五六七八九十]+、`), regexp.MustCompile(`^（[一二三四五六七八九十]+）`), regexp.MustCompile(`^\d+[.．][^\d]`),
}

// longestHeading is how many characters a paragraph may have to be a heading
// alone on its line, and no sentence.
const longestHeading = 40

// findHeadingStops finds headings that end with a stop where most of their level
// do not, or the other way round.
func findHeadingStops(t Text) []spot {
	var out []spot
	for _, level := range levels {
		var with, without []int
		for i, p := range t.Paragraphs {
			if !level.MatchString(p.Text) || utf8.RuneCountInString(p.Text) > longestHeading || strings.ContainsAny(strings.TrimSuffix(p.Text, "。"), "。；：") {
				continue
			}
			if strings.HasSuffix(p.Text, "。") {
				with = append(with, i)
			} else {
				without = append(without, i)
			}
		}
		odd, text := with, "这个标题末尾有句号，同一级的其他标题没有"
		if len(with) > len(without) {
			odd, text = without, "这个标题末尾没有句号，同一级的其他标题有"
		}
		if len(with) == 0 || len(without) == 0 {
			continue
		}
		for _, i := range odd {
			n := utf8.RuneCountInString(t.Paragraphs[i].Text)
			out = append(out, spot{i, hit{start: n - 1, end: n, text: text}})
		}
	}
	return out
}

var (
	stillOpen = regexp.MustCompile(`(?:未完成|尚未完成的?|没有完成的?)[1-9]\d*条|[1-9]\d*条(?:措施)?(?:尚未完成|没有完成|逾期未完成)`)
	allDone   = regexp.MustCompile(`(?:措施|任务|问题|事项)[^，。；、：]{0,4}(?:已|均已|都已)?全部(?:整改)?(?:完成|销号|办结)|(?:措施|任务|问题|事项)均已(?:整改)?完成`)
)

// findFinished finds the claim that everything is done in a paper that counts
// something open.
func findFinished(t Text) []spot {
	counted := slices.IndexFunc(t.Paragraphs, func(p Paragraph) bool { return stillOpen.MatchString(p.Text) })
	if counted < 0 {
		return nil
	}
	open := stillOpen.FindString(t.Paragraphs[counted].Text)
	var out []spot
	for i, p := range t.Paragraphs {
		for _, m := range allDone.FindAllStringIndex(p.Text, -1) {
			if !strings.HasPrefix(p.Text[m[1]:], "的") {
				out = append(out, spot{i, at(p.Text, m[0], m[1], fmt.Sprintf("“%s”与本文的“%s”矛盾", p.Text[m[0]:m[1]], open))})
			}
		}
	}
	return out
}
