package fidelity

import (
	"strings"
	"testing"

	"zhenggai/internal/docx/recipe"
)

// The geometry of 主体 (GB/T 9704—2012, 7.3).

// rowPitch is how far lines of 3号 are apart, as offices set them.
const rowPitch = 579.0 / 1440 * 25.4

// 7.3.1–7.3.3: title, 主送 and body. 国 fills its square.
func TestTitleAndBody(t *testing.T) {
	_, pages := printed(t, "= 国川区机关事务管理局\\\\关于整改情况的报告\n< "+strings.Repeat("国", 27)+"，国国：\n国务正文。\n## 国、国\n", making{})
	bands := pages[0].Bands(textArea)
	for _, l := range bands[:2] {
		near(t, "标题居中", (l.Left+l.Right)/2, leftEdge+78, 0.6)
	}
	near(t, "标题行距", bands[1].Top-bands[0].Top, 12.51, 0.3)
	near(t, "主送在标题下空一行", bands[2].Top-bands[1].Bottom, 10.39+4.84, 1.5)
	for i, want := range []float64{leftEdge, leftEdge, leftEdge + 2*hanzi, leftEdge + 2*hanzi} { // 主送 and its second line, 正文, heading
		near(t, "左端", bands[i+2].Left, want+bearing, 0.4)
	}
}

// 7.3.1: long titles make a trapezoid or a diamond, never an hourglass, and
// lines are no wider than the type area.
func TestTitleOutline(t *testing.T) {
	for _, title := range []string{
		"中共望川区机关事务管理局党组关于五届区委第七轮巡察整改进展情况的报告",
		`中共望川区机关事务管理局党组\\关于五届区委第七轮巡察反馈意见集中整改进展情况的报告`,
		"望川区机关事务管理局党组主要负责人关于组织落实五届区委第七轮巡察反馈意见集中整改进展情况的报告",
		"关于召开领导班子巡察整改专题民主生活会的通知",
	} {
		_, pages := printed(t, "= "+title+"\n正文。\n", making{})
		bands := pages[0].Bands(textArea)
		lines := bands[:len(bands)-1]
		if len(lines) > 3 {
			t.Fatalf("%s：%d行", title, len(lines))
		}
		for _, l := range lines {
			near(t, "标题居中", (l.Left+l.Right)/2, leftEdge+78, 0.8)
			if l.Left < leftEdge-0.2 || l.Right > endEdge+0.2 {
				t.Errorf("%s：一行从%.1f到%.1f毫米", title, l.Left, l.Right)
			}
		}
		if width := func(l Box) float64 { return l.Right - l.Left }; len(lines) == 3 &&
			width(lines[1]) < width(lines[0])-hanzi && width(lines[1]) < width(lines[2])-hanzi {
			t.Errorf("%s：三行排成沙漏形", title)
		}
	}
}

// 7.3.4: 附件说明 stands a blank line below the body; lines that go on begin below
// the first character of the name, and names stand below each other.
func TestAttachmentNote(t *testing.T) {
	long := strings.Repeat("国", 30)
	_, pages := printed(t, "国正文国。\n& 附件：1."+long+"\n& 2.国单\n>> 国局\n> 2026年7月8日\n", making{})
	b := pages[0].Bands(textArea)
	near(t, "在正文下空一行", b[1].Top-b[0].Top, 2*rowPitch, 0.8)
	near(t, "左空二字", b[1].Left-leftEdge, 2*hanzi, 0.8)
	name := leftEdge + 5*hanzi + 12*25.4/72 // behind 附件：1.
	near(t, "回行与名称首字对齐", b[2].Left, name+bearing, 0.4)
	second, _ := pages[0].Ink(Box{name, b[3].Top - 0.5, endEdge, b[3].Bottom + 0.5})
	near(t, "各项名称对齐", second.Left, name+bearing, 0.4)
	near(t, "各项之间不空行", b[3].Top-b[2].Top, rowPitch, 1)
	near(t, "署名在附件说明下空一行", b[4].Bottom-b[3].Bottom, 2*rowPitch, 0.8)

	_, pages = printed(t, "国正文国。\n& 附件："+long+"\n", making{})
	b = pages[0].Bands(textArea)
	near(t, "一项时回行与名称首字对齐", b[2].Left, leftEdge+5*hanzi+bearing, 0.4)
}

// 7.3.5: 署名 and 成文日期, for a seal and without one. The date is of characters
// that fill their squares; a real one is in TestDate.
func TestSignature(t *testing.T) {
	const date = "国国国国国国"
	for _, c := range []struct {
		name         string
		characters   int
		unsealed     bool
		right, datum float64 // white at the right of name and date, in 字
	}{
		{"盖章，署名短", 4, false, 5, 4},
		{"盖章，署名长", 12, false, 1, 4},
		{"盖章，署名很长", 16, false, 0, 5},
		{"不盖章", 12, true, 2, 6},
		{"不盖章，署名稍长", 8, true, 2, 2},
		{"不盖章，署名与日期等长", 6, true, 4, 2},
		{"不盖章，署名短", 4, true, 6, 2},
	} {
		t.Run(c.name, func(t *testing.T) {
			_, pages := printed(t, "国正文国。\n>> "+strings.Repeat("国", c.characters)+"\n> "+date+"\n（国件公开）\n", making{unsealed: c.unsealed})
			b := pages[0].Bands(textArea)
			name, day, remark := b[1], b[2], b[3]
			near(t, "署名在正文下空一行", name.Top-b[0].Top, 2*rowPitch, 0.8)
			near(t, "署名右空", endEdge-name.Right, c.right*hanzi+bearing, 0.4)
			near(t, "成文日期右空", endEdge-day.Right, c.datum*hanzi+bearing, 0.4)
			near(t, "成文日期在署名下一行", day.Top-name.Top, rowPitch, 0.4)
			if c.unsealed {
				near(t, "成文日期首字右移二字", day.Left-name.Left, 2*hanzi, 0.4)
			} else {
				near(t, "署名以成文日期为准居中", (name.Left+name.Right)/2, (day.Left+day.Right)/2, 0.4)
			}
			near(t, "附注在成文日期下一行", remark.Bottom-day.Bottom, rowPitch, 1.2)
			near(t, "附注左空二字", remark.Left-leftEdge, 2*hanzi+3, 1.2) // the bracket has its ink at the right
		})
	}
}

// A date has figures, between which and 年 Word puts nothing and LibreOffice, and we
// with it, a fifth of a character: its place is right to half a character.
func TestDate(t *testing.T) {
	for _, unsealed := range []bool{false, true} {
		_, pages := printed(t, "国正文国。\n>> "+strings.Repeat("国", 13)+"\n> 2026年7月18日\n", making{unsealed: unsealed})
		b := pages[0].Bands(textArea)
		name, day := b[1], b[2]
		if unsealed {
			near(t, "署名右空二字", endEdge-name.Right, 2*hanzi+bearing, 0.4)
			near(t, "成文日期首字右移二字", day.Left-name.Left+bearing, 2*hanzi, 0.5)
			continue
		}
		near(t, "成文日期右空四字", endEdge-day.Right, 4*hanzi+1.3, 0.5) // 日 is narrow
		near(t, "署名以成文日期为准居中", (name.Left+name.Right)/2, (day.Left+day.Right)/2+0.5, 2)
	}
}

// 7.3.6: 附注 is not parted from the date.
func TestRemarkStaysWithDate(t *testing.T) {
	_, pages := printed(t, strings.Repeat("国正文。\n", 19)+">> 国局\n> 国国国国\n（国件公开）\n", making{})
	if len(pages) != 2 || len(pages[1].Bands(textArea)) != 3 {
		t.Errorf("%d页，末页%d行", len(pages), len(pages[1].Bands(textArea)))
	}
}

// 7.3.7: an annex begins a page: 附件 with its number on the first line, its title
// on the third, pages counted on.
func TestAnnex(t *testing.T) {
	for _, how := range []making{{}, {Options: recipe.Options{Landscape: true}}} {
		file, pages := printed(t, "国正文。\n---\n<< 附件1\n= 国清单国\n国文。\n", how)
		if len(pages) != 2 {
			t.Fatalf("%d页", len(pages))
		}
		left, top, middle := leftEdge, topEdge, leftEdge+78
		if how.Landscape {
			left, top, middle = 35.0, 28.0, 35+(297.0-35-37)/2
		}
		b := pages[1].Bands(Box{left - 1, 0, 270, 264})
		near(t, "“附件”顶格", b[0].Left, left, 0.6)
		near(t, "“附件”在第一行", (b[0].Top+b[0].Bottom)/2, top+rowPitch*0.55, 0.8)
		near(t, "标题在第三行", (b[1].Top+b[1].Bottom)/2, top+rowPitch*2.6, 1.6)
		near(t, "标题居中", (b[1].Left+b[1].Right)/2, middle, 0.6)
		if text := pieces(t, file); !how.Landscape && text[len(text)-1].text != "—2—" {
			t.Errorf("页码不连续：%v", text)
		}
	}
}
