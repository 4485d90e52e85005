package build

import (
	"fmt"
	"maps"
	"slices"
	"strings"

	"zhenggai/internal/fill"
	"zhenggai/internal/merge"
)

// maxChanges is how many changed values a reason lists before it only counts.
const maxChanges = 8

// changes says why a job's key is no longer that of the log.
func (in *Inputs) changes(j *Job, old Entry) []string {
	var why []string
	if old.Template != j.entry.Template {
		why = append(why, "模板已修改")
	}
	if d, ok := ReadDetail(in.Project.Out, j.Name); ok {
		why = append(why, changedLeaves(common(d.Leaves, j.leaves))...)
	}
	if old.Fonts != j.entry.Fonts {
		why = append(why, "字体文件有变化")
	}
	if old.Engine != j.entry.Engine {
		why = append(why, "PDF 改用另一种方式或另一个版本排版")
	}
	if old.Program != j.entry.Program {
		why = append(why, "程序已更新")
	}
	if len(why) == 0 {
		why = []string{"设置或数据有变化"}
	}
	return why
}

// common keeps the leaves of the fields that both makings read: a template that
// asks for more or less is a reason of its own.
func common(old, now []fill.Leaf) (a, b []fill.Leaf) {
	read := func(leaves []fill.Leaf) map[string]bool {
		paths := map[string]bool{}
		for _, l := range leaves {
			paths[plainPath(l.Path)] = true
		}
		return paths
	}
	keep := func(leaves []fill.Leaf, paths map[string]bool) (out []fill.Leaf) {
		for _, l := range leaves {
			if paths[plainPath(l.Path)] {
				out = append(out, l)
			}
		}
		return out
	}
	return keep(old, read(now)), keep(now, read(old))
}

// changedLeaves lists the values between the first and the last difference.
// Leaves are matched by path without indices, so that a row put in above does
// not make everything below it look changed.
func changedLeaves(old, now []fill.Leaf) []string {
	for len(old) > 0 && len(now) > 0 && same(old[0], now[0]) {
		old, now = old[1:], now[1:]
	}
	for len(old) > 0 && len(now) > 0 && same(old[len(old)-1], now[len(now)-1]) {
		old, now = old[:len(old)-1], now[:len(now)-1]
	}
	was := map[string]fill.Leaf{}
	for _, l := range old {
		was[l.Path] = l
	}
	var why []string
	for _, l := range now {
		o, ok := was[l.Path]
		delete(was, l.Path)
		if !ok || o.Text != l.Text {
			why = append(why, describe(l.Path, o, l))
		}
	}
	for _, path := range slices.Sorted(maps.Keys(was)) {
		why = append(why, describe(path, was[path], fill.Leaf{}))
	}
	return shortened(cellsFirst(why))
}

func same(a, b fill.Leaf) bool { return plainPath(a.Path) == plainPath(b.Path) && a.Text == b.Text }

// plainPath drops the indices: 方面[1].问题[2].标题 is 方面.问题.标题.
func plainPath(p string) string {
	var b strings.Builder
	depth := 0
	for _, r := range p {
		switch {
		case r == '[':
			depth++
		case r == ']':
			depth--
		case depth == 0:
			b.WriteRune(r)
		}
	}
	return b.String()
}

// describe is one reason: 整改台账.xlsx!整改台账!Q12 “正在推进”→“已完成”.
func describe(path string, old, now fill.Leaf) string {
	at := now.From
	if len(at) == 0 {
		at = old.From
	}
	place := path
	if len(at) == 1 {
		place = at[0].String()
	}
	from, to, newFrom, newTo := merge.Differing(old.Text, now.Text)
	return fmt.Sprintf("%s “%s”→“%s”", place, excerpt(old.Text, from, to), excerpt(now.Text, newFrom, newTo))
}

// How much of a value a reason shows: so many characters at most, and so many
// of what is the same on either side of what differs.
const (
	maxExcerpt = 24
	context    = 8
)

// excerpt shows the part of a value that differs, from and to in characters,
// with some words around it.
func excerpt(s string, from, to int) string {
	r := []rune(strings.ReplaceAll(s, "\n", " "))
	if len(r) <= maxExcerpt {
		return string(r)
	}
	from = max(0, from-context)
	to = min(len(r), from+maxExcerpt, to+context)
	out := string(r[from:to])
	if from > 0 {
		out = "…" + out
	}
	if to < len(r) {
		out += "…"
	}
	return out
}

// cellsFirst puts the reasons that name a cell before those that only name a
// figure of the view, and drops repetitions.
func cellsFirst(why []string) []string {
	var cells, figures []string
	seen := map[string]bool{}
	for _, w := range why {
		if seen[w] {
			continue
		}
		seen[w] = true
		if strings.Contains(w, "!") {
			cells = append(cells, w)
		} else {
			figures = append(figures, w)
		}
	}
	return append(cells, figures...)
}

func shortened(why []string) []string {
	if len(why) <= maxChanges {
		return why
	}
	return append(why[:maxChanges:maxChanges], fmt.Sprintf("另有%d处变化", len(why)-maxChanges))
}

func sortedKeys[V any](m map[string]V) []string { return slices.Sorted(maps.Keys(m)) }
