package generators

import (
	"reflect"
	"strings"
	"unicode/utf8"

	"zhenggai/internal/model"
	"zhenggai/internal/source"
)

// Formal is what 版头, 附注 and 版记 say of a paper that goes out under a document
// number (GB/T 9704—2012, 7.2–7.4). It comes from config.toml; what is not given
// is blank, and the template leaves it out. A view that embeds it is of a paper
// that may carry them.
type Formal struct {
	Number    source.Fact  `expr:"文号"`
	Copy      source.Fact  `expr:"份号"`
	Secrecy   source.Fact  `expr:"密级"` // with its term: 机密★1年
	Urgency   source.Fact  `expr:"紧急程度"`
	Issuers   []Issuer     `expr:"发文机关"` // the party organization, when there is no other
	Mark      source.Fact  `expr:"发文机关标志"`
	Signer    source.Fact  `expr:"签发人"`
	SignLines []SignerLine `expr:"签发人各行"`
	Remark    source.Fact  `expr:"附注"`
	Copies    source.Fact  `expr:"抄送"`
	Printer   source.Fact  `expr:"印发机关"`
	Printed   source.Fact  `expr:"印发日期"` // that of 成文日期, when there is no other
}

// Issuer is an organ that a paper goes out from.
type Issuer struct {
	Name source.Fact `expr:"名称"`
}

// SignerLine is a line of 签发人: two names, or one at the end.
type SignerLine struct {
	Names source.Fact `expr:"名单"`
	Alone bool        `expr:"单名"` // one name below two
}

// Formal reports that papers of the family may carry 版头 and 版记.
func (g Generator) Formal() bool {
	_, ok := g.View.FieldByName(reflect.TypeFor[Formal]().Name())
	return ok
}

// FormalKinds are the families whose papers may carry 版头 and 版记.
func FormalKinds() []string {
	var out []string
	for _, g := range All {
		if g.Formal() {
			out = append(out, g.Kind)
		}
	}
	return out
}

// FormalKey is a key of config.toml whose value only 版头, 附注 or 版记 print, by the
// field that a template asks for.
type FormalKey struct{ Key, Field string }

// FormalSet lists the keys that a paper sets.
func (s Settings) FormalSet() []FormalKey {
	var out []FormalKey
	for _, x := range []struct {
		value string
		key   FormalKey
	}{
		{s.Number, FormalKey{"number", "文号"}}, {s.Copy, FormalKey{"copy_number", "份号"}}, {s.Secrecy, FormalKey{"secrecy", "密级"}},
		{s.Urgency, FormalKey{"urgency", "紧急程度"}}, {strings.Join(s.Issuers, ""), FormalKey{"issuers", "发文机关"}},
		{s.Signer, FormalKey{"signer", "签发人"}}, {s.Remark, FormalKey{"remark", "附注"}}, {s.Copies, FormalKey{"copies", "抄送"}},
		{s.Printer, FormalKey{"printer", "印发机关"}},
	} {
		if x.value != "" {
			out = append(out, x.key)
		}
	}
	return out
}

func formal(m *model.Model, s Settings) Formal {
	f := Formal{
		Number: label(s.Number), Copy: label(s.Copy), Secrecy: label(s.Secrecy), Urgency: label(s.Urgency),
		Signer: label(s.Signer), SignLines: signerLines(s.Signers()), Remark: label(s.Remark),
		Copies: label(s.Copies), Printer: label(s.Printer), Printed: dated(m, s),
	}
	for _, name := range s.Issuers {
		f.Issuers = append(f.Issuers, Issuer{label(name)})
	}
	if len(f.Issuers) == 0 {
		f.Issuers = []Issuer{{office(m).PartyFull}}
	}
	f.Mark = f.Issuers[0].Name
	f.Mark.Text += "文件"
	if !s.Printed.IsZero() {
		f.Printed = label(s.Printed.String())
	}
	return f
}

// Signers are the names of 签发人.
func (s Settings) Signers() []string {
	return strings.FieldsFunc(s.Signer, func(r rune) bool { return strings.ContainsRune("、，,； 　", r) })
}

// signerLines sets two names on a line, each as wide as three characters at
// least, so that they stand below each other.
func signerLines(names []string) []SignerLine {
	var out []SignerLine
	for i := 0; i < len(names); i += 2 {
		if i+1 == len(names) {
			return append(out, SignerLine{label(spread(names[i], len(names) > 1)), i > 0})
		}
		out = append(out, SignerLine{Names: label(spread(names[i], true) + "　" + spread(names[i+1], true))})
	}
	return out
}

// spread makes a name of two characters as wide as one of three.
func spread(name string, among bool) string {
	if first, size := utf8.DecodeRuneInString(name); among && utf8.RuneCountInString(name) == 2 {
		return string(first) + "　" + name[size:]
	}
	return name
}
