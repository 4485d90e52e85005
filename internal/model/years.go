package model

import (
	"regexp"

	"zhenggai/internal/source"
)

var yearNamed = regexp.MustCompile(`(?:^|\D)(20\d{2})年`)

// years: a main ledger that is named after a year before the inspection, or one
// still to come, is another ledger that was left among these.
func (l *loader) years() {
	seen := map[source.Pos]bool{}
	for _, row := range l.model.Table(MainLedger).Rows {
		sheet := source.Pos{File: row.Pos.File, Sheet: row.Pos.Sheet}
		if seen[sheet] {
			continue
		}
		seen[sheet] = true
		for _, name := range []string{sheet.Sheet, sheet.File} {
			if m := yearNamed.FindStringSubmatch(name); m != nil && l.otherYear(atoi(m[1])) {
				l.err("L122", sheet, "如果是往年的台账，请移出台账文件夹，或者隐藏该工作表；确是本次的，请改名。",
					"从名称“%s”看是%s年的台账，不属于本次巡察整改，其中的问题会混进文书。", quote(name), m[1])
				break
			}
		}
	}
}

// otherYear: before the year in which the inspection began (where that is not
// told, the year before the feedback), or after 截至日期.
func (l *loader) otherYear(year int) bool {
	first := l.infoDay("巡察开始日期").Year
	if feedback := l.infoDay("反馈日期").Year; first == 0 && feedback > 0 {
		first = feedback - 1
	}
	return year < first || l.opt.AsOf.Year > 0 && year > l.opt.AsOf.Year
}
