package build

import (
	"fmt"
	"path/filepath"
	"slices"
	"strings"

	"zhenggai/internal/fill"
	"zhenggai/internal/source"
)

// blocking picks the errors of the ledgers that keep a paper with these leaves
// from being made: a bad cell blocks the papers that read it, a bad sheet those
// that read its workbook, and a workbook that cannot be read blocks everything.
func blocking(found source.Problems, leaves []fill.Leaf) source.Problems {
	if !found.Blocking() {
		return nil
	}
	read := map[source.Pos]bool{}
	for _, l := range leaves {
		for _, p := range l.From {
			read[p] = true
			read[source.Pos{File: p.File}] = true
		}
	}
	touches := func(at source.Pos) bool {
		switch {
		case at.Sheet == "":
			return true
		case at.Cell == "":
			return read[source.Pos{File: at.File}]
		}
		return read[at]
	}
	var out source.Problems
	for _, p := range found {
		if p.Level == source.Error && (touches(p.At) || slices.ContainsFunc(p.Also, touches)) {
			out = append(out, p)
		}
	}
	return out
}

// unprinted reports what is set of 版头, 附注 and 版记 and the template does not ask
// for: a paper must not go out without its 密级.
func unprinted(p Paper, reads []string) source.Problems {
	if !p.Family.Formal() {
		return nil // told of config.toml
	}
	var out source.Problems
	for _, k := range p.Settings.FormalSet() {
		if !slices.ContainsFunc(reads, func(path string) bool { return strings.HasPrefix(path, k.Field) }) {
			out = append(out, source.Problem{
				Code: "C108", At: p.At, Text: fmt.Sprintf("文书“%s”写了 %s，模板“%s”里没有“%s”，印不出来", p.Name, k.Key, filepath.Base(p.Template), k.Field),
				Hint: fmt.Sprintf("请在模板里加上标签 {{%s}}，可以从“整改进展情况报告.docx”的版头、版记复制；不需要的，删去 %s。", k.Field, k.Key),
			})
		}
	}
	return out
}
