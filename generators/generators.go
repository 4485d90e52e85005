// Package generators decides what is said: each family of papers turns the
// model into views, and a view is all that a template may ask for. Editions
// are types: the public view has no field for the person responsible.
package generators

import (
	"iter"
	"reflect"
	"slices"

	"zhenggai/internal/model"
	"zhenggai/internal/source"
	"zhenggai/internal/zh"
)

// Settings are the choices an office makes for one paper in config.toml.
type Settings struct {
	Previous zh.Date    // 上期截至日期; zero takes that of Period, when it has one
	Past     *Past      // what was kept of the ledgers on that day; nil when nothing was
	Period   string     // 周报, 旬报, 半月报, 月报, or the office's own word
	Issue    int        // 期号
	SoonDays int        // a deadline this near is 临近到期
	Alert    Alert      // 红黄蓝
	Rate     RateRule   // how 完成率 is counted
	Topic    string     // 专项 of a special report
	To       string     // 主送
	Blocks   []string   // optional parts of a public notice, see PublicBlocks
	Workbook bool       // its Board is written beside the paper
	Sheet    string     // the sheet of a paper over one sheet
	By       string     // the column of that sheet that gives each of its values a paper
	Dated    zh.Date    // 成文日期 of this paper; zero takes that of 基本信息
	Sealed   bool       // the signature stands under a seal
	Number   string     // 文号
	Copy     string     // 份号
	Secrecy  string     // 密级和保密期限
	Urgency  string     // 紧急程度
	Issuers  []string   // 发文机关; none takes the party organization
	Signer   string     // 签发人, several parted by 、
	Remark   string     // 附注
	Copies   string     // 抄送
	Printer  string     // 印发机关
	Printed  zh.Date    // 印发日期; zero takes 成文日期
	At       source.Pos // where the paper is declared, for messages

	asOf zh.Date // of the model; set by Each
}

// Generator is one family of papers.
type Generator struct {
	Kind   string // the key in config.toml
	Public bool   // its views hold nothing internal
	Masked bool   // its views name no person: party circulars and public notices
	Period bool   // its papers compare with the period before
	View   reflect.Type
	// Each yields one view per paper; families for one paper yield one.
	Each func(*model.Model, Settings) iter.Seq[Paper]
	// Tables are lists of the family's own, by their columns; nil for most.
	Tables func(*model.Model, Settings) []source.Table
	// Board is the workbook that a paper of the family may have beside it; nil for most.
	Board func(view any) Board
}

// Paper is one view and what tells it from its siblings in the file name.
type Paper struct {
	Of       string // the member, 科室 or problem of a family that fans out, "" otherwise
	View     any
	Tables   []source.Table  // the family's own lists with the rows of this paper
	Problems source.Problems // what keeps the paper from being made, or is worth knowing
}

// All lists every family.
var All = []Generator{
	public(single("announcement", announcement, publishes)),
	masked(single("circular", circular, circulates)),
	single("report", report, nil),
	single("principal", principal, nil),
	single("special", special, hasTopic),
	single("common", common, nil),
	single("meeting", meeting, nil),
	family("member", eachMember),
	boarded(periodic(single("progress", progress, nil)), progressBoard),
	single("ledger", printedLedger, nil),
	family("reminder", eachReminder),
	family("supervision", eachSupervision),
	family("closing", eachClosing),
	single("custom", custom, nil),
	sheetFamily,
}

// Lists are the family's own lists, for checking its templates.
func (g Generator) Lists(m *model.Model, s Settings) []source.Table {
	if g.Tables == nil {
		return nil
	}
	return g.Tables(m, s)
}

// Find returns the family of that kind.
func Find(kind string) (Generator, bool) {
	i := slices.IndexFunc(All, func(g Generator) bool { return g.Kind == kind })
	if i < 0 {
		return Generator{}, false
	}
	return All[i], true
}

// Kinds lists the keys of all families.
func Kinds() []string {
	kinds := make([]string, len(All))
	for i, g := range All {
		kinds[i] = g.Kind
	}
	return kinds
}

// single is a family of one paper; doubts says what is wrong with its data.
func single[V any](kind string, view func(*model.Model, Settings) V, doubts func(*model.Model, Settings) source.Problems) Generator {
	return family(kind, func(m *model.Model, s Settings) iter.Seq2[string, V] {
		return func(yield func(string, V) bool) { yield("", view(m, s)) }
	}).doubting(doubts)
}

// family is a family that yields a name and a view for each of its papers.
func family[V any](kind string, each func(*model.Model, Settings) iter.Seq2[string, V]) Generator {
	return Generator{
		Kind: kind, View: reflect.TypeFor[V](),
		Each: func(m *model.Model, s Settings) iter.Seq[Paper] {
			s.asOf = m.AsOf
			return func(yield func(Paper) bool) {
				for of, view := range each(m, s) {
					if !yield(Paper{Of: of, View: view}) {
						return
					}
				}
			}
		},
	}
}

// doubting adds to each paper what is wrong with its data.
func (g Generator) doubting(doubts func(*model.Model, Settings) source.Problems) Generator {
	if doubts == nil {
		return g
	}
	each := g.Each
	g.Each = func(m *model.Model, s Settings) iter.Seq[Paper] {
		return func(yield func(Paper) bool) {
			for p := range each(m, s) {
				p.Problems = append(p.Problems, doubts(m, s)...)
				if !yield(p) {
					return
				}
			}
		}
	}
	return g
}

func masked(g Generator) Generator { g.Masked = true; return g }

func periodic(g Generator) Generator { g.Period = true; return g }

func public(g Generator) Generator { g.Public = true; return masked(g) }
