package model

import (
	"cmp"
	"regexp"
	"strings"
	"unicode/utf8"

	"zhenggai/internal/ledger"
	"zhenggai/internal/source"
	"zhenggai/internal/zh"
)

const longText = 2000

// absurd is a share that nobody means: 85 typed into a cell of percentages that
// was made one later.
const absurd = 10

// read is a cell as it will be used, with its place.
type read struct {
	cell ledger.Cell
	fact source.Fact
}

// read takes a cell for a record and reports all that is wrong with it.
func (l *loader) read(c ledger.Cell, at source.Pos, count *tally) read {
	text, d := clean(shownText(c))
	out := read{cell: c, fact: source.Fact{Text: text}}
	if text != "" {
		out.fact.From = []source.Pos{at}
	}
	l.badCell(c, at)
	l.badText(text, d, at, count)
	count.number(c, at)
	return out
}

// shownText is what goes into papers: dates in words, errors and pictures not
// at all.
func shownText(c ledger.Cell) string {
	switch c.Kind {
	case ledger.Date:
		if t, ok := c.Time(); ok {
			return zh.DateOf(t).String()
		}
		return c.Raw()
	case ledger.Error, ledger.Image, ledger.Empty:
		return ""
	}
	return c.Text()
}

// badCell reports what is wrong with the kind of a cell.
func (l *loader) badCell(c ledger.Cell, at source.Pos) {
	switch c.Kind {
	case ledger.Error:
		l.err("L120", at, "请改正公式或直接填写结果。", "单元格是错误值 %s，%s。", c.Raw(), errorMeaning(c.Raw()))
	case ledger.Image:
		l.warn("L218", at, "请把图片里的内容改填为文字。", "单元格里是图片，读不出文字。")
	case ledger.Empty:
		l.err("L119", at, "请用 Excel 或 WPS 打开后按“保存”，让公式算出结果。", "公式没有保存计算结果，内容读不到。")
	}
	if n := c.Digits(); n > 15 {
		l.err("L236", at, "请把该列设为“文本”格式后重新填写。", "“%s”有%d位，按数字保存时末尾几位已变成0，无法恢复。", c.Text(), n)
	}
	if n, ok := c.Float(); ok && c.Has(ledger.Percent) && n >= absurd {
		l.warn("L232", at, "请核对：先填数、后设百分比格式的，数会变成一百倍。", "单元格设了百分比格式，“%s”超出常理。", c.Text())
	}
	switch {
	case c.Has(ledger.External):
		l.warn("L118", at, "请粘贴为数值，以免原工作簿变化后不一致。", "公式引用了其他工作簿，使用的是上次保存的结果“%s”。", quote(c.Text()))
	case c.Has(ledger.Volatile):
		l.warn("L121", at, "请改填固定的值。", "公式的结果会逐日变化（现为“%s”），会使文书前后不一致。", quote(c.Text()))
	}
	if c.Has(ledger.Unseen) {
		l.warn("L211", at, "如已作废请删去，仍然有效请改换字体颜色。", "“%s”的字与底色同色，看不见，仍按有效内容计入。", quote(c.Text()))
	}
	if c.Has(ledger.Struck) {
		l.warn("L210", at, "如已作废请删去，仍然有效请取消删除线。", "“%s”带有删除线，仍按有效内容计入。", quote(c.Text()))
	}
}

// errorMeanings are the values of formulas that could not be computed.
var errorMeanings = map[string]string{
	"#REF!": "公式引用的单元格已被删除", "#DIV/0!": "公式的除数是0", "#N/A": "公式没有查到对应的值",
	"#VALUE!": "公式里的值类型不对", "#NAME?": "公式里有不认识的名称", "#NUM!": "公式的数值超出范围", "#NULL!": "公式的区域没有交集",
}

// errorPasted finds the value of a failed formula that was pasted as text.
var errorPasted = regexp.MustCompile(`#(REF!|DIV/0!|N/A|VALUE!|NAME\?|NUM!|NULL!)`)

func errorMeaning(s string) string { return cmp.Or(errorMeanings[s], "公式没有算出结果") }

// badText reports characters that do not belong into a paper.
func (l *loader) badText(text string, d dirt, at source.Pos, count *tally) {
	if d.invisible {
		count.invisible = append(count.invisible, at)
	}
	if d.reordered {
		l.warn("L202", at, "请重新输入该单元格。", "“%s”含有改变显示顺序的隐形字符，已去掉。", quote(text))
	}
	if d.control {
		l.warn("L205", at, "请重新输入该单元格。", "“%s”含有不能打印的控制字符，已去掉。", quote(text))
	}
	if d.garbled {
		l.err("L204", at, "请从原文件重新复制。", "“%s”疑似乱码。", quote(text))
	}
	if d.private {
		l.err("L207", at, "请改用标准字库中的字。", "“%s”含有自造字，换一台电脑就显示不出来。", quote(text))
	}
	if bad := errorPasted.FindString(text); bad != "" {
		l.err("L120", at, "请改填正确的内容。", "文字里有错误值 %s，%s。", bad, errorMeaning(bad))
	}
	if d.radical {
		count.radicals = append(count.radicals, at)
	}
	if strings.Contains(text, "{{") {
		l.notice("L206", at, "不是有意写的，请删去。", "“%s”含有模板标签用的花括号，按原文写入文书，不作标签。", quote(text))
	}
	if n := utf8.RuneCountInString(text); n > longText {
		l.warn("L208", at, "请核对是否多粘贴了内容。", "单元格有%d个字，比一般台账长得多。", n)
	}
}
