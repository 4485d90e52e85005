package generators

import (
	"zhenggai/internal/model"
	"zhenggai/internal/source"
)

// Ledger is the view of the printable 整改台账: every finding, every measure.
type Ledger struct {
	Office     Office      `expr:"单位"`
	Inspection Inspection  `expr:"巡察"`
	AsOf       source.Fact `expr:"截至日期"`
	Findings   []Finding   `expr:"问题"`
	Totals     Totals      `expr:"统计"`
}

func printedLedger(m *model.Model, s Settings) Ledger {
	out := Ledger{
		Office: office(m), Inspection: inspection(m), AsOf: asOf(m), Totals: total(allMeasures(m.Findings), s),
	}
	for i, f := range m.Findings {
		out.Findings = append(out.Findings, finding(i+1, f, s))
	}
	return out
}
