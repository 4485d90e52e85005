package generators

import (
	"fmt"
	"strings"

	"zhenggai/internal/model"
	"zhenggai/internal/source"
	"zhenggai/internal/zh"
)

// Drift compares the ledger with an earlier state of it and tells what should
// not happen in silence: measures that vanished, are done no more, or are due
// later than they were. A ledger without any measure is told of elsewhere.
func Drift(m *model.Model, p *Past) source.Problems {
	var out source.Problems
	now := map[string]*model.Measure{}
	for _, x := range allMeasures(m.Findings) {
		now[pastKey(x)] = x
	}
	if len(now) == 0 {
		return nil
	}
	var gone []string
	for _, was := range p.Measures {
		x := now[was.ID]
		if x == nil {
			gone = append(gone, "“"+was.ID+"”")
			continue
		}
		out = append(out, p.undone(was, x)...)
		out = append(out, p.postponed(was, x)...)
	}
	if len(gone) > 0 {
		out = append(out, source.Problem{
			Code: "L243", Level: source.Warning, At: p.at,
			Text: fmt.Sprintf("截至%s台账中的措施%s，现在的台账中没有", p.day(), zh.Join(gone)),
			Hint: "请恢复；已销号的也留在台账中。确实合并或改了编号的，请核对增减数",
		})
	}
	return out
}

func (p *Past) day() string {
	d, _ := zh.ParseDate(p.AsOf)
	return d.String()
}

func (p *Past) undone(was PastMeasure, x *model.Measure) source.Problems {
	if was.Step != model.Done.String() || x.Status.Step == model.Done || x.Status.Step == model.Unclear {
		return nil
	}
	return source.Problems{p.changed(x, x.Status.Said, fmt.Sprintf("措施“%s”截至%s是“%s”，现在是“%s”", was.ID, p.day(), was.Said, status(x.Status).Text),
		"请核对整改状态；确属反弹的，请在备注中写明")}
}

// excuses are words that a later deadline is accounted for by.
var excuses = []string{"延期", "延长", "调整", "变更", "顺延", "展期"}

// postponed tells of a later deadline that no word in the row accounts for.
func (p *Past) postponed(was PastMeasure, x *model.Measure) source.Problems {
	before, ok := zh.ParseDate(was.Last)
	if !ok || x.Deadline.Last.Compare(before) <= 0 {
		return nil
	}
	for _, word := range excuses {
		if strings.Contains(x.Remark.Text+x.Unfinished.Text, word) {
			return nil
		}
	}
	return source.Problems{p.changed(x, x.Deadline.Said, fmt.Sprintf("措施“%s”的整改时限截至%s是“%s”，现在是“%s”", was.ID, p.day(), was.Deadline, official(x.Deadline.Said).Text),
		"经批准延期的，请在备注中写明“延期”和依据；否则请改回")}
}

func (p *Past) changed(x *model.Measure, said source.Fact, text, hint string) source.Problem {
	at := x.Row
	if len(said.From) > 0 {
		at = said.From[0]
	}
	return source.Problem{Code: "L244", Level: source.Warning, At: at, Text: text, Hint: hint, Also: []source.Pos{p.at}}
}
