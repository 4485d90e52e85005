package zh

// Functions are the words a template may call inside {{ }}, by the names that
// templates/README.md explains. The set is closed: no files, no network, no clock.
func Functions() map[string]any {
	return map[string]any{
		"中文数字": Numeral,
		"百分比":  Percent,
		"连接":   joinAny,
		"月日":   Date.MonthDay,
	}
}

// joinAny joins the texts of a list, as map() in an expression makes them.
func joinAny(items []any) string {
	words := make([]string, 0, len(items))
	for _, v := range items {
		if s, ok := v.(string); ok && s != "" {
			words = append(words, s)
		}
	}
	return Join(words)
}
