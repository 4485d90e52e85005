package model

import (
	"math"
	"strconv"
	"strings"

	"zhenggai/internal/ledger"
	"zhenggai/internal/source"
	"zhenggai/internal/zh"
)

// leaf makes a cell what its column holds.
func (l *loader) leaf(r read, c source.Column) source.Leaf {
	switch c.Kind {
	case source.Date:
		return Date{l.day(r, c.Name), r.fact}
	case source.Integer, source.Decimal:
		return l.count(r, c)
	}
	return r.fact
}

// day reads a date cell; a text that is no date is reported and kept as words.
func (l *loader) day(r read, name string) zh.Date {
	if d, ok := cellDay(r.cell); ok {
		if r.cell.Has(ledger.Yearless) {
			l.notice("L228", r.fact.From[0], "请核对年份，并把单元格改为带年份的日期格式。", "%s只显示月和日，存的是%s，年份由电脑按填写的那一年添上。", name, d)
		}
		if t, ok := r.cell.Time(); ok && r.cell.Kind == ledger.Date && t.Hour()+t.Minute() > 0 {
			l.notice("L230", r.fact.From[0], "不需要时间的，请只填日期。", "%s带有时间%s，只取日期%s。", name, t.Format("15:04"), d)
		}
		if r.cell.Kind == ledger.Number {
			l.warn("L223", r.fact.From[0], "请把单元格设为日期格式。", "%s“%s”是未设日期格式的数字，按%s理解。", name, r.cell.Text(), d)
		}
		return d
	}
	if r.fact.Text == "" || none[fold(r.fact.Text)] {
		return zh.Date{}
	}
	if d, ok := zh.ParseDate(fold(r.fact.Text)); ok {
		return d
	}
	l.badDate(r.fact, name)
	return zh.Date{}
}

const (
	oldestSerial = 29221 // 1980-01-01
	newestSerial = 55153 // 2050-12-31
)

// cellDay takes serials: any in a date cell, only plausible ones in a number.
func cellDay(c ledger.Cell) (zh.Date, bool) {
	n, isNumber := c.Float()
	if !isNumber || c.Kind == ledger.Number && (n < oldestSerial || n > newestSerial || n != math.Trunc(n)) {
		return zh.Date{}, false
	}
	t, ok := c.Time()
	return zh.DateOf(t), ok
}

// largest is beyond any sum or head count of an office.
const largest = 1e12

// count reads a number strictly; anything else is reported and left at zero.
func (l *loader) count(r read, c source.Column) Number {
	out := Number{Int: c.Kind == source.Integer, Said: r.fact}
	said := fold(r.fact.Text)
	if said == "" || none[said] {
		return out
	}
	if r.cell.Kind == ledger.Date || r.cell.Has(ledger.Percent) {
		l.err("L224", r.fact.From[0], "请把单元格改为“常规”格式并核对数值。", "%s“%s”设成了日期或百分比格式，不是数字。", c.Name, quote(r.fact.Text))
		return out
	}
	n, err := strconv.ParseFloat(thousands(said), 64)
	switch {
	case err != nil || math.IsInf(n, 0) || math.IsNaN(n):
		l.err("L231", r.fact.From[0], "请只填数字，单位写在表头里。", "%s“%s”不是数字。", c.Name, quote(r.fact.Text))
	case n < 0:
		l.err("L235", r.fact.From[0], "请核对后改正。", "%s“%s”是负数，不合常理。", c.Name, quote(r.fact.Text))
	case n > largest:
		l.err("L235", r.fact.From[0], "请核对后改正。", "%s“%s”大得不合常理。", c.Name, quote(r.fact.Text))
	case out.Int && stored(r, n) != math.Trunc(n):
		l.err("L229", r.fact.From[0], "请核对后改填整数。", "%s“%s”不是整数，不能计数。", c.Name, quote(r.cell.Stored()))
	default:
		out.N, out.Stored = n, stored(r, n)
	}
	return out
}

// stored is the number behind one that is seen.
func stored(r read, seen float64) float64 {
	if n, ok := r.cell.Float(); ok {
		return n
	}
	return seen
}

// thousands takes the commas out of 1,234,567 and leaves 1,23 alone.
func thousands(s string) string {
	groups := strings.Split(s, ",")
	for i, g := range groups {
		whole, _, _ := strings.Cut(g, ".")
		if i > 0 && len(whole) != 3 || i == 0 && len(groups) > 1 && (g == "" || len(g) > 3) {
			return s
		}
	}
	return strings.Join(groups, "")
}
