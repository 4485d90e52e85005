package fidelity

import (
	"fmt"
	"strings"
	"testing"
)

// The geometry of 版记 (GB/T 9704—2012, 7.4).

var colophon = "[[版记]]\n| 抄送：" + strings.Repeat("国", 40) + "。" + "\n| 国办公室 | 2026年7月9日印国\n"

// 7.4: 版记 stands on the foot of the last page, also where the text ends close
// above it; its lines are as wide as the type area.
func TestColophon(t *testing.T) {
	for lines := 12; lines <= 24; lines += 2 {
		t.Run(fmt.Sprint(lines), func(t *testing.T) {
			_, pages := printed(t, strings.Repeat("国正文。\n", lines)+">> 国局\n> 2026年7月8日\n"+colophon, making{})
			for i, p := range pages {
				if len(p.Bands(textArea)) == 0 {
					t.Fatalf("第%d页是空白", i+1)
				}
			}
			p := pages[len(pages)-1]
			b := p.Bands(textArea)
			n := len(b)
			first, copies, more, middle, printer, last := b[n-6], b[n-5], b[n-4], b[n-3], b[n-2], b[n-1]
			near(t, "末条分隔线下边缘", last.Bottom, footEdge, 0.2)
			for _, l := range []struct {
				name  string
				line  Box
				width float64
			}{{"首条", first, 0.35}, {"中间", middle, 0.25}, {"末条", last, 0.35}} {
				near(t, l.name+"分隔线粗细", l.line.Bottom-l.line.Top, l.width, 0.09)
				near(t, l.name+"分隔线左端", l.line.Left, leftEdge, 0.2)
				near(t, l.name+"分隔线右端", l.line.Right, endEdge, 0.2)
			}
			near(t, "抄送左空一字", copies.Left-leftEdge, pageChar, 0.6)
			near(t, "抄送右空一字", endEdge-copies.Right, pageChar+bearing, 0.5)
			near(t, "抄送回行与冒号后的首字对齐", more.Left-leftEdge, 4*pageChar+bearing, 0.4)
			near(t, "印发机关左空一字", printer.Left-leftEdge, pageChar+bearing, 0.4)
			near(t, "印发日期右空一字", endEdge-printer.Right, pageChar+bearing, 0.4)
			if n > 6 && b[n-7].Bottom > first.Top-1 {
				t.Errorf("正文底边%.1f毫米，压到首条分隔线（%.1f毫米）", b[n-7].Bottom, first.Top)
			}
		})
	}
}
