package build

import (
	"slices"
	"testing"

	"zhenggai/internal/fill"
)

func TestPiecesMoveBehindBreaks(t *testing.T) {
	pieces := []fill.Piece{{Start: 0, Text: "望川区"}, {Start: 5, Text: "第七轮巡察"}, {Start: 12, Text: "整改"}}
	var got []string
	for _, p := range behindBreaks(pieces, []int{3, 8}) {
		got = append(got, string(rune('0'+p.Start/10))+string(rune('0'+p.Start%10))+p.Text)
	}
	if want := []string{"00望川区", "06第七轮", "10巡察", "14整改"}; !slices.Equal(got, want) {
		t.Errorf("got %q, want %q", got, want)
	}
}
