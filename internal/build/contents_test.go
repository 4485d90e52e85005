package build

import (
	"reflect"
	"testing"

	"zhenggai/internal/docx"
	"zhenggai/internal/layout"
)

func TestPagesOfHeadings(t *testing.T) {
	mark := func(level int) layout.Item { return layout.Bookmark{Level: level} }
	pages := []layout.Page{
		{Number: 3, Items: []layout.Item{mark(1), layout.Rule{}, mark(2)}},
		{Number: 4, Items: []layout.Item{mark(3)}},
		{Number: 5, Items: []layout.Item{mark(3), mark(1)}},
	}
	headings := []docx.Heading{{Level: 1}, {Level: 2}, {Level: 1}, {Level: 2}} // those of level 3 have no entry
	if got := pagesOf(headings, pages); !reflect.DeepEqual(got, []string{"3", "3", "5", ""}) {
		t.Errorf("got %v", got)
	}
}
