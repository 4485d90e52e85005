package fidelity

import "strings"

// mixed lists documents of what offices write among their hanzi that few
// papers hold: addresses, signs, long numbers, words whose format changes.
func mixed() []Case {
	return []Case{
		{"邮箱与网址", "x", inPlace(strewn(41, "", addresses))},
		{"文号与符号", "x", inPlace(strewn(42, "", signs))},
		{"半角标点", "x", inPlace(strewn(43, `<w:jc w:val="left"/>`, halfWidth))},
		{"长数字与全角", "x", inPlace(strewn(44, "", figures))},
		{"词中换格式", "x", inPlace(patched(45))},
	}
}

var (
	addresses = []string{"zhangsan@example.gov.cn", "li.si-2@mail.example.cn", "https://www.example.gov.cn/xxgk/index.html?id=2026&amp;type=3&amp;x=%E6%95%B4%E6%94%B9",
		"http://10.1.2.3:8080/oa/login?user=a_b", "www.example.cn", "example.gov.cn/a/b/c/", "ftp://files.example.cn/2026/06/30/report_final-v2.docx", "（http://example.cn/a?b=c&amp;d=e）", "QQ:12345678"}
	signs     = []string{"望机管〔2026〕15号", "№12", "25℃", "±0.5℃", "10—20个", "10～20天", "2026/06/30", "A-1", "①", "⑩", "3×4", "A·B", "阿卜杜·热合曼", "8.5‰", "￥12.50", "$30", "≥95%", "5㎡", "Ⅲ级", "→", "★", "§3", "30°15′", "C++", "GB/T 9704—2012", "“3+2”", "《GB 2312》", "“A级”", "100%", "m3/h"}
	halfWidth = []string{",", ".", ";", ":", "(甲)", "(2026)", "[3]", "\"甲\"", "'乙'", "!", "?", " (试行) ", "15%,", "No.3", "1.", "2)", "(1)", "a/b", "甲/乙", "-", "--", "...", "A,B", "e-mail:", " 2026 年 ", "&lt;甲&gt;", "#1", "*", "+", "=", "~", "_"}
	figures   = []string{"91510000MA6ABCDE1X", "510123197001011234", "6222021234567890123", strings.Repeat("1234567890", 7), "１２３４５", "２０２６年６月", "ＡＢＣ", "（１）", "1,234,567,890.12元", "028-12345678", "13800000000", "2026-06-30 12:30:45", "0.000001", "3.14159265358979", "第１２号", "12/30/2026", "1:1000", "IPv6", "ABCDEFGHIJKLMNOPQRSTUVWXYZABCDEFGHIJKLMNOPQRSTUVWXYZ"}
)

// strewn is clauses with scraps among them.
func strewn(seed uint64, pPr string, scraps []string) string {
	w := draw(seed)
	for range 40 {
		text := ""
		for range 3 + w.r.IntN(8) {
			text += strings.TrimSuffix(w.words(1), "。") + scraps[w.r.IntN(len(scraps))]
			if w.r.IntN(3) == 0 {
				text += scraps[w.r.IntN(len(scraps))]
			}
		}
		w.p(pPr, text+"。")
	}
	return w.String()
}

// patched is paragraphs whose runs change format anywhere, inside words and
// before marks too. None is bold: LibreOffice prints our faces as they are.
func patched(seed uint64) string {
	w := draw(seed)
	formats := []string{"", "", `<w:rFonts w:eastAsia="楷体" w:hAnsi="楷体"/>`, `<w:rFonts w:eastAsia="黑体" w:hAnsi="黑体"/>`, `<w:sz w:val="28"/>`, `<w:spacing w:val="20"/>`, `<w:u w:val="single"/>`, `<w:color w:val="FF0000"/>`}
	all := append(append([]string{}, addresses[:2]...), signs...)
	for range 40 {
		text := ""
		for range 4 + w.r.IntN(5) {
			text += strings.TrimSuffix(w.words(1), "。") + all[w.r.IntN(len(all))] + []string{"", "Internationalization", " and "}[w.r.IntN(3)]
		}
		w.WriteString("<w:p>")
		for rest := []rune(text + "。"); len(rest) > 0; {
			n := min(1+w.r.IntN(12), len(rest))
			w.WriteString(run(formats[w.r.IntN(len(formats))], string(rest[:n])))
			rest = rest[n:]
		}
		w.WriteString("</w:p>")
	}
	return w.String()
}
