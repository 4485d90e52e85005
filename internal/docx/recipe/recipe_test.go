package recipe

import (
	"bytes"
	"flag"
	"os"
	"path/filepath"
	"slices"
	"strings"
	"testing"

	"github.com/google/go-cmp/cmp"
	"github.com/rogpeppe/go-internal/txtar"
	"zhenggai/internal/docx"
)

var update = flag.Bool("update", false, "write what the cases give into their want sections")

// TestBuild runs testdata/*.txtar: markup, and the body made of it, one block a
// line without what every run has.
func TestBuild(t *testing.T) {
	paths, _ := filepath.Glob("testdata/*.txtar")
	if len(paths) == 0 {
		t.Fatal("没有案例")
	}
	for _, path := range paths {
		t.Run(filepath.Base(path), func(t *testing.T) {
			data, err := os.ReadFile(path)
			if err != nil {
				t.Fatal(err)
			}
			a := txtar.Parse(data)
			got := bodyLines(t, string(a.Files[0].Data))
			if *update {
				a.Files[1].Data = []byte(got)
				if err := os.WriteFile(path, txtar.Format(a), 0o644); err != nil {
					t.Fatal(err)
				}
				return
			}
			if diff := cmp.Diff(string(a.Files[1].Data), got); diff != "" {
				t.Errorf("与 want 不同（- 应为，+ 实为）：\n%s", diff)
			}
		})
	}
}

func build(t *testing.T, markup string, opt Options) *docx.File {
	t.Helper()
	data, err := Build(markup, opt)
	if err != nil {
		t.Fatal(err)
	}
	f, err := docx.Open("例.docx", data)
	if err != nil {
		t.Fatal(err)
	}
	return f
}

func bodyLines(t *testing.T, markup string) string {
	t.Helper()
	tree, err := build(t, markup, Options{}).Tree(docx.DocumentPart)
	if err != nil {
		t.Fatal(err)
	}
	var b strings.Builder
	for _, k := range tree.Root().Child("w:body").Kids {
		line := strings.ReplaceAll(string(k.Bytes()), `<w:rPr><w:rFonts w:hint="eastAsia"/></w:rPr>`, "")
		line = strings.ReplaceAll(line, `<w:rFonts w:hint="eastAsia"/>`, "")
		b.WriteString(strings.ReplaceAll(line, "<w:tr>", "\n  <w:tr>") + "\n")
	}
	return b.String()
}

func TestBuildRefuses(t *testing.T) {
	for _, c := range []struct{ markup, want string }{
		{"正文\n| a", "第2行：表格的行之前没有 [[table …]]"},
		{"[[table]]", "第1行：[[table]] 没有写列宽"},
		{"[[table 1 x]]", "第1行：列宽“x”不是正数"},
		{"[[table 1 -2]]", "第1行：列宽“-2”不是正数"},
		{"[[table 1cc]]", "第1行：列宽“1cc”后面只能写 c 或 r"},
		{"[[table 1 1]]\n| a | b | c", "第2行：这一行有3格，表格有2列"},
		{"[[table 1 1]]\n| < | b", "第2行：第1格左边没有可以合并的格"},
		{"[[table 1 1]]\n| a | ^", "第2行：第2格上面没有可以合并的格"},
		{"[[版记]]\n| a | b | c", "第2行：版记的一行最多两格，这一行有3格"},
		{"好\x07", "第1行：含 XML 不允许的字符 U+0007"},
	} {
		_, err := Build(c.markup, Options{})
		if err == nil || err.Error() != c.want {
			t.Errorf("%q：得 %v，应为 %s", c.markup, err, c.want)
		}
	}
}

// everything is markup with every construct.
const everything = `[[版头]]
| 000001
| __机密★1年__
*** 某机关文件
** 某〔2026〕1号
*> 签发人：//某某//
** 某〔2026〕1号 | //某某// |
** 某〔2026〕1号 | 签发人：//某某//
= 标题\\第二行
== 副标题
< 主送：
正文//楷体//__黑体__^[脚注{{a}}]
# 一、
## （一）
### 1.
#### （1）
## //（二）//正文
^ 居中
~ 说明
! 表题
[[table 8c 12 30r]]
|= 序号 | 名称 | <
| 1 | 甲\n乙 | 2
| ^ | {{a | b}} | \|
[[table 1 1 五号]]
| 一 | 二
@landscape
[[table 1 1 1 1 1 1 1 1]]
|= 1 | 2 | 3 | 4 | 5 | 6 | 7 | 8
@portrait
& 附件：1.甲
& 2.乙
& 附件：丙
>> 署名
> 日期
---
<< 附件1
[[版头]]
[[联合标志]]
| 甲机关
| 乙机关
|= 文件
[[版记]]
| 抄送：甲、乙。
| 办公室 | 2026年7月8日印发`

// A file of ours has nothing in it that layout does not understand.
func TestEverythingResolves(t *testing.T) {
	for _, opt := range []Options{{}, {Landscape: true}, {Display33476: true}} {
		d, problems := docx.Resolve(build(t, everything, opt))
		for _, p := range problems {
			t.Errorf("%+v：%s", opt, p)
		}
		if len(d.Sections) != 3 || !d.EvenAndOdd || d.DefaultTab == 0 {
			t.Errorf("%+v：节数 %d，设置 %+v", opt, len(d.Sections), d)
		}
		for i, s := range d.Sections {
			if s.Footers.Default == nil || s.Footers.Even == nil {
				t.Errorf("第%d节没有页脚", i+1)
			}
			if beside(s.Footers.Default) != s.Landscape || beside(s.Footers.Even) != s.Landscape {
				t.Errorf("第%d节的页码位置不对", i+1)
			}
		}
	}
}

// beside reports that a footer has its number in a table beside the text.
func beside(footer []docx.Block) bool {
	t, ok := footer[0].(*docx.Table)
	return ok && t.Float != nil && t.Rows[0].Cells[0].Turned
}

// The numbers of GB/T 9704—2012 that a page is measured by.
func TestPage(t *testing.T) {
	for _, c := range []struct {
		opt                      Options
		top, right, bottom, left float64 // mm
		line                     docx.Len
	}{
		{Options{}, 37, 26, 35, 28, 579 * docx.Twip},
		{Options{Landscape: true}, 28, 37, 26, 35, 579 * docx.Twip},
		{Options{Display33476: true}, 34.58, 26, 32.58, 28, 589 * docx.Twip},
	} {
		d, _ := docx.Resolve(build(t, "正文", c.opt))
		s := d.Sections[0]
		for _, m := range []struct {
			name string
			got  docx.Len
			want float64
		}{{"上", s.Top, c.top}, {"右", s.Right, c.right}, {"下", s.Bottom, c.bottom}, {"左", s.Left, c.left}} {
			if got := float64(m.got) / float64(docx.Millimetre); got < m.want-0.02 || got > m.want+0.02 {
				t.Errorf("%+v：%s边距 %.2f 毫米，应为 %.2f", c.opt, m.name, got, m.want)
			}
		}
		p := s.Blocks[0].(*docx.Paragraph)
		if p.Rule != docx.LineExact || p.Line != c.line || p.FirstLine != 630*docx.Twip {
			t.Errorf("%+v：行距 %v，首行缩进 %v", c.opt, p.Line/docx.Twip, p.FirstLine/docx.Twip)
		}
		if lines := (s.Height - s.Top - s.Bottom) / p.Line; !c.opt.Landscape && lines != 22 {
			t.Errorf("%+v：每页%d行", c.opt, lines)
		}
		if f := p.Mark; f.Size != 16*docx.Point || f.Spacing != -5*docx.Twip || f.EastAsia != "仿宋_GB2312" {
			t.Errorf("%+v：正文字体 %+v", c.opt, f)
		}
	}
}

func TestTableFillsTextWidth(t *testing.T) {
	f := build(t, "[[table 1 1 1]]\n| a | b | c", Options{})
	d, _ := docx.Resolve(f)
	s := d.Sections[0]
	sum := docx.Len(0)
	for _, w := range s.Blocks[0].(*docx.Table).Columns {
		sum += w
	}
	if want := s.Width - s.Left - s.Right; sum != want {
		t.Errorf("表宽 %v，版心宽 %v", sum, want)
	}
}

func TestSameBytes(t *testing.T) {
	one, err := Build(everything, Options{Title: "甲"})
	if err != nil {
		t.Fatal(err)
	}
	two, _ := Build(everything, Options{Title: "甲"})
	if !bytes.Equal(one, two) {
		t.Error("同样的标记两次写出的字节不同")
	}
}

// Every part that is pointed at is there, and every style that is used is
// defined.
func TestPartsHoldTogether(t *testing.T) {
	f := build(t, everything, Options{})
	targets := 0
	for _, part := range f.Parts() {
		tree, err := f.Tree(part)
		if err != nil {
			t.Fatal(err)
		}
		tree.Walk(func(n *docx.Node) bool {
			target := n.Attr("Target")
			if n.Name == "Override" {
				target = n.Attr("PartName")
			}
			if target != "" {
				targets++
				name := strings.TrimPrefix(target, "/")
				if f.Part(name) == nil && f.Part("word/"+name) == nil {
					t.Errorf("%s 指向的 %s 不存在", part, target)
				}
			}
			return true
		})
	}
	if targets < 14 {
		t.Errorf("只找到%d处指向", targets)
	}
	defined := map[string]bool{}
	styles, _ := f.Tree(docx.StylesPart)
	for _, s := range styles.Root().Kids {
		defined[s.Attr("w:styleId")] = true
	}
	uses := []string{"w:pStyle", "w:rStyle", "w:tblStyle", "w:basedOn", "w:next", "w:link"}
	for _, part := range []string{docx.DocumentPart, docx.StylesPart, "word/footer1.xml", "word/footer2.xml", "word/footer3.xml", "word/footer4.xml", notesPart} {
		tree, _ := f.Tree(part)
		tree.Walk(func(n *docx.Node) bool {
			if slices.Contains(uses, n.Name) && !defined[n.Attr("w:val")] {
				t.Errorf("%s 用了没有定义的样式 %s", part, n.Attr("w:val"))
			}
			return true
		})
	}
}

// FuzzBuild: any markup is refused with a line or makes a file that opens.
func FuzzBuild(f *testing.F) {
	f.Add(everything)
	f.Add("[[table 1e300 1]]\n|a|b\n@landscape\n@landscape\n---\n---")
	f.Fuzz(func(t *testing.T, markup string) {
		data, err := Build(markup, Options{})
		if err != nil {
			if !strings.HasPrefix(err.Error(), "第") {
				t.Fatalf("错误没有说在哪一行：%v", err)
			}
			return
		}
		file, err := docx.Open("例.docx", data)
		if err != nil {
			t.Fatal(err)
		}
		if _, problems := docx.Resolve(file); problems.Blocking() {
			t.Fatal(problems)
		}
	})
}
