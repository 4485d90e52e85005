package fidelity

import (
	"fmt"
	"slices"
	"strings"
	"testing"
)

// The geometry of 版头 (GB/T 9704—2012, 7.2), and the fonts of all parts.

const formalPaper = `[[版头]]
| 000001
| __机密★1年__
| __特急__
*** 望川区机关事务管理局文件
** 望机管〔2026〕15号 | 签发人：//陈景行//
= 望川区机关事务管理局\\关于巡察整改进展情况的报告
< 区委巡察工作领导小组办公室：
现将情况报告如下。
# 一、组织领导
## （一）党组研究
### 1.具体措施
#### （1）细化分工
正文。
>> 望川区机关事务管理局
> 2026年7月8日
（此件不公开）
[[版记]]
| 抄送：区委办公室。
| 局办公室 | 2026年7月9日印发
`

// 7.2–7.5: the fonts and colours of every part. No face of theirs is bold, and
// nothing is made bold.
func TestFontsOfParts(t *testing.T) {
	file, _ := printed(t, formalPaper+"---\n<< 附件1\n= 清单\n", making{})
	got := pieces(t, file)
	for _, want := range []piece{
		{"GWLatin 16", "#000000", "000001"},
		{"GWHei 16", "#000000", "机密★1年"},
		{"GWHei 16", "#000000", "特急"},
		{"GWTitle 37", "#ff0000", "望川区机关事务管理局文件"},
		{"GWFangSong 16", "#000000", "签发人："},
		{"GWKai 16", "#000000", "陈景行"},
		{"GWTitle 22", "#000000", "关于巡察整改进展情况的报告"},
		{"GWFangSong 16", "#000000", "现将情况报告如下。"},
		{"GWHei 16", "#000000", "一、组织领导"},
		{"GWKai 16", "#000000", "（一）党组研究"},
		{"GWFangSong 16", "#000000", "具体措施"},
		{"GWFangSong 16", "#000000", "）细化分工"},
		{"GWFangSong 16", "#000000", "（此件不公开）"},
		{"GWFangSong 14", "#000000", "抄送：区委办公室。"},
		{"GWHei 16", "#000000", "附件1"},
		{"GWSong 14", "#000000", "—1—"},
	} {
		if !slices.Contains(got, want) {
			t.Errorf("没有 %v；有的是 %v", want, got)
		}
	}
}

// 7.2.4: the top of the mark is 72 mm below that of the page whatever stands
// above it, and it is as large as its name allows.
func TestMark(t *testing.T) {
	lines := "[[版头]]\n| 000001\n| __绝密★长期__\n| __加急__\n"
	for _, c := range []struct {
		name, above, mark string
		width             float64
	}{
		{"没有份号", "", "望川区机关事务管理局文件", 152.4},
		{"三项俱全", lines, "望川区机关事务管理局文件", 152.4},
		{"名称短", lines, "望川区委文件", 6 * 42 * 25.4 / 72},
		{"名称长", "", "中共望川区机关事务管理局党组文件", 15 * 29 * 25.4 / 72},
		{"名称特长", lines, "中共望川区经济技术开发区城市建设和投资服务中心党组文件", 153},
	} {
		t.Run(c.name, func(t *testing.T) {
			_, pages := printed(t, c.above+"*** "+c.mark+"\n** 望机管〔2026〕15号\n= 关于整改的通知\n正文。\n", making{})
			bands := pages[0].Bands(textArea)
			above := strings.Count(c.above, "| ")
			for i, l := range bands[:above] {
				near(t, fmt.Sprintf("第%d行顶格", i+1), l.Left, leftEdge, 1)
				near(t, fmt.Sprintf("第%d行的位置", i+1), (l.Top+l.Bottom)/2, topEdge+10.21*(float64(i)+0.55), 0.8)
			}
			mark, number, rule := bands[above], bands[above+1], bands[above+2]
			near(t, "发文机关标志上边缘", mark.Top, 72, 0.8)
			near(t, "发文机关标志居中", (mark.Left+mark.Right)/2, leftEdge+78, 0.6)
			near(t, "发文机关标志的宽度", mark.Right-mark.Left, c.width, 2)
			if mark.Left < leftEdge || mark.Right > endEdge {
				t.Errorf("发文机关标志从%.1f到%.1f毫米，超出版心", mark.Left, mark.Right)
			}
			near(t, "发文字号在标志下空二行", number.Top-mark.Bottom, 2*10.39, 0.8)
			near(t, "发文字号居中", (number.Left+number.Right)/2, leftEdge+78, 0.6)
			near(t, "分隔线在发文字号下4毫米", rule.Top-number.Bottom, 4, 0.3)
		})
	}
}

// 7.2.4: several offices stand below each other, 文件 beside them in the middle.
func TestJointMark(t *testing.T) {
	_, pages := printed(t, "[[联合标志]]\n| 中共望川区委组织部\n| 望川区财政局\n| 望川区机关事务管理局\n|= 文件\n** 望组〔2026〕15号\n= 通知\n正文。\n", making{})
	p := pages[0]
	all := p.Bands(textArea)[:4] // three names, 文件 among them, and the number
	names := p.Bands(Box{0, 37, 140, all[2].Bottom + 1})
	beside, ok := p.Ink(Box{156, 37, 210, all[2].Bottom + 1})
	if len(names) != 3 || !ok {
		t.Fatalf("%d个机关", len(names))
	}
	near(t, "上边缘", names[0].Top, 72, 0.8)
	for _, n := range names {
		near(t, "各机关左端对齐", n.Left, names[2].Left, 1.5)
	}
	near(t, "“文件”上下居中", (beside.Top+beside.Bottom)/2, (names[0].Top+names[2].Bottom)/2, 1)
	near(t, "整体居中", (names[2].Left+beside.Right)/2, leftEdge+78, 3)
	near(t, "发文字号在标志下空二行", all[3].Top-names[2].Bottom, 2*10.39, 0.8)
	if names[0].Left < leftEdge || beside.Right > endEdge {
		t.Errorf("从%.1f到%.1f毫米，超出版心", names[0].Left, beside.Right)
	}
}

// 7.2.5–7.2.7: the number and 签发人, two names a line, and the red line.
func TestNumberAndSigners(t *testing.T) {
	for _, c := range []struct {
		name, lines string
		count       int
		single      bool
	}{
		{"一人", "** 望机管〔2026〕15号 | 签发人：//国景国//", 1, false},
		{"二人", "** 望机管〔2026〕15号 | 签发人：//国景国　国明国//", 1, false},
		{"三人", "*> 签发人：//国景国　国明国//\n** 望机管〔2026〕15号 | //国国国// |", 2, true},
		{"四人", "*> 签发人：//国景国　国明国//\n** 望机管〔2026〕15号 | //国国国　国国国//", 2, false},
	} {
		t.Run(c.name, func(t *testing.T) {
			_, pages := printed(t, "*** 望川区机关事务管理局文件\n"+c.lines+"\n= 关于整改的报告\n正文。\n", making{})
			p := pages[0]
			bands := p.Bands(textArea)
			mark, first, last, rule, title := bands[0], bands[1], bands[c.count], bands[c.count+1], bands[c.count+2]
			at := func(l Box, from, to float64) Box {
				b, _ := p.Ink(Box{from, l.Top - 0.5, to, l.Bottom + 0.5})
				return b
			}
			near(t, "首行在标志下空二行", first.Top-mark.Bottom, 2*10.39, 0.8)
			near(t, "发文字号左空一字", last.Left-leftEdge, hanzi, 1)
			near(t, "签发人右空一字", endEdge-first.Right, hanzi+bearing, 0.5)
			if c.count == 2 {
				names := at(first, 138, 210) // behind 签发人：
				near(t, "换行的姓名与上行首位姓名对齐", at(last, 100, 210).Left, names.Left, 0.8)
			}
			if c.single {
				near(t, "单名之后空一人", endEdge-last.Right, 5*hanzi+bearing, 0.5)
			}
			near(t, "分隔线在发文字号下4毫米", rule.Top-last.Bottom, 4, 0.3)
			near(t, "分隔线左端", rule.Left, leftEdge, 0.2)
			near(t, "分隔线右端", rule.Right, endEdge, 0.2)
			if !p.red(p.Width/2, int((rule.Top+rule.Bottom)/2*p.DPI/25.4)) {
				t.Error("分隔线不是红色")
			}
			near(t, "标题在分隔线下空二行", title.Top-rule.Bottom, 2*10.39, 0.8)
		})
	}
}
