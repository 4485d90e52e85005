package layout_test

import (
	"reflect"
	"strings"
	"sync"
	"testing"

	"zhenggai/internal/docx"
	"zhenggai/internal/fidelity"
	"zhenggai/internal/font"
	"zhenggai/internal/layout"
)

var fonts = sync.OnceValues(func() (*font.Set, error) { return font.Load("../../templates/fonts") })

func set(t testing.TB, d *docx.Document) []layout.Page {
	t.Helper()
	f, err := fonts()
	if err != nil {
		t.Fatal(err)
	}
	pages, problems := layout.Pages(d, f, layout.LibreOffice)
	for _, p := range problems {
		t.Errorf("意外的问题：%s", p)
	}
	return pages
}

// format is 3号仿宋 in the recipe of the papers.
func format() *docx.Format {
	return &docx.Format{EastAsia: "仿宋_GB2312", ASCII: "Times New Roman", HAnsi: "仿宋_GB2312", Size: 16 * docx.Point,
		Spacing: -5 * docx.Twip, Scale: 100, Highlight: 0xFFFFFF}
}

func para(text string) *docx.Paragraph {
	f := format()
	return &docx.Paragraph{Align: docx.AlignJustify, Rule: docx.LineExact, Line: 579 * docx.Twip, Kinsoku: true,
		OverflowPunct: true, WidowControl: true, Fill: docx.NoColor, Inlines: []docx.Inline{docx.Text{Text: text, Format: f}}, Mark: *f}
}

// wide is a page whose text area holds n hanzi in a line.
func wide(n int, blocks ...docx.Block) *docx.Document {
	return &docx.Document{Sections: []docx.Section{{Width: docx.Len(n*315+5)*docx.Twip + 200*docx.Twip, Height: 16838 * docx.Twip,
		Top: 2098 * docx.Twip, Bottom: 1984 * docx.Twip, Left: 100 * docx.Twip, Right: 100 * docx.Twip, Blocks: blocks}}}
}

func lines(p layout.Page) []string {
	var out []string
	y := docx.Len(-1)
	for _, it := range p.Items {
		t, ok := it.(*layout.Text)
		if !ok {
			continue
		}
		if t.Y != y {
			out = append(out, "")
			y = t.Y
		}
		for _, g := range t.Glyphs {
			out[len(out)-1] += string(g.Rune)
		}
	}
	return out
}

func TestFullPageIs22LinesOf28(t *testing.T) {
	p := para(strings.Repeat("整", 22*28*2))
	d := wide(28, p)
	d.Sections[0].Width, d.Sections[0].Left, d.Sections[0].Right = 11906*docx.Twip, 1587*docx.Twip, 1474*docx.Twip
	pages := set(t, d)
	if len(pages) != 2 {
		t.Fatalf("%d页", len(pages))
	}
	for _, pg := range pages {
		ls := lines(pg)
		if len(ls) != 22 {
			t.Errorf("一页%d行", len(ls))
		}
		for _, l := range ls {
			if n := len([]rune(l)); n != 28 {
				t.Errorf("一行%d字", n)
			}
		}
	}
}

// Where lines end; each line of the result is one line of the page.
func TestLineEnds(t *testing.T) {
	for _, c := range []struct {
		name, text, want string
	}{
		{"句号悬挂在行末", "一二三四五六。七", "一二三四五六。|七"},
		{"悬挂之后不得以后引号起行", "一二三四五六。”七", "一二三四五|六。”七"},
		{"后引号不在行首", "一二三四五六”七", "一二三四五|六”七"},
		{"前引号不在行末", "一二三四五“六七", "一二三四五|“六七"},
		{"书名号不在行末", "一二三四五《六七》", "一二三四五|《六七》"},
		{"数字不拆", "一二三四五2026年", "一二三四五|2026年"},
		{"括号后的数字不另起行", "一二〔2026〕15号", "一二|〔2026〕15|号"},
		{"顿号后的数字连着", "一二三第3、4项", "一二三第|3、4项"},
		{"百分号随数字", "一二三四五88%高", "一二三四五|88%高"},
		{"数字之前的悬挂标点", "一二三四五六。2026年", "一二三四五六。|2026年"},
		{"刚好放下的标点也在数字之前断行", "一二三四五。2026年", "一二三四五。|2026年"},
		{"引号随数字另起行", "一二三四五“12345”", "一二三四五|“12345”"},
		{"引号随西文一起另起行", "一二三四15‘甲’", "一二三四|15‘甲’"},
		{"斜线之后的首字放不下时整段另起行", "一二三四。AB/CDEFG", "一二三四。|AB/CDEFG"},
		{"斜线之前有空格的从空格后断", "一 二三AB/CD甲", "一 二|三AB/CD甲"},
		{"超长的词强行拆开", "abcdefghijklmnopqrstuvwxyz", "abcdefghijklm|nopqrstuvwxy|z"},
		{"数字之后有空格时标点另起行", "一二三四56 。", "一二三四56|。"},
		{"比一行长的数字之前的引号", "一二三四五六”1234567890123456", "一二三四五|六|”1234567890|123456"},
		{"行末空格不算", "一二三四五六 七", "一二三四五六|七"},
		{"强制换行", "一二\n三四", "一二|三四"},
	} {
		t.Run(c.name, func(t *testing.T) {
			got := strings.Join(lines(set(t, wide(6, para(c.text)))[0]), "|")
			if got != c.want {
				t.Errorf("得 %s，应为 %s", got, c.want)
			}
		})
	}
}

// What a file says of marks at the ends of lines, and LibreOffice reads of it.
func TestHabitsOfMarks(t *testing.T) {
	f, err := fonts()
	if err != nil {
		t.Fatal(err)
	}
	for _, c := range []struct {
		name               string
		text               string
		hang, said, strict bool
		office, word       string
	}{
		{"没有写悬挂", "一二三四五六。七", true, false, true, "一二三四五六。|七", "一二三四五六。|七"},
		{"写明悬挂", "一二三四五六。七", true, true, true, "一二三四五|六。七", "一二三四五六。|七"},
		{"写明不悬挂", "一二三四五六。七", false, true, true, "一二三四五六。|七", "一二三四五|六。七"},
		{"不避头尾", "一二三四五六）七", true, false, false, "一二三四五|六）七", "一二三四五六|）七"},
	} {
		for _, h := range []struct {
			habits layout.Habits
			want   string
		}{{layout.LibreOffice, c.office}, {layout.Word, c.word}} {
			p := para(c.text)
			p.OverflowPunct, p.OverflowSaid, p.Kinsoku = c.hang, c.said, c.strict
			pages, _ := layout.Pages(wide(6, p), f, h.habits)
			if got := strings.Join(lines(pages[0]), "|"); got != h.want {
				t.Errorf("%s：得 %s，应为 %s", c.name, got, h.want)
			}
		}
	}
}

func TestWordHabits(t *testing.T) {
	f, err := fonts()
	if err != nil {
		t.Fatal(err)
	}
	p := para("“一岗双责”2026年")
	p.Inlines[0].(docx.Text).Format.HintEastAsia = true
	width := func(h layout.Habits) docx.Len {
		pages, _ := layout.Pages(wide(20, p), f, h)
		w := docx.Len(0)
		for _, it := range pages[0].Items {
			if t, ok := it.(*layout.Text); ok {
				w = max(w, t.X+t.Width)
			}
		}
		return w
	}
	// Word: six hanzi cells and four half cells and one; LibreOffice: a narrow
	// “ and two gaps of a fifth of the em.
	word, office := width(layout.Word), width(layout.LibreOffice)
	if word == office {
		t.Errorf("两种习惯下行宽同为 %d", word)
	}
}

// What LibreOffice does its own way shows in where lines stand; with Word's
// habits they stand as the file says.
func TestHabitsOfLines(t *testing.T) {
	f, err := fonts()
	if err != nil {
		t.Fatal(err)
	}
	broken := para("")
	broken.FirstLine = 32 * docx.Point
	broken.Inlines = append(broken.Inlines, docx.Break{Kind: docx.PageBreak}, docx.Text{Text: "后", Format: format()})
	loose := func(text string) *docx.Paragraph {
		p := para(text)
		p.Rule, p.Line, p.Inlines[0] = docx.LineAuto, 360*docx.Twip, docx.Text{Text: text, Format: format()}
		return p
	}
	for _, c := range []struct {
		name         string
		blocks       []docx.Block
		office, word float64 // of the last text: X from the margin for the first case, else its baseline from the top
	}{
		{"分页符之后的首行缩进", []docx.Block{broken}, 32, 0},
		{"空段落的高度", []docx.Block{loose(""), loose("末")}, 1.5*18.4 + 17.28, 1.5*19.2 + 17.28},
		{"混排行的行距", []docx.Block{loose("整改一二三四五A七八九"), loose("末")}, 30.34 + 28.8 + 17.28, 31.11 + 28.8 + 17.28},
	} {
		for _, h := range []struct {
			habits layout.Habits
			want   float64
		}{{layout.LibreOffice, c.office}, {layout.Word, c.word}} {
			d := wide(8, c.blocks...)
			pages, _ := layout.Pages(d, f, h.habits)
			items := pages[len(pages)-1].Items
			x := items[len(items)-1].(*layout.Text)
			got := (x.Y - d.Sections[0].Top).Points()
			if len(c.blocks) == 1 {
				got = (x.X - d.Sections[0].Left).Points()
			}
			if got < h.want-0.1 || got > h.want+0.1 {
				t.Errorf("%s：%.2f点，应为%.2f点", c.name, got, h.want)
			}
		}
	}
}

// Properties of every case: nothing is lost, nothing leaves the page or the
// margins (a mark may hang over the right one), the same pages twice.
func TestProperties(t *testing.T) {
	for _, c := range fidelity.Cases() {
		t.Run(c.Name, func(t *testing.T) {
			d, err := c.Document()
			if err != nil {
				t.Fatal(err)
			}
			pages := set(t, d)
			inside(t, d, pages)
			if !reflect.DeepEqual(pages, set(t, d)) {
				t.Error("两次排版不同")
			}
		})
	}
}

func inside(t *testing.T, d *docx.Document, pages []layout.Page) {
	t.Helper()
	const hang = 20 * docx.Point
	for i, p := range pages {
		right := p.Width - min(d.Sections[0].Right, d.Sections[len(d.Sections)-1].Right)
		for _, it := range p.Items {
			x, ok := it.(*layout.Text)
			if !ok {
				continue
			}
			if x.X < 0 || x.Y < 0 || x.Y > p.Height || x.X+x.Width > right+hang {
				t.Errorf("第%d页有文字在版心之外：%v", i+1, x.Glyphs[0])
			}
		}
	}
}

func TestTextIsConserved(t *testing.T) {
	for _, c := range fidelity.Cases()[:5] {
		d, err := c.Document()
		if err != nil {
			t.Fatal(err)
		}
		want, got := count(d), map[rune]int{}
		for _, p := range set(t, d) {
			for _, it := range p.Items {
				if x, ok := it.(*layout.Text); ok {
					for _, g := range x.Glyphs {
						got[g.Rune]++
					}
				}
			}
		}
		for r, n := range want {
			if r > ' ' && got[r] < n {
				t.Errorf("%s：“%c”应有%d个，只有%d个", c.Name, r, n, got[r])
			}
		}
	}
}

func count(d *docx.Document) map[rune]int {
	m := map[rune]int{}
	for _, s := range d.Sections {
		for _, b := range s.Blocks {
			for _, in := range b.(*docx.Paragraph).Inlines {
				if x, ok := in.(docx.Text); ok {
					for _, r := range x.Text {
						m[r]++
					}
				}
			}
		}
	}
	return m
}
