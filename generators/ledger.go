package generators

import (
	"zhenggai/internal/model"
)

// Ledger is the view of the printable 整改台账: every finding, every measure.
type Ledger struct {
	Head
	Findings []Finding `expr:"问题"`
	Totals   Totals    `expr:"统计"`
}

func printedLedger(m *model.Model, s Settings) Ledger {
	out := Ledger{
		Head: head(m, s), Totals: total(allMeasures(m.Findings), s),
	}
	for i, f := range m.Findings {
		out.Findings = append(out.Findings, finding(i+1, f, s))
	}
	return out
}
