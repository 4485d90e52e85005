package fidelity

import "strings"

// framed holds paragraphs with borders at some sides or all, alone and joined,
// and with fills; a page break keeps the frames from page ends.
func framed(seed uint64) string {
	w := draw(seed)
	edges := func(sides ...string) string {
		s := ""
		for _, side := range sides {
			s += `<w:` + side + ` w:val="single" w:sz="8" w:space="4" w:color="FF0000"/>`
		}
		return `<w:pBdr>` + s + `</w:pBdr>`
	}
	all := edges("top", "left", "bottom", "right")
	const yellow = `<w:shd w:val="clear" w:color="auto" w:fill="FFFF00"/>`
	const spaced = `<w:spacing w:before="200" w:after="300" w:line="579" w:lineRule="exact"/>`
	for i, pPr := range []string{all, edges("left", "right"), edges("left"), all + `<w:ind w:left="640" w:right="320"/>`,
		all + `<w:ind w:left="1280" w:hanging="640"/>`, yellow + `<w:ind w:left="640" w:right="320"/>`, all + yellow + spaced, yellow + spaced,
		`<w:shd w:val="pct15" w:color="auto" w:fill="FFFFFF"/>`, `<w:shd w:val="diagStripe" w:color="FF0000" w:fill="00FF00"/>`} {
		w.p([]string{"", "<w:pageBreakBefore/>"}[i%2], w.words(1))
		w.p(pPr, w.words(2))
		w.p(pPr, w.words(1))
	}
	w.table([]int{4000, 4000}, row("", cellOf(4000, `<w:shd w:val="pct20" w:color="auto" w:fill="auto"/>`,
		strings.Replace(small(w.words(1)), "</w:pPr>", all+yellow+"</w:pPr>", 1)), cellOf(4000, "", small("右"))))
	w.p("", w.words(1))
	return w.String()
}
