package fidelity

import (
	"fmt"
	"math/rand/v2"
	"strings"

	"zhenggai/internal/docx"
)

// Case is a document of the kind the papers are, with text of our own.
type Case struct {
	Name string
	Doc  *docx.Document
}

// Cases lists the documents that both engines set. Their text is drawn from
// clauses with every mark that official papers use, by a generator with fixed
// seeds: many line ends, always the same.
func Cases() []Case {
	return []Case{
		{"正文两端对齐", paper(body(1, 60, docx.AlignJustify, true))},
		{"正文左对齐", paper(body(2, 60, docx.AlignLeft, true))},
		{"不悬挂标点", paper(body(3, 60, docx.AlignJustify, false))},
		{"数字与西文", paper(digits(4, 50))},
		{"公文结构", paper(structure(5))},
		{"五号表格", paper(append(body(6, 3, docx.AlignJustify, true), ledger(6, 21, 40)))},
		{"小四表格", paper(append(body(7, 3, docx.AlignJustify, true), ledger(7, 24, 30)))},
		{"横竖分节", sections(8)},
		{"自动行距", paper(auto(9))},
	}
}

var subjects = []string{"县委", "县水利局党组", "被巡察党组织", "县纪委监委机关", "局机关各股（室）", "整改工作领导小组", "第3巡察组", "青山镇党委", "县委巡察办", "《工作规则》", "“三重一大”事项", "有关责任人员"}
var verbs = []string{"认真贯彻", "研究制定", "全面落实", "督促整改", "对照检查", "组织开展", "修订完善", "严肃处理", "集中学习", "持续推进", "一是细化", "逐项核查"}
var objects = []string{"《关于加强和改进巡察整改工作的意见（试行）》", "“一岗双责”", "意识形态工作责任制", "2026年度第1季度专题会议12次", "资金3,560.75万元", "87.5%的整改任务", "〔2026〕15号文件", "党员干部——特别是“关键少数”——的教育管理", "工程建设、政府采购、资产管理等领域", "1月至6月台账", "问题线索8件", "“四风”问题", "制度机制23项；废止4项", "河道管护（含库区）", "责任清单、任务清单、措施清单……", "25～30个工作日", "整改完成率100%", "A类项目", "约谈7人、批评教育15人"}
var ends = []string{"。", "，", "；", "，", "、", "。", "：", "！", "？", "，"}

func sentence(r *rand.Rand, clauses int) string {
	var b strings.Builder
	for range clauses {
		for _, words := range [][]string{subjects, verbs, objects, ends} {
			b.WriteString(words[r.IntN(len(words))])
		}
	}
	s := []rune(b.String())
	s[len(s)-1] = '。'
	return string(s)
}

func run(eastAsia string, halfPoints int) *docx.Format {
	f := &docx.Format{EastAsia: eastAsia, ASCII: "Times New Roman", HAnsi: eastAsia, HintEastAsia: true,
		Size: docx.Len(halfPoints) * docx.HalfPoint, Scale: 100, Highlight: 0xFFFFFF}
	if halfPoints == 32 {
		f.Spacing = -5 * docx.Twip
	}
	return f
}

// para is a paragraph in the recipe of the papers: exact 28.95 pt, no grid.
func para(text string, f *docx.Format) *docx.Paragraph {
	return &docx.Paragraph{Align: docx.AlignJustify, Rule: docx.LineExact, Line: 579 * docx.Twip,
		FirstLine: 630 * docx.Twip, Kinsoku: true, OverflowPunct: true, WidowControl: true,
		Inlines: []docx.Inline{docx.Text{Text: text, Format: f}}, Mark: *f}
}

func body(seed uint64, n int, a docx.Align, hang bool) []docx.Block {
	r := rand.New(rand.NewPCG(seed, 1))
	f := run("仿宋_GB2312", 32)
	var out []docx.Block
	for range n {
		p := para(sentence(r, 1+r.IntN(5)), f)
		p.Align, p.OverflowPunct = a, hang
		out = append(out, p)
	}
	return out
}

func digits(seed uint64, n int) []docx.Block {
	r := rand.New(rand.NewPCG(seed, 1))
	parts := []string{"截至2026年", "3月15日", "，共12", "项（", "88.5%", "）、", "No.7—12", "“12345”热线", "GB/T 9704-2012", "；", "3×4", "100元/人", "Word 2019", "——", "①", "其中", "整改", "完成", "1.5万m2", "25℃", "·", "http://example.cn/a", "A-1", "……", "。", "12:30", "+8", "第3、4", "项", "‘甲’", "的", "工作", "落实情况", "12～15", "日"}
	f := run("仿宋_GB2312", 32)
	var out []docx.Block
	for range n {
		var b strings.Builder
		for range 8 + r.IntN(40) {
			b.WriteString(parts[r.IntN(len(parts))])
		}
		p := para(b.String()+"。", f)
		if r.IntN(2) == 0 {
			p.Align = docx.AlignLeft
		}
		out = append(out, p)
	}
	return out
}

// structure is the order of a paper: title, addressee, headings of four
// levels, attachments, signature.
func structure(seed uint64) []docx.Block {
	r := rand.New(rand.NewPCG(seed, 1))
	title := para("关于青山县水利局党组巡察整改进展情况的通报（征求意见稿）", run("方正小标宋简体", 44))
	title.Align, title.FirstLine, title.Line = docx.AlignCenter, 0, 700*docx.Twip
	to := para("县委各部门，县级国家机关各部门，各人民团体，各乡（镇）党委、政府：", run("仿宋_GB2312", 32))
	to.FirstLine = 0
	out := []docx.Block{title, para("", run("仿宋_GB2312", 32)), to}
	for i := range 12 {
		h := para(fmt.Sprintf("%s、%s", []string{"一", "二", "三", "四", "五", "六", "七", "八", "九", "十", "十一", "十二"}[i], "聚焦“关键少数”情况"), run("黑体", 32))
		h.KeepNext, h.Outline = true, 1
		k := para("（一）"+sentence(r, 1), run("楷体_GB2312", 32))
		k.KeepNext, k.Outline = true, 2
		out = append(out, h, k)
		for range 3 {
			p := para("", run("仿宋_GB2312", 32))
			p.Inlines = []docx.Inline{docx.Text{Text: "1." + sentence(r, 1), Format: run("楷体_GB2312", 32)}, docx.Text{Text: sentence(r, 3), Format: run("仿宋_GB2312", 32)}}
			out = append(out, p)
		}
	}
	for _, s := range []string{"中共青山县水利局党组", "2026年7月8日"} {
		p := para(s, run("仿宋_GB2312", 32))
		p.Align, p.FirstLine, p.Right = docx.AlignRight, 0, 1260*docx.Twip
		out = append(out, p)
	}
	copies := para("抄送：县委办公室，县人大常委会办公室，县政府办公室，县政协办公室，县纪委监委，县法院，县检察院，县人武部。", run("仿宋_GB2312", 28))
	copies.FirstLine, copies.Left, copies.Right = -840*docx.Twip, 1120*docx.Twip, 280*docx.Twip
	copies.Borders = docx.Borders{Top: docx.Border{Width: docx.Point}, Bottom: docx.Border{Width: docx.Point * 3 / 4}}
	return append(out, copies)
}

// ledger is a table of findings in a size given in half-points.
func ledger(seed uint64, halfPoints, rows int) *docx.Table {
	r := rand.New(rand.NewPCG(seed, 2))
	f, head := run("仿宋_GB2312", halfPoints), run("黑体", halfPoints)
	widths := []docx.Len{560, 1900, 2600, 2300, 1480}
	t := &docx.Table{}
	for _, w := range widths {
		t.Columns = append(t.Columns, w*docx.Twip)
	}
	line := docx.Border{Width: docx.Point / 2}
	cell := func(text string, f *docx.Format, center bool) docx.Cell {
		p := para(text, f)
		p.FirstLine, p.Rule, p.Line, p.WidowControl = 0, docx.LineExact, docx.Len(halfPoints+9)*10*docx.Twip, false
		if center {
			p.Align = docx.AlignCenter
		}
		return docx.Cell{Span: 1, Borders: docx.Borders{Top: line, Bottom: line, Left: line, Right: line}, Fill: 0xFFFFFF,
			Left: 108 * docx.Twip, Right: 108 * docx.Twip, VAlign: docx.VCenter, Blocks: []docx.Block{p}}
	}
	heads := docx.Row{Header: true, Height: 600 * docx.Twip, Rule: docx.LineAtLeast}
	for _, h := range []string{"序号", "问题", "整改措施", "进展情况", "责任单位"} {
		heads.Cells = append(heads.Cells, cell(h, head, true))
	}
	t.Rows = append(t.Rows, heads)
	for i := range rows {
		t.Rows = append(t.Rows, docx.Row{Rule: docx.LineAtLeast, Height: 500 * docx.Twip, CantSplit: i%2 == 0, Cells: []docx.Cell{
			cell(fmt.Sprint(i+1), f, true), cell(sentence(r, 1), f, false), cell(sentence(r, 1+r.IntN(3)), f, false), cell(sentence(r, 1+r.IntN(2)), f, false), cell("县水利局", f, true)}})
	}
	return t
}

func auto(seed uint64) []docx.Block {
	out := body(seed, 30, docx.AlignJustify, true)
	for i, b := range out {
		p := b.(*docx.Paragraph)
		p.Rule, p.Line = docx.LineAuto, docx.Len(240+60*(i%4))*docx.Twip
		if i%5 == 0 {
			p.Rule, p.Line = docx.LineAtLeast, 500*docx.Twip
		}
		p.Before, p.After = docx.Len(i%3)*60*docx.Twip, docx.Len(i%2)*80*docx.Twip
	}
	return out
}

func footer(a docx.Align) []docx.Block {
	f := run("宋体", 28)
	f.ASCII = "宋体"
	p := para("", f)
	p.FirstLine, p.Align, p.Rule, p.Line, p.Left, p.Right = 0, a, docx.LineAuto, 240*docx.Twip, 280*docx.Twip, 280*docx.Twip
	p.Inlines = []docx.Inline{docx.Text{Text: "— ", Format: f}, docx.Field{Kind: docx.FieldPage, Format: f}, docx.Text{Text: " —", Format: f}}
	return []docx.Block{p}
}

// section is A4 in the recipe of the papers.
func section(blocks []docx.Block) docx.Section {
	return docx.Section{Width: 11906 * docx.Twip, Height: 16838 * docx.Twip, Top: 2098 * docx.Twip, Bottom: 1984 * docx.Twip,
		Left: 1587 * docx.Twip, Right: 1474 * docx.Twip, Header: 851 * docx.Twip, Footer: 1300 * docx.Twip,
		Footers: docx.Stories{Default: footer(docx.AlignRight), Even: footer(docx.AlignLeft)}, Blocks: blocks}
}

func paper(blocks []docx.Block) *docx.Document {
	return &docx.Document{Title: "样张", Language: "zh-CN", EvenAndOdd: true, DefaultTab: 420 * docx.Twip,
		CompressPunctuation: true, Sections: []docx.Section{section(blocks)}}
}

func sections(seed uint64) *docx.Document {
	d := paper(body(seed, 8, docx.AlignJustify, true))
	wide := section(append([]docx.Block{ledger(seed, 21, 12)}, body(seed, 2, docx.AlignJustify, true)...))
	wide.Width, wide.Height, wide.Landscape = wide.Height, wide.Width, true
	wide.Top, wide.Bottom, wide.Left, wide.Right = 1587*docx.Twip, 1474*docx.Twip, 1984*docx.Twip, 2098*docx.Twip
	d.Sections = append(d.Sections, wide, section(body(seed+1, 10, docx.AlignJustify, true)))
	return d
}
