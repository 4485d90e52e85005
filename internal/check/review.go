package check

import (
	"cmp"
	"fmt"
	"maps"
	"regexp"
	"slices"
	"strings"
	"unicode"

	"zhenggai/internal/source"
)

// What a 对照检查材料 must hold: the offices in charge of 民主生活会 count it by hand.
const (
	minProblems = 500 // characters of 查摆问题
	minCauses   = 300 // characters of 原因剖析
	maxEmpty    = 10  // empty phrases before they are told
)

// empty are phrases of 对照检查 that say nothing one could check; those in charge
// count them.
var empty = regexp.MustCompile(`高度重视|狠抓落实|抓好落实|切实加强|切实提高|进一步加强|进一步提高|有待加强|有待提高|还需加强|不够深入|不够到位|不够扎实|不够全面|力度不够|重视不够|认识不足|站位不高|紧迫感不强|主动性不强|不够严格`)

var (
	firstLevel = regexp.MustCompile(`^[一二三四五六七八九十]+、`)
	problemsAt = regexp.MustCompile(`(存在|查摆).*问题`)
	causesAt   = regexp.MustCompile(`原因|剖析`)
)

// portion is the length of a first-level part of a paper.
type portion struct {
	at    source.Pos
	runes int
}

// reviewed applies the rules on share and length to a 对照检查材料, which says in
// its title that it is one.
func reviewed(t Text) source.Problems {
	if !isReview(t) {
		return nil
	}
	problems, causes, all := portions(t)
	var out source.Problems
	short := func(code, name string, p portion, least int) {
		if p.runes < least {
			out = append(out, source.Problem{
				Code: code, Level: source.Warning, At: placeOf(p, t), Text: fmt.Sprintf("%s共%d字，少于%d字", name, p.runes, least),
				Hint: "请在“对照检查”表中补充，写清具体事例、时间和数量",
			})
		}
	}
	short("W301", "查摆问题部分", problems, minProblems)
	short("W302", "原因剖析部分", causes, minCauses)
	if both := problems.runes + causes.runes; both*2 < all {
		out = append(out, source.Problem{
			Code: "W303", Level: source.Warning, At: placeOf(problems, t),
			Text: fmt.Sprintf("查摆问题和原因剖析共%d字，不足全文%d字的一半", both, all), Hint: "请充实查摆和剖析，或者精简其他部分",
		})
	}
	return append(out, countEmpty(t, problems)...)
}

// countEmpty tells how often empty phrases stand in a 对照检查材料, most frequent first.
func countEmpty(t Text, at portion) source.Problems {
	times := map[string]int{}
	all := 0
	for _, p := range t.Paragraphs {
		for _, phrase := range empty.FindAllString(p.Text, -1) {
			times[phrase]++
			all++
		}
	}
	if all <= maxEmpty {
		return nil
	}
	phrases := slices.SortedFunc(maps.Keys(times), func(a, b string) int { return cmp.Or(times[b]-times[a], cmp.Compare(a, b)) })
	words := make([]string, len(phrases))
	for i, phrase := range phrases {
		words[i] = fmt.Sprintf("“%s”%d处", phrase, times[phrase])
	}
	return source.Problems{{
		Code: "W304", Level: source.Notice, At: placeOf(at, t),
		Text: fmt.Sprintf("套话共%d处：%s", all, strings.Join(words, "、")), Hint: "请换成具体的人、事、时间和数量",
	}}
}

func isReview(t Text) bool {
	for _, p := range t.Paragraphs {
		if strings.Contains(p.Text, "对照检查材料") {
			return true
		}
		if firstLevel.MatchString(p.Text) {
			return false
		}
	}
	return false
}

// portions measures the two parts and the whole, without headings of the first
// level. What a paper has not gives a portion without a place.
func portions(t Text) (problems, causes portion, all int) {
	var now *portion
	for _, p := range t.Paragraphs {
		if firstLevel.MatchString(p.Text) {
			now = nil
			switch {
			case causesAt.MatchString(p.Text):
				now = &causes
			case problemsAt.MatchString(p.Text):
				now = &problems
			}
			if now != nil && now.at.IsZero() {
				now.at = p.At
			}
			continue
		}
		n := length(p.Text)
		all += n
		if now != nil {
			now.runes += n
		}
	}
	return problems, causes, all
}

// length counts characters the way offices do: marks count, blanks do not.
func length(s string) int {
	n := 0
	for _, r := range s {
		if !unicode.IsSpace(r) {
			n++
		}
	}
	return n
}

func placeOf(p portion, t Text) source.Pos {
	if p.at.IsZero() {
		return source.Pos{File: t.Name}
	}
	return p.at
}
