package generators

import (
	"fmt"
	"slices"

	"zhenggai/internal/model"
	"zhenggai/internal/source"
)

// One ledger, three editions. The internal report tells everything; a party
// circular names sections and no persons, and leaves out what is secret; the
// public notice has only what the ledger says may be public.

// published leaves out what the ledger withholds and what nobody has confirmed.
func published(m *model.Model) []*model.Finding {
	return slices.DeleteFunc(slices.Clone(m.Findings), func(f *model.Finding) bool { return f.Publish != model.Published })
}

// insideParty are the grounds for not publishing that do not hold inside the
// Party: talk that might arise outside. The others, and a finding withheld
// without a ground, keep it out of a circular as well.
var insideParty = []string{"可能引起负面炒作", "可能引发群体性事件"}

// circulated is what a party circular may tell: what is public, and what is
// withheld from the public alone.
func circulated(m *model.Model) []*model.Finding {
	return slices.DeleteFunc(slices.Clone(m.Findings), func(f *model.Finding) bool {
		return f.Publish != model.Published && !(f.Publish == model.Withheld && slices.Contains(insideParty, f.WithheldFor.Text))
	})
}

// publishes keeps a public notice from being made when nothing may be in it.
func publishes(m *model.Model, s Settings) source.Problems {
	return unconfirmed(m, s, len(published(m)), "公开")
}

func circulates(m *model.Model, s Settings) source.Problems {
	return unconfirmed(m, s, len(circulated(m)), "通报")
}

func unconfirmed(m *model.Model, s Settings, shown int, doing string) source.Problems {
	if shown > 0 || len(m.Findings) == 0 {
		return nil
	}
	asked := 0
	for _, f := range m.Findings {
		if f.Publish == model.Unconfirmed {
			asked++
		}
	}
	p := source.Problem{Code: "P110", Level: source.Error, At: m.Findings[0].Row, Also: declared(s)}
	if asked == 0 {
		p.Text = fmt.Sprintf("%d个问题都填了不公开，没有可以%s的内容", len(m.Findings), doing)
		p.Hint = "请核对“是否公开”列和不公开理由；确实都不能公开的，请删去这份文书的声明"
		return source.Problems{p}
	}
	p.Text = fmt.Sprintf("有%d个问题的“是否公开”没有填写（或者没有这一列），没有经人工确认可以%s的内容，这份文书不生成", asked, doing)
	p.Hint = "请在整改台账中加上“是否公开”列，逐个问题填“是”或“否”；填“否”的写明不公开理由"
	return source.Problems{p}
}

func declared(s Settings) []source.Pos {
	if s.At.IsZero() {
		return nil
	}
	return []source.Pos{s.At}
}

// publicWords is 公开表述 where the ledger has one, else the finding itself.
func publicWords(f *model.Finding) source.Fact {
	if f.PublicText.Text != "" {
		return f.PublicText
	}
	return f.Text
}
