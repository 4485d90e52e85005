package fill

import (
	"bytes"
	"image"
	"image/color"
	"image/png"
	"reflect"
	"strconv"
	"strings"
	"testing"
	"testing/fstest"

	"zhenggai/internal/docx"
	"zhenggai/internal/docx/recipe"
	"zhenggai/internal/source"
)

// seal is a picture of 96 by 48 pixels: 25.4 mm wide on a screen.
func seal(t testing.TB) []byte {
	m := image.NewRGBA(image.Rect(0, 0, 96, 48))
	for x := range 96 {
		m.Set(x, 24, color.RGBA{R: 200, A: 255})
	}
	var b bytes.Buffer
	if err := png.Encode(&b, m); err != nil {
		t.Fatal(err)
	}
	return b.Bytes()
}

func wordFile(t testing.TB, markup string) []byte {
	data, err := recipe.Build(markup, recipe.Options{})
	if err != nil {
		t.Fatal(err)
	}
	return data
}

func folder(t testing.TB) fstest.MapFS {
	return fstest.MapFS{
		"印章.png":    {Data: seal(t)},
		"图/章.png":   {Data: seal(t)},
		"坏.png":     {Data: []byte("not a picture")},
		"附件.docx":   {Data: wordFile(t, "# 附件\n{{单位.名称}}说明\n{{#名单}}\n{{姓名}}\n{{/}}\n[[table 1 1]]\n| 甲 | 乙")},
		"错误.docx":   {Data: wordFile(t, "一\n{{没有的字段}}")},
		"套用.docx":   {Data: wordFile(t, `{{插入("附件.docx")}}`)},
		"不是.docx":   {Data: []byte("PK")},
		"../外.docx": {Data: wordFile(t, "外面")},
	}
}

// fillWith fills a template that stands in the folder; the problems of checking
// end it.
func fillWith(t testing.TB, markup string) (*Result, source.Problems) {
	t.Helper()
	v := paper{Office: &office{Name: fact{source.Fact{Text: "甲局", From: cells("B1")}}}}
	list := table("名单", "姓名 | 图\n张一 | 印章.png\n王二 | 图/章.png\n李三 | ")
	tmpl, problems := Parse(fromMarkup(t, markup), folder(t))
	b, more := tmpl.Bind(SchemaOf(reflect.TypeOf(v), list), testFunctions)
	if problems = append(problems, more...); problems.Blocking() {
		return nil, problems
	}
	return b.Fill(v, []source.Table{list})
}

// extents are the widths and heights of the pictures of the body in millimetres.
func extents(r *Result) (out []int) {
	tree, _ := r.File.Tree(docx.DocumentPart)
	tree.Walk(func(n *docx.Node) bool {
		if n.Name == "wp:extent" {
			for _, a := range n.Attrs {
				emu, _ := strconv.Atoi(a.Value)
				out = append(out, emu/perMM)
			}
		}
		return true
	})
	return out
}

func TestPictures(t *testing.T) {
	r, problems := fillWith(t, "{{图片(\"印章.png\")}}和{{图片(“印章.png”, 40, “公章”)}}\n{{#名单}}{{图片(图, 20)?}}{{/}}")
	if len(problems) > 0 {
		t.Fatal(problems)
	}
	if got := extents(r); !reflect.DeepEqual(got, []int{25, 12, 40, 20, 20, 10, 20, 10}) {
		t.Errorf("sizes %v", got)
	}
	checkSound(t, r)
	body := string(r.File.Part(docx.DocumentPart))
	if !strings.Contains(body, `descr="公章"`) || !strings.Contains(body, `descr="印章"`) {
		t.Error("every picture has an alternative text")
	}
	media := 0
	for _, name := range r.File.Parts() {
		if strings.HasPrefix(name, "word/media/") {
			media++
		}
	}
	if media != 2 {
		t.Errorf("%d files for two pictures", media)
	}
	if d, problems := docx.Resolve(r.File); len(problems) > 0 || d == nil {
		t.Errorf("layout cannot read it: %v", problems)
	}
}

func TestPictureProblems(t *testing.T) {
	for markup, want := range map[string]string{
		`{{图片("没有.png")}}`:                          `“{{图片("没有.png")}}”：模板所在的文件夹里没有文件“没有.png”`,
		`{{图片("../外.png")}}`:                        `不在模板所在的文件夹里`,
		`{{图片("/etc/x.png")}}`:                      `不在模板所在的文件夹里`,
		`{{图片("坏.png")}}`:                           `不是 PNG 或 JPEG 图片`,
		`{{图片("印章.png", 400)}}`:                     `图片的宽度应在1至156毫米之间`,
		`{{图片("印章.png", 0)}}`:                       `图片的宽度应在1至156毫米之间`,
		`{{?图片("印章.png")}}{{/}}`:                    `是图片，不能作为条件`,
		`{{#名单}}{{图片(姓名)}}{{/}}`:                    `没有文件“张一”`,
		"[[table 1]]\n| {{图片(\"印章.png\") + \"a\"}}": `T112`,
	} {
		_, problems := fillWith(t, markup)
		if !problems.Blocking() || !strings.Contains(problems[0].String(), want) {
			t.Errorf("%s: %v, want %s", markup, problems, want)
		}
	}
}

func TestIncludedFile(t *testing.T) {
	r, problems := fillWith(t, "前\n{{插入（“附件.docx”）}}\n后")
	if len(problems) > 0 {
		t.Fatal(problems)
	}
	if got, want := docx.PlainText(r.File), "前\n附件\n甲局说明\n张一\n王二\n李三\n甲\t乙\n"; !strings.HasPrefix(got, want) {
		t.Errorf("got %q", got)
	}
	checkSound(t, r)
}

// Places are those of the file that a person opens.
func TestIncludedProblems(t *testing.T) {
	for markup, want := range map[string]string{
		"甲\n{{插入(\"错误.docx\")}}":                "T101 [错误.docx 正文第2段“{{没有的字段}}”]",
		"{{插入(\"附件.docx\")}}\n乙\n{{没有}}":        "T101 [模板.docx 正文第3段“{{没有}}”]",
		"{{插入(\"套用.docx\")}}":                   "T114 [套用.docx 正文第1段",
		"甲{{插入(\"附件.docx\")}}":                  "“插入”要单独占一段",
		"{{插入(\"没有.docx\")}}":                   "T120 [模板.docx 正文第1段",
		"{{插入(\"../外.docx\")}}":                 "不在模板所在的文件夹里",
		"{{插入(\"不是.docx\")}}":                   "T120",
		"[[table 1]]\n| {{插入(\"附件.docx\")}}\n后": "只能插在正文里",
	} {
		_, problems := fillWith(t, markup)
		found := false
		for _, p := range problems {
			found = found || strings.Contains(p.String(), want)
		}
		if !found {
			t.Errorf("%s: %v, want %s", markup, problems, want)
		}
	}
}

// A style, a numbering and a picture that only the included file has come along.
func TestIncludedParts(t *testing.T) {
	f := fromMarkup(t, "前\n后")
	sub := fromMarkup(t, "一\n二")
	style, _ := sub.Tree(docx.StylesPart)
	for _, s := range style.Root().Kids {
		if s.Attr("w:styleId") == "Title" {
			s.Child("w:name").SetAttr("w:val", "自用样式")
		}
	}
	sub.SetPart(docx.NumberingPart, []byte(`<w:numbering `+namespaces+`><w:abstractNum w:abstractNumId="0"/><w:num w:numId="1"><w:abstractNumId w:val="0"/></w:num></w:numbering>`))
	if err := sub.AddPart("word/media/a.png", "image/png", seal(t)); err != nil {
		t.Fatal(err)
	}
	id, _ := sub.Relate(docx.DocumentPart, "image", "word/media/a.png", false)
	body, _ := sub.Tree(docx.DocumentPart)
	body.Root().Child("w:body").Kids[0].Kids = []*docx.Node{
		docx.El("w:pPr", nil, docx.El("w:pStyle", []string{"w:val", "Title"}), docx.El("w:numPr", nil, docx.El("w:numId", []string{"w:val", "1"}))),
		docx.El("w:r", nil, (&picture{file: "a.png", width: perMM, height: perMM}).node(id, "1")),
	}
	for range 2 { // twice: nothing clashes
		blocks, err := f.Include(sub)
		if err != nil {
			t.Fatal(err)
		}
		tree, _ := f.Tree(docx.DocumentPart)
		into := tree.Root().Child("w:body")
		into.Kids = append(blocks, into.Kids...)
	}
	if styles := string(f.Part(docx.StylesPart)); strings.Count(styles, "自用样式") != 1 || !strings.Contains(styles, `w:styleId="Title_1"`) {
		t.Error("a style of another name comes along once, under an id of its own")
	}
	text := string(f.Part(docx.DocumentPart))
	for _, want := range []string{`<w:pStyle w:val="Title_1"/>`, `<w:numId w:val="1"/>`, `<w:numId w:val="2"/>`} {
		if !strings.Contains(text, want) {
			t.Errorf("no %s in %s", want, text)
		}
	}
	openInOffice(t, map[string]*docx.File{"插入": f})
}

// LibreOffice opens a marked copy and filled documents of odd shapes.
func TestOfficeOpens(t *testing.T) {
	if testing.Short() {
		t.Skip("-short")
	}
	f, problems := marked(t)
	copied, err := Annotate(f, problems)
	if err != nil {
		t.Fatal(err)
	}
	list := longTable(40)
	v := announcementView()
	r, _ := bind(t, notice+"\n"+longMarkup, v, list).Fill(v, []source.Table{list})
	odd, problems := fillWith(t, "{{插入(\"附件.docx\")}}\n{{图片(\"印章.png\", 30)}}\n[[table 1 1 1 1]]\n| 甲 | {{#名单}} | {{姓名}} | {{/}}")
	if len(problems) > 0 {
		t.Fatal(problems)
	}
	openInOffice(t, map[string]*docx.File{"标注": copied, "成稿": r.File, "各样": odd.File})
}

// A template with a chart depends on the fonts of the chart, which it does not name.
func TestChartFonts(t *testing.T) {
	list := table("名单", "姓名 | 岁:i\n张一 | 30")
	for markup, want := range map[string]string{
		`{{图表("条形图", 取(名单, .姓名), 取(名单, .岁))}}`:                    "Times New Roman 仿宋_GB2312",
		`{{?个数(名单) > 3}}{{图表("饼图", 取(名单, .姓名), 取(名单, .岁))}}{{/}}`: "Times New Roman 仿宋_GB2312",
		`{{个数(名单)}}`: "",
	} {
		tmpl, problems := Parse(fromMarkup(t, markup))
		b, more := tmpl.Bind(SchemaOf(reflect.TypeFor[paper](), list), testFunctions)
		if problems = append(problems, more...); len(problems) > 0 {
			t.Fatal(problems)
		}
		if got := strings.Join(b.Fonts(), " "); got != want {
			t.Errorf("%s: %q", markup, got)
		}
	}
}

// A figure that the data do not hold is listed with the cell; the chart has a gap.
func TestChartBlanks(t *testing.T) {
	list := table("名单", "姓名 | 岁:i\n张一 | 30\n王二 | ")
	v := paper{}
	tmpl, _ := Parse(fromMarkup(t, "{{图表(\"折线图\", 取(名单, .姓名), 系列(\"岁数\", 取(名单, .岁)))}}\n{{图表(\"折线图\", 取(名单, .姓名), 取(名单, .岁))?}}\n{{图表(\"饼图\", 取(筛选(名单, .岁 > 99), .姓名), 取(筛选(名单, .岁 > 99), .岁))}}"))
	b, problems := tmpl.Bind(SchemaOf(reflect.TypeOf(v), list), testFunctions)
	if len(problems) > 0 {
		t.Fatal(problems)
	}
	r, problems := b.Fill(v, []source.Table{list})
	if len(problems) > 0 {
		t.Fatal(problems)
	}
	var missing []string
	for _, m := range r.Missing {
		missing = append(missing, m.Name)
	}
	if got := strings.Join(missing, "；"); got != "岁数（王二）；图表" {
		t.Errorf("missing: %s", got)
	}
	text := docx.PlainText(r.File)
	if !strings.Contains(text, "\t岁数\n张一\t30\n王二\t\n") || !strings.Contains(text, "【待补充：图表】") {
		t.Errorf("%q", text)
	}
	checkSound(t, r)
}

// A chart of an included file comes along, without its workbook.
func TestIncludeChart(t *testing.T) {
	data := wordFile(t, "图在下面。\n图")
	sub, err := docx.Open("附图.docx", data)
	if err != nil {
		t.Fatal(err)
	}
	c, err := newChart("条形图", []any{"甲", "乙"}, []any{3, 4})
	if err != nil {
		t.Fatal(err)
	}
	id, err := sub.AddChart(docx.DocumentPart, &c.Chart)
	if err != nil {
		t.Fatal(err)
	}
	tree, err := sub.Tree(docx.DocumentPart)
	if err != nil {
		t.Fatal(err)
	}
	tree.Walk(func(n *docx.Node) bool {
		if n.Name == "w:r" && docx.ParagraphText(&docx.Node{Kids: []*docx.Node{n}}) == "图" {
			n.Kids = []*docx.Node{c.Drawing(id, "1", "图表")}
		}
		return true
	})
	if data, err = sub.Bytes(); err != nil {
		t.Fatal(err)
	}
	tmpl, problems := Parse(fromMarkup(t, "前。\n{{插入(\"附图.docx\")}}\n{{图表(\"饼图\", [\"丙\"], [5])}}"), fstest.MapFS{"附图.docx": {Data: data}})
	b, more := tmpl.Bind(SchemaOf(reflect.TypeFor[paper]()), testFunctions)
	if problems = append(problems, more...); len(problems) > 0 {
		t.Fatal(problems)
	}
	r, problems := b.Fill(paper{}, nil)
	if len(problems) > 0 {
		t.Fatal(problems)
	}
	checkSound(t, r)
	text, _, _ := strings.Cut(docx.PlainText(r.File), "\f")
	if want := "前。\n图在下面。\n甲\t3\n乙\t4\n丙\t5\n"; text != want {
		t.Errorf("%q, want %q", text, want)
	}
	if _, problems := docx.Resolve(r.File); len(problems) > 0 {
		t.Error(problems)
	}
}
