package build

import (
	"cmp"
	"fmt"
	"slices"
	"strings"

	"zhenggai/internal/docx"
	"zhenggai/internal/layout"
	"zhenggai/internal/source"
)

// signed are the styles of a signature and its date.
var signed = []string{"署名", "签名", "日期"}

// lonely tells of a signature that stands on a page without any of the text that
// it signs (GB/T 9704—2012, 7.3.5.5), also before annexes.
func lonely(d *docx.Document, pages []layout.Page) source.Problems {
	var out source.Problems
	for _, s := range d.Sections {
		words := signature(s.Blocks)
		at := slices.IndexFunc(pages, func(p layout.Page) bool {
			return words != "" && p.Width == s.Width && strings.HasPrefix(bodyText(s, p), words)
		})
		if at > 0 {
			out = append(out, source.Problem{
				Code: "Y222", Level: source.Warning, At: source.Pos{File: d.File}, Text: fmt.Sprintf("署名和日期单独成页：第%d页没有正文。", at+1),
				Hint: "请增减正文几个字、调小表格的字号，或者调整表格的列宽，使正文与署名同页（GB/T 9704—2012，7.3.5.5）。",
			})
		}
	}
	return out
}

// signature is the text of the signature and the date at the end of a document,
// without spaces; 附注 and 版记 may follow.
func signature(blocks []docx.Block) string {
	var parts []string
	for _, b := range slices.Backward(blocks) {
		p, ok := b.(*docx.Paragraph)
		if !ok {
			if len(parts) > 0 {
				break
			}
			continue
		}
		text := plain(p)
		if remark := strings.HasPrefix(text, "（") && strings.HasSuffix(text, "）"); text == "" || remark && len(parts) == 0 {
			continue
		}
		if !slices.Contains(signed, p.Style) {
			break
		}
		parts = append(parts, text)
	}
	slices.Reverse(parts)
	return strings.Join(parts, "")
}

func plain(p *docx.Paragraph) string {
	var b strings.Builder
	for _, in := range p.Inlines {
		if t, ok := in.(docx.Text); ok {
			b.WriteString(t.Text)
		}
	}
	return unspaced(b.String())
}

// bodyText is what a page says between its margins, without spaces.
func bodyText(s docx.Section, p layout.Page) string {
	var texts []*layout.Text
	for _, item := range p.Items {
		if t, ok := item.(*layout.Text); ok && !t.Turned && t.Y > s.Top && t.Y < p.Height-s.Bottom {
			texts = append(texts, t)
		}
	}
	slices.SortStableFunc(texts, func(a, b *layout.Text) int { return cmp.Or(cmp.Compare(a.Y, b.Y), cmp.Compare(a.X, b.X)) })
	var b strings.Builder
	for _, t := range texts {
		for _, g := range t.Glyphs {
			b.WriteRune(g.Rune)
		}
	}
	return unspaced(b.String())
}

func unspaced(s string) string { return strings.Join(strings.Fields(s), "") }
