package zh

import "strings"

// Join lists items the way a sentence does: 甲、乙、丙.
func Join(items []string) string { return strings.Join(items, "、") }

// Enumerate makes one paragraph of several points: 一是…。二是…。 A single
// point stays as it is. Every point ends with exactly one full stop.
func Enumerate(points []string) string {
	var b strings.Builder
	for i, p := range points {
		if len(points) > 1 {
			b.WriteString(Numeral(i+1) + "是")
		}
		b.WriteString(Sentence(p))
	}
	return b.String()
}

// Sentence ends a text with one full stop, whatever it ended with.
func Sentence(s string) string {
	s = strings.TrimRight(strings.TrimSpace(s), "。；;，,、.")
	if s == "" || strings.HasSuffix(s, "！") || strings.HasSuffix(s, "？") {
		return s
	}
	return s + "。"
}

// Phrase takes the closing stop off a text that goes into a sentence.
func Phrase(s string) string { return strings.TrimRight(strings.TrimSpace(s), "。；;，,、") }

// InnerQuotes turns the quotation marks of a text that will itself stand in
// quotation marks into the inner ones: “甲” becomes ‘甲’.
func InnerQuotes(s string) string {
	return strings.NewReplacer("“", "‘", "”", "’").Replace(s)
}
