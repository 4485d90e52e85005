package generators

import (
	"zhenggai/internal/model"
	"zhenggai/internal/source"
)

// Common is the view of 共性问题自查整改情况报告, from the sheet 共性问题自查.
type Common struct {
	Issued
	Total   source.Count  `expr:"自查数"`
	Present source.Count  `expr:"存在数"`
	Absent  source.Count  `expr:"不存在数"`
	Issues  []CommonIssue `expr:"问题"`
}

// CommonIssue is one shared problem and what the self-check found. Where it
// does not exist here, its measures are 防范措施 and nothing is rectified.
type CommonIssue struct {
	Number   source.Fact `expr:"序"`
	ID       source.Fact `expr:"编号"`
	Text     source.Fact `expr:"问题"`
	Result   source.Fact `expr:"自查结果"`
	Exists   bool        `expr:"存在"`
	Findings source.Fact `expr:"自查情况"`
	Measures source.Fact `expr:"措施"`
	Offices  source.Fact `expr:"责任科室"`
	People   source.Fact `expr:"责任人"`
	Deadline source.Fact `expr:"时限"`
	Progress source.Fact `expr:"进展"`
}

func common(m *model.Model, s Settings) Common {
	out := Common{Issued: issued(m, s)}
	for i, r := range m.Table("共性问题自查").Rows {
		issue := commonIssue(i+1, r)
		out.Issues = append(out.Issues, issue)
		more(&out.Total, issue.Result.From)
		if issue.Exists {
			more(&out.Present, issue.Result.From)
		} else {
			more(&out.Absent, issue.Result.From)
		}
	}
	return out
}

func commonIssue(n int, r *model.Row) CommonIssue {
	result := r.Text("自查结果")
	return CommonIssue{
		Number: numbered(n), ID: r.Text("序号"), Text: phrase(r.Text("共性问题")),
		Result: result, Exists: result.Text == "存在",
		Findings: sentence(r.Text("自查情况")), Measures: sentence(r.Text("整改措施")),
		Offices: r.Text("责任科室"), People: r.Text("责任人"),
		Deadline: official(r.Text("整改时限")), Progress: sentence(r.Text("整改进展")),
	}
}
