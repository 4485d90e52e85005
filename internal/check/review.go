package check

import (
	"fmt"
	"regexp"
	"strings"
	"unicode"

	"zhenggai/internal/source"
)

// What a 对照检查材料 must hold: the offices in charge of 民主生活会 count it by hand.
const (
	minProblems = 500 // characters of 查摆问题
	minCauses   = 300 // characters of 原因剖析
)

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
	return out
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
