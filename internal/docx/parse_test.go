package docx

import (
	"bytes"
	"encoding/xml"
	"errors"
	"fmt"
	"io"
	"strings"
	"testing"

	"github.com/google/go-cmp/cmp"
	"pgregory.net/rapid"
)

func TestParseXMLRefuses(t *testing.T) {
	for _, c := range []struct{ name, in, want string }{
		{"empty", "", "XML 第1行：应有且只有一个根元素，现有0个"},
		{"two roots", "<a/><b/>", "XML 第1行：应有且只有一个根元素，现有2个"},
		{"text outside", "<a/>x", "XML 第1行：根元素之外有文字"},
		{"truncated", "<a>\n<b>x", "XML 第2行：<b> 没有结束标记，文件不完整"},
		{"crossing", "<a><b></a></b>", "XML 第1行：结束标记 </a> 没有对应的开始标记"},
		{"DTD", "<!DOCTYPE a [<!ENTITY x \"y\">]><a>&x;</a>", "XML 第1行：含 DTD 声明，拒绝读取"},
		{"entity", "<a>&nbsp;</a>", "XML 第1行：未知实体 &nbsp;"},
		{"bare ampersand", "<a>A&B</a>", "XML 第1行：“&”没有写成实体"},
		{"illegal reference", "<a>&#7;</a>", "XML 第1行：未知实体 &#7;"},
		{"illegal character", "<a>\n\x07</a>", "XML 第2行：含 XML 不允许的字符 U+0007"},
		{"noncharacter", "<a>\uFFFE</a>", "XML 第1行：含 XML 不允许的字符 U+FFFE"},
		{"not UTF-8", "<a>\xff</a>", "不是有效的 UTF-8 文本"},
		{"other encoding", `<?xml version="1.0" encoding="gb2312"?><a/>`, "XML 第1行：不是 UTF-8 的 XML 1.0 声明"},
		{"duplicate attribute", `<a b="1" b="2"/>`, "XML 第1行：<a> 的属性 b 重复，或者属性太多"},
		{"unquoted attribute", `<a b=1/>`, "XML 第1行：<a> 的属性 b 没有引号"},
		{"name", `<1a/>`, "XML 第1行：标记没有合法的名称"},
		{"two colons", `<a:b:c/>`, "XML 第1行：<a:b> 中有不合法的字符"},
		{"bracket in text", `<a>]]></a>`, "XML 第1行：文字中有“]]>”"},
		{"depth", strings.Repeat("<a>", 300) + strings.Repeat("</a>", 300), "XML 第1行：元素嵌套超过256层"},
	} {
		t.Run(c.name, func(t *testing.T) {
			_, err := ParseXML([]byte(c.in))
			if err == nil || !strings.HasPrefix(err.Error(), c.want) {
				t.Errorf("得 %v，应为 %s", err, c.want)
			}
		})
	}
}

// What Word writes comes out byte for byte, and so does what others write as
// long as it is canonical.
func TestBytesAreKept(t *testing.T) {
	for _, s := range []string{
		"<?xml version=\"1.0\" encoding=\"UTF-8\" standalone=\"yes\"?>\r\n<w:a x=\"1\" y=\"&lt;&amp;&quot;\"><w:b/>文字&lt;&amp;&gt;\"'<w:t xml:space=\"preserve\"> </w:t></w:a>",
		"<a><!-- 说明 --><?p i?>\n  <b></b></a>",
		"<a x=\"&#10;&#9;\">\t\n&#13;</a>",
	} {
		tree, err := ParseXML([]byte(s))
		if err != nil {
			t.Fatal(err)
		}
		want := strings.ReplaceAll(s, "<b></b>", "<b/>")
		if got := string(tree.Bytes()); got != want {
			t.Errorf("得 %q\n应 %q", got, want)
		}
	}
}

func TestParsedSlabsDoNotShare(t *testing.T) {
	tree, err := ParseXML([]byte(`<a><b x="1"/><c y="2"/><d><e/></d><f/></a>`))
	if err != nil {
		t.Fatal(err)
	}
	root := tree.Root()
	root.Child("b").SetAttr("z", "3")
	root.Child("d").Kids = append(root.Child("d").Kids, El("g", nil))
	if got, want := string(tree.Bytes()), `<a><b x="1" z="3"/><c y="2"/><d><e/><g/></d><f/></a>`; got != want {
		t.Errorf("得 %s\n应 %s", got, want)
	}
}

// node draws a random element.
func drawElement(t *rapid.T, depth int) *Node {
	name := rapid.StringMatching(`[a-z]{1,3}(:[a-zA-Z]{1,4})?`)
	text := rapid.StringOf(rapid.RuneFrom([]rune("甲<>&\"'\t\n\r 𠀀a]-")))
	n := &Node{Name: name.Draw(t, "name")}
	for _, a := range rapid.SliceOfNDistinct(name, 0, 3, rapid.ID[string]).Draw(t, "attrs") {
		n.Attrs = append(n.Attrs, Attr{a, text.Draw(t, "value")})
	}
	for range rapid.IntRange(0, 4-depth).Draw(t, "kids") {
		last := len(n.Kids) - 1
		s := text.Draw(t, "text")
		if s != "" && (last < 0 || n.Kids[last].Name != "") {
			n.Kids = append(n.Kids, Chars(s))
		} else {
			n.Kids = append(n.Kids, drawElement(t, depth+1))
		}
	}
	return n
}

func TestTreeRoundTrip(t *testing.T) {
	rapid.Check(t, func(t *rapid.T) {
		n := drawElement(t, 0)
		back, err := ParseXML(n.Bytes())
		if err != nil {
			t.Fatal(err)
		}
		if diff := cmp.Diff(n, back.Root(), cmp.Transformer("nil", func(k []*Node) []*Node { return append([]*Node{}, k...) }),
			cmp.Transformer("nilAttrs", func(a []Attr) []Attr { return append([]Attr{}, a...) })); diff != "" {
			t.Fatal(diff)
		}
	})
}

// FuzzParseXML holds ParseXML against encoding/xml: what we accept, it accepts,
// with the same names, attributes and text; and writing what was read gives
// something that reads the same.
func FuzzParseXML(f *testing.F) {
	for _, s := range []string{
		"<a/>", "<?xml version=\"1.0\" encoding=\"UTF-8\"?>\r\n<w:p xmlns:w='u'><w:r>&lt;甲&#x4e59;\r\n</w:r><!--c--><![CDATA[<]]></w:p>",
		"<a b=\"1\n2\" c='&quot;'>x</a>", "<a><?pi x?></a>", "\ufeff<a></a >", "<a>&#13;]]&gt;</a>",
	} {
		f.Add([]byte(s))
	}
	f.Fuzz(func(t *testing.T, data []byte) {
		tree, err := ParseXML(data)
		if err != nil {
			return
		}
		ours := tokens(tree)
		theirs, err := oracle(bytes.TrimPrefix(data, []byte("\ufeff")))
		if err != nil {
			t.Fatalf("我们接受，encoding/xml 拒绝：%v", err)
		}
		if diff := cmp.Diff(theirs, blankAttrs(tree)); diff != "" {
			t.Fatal(diff)
		}
		again, err := ParseXML(tree.Bytes())
		if err != nil {
			t.Fatalf("写出的读不回来：%v", err)
		}
		if diff := cmp.Diff(ours, tokens(again)); diff != "" {
			t.Fatal(diff)
		}
	})
}

// tokens flattens a tree; neighbouring texts are one.
func tokens(tree *Node) []string {
	var out []string
	var text string
	flush := func() {
		if text != "" {
			out = append(out, fmt.Sprintf("%q", text))
		}
		text = ""
	}
	var walk func(*Node)
	walk = func(n *Node) {
		switch n.Name {
		case "":
			text += n.Text
			return
		case "?", "!--":
			return
		}
		flush()
		s := "<" + n.Name
		for _, a := range n.Attrs {
			s += fmt.Sprintf(" %s=%q", a.Name, a.Value)
		}
		out = append(out, s)
		for _, k := range n.Kids {
			walk(k)
		}
		flush()
		out = append(out, "</"+n.Name)
	}
	walk(tree.Root())
	return out
}

// blankAttrs are the tokens with white space in attributes made blanks.
func blankAttrs(tree *Node) []string {
	tree = tree.Clone()
	tree.Walk(func(n *Node) bool {
		for i := range n.Attrs {
			n.Attrs[i].Value = blanks.Replace(n.Attrs[i].Value)
		}
		return true
	})
	return tokens(tree)
}

var blanks = strings.NewReplacer("\r\n", " ", "\t", " ", "\r", " ", "\n", " ")

// oracle gives the tokens of encoding/xml, which leaves white space in
// attributes to us. White space around the root is not compared.
func oracle(data []byte) ([]string, error) {
	d := xml.NewDecoder(bytes.NewReader(data))
	var out []string
	var text string
	depth := 0
	flush := func() {
		if text != "" {
			out = append(out, fmt.Sprintf("%q", text))
		}
		text = ""
	}
	for {
		tok, err := d.RawToken()
		if errors.Is(err, io.EOF) {
			return out, nil
		}
		if err != nil {
			return nil, err
		}
		switch x := tok.(type) {
		case xml.CharData:
			if depth > 0 {
				text += string(x)
			}
		case xml.StartElement:
			flush()
			depth++
			s := "<" + qualified(x.Name)
			for _, a := range x.Attr {
				s += fmt.Sprintf(" %s=%q", qualified(a.Name), blanks.Replace(a.Value))
			}
			out = append(out, s)
		case xml.EndElement:
			flush()
			depth--
			out = append(out, "</"+qualified(x.Name))
		}
	}
}

func qualified(n xml.Name) string {
	if n.Space == "" {
		return n.Local
	}
	return n.Space + ":" + n.Local
}

// bigPart is a document.xml of about 200 KB.
func bigPart() []byte {
	const p = `<w:p><w:pPr><w:pStyle w:val="Normal"/><w:ind w:firstLine="630"/></w:pPr><w:r><w:rPr><w:rFonts w:hint="eastAsia"/></w:rPr>` +
		`<w:t>一是修订“第一议题”制度，把集中学习列入党组会议的固定议程，每次安排不少于30分钟。</w:t></w:r></w:p>`
	return []byte(`<w:document xmlns:w="http://schemas.openxmlformats.org/wordprocessingml/2006/main"><w:body>` +
		strings.Repeat(p, 200<<10/len(p)) + `</w:body></w:document>`)
}

func BenchmarkParseAndBytes(b *testing.B) {
	data := bigPart()
	b.SetBytes(int64(len(data)))
	b.ReportAllocs()
	for b.Loop() {
		tree, err := ParseXML(data)
		if err != nil {
			b.Fatal(err)
		}
		tree.Bytes()
	}
}

func BenchmarkResolve(b *testing.B) {
	f := &File{Name: "例.docx"}
	f.SetPart(DocumentPart, bigPart())
	f.SetPart(StylesPart, []byte(`<w:styles`+testNamespaces+`><w:style w:type="paragraph" w:default="1" w:styleId="Normal"><w:name w:val="Normal"/></w:style></w:styles>`))
	b.ReportAllocs()
	for b.Loop() {
		Resolve(f)
	}
}
