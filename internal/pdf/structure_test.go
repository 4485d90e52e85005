package pdf_test

import (
	"fmt"
	"regexp"
	"strconv"
	"strings"
	"testing"
	"unicode"

	"zhenggai/internal/docx"
	"zhenggai/internal/fidelity"
)

// tags is the structure of a file as a reader finds it.
type tags struct {
	*parsed
	t       testing.TB
	content map[ref][]string // by page: the text of each MCID
	used    map[string]bool  // content and annotations that an element holds
	level   int              // of the last heading
	text    strings.Builder
}

// structured checks ISO 19005-2, 6.7 and ISO 14289-1, 7: every piece of content
// is an artifact or in one element, the parent tree leads back to it, headings
// skip no level, tables are rectangular, figures and links have words.
func structured(t testing.TB, p *parsed) { readAloud(t, p) }

// readAloud is the text of the structure in its order.
func readAloud(t testing.TB, p *parsed) string {
	root := p.dict(p.trailer["Root"])
	tree := p.dict(root["StructTreeRoot"])
	if p.dict(root["MarkInfo"])["Marked"] != true || tree == nil {
		t.Fatal("没有标记")
	}
	r := &tags{parsed: p, t: t, content: map[ref][]string{}, used: map[string]bool{}}
	nums := p.dict(tree["ParentTree"])["Nums"].(array)
	back := map[float64]any{}
	for i := 0; i < len(nums); i += 2 {
		back[nums[i].(float64)] = nums[i+1]
	}
	for _, k := range p.dict(root["Pages"])["Kids"].(array) {
		r.page(k.(ref), back)
	}
	top := tree["K"].(ref)
	if p.dict(p.dict(top)["P"])["Type"] != name("StructTreeRoot") || p.dict(top)["S"] != name("Document") {
		t.Errorf("根元素 %v", p.dict(top))
	}
	r.element(top, back)
	for page, pieces := range r.content {
		for i := range pieces {
			if !r.used[fmt.Sprint(page, i)] {
				t.Errorf("页%d的内容%d不在任何元素中", page, i)
			}
		}
	}
	if float64(len(nums)/2) != tree["ParentTreeNextKey"] {
		t.Errorf("ParentTreeNextKey %v", tree["ParentTreeNextKey"])
	}
	return r.text.String()
}

var markedContent = regexp.MustCompile(`^/(\w+)<</MCID (\d+)>>BDC$`)

// page reads what each MCID of a page shows, and that nothing is left unmarked.
func (r *tags) page(self ref, back map[float64]any) {
	page := r.dict(self)
	owners := back[page["StructParents"].(float64)].(array)
	unicode, font := map[name]map[int]string{}, name("")
	for f, at := range r.dict(r.dict(page["Resources"])["Font"]) {
		unicode[f] = toUnicode(r.t, r.parsed, r.dict(at))
	}
	now, open := -1, false
	for _, line := range strings.Split(string(r.unpack(r.t, page["Contents"])), "\n") {
		switch m := markedContent.FindStringSubmatch(line); {
		case m != nil || strings.HasPrefix(line, "/Artifact"):
			if now = -1; open {
				r.t.Errorf("标记嵌套：%s", line)
			}
			if open = true; m == nil {
				continue
			}
			if now, _ = strconv.Atoi(m[2]); now != len(r.content[self]) || now >= len(owners) {
				r.content[self] = append(r.content[self], make([]string, max(0, now+1-len(r.content[self])))...)
			} else {
				r.content[self] = append(r.content[self], "")
			}
			if s := r.dict(owners[now])["S"]; s != name(m[1]) {
				r.t.Errorf("标记 %s 属于 %v", m[1], s)
			}
		case line == "EMC":
			open = false
		case strings.HasSuffix(line, " Tf"):
			font = name(strings.Fields(line)[0][1:])
		case regexp.MustCompile(` (f|s|S|Do Q)$|TJ$`).MatchString(line):
			if !open {
				r.t.Errorf("没有标记的内容：%.40s", line)
			}
			if !strings.HasSuffix(line, "TJ") || now < 0 {
				continue
			}
			for _, hex := range regexp.MustCompile(`<([0-9A-F]*)>`).FindAllStringSubmatch(line, -1) {
				for i := 0; i < len(hex[1]); i += 4 {
					c, _ := strconv.ParseUint(hex[1][i:i+4], 16, 16)
					r.content[self][now] += unicode[font][int(c)]
				}
			}
		}
	}
	if open || len(r.content[self]) != len(owners) {
		r.t.Errorf("页%d有%d处内容，父树中有%d处", self, len(r.content[self]), len(owners))
	}
	for _, a := range pageAnnots(page) {
		if owner, _ := back[r.dict(a)["StructParent"].(float64)].(ref); r.dict(owner)["S"] != name("Link") || r.dict(a)["Contents"] == nil {
			r.t.Errorf("链接 %v", r.dict(a))
		}
	}
}

func pageAnnots(page dict) array {
	list, _ := page["Annots"].(array)
	return list
}

func (r *tags) element(self ref, back map[float64]any) {
	e := r.dict(self)
	role := string(e["S"].(name))
	if len(role) == 2 && role[0] == 'H' {
		level := int(role[1] - '0')
		if level > r.level+1 {
			r.t.Errorf("标题从%d级跳到%d级", r.level, level)
		}
		r.level = level
	}
	if words, described := e["Alt"].(text); role == "Figure" && (described && len(words) <= 2 || r.dict(e["A"])["BBox"] == nil) {
		r.t.Errorf("图 %v", e)
	}
	if role == "Note" && e["ID"] == nil || role == "TH" && r.dict(e["A"])["Scope"] != name("Column") {
		r.t.Errorf("%v", e)
	}
	if role == "Table" {
		r.rectangular(e)
	}
	kids, _ := e["K"].(array)
	for _, k := range kids {
		page, _ := e["Pg"].(ref)
		switch k := k.(type) {
		case ref:
			if r.dict(k)["P"] != self {
				r.t.Errorf("%v 的上级不是 %d", r.dict(k), self)
			}
			r.element(k, back)
		case float64:
			r.piece(self, page, int(k), role, back)
		case dict:
			page := k["Pg"].(ref)
			if k["Type"] == name("MCR") {
				r.piece(self, page, int(k["MCID"].(float64)), role, back)
			} else if back[r.dict(k["Obj"])["StructParent"].(float64)] != self {
				r.t.Errorf("链接不属于 %d", self)
			}
		}
	}
}

// piece is one marked piece of an element.
func (r *tags) piece(self, page ref, mcid int, role string, back map[float64]any) {
	key := fmt.Sprint(page, mcid)
	owners := back[r.dict(page)["StructParents"].(float64)].(array)
	if r.used[key] || mcid >= len(owners) || owners[mcid] != self {
		r.t.Errorf("页%d的内容%d不只属于一个元素", page, mcid)
		return
	}
	r.used[key] = true
	if role != "Figure" {
		r.text.WriteString(r.content[page][mcid])
	}
}

// rectangular checks that the cells of a table, with what they reach over, fill it.
func (r *tags) rectangular(table dict) {
	rows := table["K"].(array)
	taken := make([]int, len(rows))
	for i, tr := range rows {
		cells, _ := r.dict(tr)["K"].(array)
		for _, c := range cells {
			span := func(key name) int {
				n, ok := r.dict(r.dict(c)["A"])[key].(float64)
				if !ok {
					return 1
				}
				return int(n)
			}
			for k := range span("RowSpan") {
				if i+k >= len(rows) {
					r.t.Errorf("第%d行的单元格伸出表外", i+1)
					return
				}
				taken[i+k] += span("ColSpan")
			}
		}
	}
	for i, n := range taken {
		if n != taken[0] {
			r.t.Errorf("第1行有%d列，第%d行有%d列", taken[0], i+1, n)
		}
	}
}

// What is read aloud is what the document says, in its order.
func TestReadingOrder(t *testing.T) {
	for _, c := range fidelity.Cases() {
		d := document(t, c)
		_, data := made(t, d)
		var want strings.Builder
		for i := range d.Sections {
			said(&want, d.Sections[i].Blocks)
		}
		if got := readAloud(t, parseFile(t, data)); packed(got) != packed(want.String()) {
			t.Errorf("%s：读出\n%.300s\n应为\n%.300s", c.Name, packed(got), packed(want.String()))
		}
	}
}

func packed(s string) string {
	return strings.Map(func(r rune) rune {
		if unicode.IsSpace(r) || unicode.Is(unicode.Cf, r) {
			return -1
		}
		return r
	}, s)
}

// said is the text of blocks, notes behind their paragraph.
func said(b *strings.Builder, blocks []docx.Block) {
	for _, block := range blocks {
		switch block := block.(type) {
		case *docx.Paragraph:
			if block.Label != nil {
				b.WriteString(block.Label.Text)
			}
			var notes []docx.Block
			for _, in := range block.Inlines {
				switch in := in.(type) {
				case docx.Text:
					b.WriteString(in.Text)
				case *docx.Note:
					b.WriteString(in.Mark)
					notes = append(notes, in.Blocks...)
				}
			}
			said(b, notes)
		case *docx.Table:
			for i := range block.Rows {
				for k := range block.Rows[i].Cells {
					if c := &block.Rows[i].Cells[k]; c.Merge != docx.MergeContinue {
						said(b, c.Blocks)
					}
				}
			}
		}
	}
}
