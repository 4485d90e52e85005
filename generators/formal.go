package generators

import (
	"zhenggai/internal/model"
	"zhenggai/internal/source"
)

// Formal is what 版头 and 版记 say of a paper that goes out under a document
// number. It all comes from config.toml; what is not given is blank, and the
// template leaves it out.
type Formal struct {
	Number  source.Fact `expr:"文号"`
	Signer  source.Fact `expr:"签发人"`
	Copies  source.Fact `expr:"抄送"`
	Printer source.Fact `expr:"印发机关"`
	Printed source.Fact `expr:"印发日期"` // that of 成文日期, when there is no other
}

// FormalKinds are the families whose papers may carry 版头 and 版记.
var FormalKinds = []string{"report", "special", "common"}

func formal(m *model.Model, s Settings) Formal {
	f := Formal{Number: label(s.Number), Signer: label(s.Signer), Copies: label(s.Copies), Printer: label(s.Printer), Printed: dated(m, s)}
	if !s.Printed.IsZero() {
		f.Printed = label(s.Printed.String())
	}
	return f
}
