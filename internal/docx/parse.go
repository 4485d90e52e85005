package docx

import (
	"bytes"
	"fmt"
	"regexp"
	"strings"
	"unicode/utf8"
)

// maxDepth bounds the nesting of a part; Word itself stays below 100.
const maxDepth = 256

// maxAttr bounds the length of an attribute's value, maxAttrs their number in
// one element.
const (
	maxAttr  = 64 << 10
	maxAttrs = 1000
)

// ParseXML reads one XML part. It refuses a DTD, unbalanced tags, unknown
// entities, characters outside XML 1.0, element names other than ASCII and
// common hanzi, and nesting deeper than 256. The result is a nameless root
// whose Kids are the prolog and the root element.
func ParseXML(data []byte) (*Node, error) {
	data = bytes.TrimPrefix(data, []byte("\xef\xbb\xbf"))
	if !utf8.Valid(data) {
		return nil, fmt.Errorf("不是有效的 UTF-8 文本")
	}
	p := &xmlParser{s: string(data)}
	root := &Node{Name: "#root"}
	err := p.legal()
	if err == nil {
		err = p.content(root, 0)
	}
	if err == nil {
		err = p.oneRoot(root)
	}
	if err != nil {
		return nil, fmt.Errorf("XML 第%d行：%w", 1+strings.Count(p.s[:p.i], "\n"), err)
	}
	return root, nil
}

// xmlParser reads a part in one pass. Names and texts are slices of the part
// itself; nodes, children and attributes come from slabs, whose slices end
// where they are full, so that appending to one copies it.
type xmlParser struct {
	s     string
	i     int
	nodes []Node
	attrs []Attr
	kids  []*Node
	open  []*Node // children of the elements not yet closed
}

// legal looks for characters that XML does not allow, once for the whole part.
func (p *xmlParser) legal() error {
	for i := 0; i < len(p.s); i++ {
		if c := p.s[i]; c >= 0x20 && c != 0xEF { // U+FFFE and U+FFFF begin with EF
			continue
		}
		if r, _ := utf8.DecodeRuneInString(p.s[i:]); !Legal(r) {
			p.i = i
			return fmt.Errorf("含 XML 不允许的字符 U+%04X", r)
		}
	}
	return nil
}

func (p *xmlParser) oneRoot(root *Node) error {
	elements := 0
	for _, k := range root.Kids {
		switch {
		case k.Name == "" && strings.Trim(k.Text, " \t\r\n") != "":
			return fmt.Errorf("根元素之外有文字")
		case k.isElement():
			elements++
		}
	}
	if elements != 1 {
		return fmt.Errorf("应有且只有一个根元素，现有%d个", elements)
	}
	return nil
}

const slab = 512

func (p *xmlParser) node(name, text string) *Node {
	if len(p.nodes) == 0 {
		p.nodes = make([]Node, slab)
	}
	n := &p.nodes[0]
	p.nodes = p.nodes[1:]
	n.Name, n.Text = name, text
	return n
}

// adopt gives a parent the open children from one on.
func (p *xmlParser) adopt(parent *Node, from int) {
	n := len(p.open) - from
	if n == 0 {
		return
	}
	if len(p.kids) < n {
		p.kids = make([]*Node, max(n, slab))
	}
	parent.Kids = p.kids[:n:n]
	p.kids = p.kids[n:]
	copy(parent.Kids, p.open[from:])
	p.open = p.open[:from]
}

// content reads the children of parent up to its end tag, which it consumes.
func (p *xmlParser) content(parent *Node, depth int) error {
	if depth > maxDepth {
		return fmt.Errorf("元素嵌套超过%d层", maxDepth)
	}
	from := len(p.open)
	for p.i < len(p.s) {
		var err error
		switch {
		case p.s[p.i] != '<':
			err = p.chars(depth)
		case strings.HasPrefix(p.s[p.i:], "</"):
			p.adopt(parent, from)
			return p.endTag(parent, depth)
		default:
			err = p.markup(depth)
		}
		if err != nil {
			return err
		}
	}
	p.adopt(parent, from)
	if depth > 0 {
		return fmt.Errorf("<%s> 没有结束标记，文件不完整", parent.Name)
	}
	return nil
}

// chars reads text up to the next tag. Line ends become line feeds, except
// around the root element, where white space is kept as it stands.
func (p *xmlParser) chars(depth int) error {
	end := strings.IndexByte(p.s[p.i:], '<')
	if end < 0 {
		end = len(p.s) - p.i
	}
	raw := p.s[p.i : p.i+end]
	if strings.Contains(raw, "]]>") {
		return fmt.Errorf("文字中有“]]>”")
	}
	if depth > 0 {
		raw = lineEnds(raw)
	}
	text, err := unescape(raw)
	p.open = append(p.open, p.node("", text))
	p.i += end
	return err
}

func lineEnds(s string) string {
	if strings.IndexByte(s, '\r') < 0 {
		return s
	}
	return strings.ReplaceAll(strings.ReplaceAll(s, "\r\n", "\n"), "\r", "\n")
}

func (p *xmlParser) endTag(parent *Node, depth int) error {
	rest := p.s[p.i+2:]
	end := strings.IndexByte(rest, '>')
	if end < 0 {
		return fmt.Errorf("结束标记不完整")
	}
	if name := strings.TrimRight(rest[:end], " \t\r\n"); depth == 0 || name != parent.Name {
		return fmt.Errorf("结束标记 </%s> 没有对应的开始标记", name)
	}
	p.i += 2 + end + 1
	return nil
}

// markup reads what begins with < and is not an end tag.
func (p *xmlParser) markup(depth int) error {
	rest := p.s[p.i:]
	switch {
	case strings.HasPrefix(rest, "<!--"):
		text, err := p.until("<!--", "-->")
		if strings.Contains(text, "--") || strings.HasSuffix(text, "-") {
			return fmt.Errorf("注释中有“--”")
		}
		p.open = append(p.open, p.node("!--", text))
		return err
	case strings.HasPrefix(rest, "<![CDATA["):
		if depth == 0 {
			return fmt.Errorf("根元素之外有文字")
		}
		text, err := p.until("<![CDATA[", "]]>")
		p.open = append(p.open, p.node("", lineEnds(text)))
		return err
	case strings.HasPrefix(rest, "<?"):
		return p.instruction()
	case strings.HasPrefix(rest, "<!"):
		return fmt.Errorf("含 DTD 声明，拒绝读取")
	}
	return p.element(depth)
}

// instruction reads a processing instruction; the XML declaration must be the
// first thing of the part and say UTF-8 or nothing.
func (p *xmlParser) instruction() error {
	at := p.i
	text, err := p.until("<?", "?>")
	if err != nil {
		return err
	}
	target := text[:nameLength(text)]
	if target == "" || strings.EqualFold(target, "xml") && (at != 0 || !xmlDeclaration.MatchString(text)) {
		return fmt.Errorf("不是 UTF-8 的 XML 1.0 声明")
	}
	p.open = append(p.open, p.node("?", text))
	return nil
}

// xmlDeclaration is an XML declaration that may stand before UTF-8 text.
var xmlDeclaration = regexp.MustCompile(`^xml\s+version\s*=\s*["']1\.0["'](\s+encoding\s*=\s*["'](?i:utf-8)["'])?` +
	`(\s+standalone\s*=\s*["'](yes|no)["'])?\s*$`)

func (p *xmlParser) until(open, closing string) (string, error) {
	rest := p.s[p.i+len(open):]
	end := strings.Index(rest, closing)
	if end < 0 {
		return "", fmt.Errorf("%s 没有结束", open)
	}
	p.i += len(open) + end + len(closing)
	return rest[:end], nil
}
