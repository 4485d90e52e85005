package build

import (
	"fmt"
	"slices"
	"strings"
	"testing"

	"zhenggai/internal/fill"
	"zhenggai/internal/source"
)

func cell(name string) source.Pos {
	return source.Pos{File: "台账.xlsx", Sheet: "台账", Cell: name}
}

func leaf(path, text string, cells ...string) fill.Leaf {
	l := fill.Leaf{Path: path, Text: text}
	for _, c := range cells {
		l.From = append(l.From, cell(c))
	}
	return l
}

func TestChangedLeaves(t *testing.T) {
	old := []fill.Leaf{
		leaf("单位.名称", "某局", "B2"), leaf("问题[1].进展", "甲", "J3"), leaf("问题[2].进展", "乙", "J4"), leaf("统计.已完成", "1", "K3", "K4"),
	}
	for name, c := range map[string]struct {
		now  []fill.Leaf
		want []string
	}{
		"nothing": {old, nil},
		"one cell": {
			[]fill.Leaf{old[0], leaf("问题[1].进展", "丙", "J3"), old[2], old[3]},
			[]string{"台账.xlsx!台账!J3 “甲”→“丙”"},
		},
		"a cell and the figure counted from it": {
			[]fill.Leaf{old[0], old[1], leaf("问题[2].进展", "丁", "J4"), leaf("统计.已完成", "2", "K3", "K4")},
			[]string{"台账.xlsx!台账!J4 “乙”→“丁”", "统计.已完成 “1”→“2”"},
		},
		"a row put in above": {
			[]fill.Leaf{old[0], leaf("问题[1].进展", "新", "J3"), leaf("问题[2].进展", "甲", "J4"), leaf("问题[3].进展", "乙", "J5"), old[3]},
			[]string{"台账.xlsx!台账!J3 “”→“新”"},
		},
		"a row taken out": {
			[]fill.Leaf{old[0], leaf("问题[1].进展", "乙", "J3"), old[3]},
			[]string{"台账.xlsx!台账!J3 “甲”→“”"},
		},
	} {
		if got := changedLeaves(old, c.now); !slices.Equal(got, c.want) {
			t.Errorf("%s: got %q, want %q", name, got, c.want)
		}
	}
}

func TestReasonShowsWhatDiffers(t *testing.T) {
	long := strings.Repeat("前", 30) + "上半年审核发布信息%d条，未出现错发、漏审的情况。"
	for _, c := range []struct{ old, now, want string }{
		{"短句甲", "短句乙", "“短句甲”→“短句乙”"},
		{fmt.Sprintf(long, 86), fmt.Sprintf(long, 93), "“…半年审核发布信息86条，未出现错发、…”→“…半年审核发布信息93条，未出现错发、…”"},
		{"甲\n乙", "", "“甲 乙”→“”"},
	} {
		if got := describe("问题.进展", leaf("", c.old), leaf("", c.now)); got != "问题.进展 "+c.want {
			t.Errorf("got %s, want %s", got, c.want)
		}
	}
}

func TestManyChangesAreCounted(t *testing.T) {
	var old, now []fill.Leaf
	for i := range 20 {
		c := fmt.Sprintf("J%d", i+3)
		old = append(old, leaf(fmt.Sprintf("问题[%d].进展", i), "旧", c))
		now = append(now, leaf(fmt.Sprintf("问题[%d].进展", i), "新", c))
	}
	got := changedLeaves(old, now)
	if len(got) != maxChanges+1 || got[maxChanges] != "另有12处变化" {
		t.Errorf("got %q", got)
	}
}

func TestBlocking(t *testing.T) {
	leaves := []fill.Leaf{leaf("问题[1].进展", "甲", "J3")}
	for name, c := range map[string]struct {
		problem source.Problem
		want    bool
	}{
		"a cell that is read":         {source.Problem{At: cell("J3")}, true},
		"a cell that is not read":     {source.Problem{At: cell("J4")}, false},
		"beside another place":        {source.Problem{At: cell("A9"), Also: []source.Pos{cell("J3")}}, true},
		"a warning":                   {source.Problem{At: cell("J3"), Level: source.Warning}, false},
		"a sheet of a workbook read":  {source.Problem{At: source.Pos{File: "台账.xlsx", Sheet: "别的"}}, true},
		"a sheet of another workbook": {source.Problem{At: source.Pos{File: "另.xlsx", Sheet: "台账"}}, false},
		"a workbook that is no use":   {source.Problem{At: source.Pos{File: "另.xlsx"}}, true},
	} {
		if got := len(blocking(source.Problems{c.problem}, leaves)) > 0; got != c.want {
			t.Errorf("%s: blocked %v", name, got)
		}
	}
}
