package merge

import (
	"slices"
	"strings"
	"testing"

	"pgregory.net/rapid"
)

func TestSentences(t *testing.T) {
	got := strings.Join(Sentences("一是学习。二是说“好。”三是（完成；）四"), "|")
	if want := "一是学习。|二是说“好。”|三是（完成；）|四"; got != want {
		t.Errorf("got %s, want %s", got, want)
	}
}

func TestEdits(t *testing.T) {
	old := paper(t, "= 通报\n集中学习12次。措施3条，已完成2条。\n审核档案36卷。\n去掉的一段。\n")
	now := paper(t, "= 通报\n新加的一段话在此。\n集中学习12次。措施3条，已完成3条。\n审核档案40卷。\n")
	var got []string
	for _, e := range Edits(Paras(old), Paras(now)) {
		got = append(got, e.Old+"→"+e.New)
	}
	want := []string{"→新加的一段话在此。", "措施3条，已完成2条。→措施3条，已完成3条。", "审核档案36卷。→审核档案40卷。", "去掉的一段。→"}
	if !slices.Equal(got, want) {
		t.Errorf("got %q\nwant %q", got, want)
	}
}

// Taking the edits out of both versions leaves the same sentences.
// Programs number the footers anew and remember the page number of another page.
func TestFootersSavedAnewAreNoEdits(t *testing.T) {
	base := paper(t, sample)
	odd, even := string(base.Part("word/footer1.xml")), string(base.Part("word/footer2.xml"))
	saved := edit(t, base, "word/_rels/document.xml.rels", "footer1.xml", "footerX.xml", "footer2.xml", "footer1.xml", "footerX.xml", "footer2.xml")
	saved.SetPart("word/footer1.xml", []byte(even))
	saved.SetPart("word/footer2.xml", []byte(strings.Replace(odd, "<w:t>1</w:t>", "<w:t>5</w:t>", 1)))
	if odd == even || odd == string(saved.Part("word/footer2.xml")) {
		t.Fatal("nothing was changed")
	}
	if got := Edits(Paras(base), Paras(saved)); len(got) > 0 {
		t.Errorf("got %+v", got)
	}
}

func TestEditsAreAllTheDifference(t *testing.T) {
	sentence := rapid.SampledFrom([]string{"学习12次。", "学习13次。", "审核档案；", "补办手续。", "甲。"})
	paragraph := rapid.Map(rapid.SliceOfN(sentence, 1, 4), func(s []string) Para { return Para{Text: strings.Join(s, "")} })
	rapid.Check(t, func(t *rapid.T) {
		old := rapid.SliceOfN(paragraph, 0, 5).Draw(t, "old")
		now := rapid.SliceOfN(paragraph, 0, 5).Draw(t, "now")
		left, right := sentencesOf(old), sentencesOf(now)
		for _, e := range Edits(old, now) {
			if e.Old == e.New {
				t.Fatalf("%q is no edit", e.Old)
			}
			left, right = without(t, left, e.Old), without(t, right, e.New)
		}
		slices.Sort(left)
		slices.Sort(right)
		if !slices.Equal(left, right) {
			t.Fatalf("left over: %q and %q", left, right)
		}
	})
}

func sentencesOf(paras []Para) (out []string) {
	for _, p := range paras {
		out = append(out, Sentences(p.Text)...)
	}
	return out
}

func without(t *rapid.T, list []string, s string) []string {
	if s == "" {
		return list
	}
	i := slices.Index(list, s)
	if i < 0 {
		t.Fatalf("the edit names %q, which is not there", s)
	}
	return slices.Delete(list, i, i+1)
}
