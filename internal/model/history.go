package model

import (
	"regexp"
	"slices"
	"strings"

	"zhenggai/internal/source"
)

// history hangs the rows of 进度填报 on their measures, by 措施序号, oldest first.
func (l *loader) history() {
	byID, twice := map[string]*Measure{}, map[string]bool{}
	var ids []string
	for _, m := range l.eachMeasure() {
		switch id := idKey(m.ID.Text); {
		case id == "":
		case byID[id] == nil:
			byID[id] = m
			ids = append(ids, id)
		default:
			twice[id] = true
		}
	}
	for _, row := range l.model.Table("进度填报").Rows {
		id := row.Text("措施序号")
		m := byID[idKey(id.Text)]
		switch {
		case m == nil:
			l.noMeasure(row, ids)
		case twice[idKey(id.Text)]:
			l.warn("L255", place(id, row.Pos), "请给每条措施不同的措施序号。", "措施序号“%s”在整改台账中不止一条，不知道是哪一条的进展，这一行未采用。", quote(id.Text))
		default:
			l.reported(m, row)
		}
	}
	for _, m := range byID {
		slices.SortStableFunc(m.History, func(a, b Report) int { return a.On.Compare(b.On.Date) })
	}
}

var (
	dashes = strings.NewReplacer("—", "-", "－", "-", "–", "-", "_", "-")
	zeros  = regexp.MustCompile(`(^|\D)0+(\d)`)
)

// idKey makes 3-2, ３－２, 3—2 and 03-02 one number.
func idKey(s string) string {
	return zeros.ReplaceAllString(dashes.Replace(fold(s)), "$1$2")
}

// suggestFrom bounds the numbers compared for a suggestion.
const suggestFrom = 500

// noMeasure tells of a row that belongs to no measure; where there are no
// measures at all, that is told already.
func (l *loader) noMeasure(row *Row, ids []string) {
	if len(ids) == 0 {
		return
	}
	id := row.Text("措施序号")
	if id.Text == "" {
		l.warn("L255", row.Pos, "请补填措施序号。", "这一行没有措施序号，不知道是哪条措施的进展，未采用。")
		return
	}
	hint := "请核对措施序号，或者在整改台账中补上这条措施。"
	if near := source.Closest(idKey(id.Text), ids[:min(len(ids), suggestFrom)]); near != "" {
		hint = "是不是“" + near + "”？" + hint
	}
	l.warn("L255", place(id, row.Pos), hint, "措施序号“%s”在整改台账中没有，这一行未采用。", quote(id.Text))
}

func (l *loader) reported(m *Measure, row *Row) {
	on := row.Date("填报日期")
	if on.IsZero() {
		if on.Said.Text == "" {
			l.warn("L255", row.Pos, "请补填日期。", "这一行没有填报日期，未采用。")
		}
		return
	}
	m.History = append(m.History, Report{On: on, Progress: meant(row.Text("整改进展")), Status: row.Status()})
	if !l.opt.AsOf.IsZero() && on.Compare(l.opt.AsOf) > 0 {
		l.notice("L226", place(on.Said, row.Pos), "", "填报日期%s在截至日期%s之后。", on.Date, l.opt.AsOf)
	}
}

func (l *loader) eachMeasure() []*Measure {
	var out []*Measure
	for _, f := range l.model.Findings {
		out = append(out, f.Measures...)
	}
	return out
}
