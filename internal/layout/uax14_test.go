package layout

import (
	"strings"
	"testing"
)

// TestBoundaries holds what ICU makes of LibreOffice 7.4's own line.txt.
func TestBoundaries(t *testing.T) {
	for _, want := range []string{
		"望|机|管|〔2026〕15|号、3|月|（12）|日",
		"中|国|（2026）15%|的、3|项）。12.5|万|元）|%",
		"邮|箱|zhang.san@example.gov.cn，|网|址|https://|www.example.gov.cn/|a/|b?|id=12&x=|%E4%B8%AD#top",
		"GB/|T |9704-|2012|和|XJ-|2026-|000123-|A、10|—|20|人、2026/06/30",
		"25℃、|±5℃、|№12、$12.50、￥（12.5）、100|元/|人",
		"“三|重|一|大”事|项 |\"quoted\" |(in |ASCII)|事|项",
		"①|项|②|项、3×4=12、A·B、12:30|～|13:00",
		"half,width;marks:among?|汉|字!|项",
		"第……|项|——|完；|1……|2",
		"カ|タ|カ|ナー、々〜ぁ",
		"a |b　|c |12/ |30 |12/30 |A/|B |C\\|D",
		"[1]|项|(2)|项|{3}",
		"北|纬|30°15′20″、5‰|的、1％|的",
		"e-|mail |counter-|revolutionary |well|—|known |– |dash",
	} {
		if got := bounded(strings.ReplaceAll(want, "|", "")); got != want {
			t.Errorf("得到 %s\n应为 %s", got, want)
		}
	}
}

// bounded is a text with a stroke wherever a line may end.
func bounded(s string) string {
	var us []unit
	for _, r := range s {
		us = append(us, unit{r: r})
	}
	bound := boundaries(us)
	var b strings.Builder
	for i, u := range us {
		if i > 0 && bound[i] {
			b.WriteByte('|')
		}
		b.WriteRune(u.r)
	}
	return b.String()
}
