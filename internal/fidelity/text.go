package fidelity

import (
	"fmt"
	"math/rand/v2"
	"strings"
)

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

// body is n paragraphs.
func body(seed uint64, n int) string {
	r := rand.New(rand.NewPCG(seed, 1))
	var b strings.Builder
	for range n {
		b.WriteString(sentence(r, 1+r.IntN(5)) + "\n")
	}
	return b.String()
}

var scraps = []string{"截至2026年", "3月15日", "，共12", "项（", "88.5%", "）、", "No.7—12", "“12345”热线", "GB/T 9704-2012", "；", "3×4", "100元/人", "Word 2019", "——", "①", "其中", "整改", "完成", "1.5万m2", "25℃", "·", "www.example.cn/a", "A-1", "……", "。", "12:30", "+8", "第3、4", "项", "‘甲’", "的", "工作", "落实情况", "12～15", "日"}

// digits is n paragraphs full of figures, Western words and signs.
func digits(seed uint64, n int) string {
	r := rand.New(rand.NewPCG(seed, 1))
	var b strings.Builder
	for range n {
		b.WriteString("其中")
		for range 8 + r.IntN(40) {
			b.WriteString(scraps[r.IntN(len(scraps))])
		}
		b.WriteString("。\n")
	}
	return b.String()
}

// structure is the order of a paper: title, addressee, headings of four
// levels, signature, note.
func structure(seed uint64) string {
	r := rand.New(rand.NewPCG(seed, 1))
	var b strings.Builder
	b.WriteString("= 关于青山县水利局党组巡察整改\\\\进展情况的通报（征求意见稿）\n")
	b.WriteString("< 县委各部门，县级国家机关各部门，各人民团体，各乡（镇）党委、政府：\n")
	for _, n := range []string{"一", "二", "三", "四", "五", "六", "七", "八", "九", "十", "十一", "十二"} {
		fmt.Fprintf(&b, "# %s、聚焦“关键少数”情况\n## （一）%s\n", n, sentence(r, 1))
		for i := range 3 {
			fmt.Fprintf(&b, "### //%d.%s//%s\n", i+1, sentence(r, 1), sentence(r, 3))
		}
	}
	b.WriteString(">> 中共青山县水利局党组\n> 2026年7月8日\n~ （此件公开发布）\n")
	return b.String()
}

// ledger is a table of findings.
func ledger(seed uint64, size string, rows int) string {
	r := rand.New(rand.NewPCG(seed, 2))
	var b strings.Builder
	fmt.Fprintf(&b, "[[table 6c 21 29 26 16c %s]]\n|= 序号 | 问题 | 整改措施 | 进展情况 | 责任单位\n", size)
	for i := range rows {
		fmt.Fprintf(&b, "| %d | %s | %s | %s | 县水利局\n", i+1, sentence(r, 1), sentence(r, 1+r.IntN(3)), sentence(r, 1+r.IntN(2)))
	}
	return b.String()
}

// merged is a table whose first columns are joined over the measures of a
// finding, so that joined cells go over pages.
func merged(seed uint64, findings int) string {
	r := rand.New(rand.NewPCG(seed, 3))
	var b strings.Builder
	b.WriteString("[[table 6c 14 20 10c 30 20 五号]]\n|= 序号 | 方面 | 问题 | 编号 | 整改措施 | 进展情况\n")
	for i := range findings {
		first := fmt.Sprintf("%d | %s | %s", i+1, sentence(r, 1), sentence(r, 1))
		for k := range 1 + r.IntN(6) {
			fmt.Fprintf(&b, "| %s | %d-%d | %s | %s\n", first, i+1, k+1, sentence(r, 1+r.IntN(3)), sentence(r, 1+r.IntN(2)))
			first = "^ | ^ | ^"
		}
	}
	return b.String()
}
