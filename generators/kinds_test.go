package generators

import (
	"testing"

	"zhenggai/internal/model"
	"zhenggai/internal/source"
)

// Kinds of which there are none are not named, nor is the only one.
func TestPartsOfKinds(t *testing.T) {
	of := func(kinds ...string) (all []*model.Measure) {
		for _, k := range kinds {
			all = append(all, &model.Measure{Kind: source.Fact{Text: k}})
		}
		return all
	}
	for _, c := range []struct {
		all  []*model.Measure
		want string
	}{
		{of("限期整改", "立行立改", "长期坚持", "限期整改"), "立行立改1条、限期整改2条、长期坚持1条"},
		{of("长期坚持", "限期整改"), "限期整改1条、长期坚持1条"},
		{of("限期整改", "限期整改"), ""},
		{nil, ""},
	} {
		if got := kinds(c.all).Parts.Text; got != c.want {
			t.Errorf("%q，应为 %q", got, c.want)
		}
	}
}
