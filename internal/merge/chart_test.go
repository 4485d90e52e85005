package merge

import (
	"fmt"
	"strings"
	"testing"

	"zhenggai/internal/docx"
)

// charted is a paper with a chart of each kind, whose first value is given, in the
// place of its paragraphs 图.
func charted(t *testing.T, markup string, first float64) *docx.File {
	t.Helper()
	f := paper(t, markup)
	tree, err := f.Tree(docx.DocumentPart)
	if err != nil {
		t.Fatal(err)
	}
	kind := docx.RingChart
	eachParagraph(tree, func(p *docx.Node) {
		if docx.ParagraphText(p) != "图" {
			return
		}
		c := chartOf(kind, first)
		id, err := f.AddChart(docx.DocumentPart, &c)
		if err != nil {
			t.Fatal(err)
		}
		p.Child("w:r").Kids = []*docx.Node{c.Drawing(id, fmt.Sprint(kind+1), "图表")}
		kind++
	})
	data, err := f.Bytes()
	if err != nil {
		t.Fatal(err)
	}
	return open(t, data)
}

func chartOf(kind docx.ChartKind, first float64) docx.Chart {
	c := docx.Chart{Width: 150 * docx.Millimetre, Height: 75 * docx.Millimetre, Kind: kind, Hole: 50, Gap: 60, Legend: docx.LegendBottom,
		Categories: []string{"办公室", "财务科", "未启动"},
		Format:     &docx.Format{EastAsia: "仿宋_GB2312", ASCII: "Times New Roman", HAnsi: "Times New Roman", Size: 21 * docx.HalfPoint, Scale: 100}}
	for i, name := range []string{"应改", "已改"} {
		s := docx.Series{Name: name, Values: []float64{first, 8, 0}, Inks: []docx.Ink{docx.ChartInk(i)}, Labels: docx.LabelEnd}
		if c.Series = append(c.Series, s); kind.Round() {
			c.Series[0].Name, c.Series[0].Inks = "", []docx.Ink{docx.ChartInk(0), docx.ChartInk(1), docx.ChartInk(3)}
			break
		}
	}
	return c
}

const withCharts = "集中学习12次。\n图\n图\n图\n图\n图\n又一段。\n"

// A figure that somebody changes in a chart is an edit of its paragraph.
func TestChartEditIsSeen(t *testing.T) {
	base := charted(t, withCharts, 12)
	edited := edit(t, base, "word/charts/chart3.xml", "<c:v>12</c:v>", "<c:v>13</c:v>")
	changes := Changes(ContentOf(base), ContentOf(edited))
	if len(changes) != 1 {
		t.Fatalf("%d changes are seen, want 1", len(changes))
	}
	edits := Edits(Paras(base), Paras(edited))
	if len(edits) == 0 || edits[0].OldPara.At.String() != "通报.docx 正文图表第4段“应改 已改 办公室 12 12 财务科 8…”" {
		t.Errorf("edits %+v", edits)
	}
	if again := charted(t, withCharts, 12); len(Changes(ContentOf(base), ContentOf(again))) > 0 || len(Edits(Paras(base), Paras(again))) > 0 {
		t.Error("the same charts are taken for edits")
	}
}

// What the ledger changes in a chart comes along with what a person wrote.
func TestThreeCharts(t *testing.T) {
	base, theirs := charted(t, withCharts, 12), charted(t, withCharts, 13)
	mine := edit(t, base, docx.DocumentPart, "又一段。", "改过的一段。")
	m, err := Three(base, mine, theirs)
	if err != nil {
		t.Fatal(err)
	}
	want := strings.Replace(docx.PlainText(theirs), "又一段。", "改过的一段。", 1)
	if got := docx.PlainText(m.File); got != want || len(m.Conflicts) > 0 {
		t.Errorf("merged with conflicts %v:\n%s", m.Conflicts, got)
	}
	if _, problems := docx.Resolve(m.File); len(problems) > 0 {
		t.Error(problems)
	}
}

// The comparison of two versions shows the chart of each.
func TestRedlineCharts(t *testing.T) {
	old, now := charted(t, withCharts, 12), charted(t, withCharts, 13)
	r, _, err := Redline(old, now)
	if err != nil {
		t.Fatal(err)
	}
	if err := Accept(r); err != nil {
		t.Fatal(err)
	}
	if got, want := docx.PlainText(r), docx.PlainText(now); got != want {
		t.Errorf("accepted:\n%s\nwant\n%s", got, want)
	}
}
