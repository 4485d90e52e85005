// Package generators decides what is said: each family of papers turns the
// model into views, and a view is all that a template may ask for. Editions
// are types: the public view has no field for the person responsible.
package generators

import (
	"iter"
	"reflect"
	"slices"

	"zhenggai/internal/model"
	"zhenggai/internal/zh"
)

// Settings are the choices an office makes for one paper in config.toml.
type Settings struct {
	Previous   zh.Date // 上期截至日期; zero when there was none
	Issue      int     // 期号
	SoonDays   int     // a deadline this near is 临近到期
	RateDigits int     // decimals of 完成率
	MostlyDone bool    // whether 基本完成 counts as done in 完成率
	Topic      string  // 专项 of a special report
	Dated      zh.Date // 成文日期 of this paper; zero takes that of 基本信息
}

// Generator is one family of papers.
type Generator struct {
	Kind   string // the key in config.toml
	Public bool   // its views hold nothing internal
	View   reflect.Type
	// Each yields one view per paper; families for one paper yield one.
	Each func(*model.Model, Settings) iter.Seq[Paper]
}

// Paper is one view and what tells it from its siblings in the file name.
type Paper struct {
	Of   string // the member of a paper per member, "" otherwise
	View any
}

// All lists every family.
var All = []Generator{
	single("announcement", true, announcement),
	single("special", false, special),
	single("common", false, common),
	single("meeting", false, meeting),
	member,
	single("progress", false, progress),
	single("ledger", false, printedLedger),
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

func single[V any](kind string, public bool, view func(*model.Model, Settings) V) Generator {
	return Generator{
		Kind: kind, Public: public, View: reflect.TypeFor[V](),
		Each: func(m *model.Model, s Settings) iter.Seq[Paper] {
			return func(yield func(Paper) bool) { yield(Paper{View: view(m, s)}) }
		},
	}
}
