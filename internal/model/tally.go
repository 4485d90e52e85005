package model

import (
	"fmt"
	"slices"
	"strings"

	"zhenggai/internal/ledger"
	"zhenggai/internal/source"
)

// tally gathers what is told once of a sheet, or of one of its columns.
type tally struct {
	invisible, radicals           []source.Pos
	rounded, disguised, unrounded []source.Pos
	example                       string // the first rounded number, and how it is seen
	shares                        columnShares
}

// longest is how many decimals a figure of a paper may have; a formula without a
// format gives fifteen.
const longest = 6

// number notes what is seen of a number when it is not what is stored.
func (t *tally) number(c ledger.Cell, at source.Pos) {
	if c.Kind != ledger.Number {
		return
	}
	_, decimals, _ := strings.Cut(c.Text(), ".")
	switch {
	case c.Rounds():
		if t.rounded == nil {
			t.example = fmt.Sprintf("存的是%s，显示为%s", c.Stored(), c.Text())
		}
		t.rounded = append(t.rounded, at)
	case c.Disguised():
		t.disguised = append(t.disguised, at)
	case len(decimals) > longest:
		t.unrounded = append(t.unrounded, at)
	}
}

// told says of a whole sheet what its tally gathered.
func (l *loader) told(g *grid, t *tally) {
	if n := len(distinct(t.radicals)); n > 0 {
		l.notice("L209", t.radicals[0], "", "工作表“%s”有%d个单元格含有形似汉字的部首或兼容字符，已换成通用的汉字。", g.Name, n)
	}
	if n := len(distinct(t.invisible)); n > 0 {
		l.notice("L201", t.invisible[0], "", "工作表“%s”有%d个单元格含有首尾空格或看不见的字符，已去掉。", g.Name, n)
	}
	if at := distinct(t.rounded); len(at) > 0 {
		l.notice("L241", at[0], "要写出更多小数位的，请在 Excel 中增加显示的位数。", "工作表“%s”有%d个数，显示的位数比存的少（如%s），文书用显示的数。", g.Name, len(at), t.example)
		l.also(others(at)...)
	}
	if at := distinct(t.disguised); len(at) > 0 {
		l.warn("L241", at[0], "请改用普通的数字格式，单位写在表头里。", "工作表“%s”有%d个数设了缩位显示或带“万”“亿”的格式，看到的与存的不是同一个数，文书用存的数。", g.Name, len(at))
		l.also(others(at)...)
	}
	if at := distinct(t.unrounded); len(at) > 0 {
		l.warn("L241", at[0], "请在 Excel 中设置小数位数，文书用显示的数。", "工作表“%s”有%d个数没有设置小数位数，小数超过%d位，会照样写进文书。", g.Name, len(at), longest)
		l.also(others(at)...)
	}
	l.mixedShares(t)
}

// distinct drops what was noted before: a merged cell is read once for each row.
func distinct(at []source.Pos) []source.Pos {
	seen := map[source.Pos]bool{}
	return slices.DeleteFunc(at, func(p source.Pos) bool {
		again := seen[p]
		seen[p] = true
		return again
	})
}

// others are the places that a message lists beside the first: a few.
func others(at []source.Pos) []source.Pos { return at[1:min(len(at), 5)] }
