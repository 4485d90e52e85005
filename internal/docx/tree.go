// Package docx reads and writes Word files. A File keeps every part it does
// not understand byte for byte; a Document is the part of it that layout can
// set. It has never heard of inspections or ledgers.
package docx

import (
	"bytes"
	"fmt"
	"slices"
	"strconv"
	"strings"
	"unicode/utf8"
)

// Node is one node of an XML part. Name is the qualified name as written
// ("w:p"); a text node has Name "", a comment "!--", a processing instruction
// "?". Text holds the decoded characters of those three.
type Node struct {
	Name  string
	Attrs []Attr
	Kids  []*Node
	Text  string
}

// Attr is one attribute, its value decoded.
type Attr struct{ Name, Value string }

// El makes an element from its name, attribute pairs and children.
func El(name string, attrs []string, kids ...*Node) *Node {
	n := &Node{Name: name, Kids: kids}
	for i := 0; i+1 < len(attrs); i += 2 {
		n.Attrs = append(n.Attrs, Attr{attrs[i], attrs[i+1]})
	}
	return n
}

// Chars makes a text node.
func Chars(s string) *Node { return &Node{Text: s} }

// Attr returns the value of an attribute, "" when it is absent.
func (n *Node) Attr(name string) string {
	v, _ := n.Lookup(name)
	return v
}

// Lookup returns the value of an attribute and whether it is there.
func (n *Node) Lookup(name string) (string, bool) {
	for _, a := range n.Attrs {
		if a.Name == name {
			return a.Value, true
		}
	}
	return "", false
}

// SetAttr sets or adds an attribute.
func (n *Node) SetAttr(name, value string) {
	for i := range n.Attrs {
		if n.Attrs[i].Name == name {
			n.Attrs[i].Value = value
			return
		}
	}
	n.Attrs = append(n.Attrs, Attr{name, value})
}

// Child returns the first child element of that name, or nil; a nil Node has
// no children, so calls chain.
func (n *Node) Child(name string) *Node {
	if n == nil {
		return nil
	}
	for _, k := range n.Kids {
		if k.Name == name {
			return k
		}
	}
	return nil
}

// Walk visits n and everything below it in document order; a false answer
// leaves out what is below the node just visited.
func (n *Node) Walk(visit func(*Node) bool) {
	if !visit(n) {
		return
	}
	for _, k := range n.Kids {
		k.Walk(visit)
	}
}

// Clone copies a node and everything below it.
func (n *Node) Clone() *Node {
	c := &Node{Name: n.Name, Text: n.Text, Attrs: slices.Clone(n.Attrs)}
	if len(n.Kids) > 0 {
		c.Kids = make([]*Node, len(n.Kids))
		for i, k := range n.Kids {
			c.Kids[i] = k.Clone()
		}
	}
	return c
}

// maxDepth bounds the nesting of a part; Word itself stays below 100.
const maxDepth = 256

// ParseXML reads one XML part. It refuses a DTD, unbalanced tags, unknown
// entities, characters outside XML 1.0 and nesting deeper than 256. The result
// is a nameless root whose Kids are the prolog and the root element.
func ParseXML(data []byte) (*Node, error) {
	data = bytes.TrimPrefix(data, []byte("\xef\xbb\xbf"))
	if !utf8.Valid(data) {
		return nil, fmt.Errorf("不是有效的 UTF-8 文本")
	}
	p := &xmlParser{s: string(data)}
	root := &Node{Name: "#root"}
	if err := p.content(root, 0); err != nil {
		return nil, fmt.Errorf("XML 第%d行：%w", 1+strings.Count(p.s[:p.i], "\n"), err)
	}
	elements := 0
	for _, k := range root.Kids {
		switch {
		case k.Name == "" && strings.TrimSpace(k.Text) != "":
			return nil, fmt.Errorf("根元素之外有文字")
		case k.Name != "" && k.Name != "?" && k.Name != "!--":
			elements++
		}
	}
	if elements != 1 {
		return nil, fmt.Errorf("应有且只有一个根元素，现有%d个", elements)
	}
	return root, nil
}

// Root returns the element of a parsed part.
func (n *Node) Root() *Node {
	for _, k := range n.Kids {
		if k.Name != "" && k.Name != "?" && k.Name != "!--" {
			return k
		}
	}
	return nil
}

type xmlParser struct {
	s string
	i int
}

// content reads the children of parent up to its end tag, which it consumes.
func (p *xmlParser) content(parent *Node, depth int) error {
	if depth > maxDepth {
		return fmt.Errorf("元素嵌套超过%d层", maxDepth)
	}
	for p.i < len(p.s) {
		if p.s[p.i] != '<' {
			end := strings.IndexByte(p.s[p.i:], '<')
			if end < 0 {
				end = len(p.s) - p.i
			}
			text, err := unescape(p.s[p.i : p.i+end])
			if err != nil {
				return err
			}
			parent.Kids = append(parent.Kids, Chars(text))
			p.i += end
			continue
		}
		rest := p.s[p.i:]
		switch {
		case strings.HasPrefix(rest, "</"):
			end := strings.IndexByte(rest, '>')
			if end < 0 {
				return fmt.Errorf("结束标记不完整")
			}
			if name := strings.TrimRight(rest[2:end], " \t\r\n"); depth == 0 || name != parent.Name {
				return fmt.Errorf("结束标记 </%s> 没有对应的开始标记", name)
			}
			p.i += end + 1
			return nil
		case strings.HasPrefix(rest, "<!--"):
			text, err := p.until("<!--", "-->")
			if err != nil {
				return err
			}
			parent.Kids = append(parent.Kids, &Node{Name: "!--", Text: text})
		case strings.HasPrefix(rest, "<![CDATA["):
			text, err := p.until("<![CDATA[", "]]>")
			if err != nil {
				return err
			}
			parent.Kids = append(parent.Kids, Chars(text))
		case strings.HasPrefix(rest, "<?"):
			text, err := p.until("<?", "?>")
			if err != nil {
				return err
			}
			parent.Kids = append(parent.Kids, &Node{Name: "?", Text: text})
		case strings.HasPrefix(rest, "<!"):
			return fmt.Errorf("含 DTD 声明，拒绝读取")
		default:
			if err := p.element(parent, depth); err != nil {
				return err
			}
		}
	}
	if depth > 0 {
		return fmt.Errorf("<%s> 没有结束标记，文件不完整", parent.Name)
	}
	return nil
}

func (p *xmlParser) until(open, closing string) (string, error) {
	rest := p.s[p.i+len(open):]
	end := strings.Index(rest, closing)
	if end < 0 {
		return "", fmt.Errorf("%s 没有结束", open)
	}
	p.i += len(open) + end + len(closing)
	return rest[:end], checkChars(rest[:end])
}

// element reads a start tag with its attributes and, unless it is empty, its
// content.
func (p *xmlParser) element(parent *Node, depth int) error {
	p.i++
	name := p.name()
	if name == "" {
		return fmt.Errorf("标记没有名称")
	}
	n := &Node{Name: name}
	parent.Kids = append(parent.Kids, n)
	for {
		spaced := p.space()
		switch {
		case p.i >= len(p.s):
			return fmt.Errorf("<%s> 不完整", name)
		case p.s[p.i] == '>':
			p.i++
			return p.content(n, depth+1)
		case strings.HasPrefix(p.s[p.i:], "/>"):
			p.i += 2
			return nil
		case !spaced:
			return fmt.Errorf("<%s> 中有不合法的字符", name)
		}
		if err := p.attr(n); err != nil {
			return err
		}
	}
}

func (p *xmlParser) attr(n *Node) error {
	name := p.name()
	p.space()
	if name == "" || p.i >= len(p.s) || p.s[p.i] != '=' {
		return fmt.Errorf("<%s> 的属性不合法", n.Name)
	}
	p.i++
	p.space()
	if p.i >= len(p.s) || (p.s[p.i] != '"' && p.s[p.i] != '\'') {
		return fmt.Errorf("<%s> 的属性 %s 没有引号", n.Name, name)
	}
	quote := p.s[p.i]
	p.i++
	end := strings.IndexByte(p.s[p.i:], quote)
	if end < 0 || strings.IndexByte(p.s[p.i:p.i+end], '<') >= 0 {
		return fmt.Errorf("<%s> 的属性 %s 不完整", n.Name, name)
	}
	value, err := unescape(p.s[p.i : p.i+end])
	if err != nil {
		return err
	}
	if _, dup := n.Lookup(name); dup {
		return fmt.Errorf("<%s> 的属性 %s 重复", n.Name, name)
	}
	n.Attrs = append(n.Attrs, Attr{name, value})
	p.i += end + 1
	return nil
}

func (p *xmlParser) space() bool {
	from := p.i
	for p.i < len(p.s) && strings.IndexByte(" \t\r\n", p.s[p.i]) >= 0 {
		p.i++
	}
	return p.i > from
}

func (p *xmlParser) name() string {
	from := p.i
	for p.i < len(p.s) && strings.IndexByte(" \t\r\n=/><\"'&", p.s[p.i]) < 0 {
		p.i++
	}
	return p.s[from:p.i]
}

func checkChars(s string) error {
	for _, r := range s {
		if !Legal(r) {
			return fmt.Errorf("含 XML 不允许的字符 U+%04X", r)
		}
	}
	return nil
}

// Legal reports whether XML 1.0 allows the character (production 2).
func Legal(r rune) bool {
	return r >= 0x20 && r <= 0xD7FF || r == '\t' || r == '\n' || r == '\r' ||
		r >= 0xE000 && r <= 0xFFFD || r >= 0x10000 && r <= 0x10FFFF
}

var entities = map[string]string{"lt": "<", "gt": ">", "amp": "&", "quot": `"`, "apos": "'"}

func unescape(s string) (string, error) {
	if err := checkChars(s); err != nil {
		return "", err
	}
	if strings.IndexByte(s, '&') < 0 {
		return s, nil
	}
	var b strings.Builder
	for {
		amp := strings.IndexByte(s, '&')
		if amp < 0 {
			b.WriteString(s)
			return b.String(), nil
		}
		b.WriteString(s[:amp])
		end := strings.IndexByte(s[amp:], ';')
		if end < 0 {
			return "", fmt.Errorf("“&”没有写成实体")
		}
		text, err := entity(s[amp+1 : amp+end])
		if err != nil {
			return "", err
		}
		b.WriteString(text)
		s = s[amp+end+1:]
	}
}

func entity(name string) (string, error) {
	if text, ok := entities[name]; ok {
		return text, nil
	}
	digits, base := strings.TrimPrefix(name, "#"), 10
	if strings.HasPrefix(digits, "x") {
		digits, base = digits[1:], 16
	}
	code, err := strconv.ParseUint(digits, base, 21)
	if err != nil || !strings.HasPrefix(name, "#") || !Legal(rune(code)) {
		return "", fmt.Errorf("未知实体 &%s;", name)
	}
	return string(rune(code)), nil
}
