package docx

import (
	"fmt"
	"strings"
	"testing"
)

// TestBreakTitles runs testdata/titles/*.txtar: each is a file, and the
// paragraphs and breaks that come out when a title is broken in halves where it
// does not fit.
func TestBreakTitles(t *testing.T) {
	runCases(t, "testdata/titles/*.txtar", func(f *File) string {
		done, err := f.Arrange(halves, true)
		if err != nil {
			return err.Error()
		}
		var b strings.Builder
		for at, text := range Paragraphs(f) {
			fmt.Fprintf(&b, "%s %v\n", strings.ReplaceAll(text, "\n", "/"), done[at.Para])
		}
		tree, _ := f.Tree(DocumentPart)
		fmt.Fprintln(&b, strings.Count(string(Part(tree.Root())), "<w:br/>"), "个换行")
		return b.String()
	})
}

// TestArrange runs testdata/arrange/*.txtar: marks and signatures as they are
// set for a seal.
func TestArrange(t *testing.T) {
	runCases(t, "testdata/arrange/*.txtar", func(f *File) string {
		if _, err := f.Arrange(halves, true); err != nil {
			return err.Error()
		}
		tree, _ := f.Tree(DocumentPart)
		var b strings.Builder
		for _, k := range tree.Root().Child("w:body").Kids {
			if k.Name == "w:p" || k.Name == "w:tbl" {
				fmt.Fprintf(&b, "%s\n", k.Bytes())
			}
		}
		return b.String()
	})
}

func halves(lines []string, most float64) (out []string) {
	for _, l := range lines {
		if r := []rune(l); float64(len(r)) > most {
			out = append(out, string(r[:len(r)/2]), string(r[len(r)/2:]))
		} else {
			out = append(out, l)
		}
	}
	return out
}
