package generators

import (
	"fmt"
	"strings"

	"zhenggai/internal/source"
	"zhenggai/internal/zh"
)

// phrase is a text without its closing stop, to go into a sentence.
func phrase(f source.Fact) source.Fact { f.Text = zh.Phrase(f.Text); return f }

// sentence ends with one full stop.
func sentence(f source.Fact) source.Fact { f.Text = zh.Sentence(f.Text); return f }

// quoted is for use inside “ ”.
func quoted(f source.Fact) source.Fact {
	f.Text = zh.InnerQuotes(zh.Phrase(f.Text))
	return f
}

// brief is the name of an aspect without 方面 at its end, for “…”方面.
func brief(f source.Fact) source.Fact {
	f = quoted(f)
	f.Text = strings.TrimSuffix(f.Text, "方面")
	return f
}

// numbered is a third-level heading number, 1. 2. 3.
func numbered(n int) source.Fact { return label(zh.Third(n)) }

// fourth is a fourth-level number, （1）.
func fourth(n int) string { return fmt.Sprintf("（%d）", n) }

// point numbers one of several points inside a paragraph, 一是 二是; a single
// point has no number.
func point(i, of int) source.Fact {
	if of < 2 {
		return source.Fact{}
	}
	return label(zh.Numeral(i+1) + "是")
}

// label is a fact that no cell is behind: a number of the form, a setting.
func label(s string) source.Fact { return source.Fact{Text: s} }
